/** Failures that an envelope reports by its own word, whatever the HTTP status says. */
import { words } from '../../core/requests/words.ts';
import {
  affirmsSuccess,
  deniesSuccess,
  hasErrorCode,
  isBadNews,
  isFailedWord,
  isSaid,
  saysFailed,
  speaksOfFailure,
} from './failure-words.ts';
import { countOf } from './shapes.ts';

/** A path of steps into an answer. */
type Place = readonly string[];

/** A failure; `status` where the envelope names one. */
export interface FailureInside {
  readonly status: number | undefined;
}

/** Where envelopes have a code, beside the places a provider is known to have it in. */
const usualCodes = ['statusCode', 'status_code', 'code'] as const;

/** Parts of an envelope that say how it went. */
const verdicts = ['status', 'meta', 'response', 'responseStatus', 'result', 'error', 'head', 'header'] as const;

/** What an envelope has beside the thing that was asked for; a list is not there because its counts are. */
const besides = /^(?:errors?|message|meta|pagination|links|warnings|request|status|success|ok)$/i;

/** How far inside an answer something is looked for: lists stand two or three steps deep. */
const deepest = 3;

/**
 * The failure that an envelope reports: `success` or `ok` that is false, a status that is a word for failure, a code from 400
 * on; and, where nothing of what was asked for is there, whatever else APIs write where something went wrong. `keys` are
 * where this provider's envelope has its code.
 */
export function failureIn(json: unknown, ...keys: readonly string[]): FailureInside | undefined {
  if (!isObject(json)) return undefined;
  // A customer that comes without an envelope has a status, a code and errors of its own.
  const isBare = 'id' in json && !('data' in json) && json.success === undefined;
  const code = codeIn(json, [...keys, ...(isBare ? [] : usualCodes)]);
  if (code !== undefined) return { status: code };
  if (isBare) return undefined;
  const isFailed = deniesSuccess(json) || (!('id' in json) && isFailedWord(json.status));
  if (isFailed) return { status: undefined };
  return hasPlace(json) && !hasSubstance(json) ? failureOfNothing(json) : undefined;
}

/** The code of a failure at one of these keys. */
const codeIn = (json: Readonly<Record<string, unknown>>, keys: readonly string[]): number | undefined =>
  keys.flatMap(key => countOf(json[key]) ?? []).find(isFailedCode);

/** Whether nothing is there since something failed: by the envelope, or by the part of it that says how it went. */
function failureOfNothing(json: Readonly<Record<string, unknown>>): FailureInside | undefined {
  const parts = [json, ...verdicts.map(key => json[key]).filter(isObject)];
  const [code] = parts.flatMap(part => codeIn(part, [...usualCodes, 'status']) ?? []);
  if (code !== undefined) return { status: code };
  const isSuccess = parts.some(affirmsSuccess);
  const isFailed = parts.some(
    part => deniesSuccess(part) || saysFailed(part) || speaksOfFailure(part) || hasErrorCode(part, isSuccess),
  );
  return isFailed ? { status: undefined } : undefined;
}

/** The same where the words of a failure are known to be at some places, and nothing of what was asked for is there. */
export function failureAt(json: unknown, places: readonly Place[]): FailureInside | undefined {
  if (!isObject(json) || !hasPlace(json) || hasSubstance(json)) return undefined;
  const isError = (place: Place) => place.some(step => /err|fault|fail|exception/i.test(step));
  const said = (place: Place) => words(json, place) ?? '';
  const isFailed = places.some(place => (isError(place) ? isSaid(said(place)) : isBadNews(said(place))));
  return isFailed ? { status: undefined } : undefined;
}

const isFailedCode = (code: number): boolean => code >= 400 && code <= 599;

/** Whether anything of what was asked for is there: a row, a customer; not an empty list, nor the counts of one. */
const hasSubstance = (json: Readonly<Record<string, unknown>>): boolean => isThere(json, deepest);

/** Whether there is a place for what was asked for: without one, the answer is of another shape altogether. */
const hasPlace = (json: Readonly<Record<string, unknown>>): boolean =>
  Object.entries(json).some(([key, value]) => !besides.test(key) && typeof value === 'object');

/** Stops at the first row: an answer may have a million. */
function isThere(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (!isObject(value)) return false;
  for (const key in value) {
    if (depth === 0 || (key === 'id' && depth < deepest)) return true;
    if (!besides.test(key) && isThere(value[key], depth - 1)) return true;
  }
  return false;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
