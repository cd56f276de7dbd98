/** When to ask again: policy as data and one pure decision. */

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
  /** Its last step. */
  most: 60_000,
  /** No provider keeps a connection quiet for longer, whatever it asks: a slip of its clock must not be for ever. */
  longest: 86_400_000,
} as const;

/** Whether a failure is worth another attempt: 408, 429, 5xx and what passes on a network; never 401, 403 or other 4xx. */
export const isRetryable = ({ status, passing }: Failure): boolean =>
  status === undefined ? passing : status === 408 || status === 429 || status >= 500;

/**
 * Milliseconds before attempt `attempt` (the first retry is 1): as long as the provider asks, else exponential with
 * jitter, so that many windows do not ask again in step. `random` is in 0..1.
 */
export const waitBefore = (attempt: number, failure: Failure, random: number): number =>
  failure.asked ?? Math.round(Math.min(retryPolicy.most, retryPolicy.base * 2 ** (attempt - 1)) * (0.5 + random / 2));

/** The ways HTTP writes a time, and ISO 8601; `Date.parse` alone also takes `-5` and `1.5` for one. */
const timeShape = /^(?:[A-Z][a-z]{2,8},? |\d{4}-\d\d-\d\dT)/;

const timeOf = (text: string | undefined): number | undefined => {
  const time = text && timeShape.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
};

/** The provider's own clock, as far as its answer tells. */
const clockOf = (headers: ReadonlyMap<string, string>, now: number): number =>
  timeOf(headers.get('date')?.trim()) ?? now;

/**
 * Milliseconds until the provider wants to be asked again. `Retry-After` is seconds or an HTTP date; without it a rate
 * limit's reset counts, in Unix seconds or in seconds from now, where the limit is what was refused for.
 * `now` is milliseconds since 1970; a date is read against the answer's own `Date`, since our clock may be wrong.
 */
export function askedToWait(headers: ReadonlyMap<string, string>, status: number, now: number): number | undefined {
  const within = (wait: number) => Math.min(Math.max(0, wait), retryPolicy.longest);
  const after = headers.get('retry-after')?.trim();
  if (after && /^\d{1,12}$/.test(after)) return within(Number(after) * 1000);
  const date = timeOf(after);
  if (date !== undefined) return within(date - clockOf(headers, now));
  const reset = status === 429 ? resetIn(headers, now) : undefined;
  return reset === undefined ? undefined : within(reset);
}

/** Milliseconds until a rate limit's window ends, where the headers say so. */
export function resetIn(headers: ReadonlyMap<string, string>, now: number): number | undefined {
  const reset = headers.get('x-ratelimit-reset')?.trim();
  if (!reset || !/^\d{1,12}$/.test(reset)) return undefined;
  const seconds = Number(reset);
  return seconds > 1e9 ? seconds * 1000 - clockOf(headers, now) : seconds * 1000;
}
