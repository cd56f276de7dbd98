/** A request in few words, the same in the panel and in a document: how often it was sent, what came of it, how long it took. */
import { number, plural, t } from '../../core/l10n/language.ts';
import type { ErrorKind } from '../../core/model/errors.ts';
import type { Attempt, Exchange } from '../../core/model/exchange.ts';

const failures: Readonly<Record<ErrorKind, string>> = {
  unauthorized: t('credentials refused'),
  forbidden: t('not allowed'),
  notFound: t('not found'),
  badRequest: t('not accepted'),
  rateLimited: t('rate limited'),
  server: t('failed at the provider'),
  network: t('no connection'),
  timeout: t('no answer in time'),
  tooLarge: t('too large'),
  notJson: t('not JSON'),
  schema: t('of an unknown shape'),
  cancelled: t('cancelled'),
  configuration: t('refused here'),
};

/** 45 → "45 ms", 1250 → "1.25 s". */
export const duration = (milliseconds: number): string =>
  milliseconds < 1000 ? t('{0} ms', number(milliseconds)) : t('{0} s', number(Math.round(milliseconds / 10) / 100));

/** "200", "429 (rate limited)", "no connection". */
function outcome({ status, failure }: Attempt): string {
  if (failure === undefined) return String(status ?? '');
  return status === undefined ? failures[failure] : t('{0} ({1})', status, failures[failure]);
}

/** A wait that anybody would notice; what is shorter is the machine's own. */
const noticed = 20;

/** One attempt in a line, with why there was one before it. */
export function attemptWords(attempt: Attempt, before: Attempt | undefined): string {
  const { waited, took, asked } = attempt;
  const came = t('{0} after {1}', outcome(attempt), duration(took));
  const said = asked === undefined ? came : t('{0}; it asked to wait {1}', came, duration(asked));
  // A 401 is asked about again only with another token.
  if (before?.status === 401) return t('With a new token: {0}', said);
  return waited < noticed ? said : t('Waited {0}, then {1}', duration(waited), said);
}

/** Milliseconds from the first time it was sent until its last answer. */
const whole = ([first, ...others]: readonly Attempt[]): number =>
  others.reduce((sum, { waited, took }) => sum + waited + took, first?.took ?? 0);

/** "200 in 1.3 s, 2 attempts". */
export function exchangeWords({ attempts }: Pick<Exchange, 'attempts'>): string {
  const last = attempts.at(-1);
  if (!last) return t('nothing was sent');
  const came = t('{0} in {1}', outcome(last), duration(whole(attempts)));
  if (attempts.length === 1) return came;
  return plural(attempts.length, {
    one: n => t('{0}, {1} attempt', came, n),
    other: n => t('{0}, {1} attempts', came, n),
  });
}

/** "12,345 bytes". */
export const sizeWords = (bytes: number): string =>
  plural(bytes, { one: n => t('{0} byte', n), other: n => t('{0} bytes', n) });
