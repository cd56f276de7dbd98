/** Runs what it is given one after another: each begins when the one before it is over, however that ended. */
export function oneByOne(): <T>(run: () => Promise<T>) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return run => {
    const running = before.then(run);
    before = running.catch(() => {});
    return running;
  };
}
