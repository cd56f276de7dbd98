/** When to ask again: policy as data and one pure decision. */

import type { RateHeaders } from '../model/provider.ts';
import { isRow } from '../rows/rows.ts';
import { lengthOf, rateWords, resetNames, waitInWords, windowReset } from './rate-words.ts';

export interface Failure {
  /** undefined: there was no answer. */
  readonly status: number | undefined;
  /** The network failed in a way that may be gone a moment later. */
  readonly passing: boolean;
  /** Milliseconds the provider asks to wait, more than none; undefined where it names no such time. */
  readonly asked: number | undefined;
}

export const retryPolicy = {
  /** Attempts after the first. */
  retries: 2,
  /** Milliseconds a person is made to wait; a longer wait is reported at once. */
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

/** Our own wait before attempt `attempt` (the first retry is 1): exponential with jitter, so that windows part ways. */
const ownStep = (attempt: number, random: number): number =>
  Math.round(Math.min(retryPolicy.most, retryPolicy.base * 2 ** (attempt - 1)) * (0.5 + random / 2));

/**
 * Milliseconds before attempt `attempt`: as long as the provider asks, and never less than our own step, since a wait that
 * it has rounded down, or reckoned by a wrong clock, would have it asked without a pause. `random` is in 0..1.
 */
export const waitBefore = (attempt: number, { asked = 0 }: Failure, random: number): number =>
  Math.max(asked, ownStep(attempt, random));

/** The ways HTTP writes a time, and ISO 8601; `Date.parse` alone also takes `-5` and `1.5` for one. */
const timeShape = /^(?:[A-Z][a-z]{2,8},? |\d{4}-\d\d-\d\dT)/;
/** The end of a time that names its zone. */
const zoned = /[A-Z]$|[+-]\d\d:?\d\d$/i;

/** HTTP's times are GMT in all their forms; one of them does not say so, and `Date.parse` takes it for local time. */
function timeOf(text: string | undefined): number | undefined {
  if (!text || !timeShape.test(text)) return undefined;
  const gmt = /^\d/.test(text) ? 'Z' : ' GMT';
  const time = Date.parse(zoned.test(text) ? text : text + gmt);
  return Number.isNaN(time) ? undefined : time;
}

/** The provider's own clock, as far as its answer says. */
const clockOf = (headers: ReadonlyMap<string, string>, now: number): number =>
  timeOf(headers.get('date')?.trim()) ?? now;

/** The values of a header that was sent more than once, or as a list; the comma within a date parts nothing. */
const valuesOf = (text: string | undefined): readonly string[] =>
  text?.split(/,(?!\s*\d\d?[ -][A-Z])/).map(value => value.trim()) ?? [];

/** A number beyond the first is a time in Unix seconds, beyond the second in Unix milliseconds. */
const unix = { seconds: 1e9, milliseconds: 1e12 } as const;

/** Milliseconds from `clock` on, for seconds, a Unix time, a date, or a length of time; seconds are rounded up. */
function waitOf(text: string, clock: number): number | undefined {
  const [, digits] = /^(\d+(?:\.\d{0,20})?)\s*(?:s|secs?|seconds?)?$/i.exec(text) ?? [];
  if (digits === undefined) {
    const time = timeOf(text);
    return time === undefined ? lengthOf(text) : time - clock;
  }
  const number = Number(digits);
  if (number > unix.milliseconds) return Math.ceil(number) - clock;
  return number > unix.seconds ? Math.ceil(number) * 1000 - clock : Math.ceil(number) * 1000;
}

/** The longest wait that a header names, against the answer's own clock, since ours may be wrong. */
function longestOf(name: string, headers: ReadonlyMap<string, string>, now: number): number | undefined {
  const clock = clockOf(headers, now);
  const waits = valuesOf(headers.get(name)).flatMap(value => waitOf(value, clock) ?? []);
  return waits.length ? Math.max(...waits) : undefined;
}

/**
 * Milliseconds until the provider wants to be asked again; undefined where it names no time to come. `Retry-After` counts
 * first; without it a rate limit's reset, where the limit is what was refused for. `now` is milliseconds since 1970; `own` are
 * the provider's names, a set for each window.
 */
export function askedToWait(
  headers: ReadonlyMap<string, string>,
  status: number,
  now: number,
  ...own: readonly RateHeaders[]
): number | undefined {
  const after = longestOf('retry-after', headers, now) ?? longestOf('x-retry-after', headers, now) ?? inParts(headers);
  const reset = status === 429 ? lastReset(headers, now, own) : undefined;
  const wait = [after, reset].find(named => named !== undefined && named > 0);
  return wait === undefined ? undefined : Math.min(wait, retryPolicy.longest);
}

/** Milliseconds in a header of their own, as Azure and OpenAI have it. */
function inParts(headers: ReadonlyMap<string, string>): number | undefined {
  const names = ['retry-after-ms', 'x-ms-retry-after-ms'];
  const waits = names.flatMap(name => /^\s*\d{1,12}\s*$/.exec(headers.get(name) ?? '') ?? []);
  return waits.length > 0 ? Math.max(...waits.map(Number)) : undefined;
}

/** When all windows have ended that are used up; where none says that it is, when the last of them ends. */
function lastReset(headers: ReadonlyMap<string, string>, now: number, own: readonly RateHeaders[]): number | undefined {
  const usedUp = own.filter(names => rateWords(headers, names).remaining === 0);
  const windows = usedUp.length > 0 ? usedUp : own;
  const resets = (windows.length > 0 ? windows : [undefined]).flatMap(names => resetIn(headers, now, names) ?? []);
  return resets.length > 0 ? Math.max(...resets) : undefined;
}

/** Milliseconds until a rate limit's window ends, where the headers say so. */
export const resetIn = (headers: ReadonlyMap<string, string>, now: number, own?: RateHeaders): number | undefined =>
  resetNames(own).flatMap(name => longestOf(name, headers, now) ?? [])[0] ?? inMilliseconds(windowReset(headers));

const inMilliseconds = (seconds: number | undefined) => (seconds === undefined ? undefined : seconds * 1000);

/** Where bodies have the seconds to wait, and in what parts of them. */
const bodyNames = ['retryAfter', 'retry_after', 'retry-after'];
const bodyParts = ['error', 'data', 'details', 'meta'];

/** Milliseconds to wait by the body of a refusal, which counts where no header names any; its own words come last. */
export function bodyWait(json: unknown, words?: string): number | undefined {
  const whole = membersOf(json);
  const parts = [whole, ...bodyParts.map(name => membersOf(whole[name]))];
  const [seconds] = parts.flatMap(part => bodyNames.flatMap(name => secondsIn(part[name]) ?? []));
  const wait = seconds === undefined ? waitInWords(words) : Math.ceil(seconds * 1000);
  return wait === undefined ? undefined : Math.min(wait, retryPolicy.longest);
}

const membersOf = (value: unknown): Readonly<Record<string, unknown>> =>
  isRow(value) ? (value as Readonly<Record<string, unknown>>) : {}; // that is what a row is

function secondsIn(value: unknown): number | undefined {
  const isSent =
    typeof value === 'number' || (typeof value === 'string' && /^\s*\d{1,20}(?:\.\d{0,20})?\s*$/.test(value));
  return isSent && Number(value) > 0 ? Number(value) : undefined;
}
