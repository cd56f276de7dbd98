/** An answer that is no success, or no answer at all: what it means, and whether asking again can help. */

import type { HttpAnswer } from '../http/http.ts';
import { isPassing } from '../http/network-errors.ts';
import { redact } from '../http/redact.ts';
import { t } from '../l10n/language.ts';
import { asClienteleError, type ClienteleError, type ErrorKind } from '../model/errors.ts';
import type { RateHeaders } from '../model/provider.ts';
import { refusesCredentials } from './credential-words.ts';
import { type About, addressCure } from './cures.ts';
import type { FailedOutcome } from './outcome.ts';
import { rateWords } from './rate-words.ts';
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
  // As Twitter's first API had it.
  420: 'rateLimited',
  429: 'rateLimited',
  // Somebody between here and the provider.
  511: 'network',
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

/** What a status asks for, where the cure of its kind would lead nowhere. */
const ofStatus: Readonly<Record<number, Pick<Meaning, 'what' | 'cure'>>> = {
  402: {
    what: t('{who} asks for a payment first'),
    cure: t('Look at the account at the provider: it may be frozen, or have an open bill.'),
  },
  // It had its own clock, and no setting of ours is about that.
  408: { cure: t('Try again.') },
  409: { cure: t('Try again; where it stays so, look at the account at the provider.') },
  423: { what: t('{who} has locked this'), cure: t('Look at the account at the provider.') },
  451: { what: t('{who} may not answer this for legal reasons'), cure: t('Ask the provider.') },
  511: {
    what: t('{who} was not reached: the network asks to sign in first'),
    cure: t('Sign in to the network, in a browser, then try again.'),
  },
};

/** The same, and what a 404 or a 405 is where no customer was named: there is no such list at this address. */
function meaningOf(kind: ErrorKind, status: number | undefined, about: About): Pick<Meaning, 'what' | 'cure'> {
  const isNamed = about.kind === 'customer' || about.kind === 'section';
  if (kind === 'notFound')
    return isNamed ? {} : { what: t('{who} does not know this address'), cure: addressCure(about) };
  if (status === 405) return { what: t('{who} does not take this kind of request here'), cure: addressCure(about) };
  return ofStatus[status ?? 0] ?? {};
}

/** Statuses under which some APIs refuse who asks too often, beside the one that is made for it. */
const mayBeLimit = new Set([400, 403, 503]);
const isLimitWords = /\brate[ _-]?limit|\btoo many (?:requests|calls)\b|\brequest[ _]limit|\bthrottl/i;

/** Whether a refusal is about asking too often: by its status, or by its words, or since nothing is left of a window. */
function isLimit(outcome: FailedOutcome, { headers }: HttpAnswer, own: readonly RateHeaders[]): boolean {
  const { status, words = '' } = outcome;
  if (status === undefined || !mayBeLimit.has(status)) return false;
  const isUsedUp = () => (own.length > 0 ? own : [undefined]).some(names => rateWords(headers, names).remaining === 0);
  return isLimitWords.test(words) || (status === 403 && (headers.has('retry-after') || isUsedUp()));
}

/** A failure inside a success names no code: what it is about is in its words alone. */
function kindOfFailure({ status, words, notFound }: FailedOutcome, about: About): ErrorKind {
  if (notFound) return 'notFound';
  const isOpen = status === undefined || (about.kind === 'token' && (status === 400 || status === 422));
  if (isOpen && refusesCredentials(words, about.kind === 'token')) return 'unauthorized';
  return status === undefined ? 'server' : kindOf(status);
}

/** `now` is milliseconds since 1970; `about` says what was asked. */
export function classify(
  answer: HttpAnswer,
  outcome: FailedOutcome,
  secrets: readonly string[],
  now: number,
  {
    about = { kind: 'other' },
    rateHeaders = [],
  }: { readonly about?: About; readonly rateHeaders?: readonly RateHeaders[] } = {},
): Meaning {
  const { status, words } = outcome;
  const kind = isLimit(outcome, answer, rateHeaders) ? 'rateLimited' : kindOfFailure(outcome, about);
  // What is waited for, and asked again, goes by that.
  const counts = kind === 'rateLimited' ? 429 : status;
  return {
    kind,
    ...meaningOf(kind, status, about),
    words: words && redact(words, secrets),
    failure: {
      status: counts ?? answer.status,
      passing: false,
      asked:
        askedToWait(answer.headers, counts ?? 0, now, ...rateHeaders) ??
        (counts === 429 || counts === 503 ? outcome.asked : undefined),
    },
  };
}

/** A failure that asking again does not mend. */
export const withoutRetry = (reason: ClienteleError): AttemptFailed =>
  new AttemptFailed({ status: undefined, passing: false, asked: undefined }, reason);

/** A failure without an answer. */
export const networkFailure = (reason: ClienteleError): AttemptFailed =>
  new AttemptFailed({ status: undefined, passing: isPassing(reason), asked: undefined }, reason);

/** Where an answer was to be read is gone, and the answer with it: it may have been what ended it. */
export const readerLost = (cause: unknown): never => {
  throw withoutRetry(asClienteleError(cause));
};
