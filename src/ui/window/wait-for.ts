/** Waiting for what VS Code is about to do. */
import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something is due, as long as it may take, or until whoever waits is closing; no timer is left behind. */
export async function waitFor(due: Promise<unknown>, longest: number, closing: AbortSignal): Promise<void> {
  const over = new AbortController();
  const signal = AbortSignal.any([over.signal, closing]);
  await Promise.race([due, sleep(longest, undefined, { signal }).catch(() => {})]);
  over.abort();
}
