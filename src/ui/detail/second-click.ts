/** Milliseconds in which two clicks are one double click. */
const window = 500;

/** Says whether a row is clicked for the second time, of two clicks in a row. */
export function secondClick(): (row: unknown, now: number) => boolean {
  let last: { readonly row: unknown; readonly at: number } | undefined;
  return (row, now) => {
    const isSecond = last !== undefined && last.row === row && now - last.at <= window;
    last = isSecond ? undefined : { row, at: now };
    return isSecond;
  };
}
