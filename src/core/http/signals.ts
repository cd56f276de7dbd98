import { setMaxListeners } from 'node:events';

/** As many requests as there are may listen to one signal, and each leaves it: Node would take them for a leak. */
const mayHaveMany = (signal: AbortSignal) => setMaxListeners(0, signal);

/** One signal for several, and a way to let go of them: `AbortSignal.any` holds on to long-lived ones. */
export function joinSignals(...signals: readonly AbortSignal[]): { readonly signal: AbortSignal; release(): void } {
  const joined = new AbortController();
  const abort = () => joined.abort();
  for (const signal of signals) {
    mayHaveMany(signal);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  }
  return {
    signal: joined.signal,
    release: () => {
      for (const signal of signals) signal.removeEventListener('abort', abort);
    },
  };
}

/** The promise, or `reason()` as soon as the signal aborts: for work that several callers share and one may leave. */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal, reason: () => Error): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => {}); // Whoever waits for it hears of its failure; here nobody does.
    throw reason();
  }
  let onAbort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    onAbort = () => reject(reason());
    mayHaveMany(signal);
    signal.addEventListener('abort', onAbort, { once: true });
  });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
