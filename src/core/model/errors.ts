/**
 * The one error that reaches the user or the API. Constructors take facts; the sentence is written here: what happened,
 * in the provider's own words where it gave any, and what to do next. No header, query string or credential is a fact.
 */
import { t } from '../l10n/language.ts';
import { sentences } from '../l10n/sentences.ts';

export type ErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'badRequest'
  | 'rateLimited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'tooLarge'
  | 'notJson'
  | 'schema'
  | 'cancelled'
  | 'configuration';

export interface ErrorFacts {
  readonly kind: ErrorKind;
  /** Who the sentence is about: a provider's title, or the connection's name. */
  readonly who?: string | undefined;
  /** What happened, as a sentence in which `{who}` is who it is about; each kind has its own default. */
  readonly what?: string | undefined;
  /** The same for others to read, where `what` names a host or whatever else is not theirs to know. */
  readonly whatForOthers?: string | undefined;
  /** The provider's own words, credentials already taken out. */
  readonly words?: string | undefined;
  /** What to do next; each kind has its own default. */
  readonly cure?: string | undefined;
  /** The same where the failure was met, unless somebody knows more of it. */
  readonly usualCure?: string | undefined;
  /** The HTTP status, where there was an answer. */
  readonly status?: number | undefined;
  /** RFC 3339: when a rate-limited connection may ask again. */
  readonly retryAt?: string | undefined;
  /** The answer is not at hand: it may hold what nobody is to see. */
  readonly isAnswerDropped?: true | undefined;
  readonly cause?: unknown;
}

/** What to do about errors of these kinds, in a place where what is said of them otherwise leads nowhere. */
export type CuresByKind = Readonly<Partial<Record<ErrorKind, string>>>;

/** What to do about refused credentials, of a connection that is set up. */
export const updateCure = t('Update the credentials of this connection.');

const defaults: Record<ErrorKind, { what: string; cure: string }> = {
  unauthorized: { what: t('{who} refused the credentials'), cure: updateCure },
  forbidden: {
    what: t('{who} does not allow this'),
    cure: t('Check what the key may do, and any allow-list, at the provider.'),
  },
  notFound: { what: t('{who} does not know this'), cure: t('Check the ID and the connection.') },
  badRequest: { what: t('{who} did not accept the request'), cure: t('Change what was asked for.') },
  rateLimited: { what: t('{who} is rate limiting'), cure: t('Wait, then try again.') },
  server: { what: t('{who} failed unexpectedly'), cure: t('Try again later.') },
  network: {
    what: t('{who} could not be reached'),
    cure: t('Check the network, the proxy and the base URL, then try again.'),
  },
  timeout: { what: t('{who} did not answer in time'), cure: t('Try again, or raise clientele.requestTimeout.') },
  tooLarge: {
    what: t('{who} sent more than 25 MB at once'),
    cure: t('Ask for less at once.'),
  },
  notJson: {
    what: t('{who} answered with something that is not JSON'),
    cure: t('A proxy or a login page may stand in between; check the base URL.'),
  },
  schema: {
    what: t('{who} answered in a shape this version does not know'),
    cure: t('Choose “Copy Raw Answer”, and report it.'),
  },
  cancelled: { what: t('{who} was cancelled'), cure: '' },
  configuration: { what: t('{who} is not set up completely'), cure: t('Edit the connection.') },
};

/** What to do about an answer that was damaged on its way. */
export const damagedCure = t('Try again; where it stays so, a proxy in between may change answers.');

/** At most this much of a provider's own words is shown: a message, not a page. */
const wordsLimit = 300;

/** What happened, in our words alone. */
function event(facts: ErrorFacts, what = facts.what): string {
  const who = facts.who ?? t('The provider');
  const happened = (what ?? defaults[facts.kind].what).replace('{who}', () => who);
  return facts.status === undefined ? happened : t('{0} (HTTP {1})', happened, facts.status);
}

/** What happened, in the provider's own words where it gave any. */
function happening(facts: ErrorFacts): string {
  const happened = event(facts);
  // Cut, it may end in half a character.
  const said = facts.words?.trim().slice(0, wordsLimit).toWellFormed();
  return sentences(said ? t('{0}: {1}', happened, said) : happened);
}

const cureOf = ({ kind, cure, usualCure }: ErrorFacts): string => cure ?? usualCure ?? defaults[kind].cure;

