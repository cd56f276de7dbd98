/**
 * Reading the bytes of a success, from text over JSON to what the question comes to: in whichever thread. What it comes
 * to is plain data, so that it can go from one thread to another.
 */
import type { HttpAnswer, HttpRequest } from '../http/http.ts';
import { redact } from '../http/redact.ts';
import { type Body, textOf } from '../http/response-body.ts';
import { ClienteleError, type ErrorFacts } from '../model/errors.ts';
import type { Answer, Provider, Question } from '../model/provider.ts';
import { isRow } from '../rows/rows.ts';
import type { About } from './cures.ts';
import { withoutRetry } from './failed-response.ts';
import { speaksOfNothing } from './nothing-words.ts';
import { type FailedOutcome, outcomeOf } from './outcome.ts';
import { usualWords } from './words.ts';

/** The answer to a request, its body as bytes. */
export type BytesAnswer = Omit<HttpAnswer, 'text' | 'body'> & { readonly body: Body };

/** What an answer comes to. */
export type ReadAnswer<T> =
  | { readonly kind: 'read'; readonly value: T }
  /** It reports a failure inside a success; `text` is the beginning of what it said. */
  | { readonly kind: 'failure'; readonly outcome: FailedOutcome; readonly text: string }
  /** It is no answer at all, such as a web page; without `text` where it is none. */
  | { readonly kind: 'noAnswer'; readonly facts: ErrorFacts; readonly text: string | undefined }
  /** It is not the answer to this question. `words` are the provider's own, credentials still in them. */
  | {
      readonly kind: 'refused';
      readonly facts: ErrorFacts;
      readonly words: string | undefined;
      /** They say that nobody is there, and nobody is. */
      readonly isNothing: boolean;
      readonly text: string;
    };

/** Reads answers somewhere else than in this thread. */
export interface Elsewhere<T> {
  /** Whether an answer of so many bytes is read there. */
  readonly takes: (size: number) => boolean;
  /** The body is handed over, and is gone from here. Rejects where that other place is lost. */
  readonly read: (answer: BytesAnswer) => Promise<ReadAnswer<T>>;
}

/** Characters that are kept of an answer that was none. */
export const keptOfFailure = 1_000_001;

export function readAnswer<T>(
  { status, headers, bytes, body }: BytesAnswer,
  { provider, connectionId }: { readonly provider: Provider; readonly connectionId: string },
  read: (answer: Answer) => T,
): ReadAnswer<T> {
  let text: string | undefined;
  let json: unknown;
  let isAnswer = false;
  try {
    text = textOf(body, provider.title);
    const outcome = outcomeOf({ status, headers, text, bytes }, provider, connectionId);
    if (outcome.kind === 'failed') return { kind: 'failure', outcome, text: text.slice(0, keptOfFailure) };
    if (outcome.kind === 'nothing') throw new RangeError('A 204 has no body that could be read elsewhere.');
    json = outcome.answer.json;
    isAnswer = true;
    return { kind: 'read', value: read(outcome.answer) };
  } catch (error) {
    if (!(error instanceof ClienteleError)) throw error;
    const { facts } = error;
    const begun = text?.slice(0, keptOfFailure);
    if (!isAnswer) return { kind: 'noAnswer', facts, text: begun };
    const words = error.kind === 'schema' ? usualWords(json) : undefined;
    const isNothing = speaksOfNothing(words) && !holdsRows(json);
    return { kind: 'refused', facts, text: begun ?? '', words, isNothing };
  }
}

/** Which answers to a question stay as bytes: successes that are read elsewhere. A 204 has no body. */
export const asBytesFor = (elsewhere: Pick<Elsewhere<unknown>, 'takes'> | undefined): HttpRequest['asBytes'] =>
  elsewhere && ((status, size) => status >= 200 && status < 300 && status !== 204 && elsewhere.takes(size));

/**
 * Reads an answer in this thread. One of another shape may say in words why it is no answer: that nobody is there, which is
 * the answer after all, or what went wrong.
 */
export function readHere<T>(
  question: Pick<Question<T>, 'read' | 'nothing'>,
  answer: Answer,
  secrets: readonly string[],
  about?: About,
): T {
  try {
    return question.read(answer);
  } catch (error) {
    if (!(error instanceof ClienteleError) || error.kind !== 'schema') throw error;
    const words = usualWords(answer.json);
    const isNothing = speaksOfNothing(words) && !holdsRows(answer.json);
    if (isNothing && question.nothing !== undefined) return question.nothing;
    throw inWords(isNothing ? nobody(error, about) : error, words, secrets);
  }
}

/** How far inside an answer rows are looked for. */
const deepest = 3;

/** Whether there are rows somewhere in it, whatever its words say. */
const holdsRows = (json: unknown, depth = 0): boolean =>
  Array.isArray(json)
    ? json.some(isRow)
    : isRow(json) && depth < deepest && Object.values(json as object).some(inner => holdsRows(inner, depth + 1)); // a row is an object

const inWords = (error: ClienteleError, words: string | undefined, secrets: readonly string[]): ClienteleError =>
  error.inWords(words && redact(words, secrets));

/** The same of what was read elsewhere: nothing, where it says so to a question that may have none; else its error is thrown. */
export function nothingIn<T>(
  read: NotRead,
  { nothing }: Pick<Question<T>, 'nothing'>,
  secrets: readonly string[],
  about?: About,
): T {
  if (read.kind === 'refused' && read.isNothing && nothing !== undefined) return nothing;
  throw failureOf(read, secrets, about);
}

type NotRead = Extract<ReadAnswer<unknown>, { kind: 'noAnswer' | 'refused' }>;

/** The error of what was read elsewhere. Asking again mends what was no answer at all, and nothing else. */
function failureOf(read: NotRead, secrets: readonly string[], about: About | undefined): Error {
  const error = new ClienteleError(read.facts);
  if (read.kind === 'noAnswer') return error;
  return withoutRetry(inWords(read.isNothing ? nobody(error, about) : error, read.words, secrets));
}

/** An answer that says that nobody is there: to a question for a customer it means that this one is not. */
const nobody = (error: ClienteleError, about: About | undefined): ClienteleError =>
  about?.kind === 'customer' ? new ClienteleError({ kind: 'notFound', who: error.facts.who }) : error;
