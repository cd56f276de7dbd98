import { customers, rows } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { DetailedState } from './search-state.ts';

/** `known` is how long the list is by an earlier answer; null where none has said so. */
export function coverage(state: DetailedState, known: number | null = null): readonly string[] {
  const { loaded, isCut, coverage } = state;
  const best = isCut ? [t('There are more than these.')] : [];
  return [...ofList(state, Math.max(loaded, state.scanned), known), ...coverage, ...best];
}

/** Customers in the list, as far as anything has said so. */
export const lengthOf = ({ total, reading }: DetailedState, known: number | null): number | null =>
  total ?? reading?.total ?? known;

/**
 * Whether the whole list was looked at: read to its end without a doubt, or as many of it as it has. More than it has are
 * no proof: some of them are not in it.
 */
export function isWhole(state: DetailedState, known: number | null): boolean {
  const { loaded, scanned, reading } = state;
  if (reading?.ended) return reading.summary.complete && Math.max(loaded, scanned) >= reading.scanned;
  const all = lengthOf(state, known);
  return all !== null && all > 0 && loaded === all;
}

function ofList(state: DetailedState, count: number, known: number | null): readonly string[] {
  if (count === 0) return [];
  const { reading } = state;
  const problems = reading?.summary.problems ?? 0;
  const unread = problems > 0 ? [t('{0} could not be read.', rows(problems))] : [];
  if (isWhole(state, known)) return [t('Looked at all {0}.', customers(count)), ...unread];
  const all = lengthOf(state, known);
  const isPart = all !== null && all > count;
  const of = isPart ? t('{0} of {1}', number(count), customers(all)) : customers(count);
  if (all !== null && all < count && !reading?.ended)
    return [t('Looked at {0}; the list counts {1}.', customers(count), number(all)), ...unread];
  // The doubts say why nobody knows whether it is all.
  const looked = isPart || reading?.ended ? t('Looked at {0}.', of) : t('Looked at {0}, of how many is unknown.', of);
  return [looked, ...unread, ...(reading?.ended ? reading.summary.doubts : [])];
}