export class ClienteleError extends Error {
  override readonly name = 'ClienteleError';
  readonly kind: ErrorKind;
  /** The message without what to do next. */
  readonly happened: string;
  /** The HTTP status, where there was an answer. */
  readonly status: number | undefined;
  /** RFC 3339: when a rate-limited connection may ask again. */
  readonly retryAt: string | undefined;
  readonly #facts: ErrorFacts;

  constructor(facts: ErrorFacts) {
    const happened = happening(facts);
    super(sentences(happened, cureOf(facts)), facts.cause === undefined ? undefined : { cause: facts.cause });
    this.happened = happened;
    this.kind = facts.kind;
    this.status = facts.status;
    this.retryAt = facts.retryAt;
    this.#facts = facts;
  }

  /** Whether the provider answered at all, so that there is a raw answer to look at. */
  get hadAnswer(): boolean {
    if (this.#facts.isAnswerDropped) return false;
    return this.status !== undefined || this.kind === 'schema' || this.kind === 'notJson';
  }

  /** What happened, in our words alone, and no sentence yet. */
  get event(): string {
    return event(this.#facts);
  }

  /** The same without a host. */
  get eventForOthers(): string {
    return event(this.#facts, this.#facts.whatForOthers ?? this.#facts.what);
  }

  /** What to do next; empty where nothing is. */
  get cure(): string {
    return cureOf(this.#facts);
  }

  /** The message for others to read: nothing in it is the provider's, since its words may name a customer, nor a host. */
  get forOthers(): string {
    return sentences(this.eventForOthers, this.cure);
  }

  /** What it was made of, but for its cause: plain data, of which another thread makes the same error. */
  get facts(): ErrorFacts {
    const { cause: _, ...facts } = this.#facts;
    return facts;
  }

  /** The same error with something else to do about it. */
  withCure(cure: string): ClienteleError {
    return new ClienteleError({ ...this.#facts, cure });
  }

  /** The same error with what to do about it where it was met, unless that has been said. */
  withUsualCure(usualCure: string | undefined): ClienteleError {
    const isSaid = this.#facts.cure !== undefined || this.#facts.usualCure !== undefined;
    return usualCure === undefined || isSaid ? this : new ClienteleError({ ...this.#facts, usualCure });
  }

  /** The same error said of a host, which is not for others to read. */
  ofHost(host: string): ClienteleError {
    const { what = defaults[this.kind].what, whatForOthers = what } = this.#facts;
    return new ClienteleError({ ...this.#facts, what: what.replace('{who}', () => host), whatForOthers });
  }

  /** The same error, whose answer was not kept. */
  withoutAnswer(): ClienteleError {
    return this.hadAnswer ? new ClienteleError({ ...this.#facts, isAnswerDropped: true }) : this;
  }

  /** The same error with what to do about its kind for somebody else than usual, where nothing else was said of it. */
  withCureOfKind(cures: CuresByKind): ClienteleError {
    const cure = cures[this.kind];
    return cure === undefined || this.#facts.cure !== undefined ? this : this.withCure(cure);
  }

  /** The same error in the provider's words, where it has none yet. */
  inWords(words: string | undefined): ClienteleError {
    return words === undefined || this.#facts.words !== undefined
      ? this
      : new ClienteleError({ ...this.#facts, words });
  }
}

/** Recognised by its name: `instanceof` fails between extensions and between bundles. */
export const isClienteleError = (error: unknown): error is ClienteleError =>
  error instanceof Error && error.name === 'ClienteleError';

/** What nobody foresaw. Its own words may hold anything, so they are in the cause alone. */
const internalError = (cause: unknown): ClienteleError =>
  new ClienteleError({
    kind: 'server',
    who: 'Clientele',
    what: t('{who} failed unexpectedly'),
    cure: t('Try it again; if it fails again, report what you did.'),
    cause,
  });

/** The error itself where it is one of ours; any other is an error within Clientele. */
export const asClienteleError = (error: unknown): ClienteleError =>
  isClienteleError(error) ? error : internalError(error);

/** The error an aborted signal stands for. */
export const cancelled = (who = t('The request')) =>
  new ClienteleError({ kind: 'cancelled', who, what: t('{who} was cancelled'), cure: '' });
