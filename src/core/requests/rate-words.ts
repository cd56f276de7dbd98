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
  const text = headers.get('ratelimit');
  if (!text) return [];
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

const unit = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000 } as const;

const numberOf = (text: string | undefined): number => Number((text ?? '0').replace(',', '.'));

const number = '(\\d{1,9}(?:[.,]\\d{0,9})?)';
const iso = `P(?:${number}D)?(?:T(?:${number}H)?(?:${number}M)?(?:${number}S)?)?`;
const short = `(?:${number}d)?(?:${number}h)?(?:${number}m)?(?:${number}s)?`;
const lengthShape = new RegExp(`^(?:${iso}|${short})$`, 'i');

/** Milliseconds of a length of time as ISO 8601 writes it, `PT1M30S`, or as programs do, `1m30s`. */
export function lengthOf(text: string): number | undefined {
  const [, ...parts] = lengthShape.exec(text.trim()) ?? [];
  const [d = 0, h = 0, m = 0, s = 0] = [0, 1, 2, 3].map(at => numberOf(parts[at] ?? parts[at + 4]));
  const wait = Math.ceil(d * unit.d + h * unit.h + m * unit.m + s * unit.s);
  return wait > 0 ? wait : undefined;
}

/** `Try again in 30 seconds`, `please wait 2 minutes`: milliseconds that words ask to wait. */
export function waitInWords(words: string | undefined): number | undefined {
  const said =
    /\b(?:in|after|wait(?: for)?|for(?: the next)?)\s+(?:another\s+)?(\d{1,6}(?:\.\d{1,6})?)\s*(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|h)\b/i.exec(
      words?.slice(0, 300) ?? '',
    );
  const [, digits, name = ''] = said ?? [];
  if (digits === undefined) return undefined;
  const size = /^(?:ms|milli)/i.test(name) ? 1 : unit[name.slice(0, 1).toLowerCase() as 's' | 'm' | 'h']; // its first letter is one of these
  const wait = Math.ceil(Number(digits) * size);
  return wait > 0 ? wait : undefined;
}
