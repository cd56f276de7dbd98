/** When to ask again: policy as data and one pure decision. The loop is cockatiel's. */

export interface Failure {
  /** undefined: there was no answer. */
  readonly status: number | undefined;
  /** The network failed in a way that may be gone a moment later. */
  readonly passing: boolean;
  /** Milliseconds the provider asks to wait. */
  readonly asked: number | undefined;
}

export const retryPolicy = {
  /** Attempts after the first. */
  retries: 2,
  /** Milliseconds a person is made to wait; a longer wait is told at once. */
  patience: 5_000,
  /** The same for a scan or an export, which say so while they wait. */
  longPatience: 300_000,
  /** First step of the exponential wait, in milliseconds. */
  base: 400,
} as const;

/** Whether a failure is worth another attempt: 408, 429, 5xx and what passes on a network; never 401, 403 or other 4xx. */
export const isRetryable = ({ status, passing }: Failure): boolean =>
  status === undefined ? passing : status === 408 || status === 429 || status >= 500;

/**
 * Milliseconds before attempt `attempt` (the first retry is 1): as long as the provider asks, else exponential with full
 * jitter, so that many windows do not ask again in step. `random` is in 0..1.
 */
export const waitBefore = (attempt: number, failure: Failure, random: number): number =>
  failure.asked ?? Math.round(retryPolicy.base * 2 ** (attempt - 1) * (0.5 + random / 2));

/**
 * Milliseconds until the provider wants to be asked again. `Retry-After` is seconds or an HTTP date; without it a rate
 * limit's reset counts when nothing remains, in Unix seconds or in seconds from now.
 * `now` is milliseconds since 1970; a date is read against the answer's own `Date`, since our clock may be wrong.
 */
export function askedToWait(headers: ReadonlyMap<string, string>, status: number, now: number): number | undefined {
  const after = headers.get('retry-after')?.trim();
  if (after && /^\d{1,9}$/.test(after)) return Number(after) * 1000;
  const theirs = Date.parse(headers.get('date') ?? '');
  const clock = Number.isNaN(theirs) ? now : theirs;
  const date = after ? Date.parse(after) : Number.NaN;
  if (!Number.isNaN(date)) return Math.max(0, date - clock);
  const reset = headers.get('x-ratelimit-reset');
  if (status !== 429 || !reset || !/^\d{1,12}$/.test(reset)) return undefined;
  const seconds = Number(reset);
  return seconds > 1e9 ? Math.max(0, seconds * 1000 - clock) : seconds * 1000;
}
