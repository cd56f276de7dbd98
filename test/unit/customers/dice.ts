/** Whole numbers from 0 to below `sides`, the same ones for the same seed (mulberry32). */
export function dice(seed: number): (sides: number) => number {
  let state = seed | 0;
  return sides => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}
