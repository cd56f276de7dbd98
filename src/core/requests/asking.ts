/** A question on its way: what is asked, in which turns, and what it comes to. */
import type { HttpAnswer } from '../http/http.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Answer, Question } from '../model/provider.ts';
import type { Recording } from './recording.ts';
import type { AskHow, RequestOptions } from './request-options.ts';

/** A question on its way, attempt after attempt. */
export interface Asking<T> {
  readonly question: Question<T>;
  readonly options: RequestOptions;
  readonly how: AskHow<T>;
  readonly recording: Recording;
  /** A refused token is renewed once. */
  renewed: boolean;
}

/** What happens when a request's turn has come, and when its answer has. */
export interface Turn<R> {
  readonly recording: Recording;
  readonly ready: () => boolean;
  /** undefined asks for another turn. */
  readonly judge: (answer: HttpAnswer) => R | undefined | Promise<R | undefined>;
}

/** What a question is answered with. */
export type Reply<T> =
  | { readonly kind: 'answer'; readonly answer: Answer }
  /** Read already, or nothing. */
  | { readonly kind: 'value'; readonly value: T };

/** What came of a question, and how it was asked. */
export interface Answered<T> {
  readonly value: T;
  readonly exchange: Exchange;
}
