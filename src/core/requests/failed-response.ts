/** An answer that is no success, or no answer at all: what it means, and whether asking again can help. */

import type { HttpAnswer } from '../http/http.ts';
import { isPassing } from '../http/network-errors.ts';
import { redact } from '../http/redact.ts';
import type { ClienteleError, ErrorKind } from '../model/errors.ts';
import type { FailedOutcome } from './outcome.ts';
import { askedToWait, type Failure } from './retry-policy.ts';

/** A failed attempt on its way to the retry policy. */
export class AttemptFailed extends Error {
  readonly failure: Failure;
  readonly reason: ClienteleError;

  constructor(failure: Failure, reason: ClienteleError) {
    super(reason.message);
    this.failure = failure;
    this.reason = reason;
  }
}

const kinds: Readonly<Record<number, ErrorKind>> = {
  401: 'unauthorized',
  403: 'forbidden',
  404: 'notFound',
  408: 'timeout',
  410: 'notFound',
  429: 'rateLimited',
};

const kindOf = (status: number): ErrorKind =>
  kinds[status] ?? (status >= 500 ? 'server' : status >= 400 ? 'badRequest' : 'schema');

/** What a failure means. */
export interface Meaning {
  readonly kind: ErrorKind;
  /** The provider's own, where it gave any, without the credentials it may echo. */
  readonly words: string | undefined;
  readonly failure: Failure;
}

/** `now` is milliseconds since 1970. */
export function classify(answer: HttpAnswer, outcome: FailedOutcome, secrets: readonly string[], now: number): Meaning {
  const { status, words, notFound } = outcome;
  return {
    kind: notFound ? 'notFound' : status === undefined ? 'server' : kindOf(status),
    words: words && redact(words, secrets),
    failure: { status: status ?? answer.status, passing: false, asked: askedToWait(answer.headers, status ?? 0, now) },
  };
}

/** A failure that asking again does not mend. */
export const withoutRetry = (reason: ClienteleError): AttemptFailed =>
  new AttemptFailed({ status: undefined, passing: false, asked: undefined }, reason);

/** A failure without an answer. */
export const networkFailure = (reason: ClienteleError): AttemptFailed =>
  new AttemptFailed({ status: undefined, passing: isPassing(reason), asked: undefined }, reason);
