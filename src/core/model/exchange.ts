/**
 * How a question was asked and answered, for whoever wants to see the request behind what is shown. It is kept in memory
 * beside what it brought, and nothing of a body is in it.
 */
import type { ErrorKind } from './errors.ts';
import type { ApiRequest } from './provider.ts';

export interface Header {
  readonly name: string;
  readonly value: string;
}

/** One time that a request was sent. */
export interface Attempt {
  /** RFC 3339. */
  readonly sentAt: string;
  /** Milliseconds before it was sent: for its turn, for a token, or because of how the attempt before it ended. */
  readonly waited: number;
  /** Milliseconds until the answer was read to its end, or until there was none to wait for. */
  readonly took: number;
  /** By HTTP; undefined: there was no answer. */
  readonly status: number | undefined;
  /** Why it did not bring what was asked for; undefined where it did. */
  readonly failure: ErrorKind | undefined;
  /** Milliseconds for which the provider asked to be left alone, where it named a time. */
  readonly asked: number | undefined;
}

/**
 * What was sent, how often, and what came back beside the body. No credential is in it: one that is sent stands there as the
 * name of an environment variable, and one that a provider throws back is masked.
 */
export interface Exchange {
  readonly method: 'GET';
  /** What was asked, to be asked again in another language. */
  readonly request: ApiRequest;
  readonly url: string;
  /** The headers sent, with `${CARTEVO_ACCESS_TOKEN}` in the place of a credential. */
  readonly sent: readonly Header[];
  /** In order; none where the question was refused before anything was sent. */
  readonly attempts: readonly Attempt[];
  /** Bytes of the last answer's body after unpacking; undefined where none came. */
  readonly bytes: number | undefined;
  /** Of the last answer: what it says of rate limits, and by what its provider finds the request. */
  readonly received: readonly Header[];
}

/** What a request can be copied as: a cURL command, `fetch` in TypeScript, Python with `requests`. */
export const snippetLanguages = ['curl', 'fetch', 'python'] as const;
export type SnippetLanguage = (typeof snippetLanguages)[number];
