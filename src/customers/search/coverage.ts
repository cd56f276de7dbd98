import { customers, rows } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { DetailedState } from './search-state.ts';

/** How well a list was looked at, what says least of who is not there first. */
export const extentKinds = ['unsearched', 'part', 'asked', 'doubted', 'whole'] as const;

/** How far a list was searched. All words about that are made of this. */
export interface Extent {
  /**
   * `asked`: the provider's own search has looked without the list. `doubted`: the list was read to an end that may not be its
   * own. `whole`: to its end without a doubt, or as many as it has; more than it has are no proof, since some are not in it.
   */
  readonly kind: (typeof extentKinds)[number];
  /** Customers that were looked at, of those of the list where all of it was read. */
  readonly looked: number;
  /** Customers in the list, as far as anything has said so. */
  readonly of: number | null;
}

/** `known` is how long the list is by an earlier answer; null where none has said so. */
export function extentOf(state: DetailedState, known: number | null = null): Extent {
  const { loaded, scanned, total, reading, coverage } = state;
  const looked = Math.max(loaded, scanned);
  const of = total ?? reading?.total ?? known;
  // Who is missing in the index is known to be gone; where the index could not be asked, it has nobody.
  if (reading?.ended && (loaded > 0 || scanned >= reading.scanned))
    return { kind: reading.summary.complete ? 'whole' : 'doubted', looked: reading.scanned, of };
  if (!reading?.ended && loaded > 0 && loaded === of) return { kind: 'whole', looked, of };
  if (coverage.length > 0) return { kind: 'asked', looked, of };
  return { kind: looked > 0 ? 'part' : 'unsearched', looked, of };
}

/** What was looked at, and what was not, as sentences; `known` as of `extentOf`. */
export function coverage(state: DetailedState, known: number | null = null): readonly string[] {
  const best = state.isCut ? [t('There may be more than these.')] : [];
  return [...ofList(state, extentOf(state, known)), ...state.coverage, ...best];
}

function ofList({ reading }: DetailedState, extent: Extent): readonly string[] {
  if (extent.looked === 0) return [];
  const problems = reading?.summary.problems ?? 0;
  const unread = problems > 0 ? [t('{0} could not be read.', rows(problems))] : [];
  // The doubts say why nobody knows whether it is all.
  const doubts = extent.kind === 'doubted' ? (reading?.summary.doubts ?? []) : [];
  return [lookedText(extent), ...unread, ...doubts];
}

function lookedText({ kind, looked, of }: Extent): string {
  const count = customers(looked);
  if (kind === 'whole') return t('Looked at all {0}.', count);
  if (of !== null && of > looked) return t('Looked at {0}.', t('{0} of {1}', number(looked), customers(of)));
  if (kind === 'doubted') return t('Looked at {0}.', count);
  return of === null
    ? t('Looked at {0}, of how many is unknown.', count)
    : t('Looked at {0}; the list counts {1}.', count, number(of));
}
