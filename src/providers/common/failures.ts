/** Failures that an envelope reports by its own word, whatever the HTTP status says. */
import { words } from '../../core/requests/words.ts';
import { countOf } from './shapes.ts';

/** A path of steps into an answer. */
type Place = readonly string[];

/** A failure; `status` where the envelope names one. */
export interface FailureInside {
  readonly status: number | undefined;
}

/** Where envelopes have a code, beside the places a provider is known to have it in. */
const usualCodes = ['statusCode', 'status_code', 'code'] as const;

/** What an envelope has beside the thing that was asked for; a list is not there because its counts are. */
const besides = /^(?:errors?|message|meta|pagination|links|warnings|request|status|success|ok)$/i;

/** How far inside an answer something is looked for: lists stand two or three steps deep. */
const deepest = 3;

/**
 * The failure that an envelope reports: `success` or `ok` that is false, a status that is a word for failure, a code from 400
 * on; and, where nothing of what was asked for is there, an error or a message that speaks of one. `keys` are where this
 * provider's envelope has its code.
 */
export function failureIn(json: unknown, ...keys: readonly string[]): FailureInside | undefined {
  if (!isObject(json)) return undefined;
  // A customer that comes without an envelope has a status, a code and errors of its own.
  const isBare = 'id' in json && !('data' in json) && json.success === undefined;
  const [code] = [...keys, ...(isBare ? [] : usualCodes)].flatMap(key => countOf(json[key]) ?? []).filter(isFailedCode);
  if (code !== undefined) return { status: code };
  if (isBare) return undefined;
  const isFailed = isFalse(json.success) || isFalse(json.ok) || (!('id' in json) && isFailedWord(json.status));
  const isEmpty = hasPlace(json) && !hasSubstance(json);
  return isFailed || (isEmpty && speaksOfFailure(json)) ? { status: undefined } : undefined;
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

const isFalse = (value: unknown): boolean => value === false || value === 0 || value === 'false' || value === '0';

const isFailedWord = (status: unknown): boolean =>
  status === false || (typeof status === 'string' && failure.test(status));

const failure =
  /^\s*(?:fail(?:ed|ure)?|err(?:or)?|exception|false|unsuccessful|un(?:authorized|authenticated)|forbidden|denied|ko)\s*$/i;

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

/** An error that is named, or a message that is about one. A list that is empty is not one because its message is dull. */
function speaksOfFailure({ error, errors, message }: Readonly<Record<string, unknown>>): boolean {
  const named = [error, errors].some(value => value === true || isSaid(words(value, []) ?? ''));
  return named || (typeof message === 'string' && isBadNews(message));
}

/** What some APIs write where there is no error. */
const isSaid = (said: string): boolean => !/^\s*(?:0|false|none|null|ok|no errors?|success\w*)?\s*$/i.test(said);

/** Whether words are of a failure; such as “No errors” are not. */
const isBadNews = (said: string): boolean => badNews.test(said.replace(noBadNews, ''));

const noBadNews = /\b(?:no|without|zero|0) (?:errors?|failures?|exceptions?)\b/gi;

const badNews = new RegExp(
  [
    '\\b(?:invalid|expired|denied|forbidden|suspended|unavailable|not (?:allowed|permitted|authori[sz]ed))\\b',
    '\\bun(?:authori[sz]ed|authenticated)\\b|\\b(?:went|gone) wrong\\b|\\btoo many\\b',
    '\\b(?:errors?|exception|failed|failure|timed? ?out)\\b',
  ].join('|'),
  'i',
);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
