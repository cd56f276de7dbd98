/** What headers say of a rate limit, in the names that APIs have for it. */
import type { RateHeaders } from '../model/provider.ts';

/** What an answer says of the window it was counted in. */
export interface RateWords {
  readonly limit: number | undefined;
  readonly remaining: number | undefined;
}

/** The names that most have, and those of the draft for HTTP. */
const usual = {
  limit: ['x-ratelimit-limit', 'ratelimit-limit'],
  remaining: ['x-ratelimit-remaining', 'ratelimit-remaining'],
} as const;

/** A window in the one field that the later drafts for HTTP put all into: `"minute";r=0;t=30`, or `remaining=0, reset=30`. */
interface Window {
  readonly remaining: number | undefined;
  readonly reset: number | undefined;
}

const windowsIn = (headers: ReadonlyMap<string, string>): readonly Window[] => {
  const text = headers.get('ratelimit') ?? '';
  // Several windows are parted by commas; before there could be several, the words of one were.
  const windows = text.includes(';') ? text.split(',') : [text];
  return windows.map(window => ({ remaining: word(window, 'r|remaining'), reset: word(window, 't|reset') }));
};

function word(window: string, names: string): number | undefined {
  const digits = new RegExp(`(?:^|[\\s;,])(?:${names})\\s*=\\s*"?(\\d{1,15})`, 'i').exec(window)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Seconds until the last window of that field ends that is used up; where none says so, until the last of all ends. */
export function windowReset(headers: ReadonlyMap<string, string>): number | undefined {
  const windows = windowsIn(headers);
  const usedUp = windows.filter(({ remaining }) => remaining === 0);
  const resets = (usedUp.length > 0 ? usedUp : windows).flatMap(({ reset }) => reset ?? []);
  return resets.length > 0 ? Math.max(...resets) : undefined;
}

/** In which a window's end may stand, the provider's own name first. */
export const resetNames = (own?: RateHeaders): readonly string[] => [
  ...(own?.reset === undefined ? [] : [own.reset]),
  ...['x-ratelimit-reset-after', 'x-ratelimit-reset', 'ratelimit-reset'],
];

/** What is left of the window that has the least. */
function least(headers: ReadonlyMap<string, string>): number | undefined {
  const counts = windowsIn(headers).flatMap(({ remaining }) => remaining ?? []);
  return counts.length > 0 ? Math.min(...counts) : undefined;
}

const count = (text: string | undefined): number | undefined => {
  // A list of windows, as `100, 100;w=60`, begins with the one that is nearest.
  const [first = ''] = text?.split(/[,;]/, 1) ?? [];
  return /^\s*\d{1,15}\s*$/.test(first) ? Number(first) : undefined;
};

const countIn = (headers: ReadonlyMap<string, string>, ...names: readonly (string | undefined)[]) =>
  names.flatMap(name => (name === undefined ? [] : (count(headers.get(name)) ?? [])))[0];

/** `own` are the provider's own names. */
export function rateWords(headers: ReadonlyMap<string, string>, own: RateHeaders = {}): RateWords {
  const [used, of] = own.used === undefined ? [] : (headers.get(own.used)?.split('/') ?? []);
  const limit = count(of) ?? countIn(headers, own.limit, ...usual.limit);
  const made = count(used);
  const left = limit !== undefined && made !== undefined ? Math.max(0, limit - made) : undefined;
  const remaining = left ?? countIn(headers, own.remaining, ...usual.remaining);
  return { limit, remaining: remaining ?? (windowReset(headers) === undefined ? undefined : least(headers)) };
}
