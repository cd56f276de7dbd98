/** Work that waits a moment, and is done once for all who asked for it meanwhile. */
export function later(milliseconds: number, work: () => void): () => void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(waiting);
    waiting = setTimeout(work, milliseconds);
  };
}
