/** An answer that is no success, or no answer at all: what it means, and whether asking again can help. */

import type { HttpAnswer } from '../http/http.ts';
import { isPassing } from '../http/network-errors.ts';
import { redact } from '../http/redact.ts';
import { t } from '../l10n/language.ts';
import type { ClienteleError, ErrorKind } from '../model/errors.ts';
import type { RateHeaders } from '../model/provider.ts';
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
  /** What happened and what to do, where the kind alone would say something else. */
  readonly what?: string;
  readonly cure?: string;
  /** The provider's own, where it gave any, without the credentials it may echo. */
  readonly words: string | undefined;
  readonly failure: Failure;
}

const baseUrlCure = t('Check the base URL.');

/** What a status asks for, where the cure of its kind would lead nowhere. */
const ofStatus: Readonly<Record<number, Pick<Meaning, 'what' | 'cure'>>> = {
  402: {
    what: t('{who} asks for a payment first'),
    cure: t('Look at the account at the provider: it may be frozen, or have an open bill.'),
  },
  405: { what: t('{who} does not take this kind of request here'), cure: baseUrlCure },
  409: { cure: t('Try again; where it stays so, look at the account at the provider.') },
  423: { what: t('{who} has locked this'), cure: t('Look at the account at the provider.') },
  451: { what: t('{who} may not answer this for legal reasons'), cure: t('Ask the provider.') },
};

/** A 404 to a question that named no customer: there is no such list at this address. */
const noSuchAddress = { what: t('{who} does not know this address'), cure: baseUrlCure } as const;

/** `now` is milliseconds since 1970; `byId` says that the question named a customer. */
export function classify(
  answer: HttpAnswer,
  outcome: FailedOutcome,
  secrets: readonly string[],
  now: number,
  { byId = false, rateHeaders = [] }: { readonly byId?: boolean; readonly rateHeaders?: readonly RateHeaders[] } = {},
): Meaning {
  const { status, words, notFound } = outcome;
  const isWait = status === 429 || status === 503;
  const kind = notFound ? 'notFound' : status === undefined ? 'server' : kindOf(status);
  return {
    kind,
    ...(kind === 'notFound' ? !byId && noSuchAddress : ofStatus[status ?? 0]),
    words: words && redact(words, secrets),
    failure: {
      status: status ?? answer.status,
      passing: false,
      asked: askedToWait(answer.headers, status ?? 0, now, ...rateHeaders) ?? (isWait ? outcome.asked : undefined),
    },
  };
}

/** A failure that asking again does not mend. */
export const withoutRetry = (reason: ClienteleError): AttemptFailed =>
  new AttemptFailed({ status: undefined, passing: false, asked: undefined }, reason);

/** A failure without an answer. */
export const networkFailure = (reason: ClienteleError): AttemptFailed =>
  new AttemptFailed({ status: undefined, passing: isPassing(reason), asked: undefined }, reason);
