/** What a table says of its rows: how many of how many, when they were read, and what a sorting or a filter is of. */
import { rows as rowCount } from '../../core/l10n/counts.ts';
import { clock, number, plural, t } from '../../core/l10n/language.ts';

/** What is known of the whole. */
export interface Held {
  /** Rows of the whole list, as its provider counts them; null where nobody knows. */
  readonly total: number | null;
  /** It was read to its end. */
  readonly whole: boolean;
  /** It is not whole, and there is nothing more to ask for. */
  readonly ended?: boolean;
  /** When, RFC 3339; undefined where nobody knows. */
  readonly at: string | undefined;
  /** Rows that could not be read. */
  readonly problems: number;
  /** What else is to be said: what was looked at, what stays doubtful, how reading ended. */
  readonly notes: readonly string[];
}

const readText = (count: string, at: string | undefined): string =>
  at === undefined ? t('{0} read', count) : t('{0} read at {1}', count, clock(at));

/** "1,370 of 1,370 read at 10:42"; "50 of 1,370"; "50 read so far". */
export function heldText({ total, whole, at }: Held, all: number): string {
  if (whole) return readText(t('{0} of {1}', number(all), number(Math.max(all, total ?? all))), at);
  if (total === null) return t('{0} read so far, of a list whose length is not known', number(all));
  return t('{0} of {1}', number(all), number(Math.max(all, total)));
}

/** `isAsRead`: rows are neither sorted nor in the provider's order, as some were read before others. */
export function footText(
  held: Held,
  { all, shown }: { readonly all: number; readonly shown: number },
  isAsRead: boolean,
): string {
  const text = [heldText(held, all), ...(isAsRead ? [t('in the order in which they were read')] : [])].join(' · ');
  return shown === all ? text : t('{0} shown · {1}', rowCount(shown), text);
}

/** What is to be known before anybody believes what is seen. */
export function notesOf(
  held: Held,
  { all, isSorted, isFiltered }: { readonly all: number; readonly isSorted: boolean; readonly isFiltered: boolean },
): readonly string[] {
  const of = held.total === null ? rowCount(all) : t('{0} of {1}', number(all), number(Math.max(all, held.total)));
  const partly = !held.whole && (isSorted || isFiltered);
  const both = isSorted && isFiltered;
  return [
    ...(partly && both ? [t('Sorted and filtered over what is read, {0}: the list is not read whole.', of)] : []),
    ...(partly && isSorted && !both ? [t('Sorted over what is read, {0}: the list is not read whole.', of)] : []),
    ...(partly && isFiltered && !both ? [t('Filtered over what is read, {0}: the list is not read whole.', of)] : []),
    ...(held.problems > 0 ? [t('{0} could not be read and are not in it.', rowCount(held.problems))] : []),
    ...held.notes,
  ];
}

export const moreText = (count: number): string =>
  plural(count, { one: n => t('{0} more row was read', n), other: n => t('{0} more rows were read', n) });
