import { customers, rows } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { DetailedState } from './search-state.ts';

/** `known` is how long the list is by an earlier answer; null where none has said so. */
export function coverage(state: DetailedState, known: number | null = null): readonly string[] {
  const { loaded, isCut, coverage } = state;
  const best = isCut ? [t('There are more than these.')] : [];
  return [...ofList(state, Math.max(loaded, state.scanned), known), ...coverage, ...best];
}

function ofList({ total, reading }: DetailedState, count: number, known: number | null): readonly string[] {
  if (count === 0) return [];
  const problems = reading?.summary.problems ?? 0;
  const unread = problems > 0 ? [t('{0} could not be read.', rows(problems))] : [];
  if (reading?.summary.complete && count >= reading.scanned)
    return [t('Looked at all {0}.', customers(count)), ...unread];
  const all = total ?? reading?.total ?? known;
  const of = all !== null && all > count ? t('{0} of {1}', number(count), customers(all)) : customers(count);
  return [t('Looked at {0}.', of), ...unread, ...(reading?.ended ? reading.summary.doubts : [])];
}
