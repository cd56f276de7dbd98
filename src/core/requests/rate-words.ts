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

/** In which a window's end may stand, the provider's own name first. */
export const resetNames = (own?: RateHeaders): readonly string[] => [
  ...(own?.reset === undefined ? [] : [own.reset]),
  ...['x-ratelimit-reset', 'ratelimit-reset'],
];

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
  return { limit, remaining: left ?? countIn(headers, own.remaining, ...usual.remaining) };
}
