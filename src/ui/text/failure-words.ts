/** A failure in a row, which is cut where a view is narrow: what happened in few words, what to do, and what else is known. */
import { t } from '../../core/l10n/language.ts';
import { sentences } from '../../core/l10n/sentences.ts';
import { type ClienteleError, type ErrorKind, updateCure } from '../../core/model/errors.ts';
import { capital } from './capital.ts';
import { short } from './customer-text.ts';

/** Of kinds, where a failure has no words of its own. */
const briefs: Readonly<Partial<Record<ErrorKind, string>>> = {
  unauthorized: t('Credentials refused'),
  forbidden: t('Not allowed'),
  rateLimited: t('Rate limited'),
  server: t('Failed unexpectedly'),
  network: t('Not reached'),
  timeout: t('No answer in time'),
};

/** Whether what to do about it is what choosing its row does. */
export const isCuredByRow = ({ kind, cure }: ClienteleError): boolean => kind === 'unauthorized' && cure === updateCure;

/** Without the name that begins it where that is one of those above the row: in a narrow view, no reason would be left. */
function withoutName(text: string, above: readonly string[]): string {
  const name = above.find(one => text.startsWith(`${one} `) || text.startsWith(`${one}: `)) ?? '';
  return capital(text.slice(name.length).replace(/^:? /, ''));
}

/** `above` are the names that the row stands below; none where it is not known which they are. What its provider said comes last, unless it is covered. */
export function failureWords(error: ClienteleError, isCovered: boolean, above: readonly string[]) {
  const { who = '', what, words } = error.facts;
  const brief = what === undefined && (above.length === 0 || above.includes(who)) ? briefs[error.kind] : undefined;
  const remedy = isCuredByRow(error) ? t('Update them.') : error.cure;
  return {
    cause: short(brief ?? withoutName(isCovered ? error.eventForOthers : error.event, above), 200),
    remedy: short(sentences(remedy, (!isCovered && words) || ''), 200),
  };
}
