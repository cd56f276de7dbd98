/**
 * What an answer is: an answer, nothing, or a failure. The one place that says so, by the HTTP status and by the word of the
 * provider's own envelope, which may report a failure inside a 200.
 */

import type { HttpAnswer } from '../http/http.ts';
import { t } from '../l10n/language.ts';
import { ClienteleError, damagedCure } from '../model/errors.ts';
import type { Answer, Provider } from '../model/provider.ts';
import { isNothing, speaksOfNothing } from './nothing-words.ts';
import { bodyWait } from './retry-policy.ts';
import { usualWords } from './words.ts';

/** A failure, before it is known what it means for the user. */
export interface FailedOutcome {
  readonly kind: 'failed';
  /** By the envelope where it names one, else by HTTP; undefined for a failure inside a 2xx that names none. */
  readonly status: number | undefined;
  /** The provider's own words. */
  readonly words: string | undefined;
  /** The id is unknown, whatever the status says. */
  readonly notFound: boolean;
  /** The provider says in its own words that there is nothing: an empty list for a list, an empty section for a section. */
  readonly saysNothing: boolean;
  /** Milliseconds that its body asks to wait. */
  readonly asked: number | undefined;
}

export type Outcome =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** A 204. */
  | { readonly kind: 'nothing' }
  | FailedOutcome;

/** `JSON.parse`, with undefined for what is no JSON: its own error would repeat a piece of the text. */
const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const emptyBody = (who: string, status: number): ClienteleError =>
  new ClienteleError({ kind: 'notJson', who, what: t('{who} sent an empty body'), status });

/** A 204 to a question for one customer. */
export const unknownHere = (who: string): ClienteleError => new ClienteleError({ kind: 'notFound', who, status: 204 });

/** Throws `notJson` for a 2xx whose body is no JSON. */
export function outcomeOf(answer: HttpAnswer, provider: Provider, connectionId: string): Outcome {
  const { status, text, headers } = answer;
  if (status === 204) return { kind: 'nothing' };
  const json = parseJson(text);
  if (status < 200 || status >= 300) return failed(provider, status, status, json);
  if (json === undefined) throw notJson(answer, provider.title);
  const failure = provider.failureIn?.(json);
  if (failure) return failed(provider, status, failure.status, json);
  return { kind: 'answer', answer: { connectionId, text, json, headers } };
}

/** A provider reads a body that nobody has checked; one that it cannot read has no words. */
function failed(provider: Provider, http: number, status: number | undefined, json: unknown): FailedOutcome {
  try {
    const response = { status: status ?? http, json };
    const words = provider.readError(response) ?? usualWords(json);
    const notFound = provider.isNotFound?.(response) === true || (status === undefined && isNothing(words));
    const saysNothing = (notFound || status === 404 || status === 410) && speaksOfNothing(words);
    return { kind: 'failed', status, words, notFound, saysNothing, asked: bodyWait(json, words) };
  } catch {
    return { kind: 'failed', status, words: undefined, notFound: false, saysNothing: false, asked: undefined };
  }
}

function notJson({ text, headers, status }: HttpAnswer, who: string): ClienteleError {
  const start = text.trimStart().slice(0, 1);
  if (start === '') return emptyBody(who, status);
  const page = start === '<' || /\bhtml\b/i.test(headers.get('content-type') ?? '');
  const broken = start === '{' || start === '[';
  const what =
    (page && t('{who} answered with a web page instead of JSON')) ||
    (broken && t('{who} sent JSON that is cut off or damaged')) ||
    undefined;
  const cure = broken && !page ? damagedCure : undefined;
  return new ClienteleError({ kind: 'notJson', who, what, cure, status });
}
