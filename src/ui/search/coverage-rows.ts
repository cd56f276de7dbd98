/** How far the lists were searched: a row for each, or one line for all of them below the hits. */
import { customers, lists } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { type Extent, extentKinds, extentOf } from '../../customers/search/coverage.ts';
import type { DetailedState } from '../../customers/search/search-state.ts';
import type { Services } from '../services/services.ts';
import { capital } from '../text/capital.ts';
import { short } from '../text/customer-text.ts';
import { extentText, foldButton, icon, isAtEnd, type Place, type Row, stateRow, unfoldButton } from './pick-rows.ts';

/** A connection with how far its search has come; `known` is how long its list is by an earlier answer. */
export interface PlaceState {
  readonly place: Place;
  readonly state: DetailedState;
  readonly known: number | null;
  /** When what stayed of it was read, RFC 3339, where its last refresh failed. */
  readonly since?: string | undefined;
}

/** What a tree knows of a list beside what a search does. */
export const listFacts = (lists: Services['lists'], connectionId: string): Pick<PlaceState, 'known' | 'since'> => ({
  known: lists.total(connectionId),
  since: lists.isOpen(connectionId) ? lists.of(connectionId).notRefreshed?.since : undefined,
});

/** `plain`: a row for each list, and no line that would fold them. */
export type Fold = 'folded' | 'unfolded' | 'plain';

/** Folded, one line for all lists that ask for nothing; what failed or is being read keeps a row of its own. */
export function coverageRows(states: readonly PlaceState[], fold: Fold, privacy: Privacy): readonly Row[] {
  const rowOf = ({ place, state, known, since }: PlaceState) => stateRow(place, state, known, privacy, since);
  const quiet = states.filter(({ state }) => state.state !== 'failed' && state.state !== 'scanning');
  const line = fold === 'plain' || quiet.length < 2 ? [] : [foldRow(quiet, states.length, fold)];
  if (line.length === 0 || fold !== 'folded') return [...line, ...unreadRow(states, 2), ...states.map(rowOf)];
  const loud = states.filter(one => !quiet.includes(one));
  return [...line, ...unreadRow(quiet, 1), ...loud.map(rowOf)];
}

const extentAt = ({ state, known }: PlaceState): Extent => extentOf(state, known);

export const isUnread = (place: PlaceState): boolean =>
  ['done', 'stopped'].includes(place.state.state) && !isAtEnd(extentAt(place));

/** The one thing to do about lists of which a part was not looked at, in a row of its own: it asks, and says for how many. */
function unreadRow(states: readonly PlaceState[], least: number): readonly Row[] {
  const unread = states.filter(isUnread);
  if (unread.length < least) return [];
  const connectionIds = unread.map(({ state }) => state.connectionId);
  const extents = unread.map(extentAt);
  const left = extents.map(({ looked, of }) => (of ?? 0) - looked).filter(count => count > 0);
  const sum = customers(left.reduce((all, count) => all + count, 0));
  const unknown = extents.filter(({ of }) => of === null).length;
  const more = unknown === 0 ? sum : t('{0}, and {1} of unknown length', sum, lists(unknown));
  const [only, second] = unread;
  const label =
    only && !second
      ? t('Read the rest of {0}…', short(only.place.connection.name))
      : t('Read the rest of {0} lists…', number(unread.length));
  return [
    {
      ...{ id: 'unread', entry: { kind: 'scan', connectionIds }, label, iconPath: icon('cloud-download') },
      ...{ ...(left.length > 0 && { description: more }), alwaysShow: true },
    },
  ];
}

/**
 * How far all of them were searched, in one line: as counts, which nothing cuts off, and below them by name, what says least
 * first. Choosing it shows each, and once more folds them, which asks for nothing. `all` counts the rest too.
 */
function foldRow(states: readonly PlaceState[], all: number, fold: Fold): Row {
  const row = {
    id: 'fold',
    entry: { kind: 'fold' },
    alwaysShow: true,
    ...(fold === 'folded'
      ? { buttons: [unfoldButton], detail: extentsText(states.toSorted((one, other) => rankOf(one) - rankOf(other))) }
      : { buttons: [foldButton], description: t('fold into one line') }),
  } as const;
  const searching = states.filter(({ state }) => state.state === 'searching').length;
  if (searching > 0)
    return {
      ...row,
      label: t('Searching {0} of {1} connections', number(searching), number(all)),
      iconPath: icon('sync~spin'),
    };
  if (states.some(isUnread)) return { ...row, label: counts(states), iconPath: icon('info') };
  const label =
    all > states.length
      ? t('{0} of {1} lists were searched to the end', number(states.length), number(all))
      : t('All {0} lists were searched to the end', number(all));
  return { ...row, label, iconPath: icon(states.some(one => extentAt(one).kind === 'doubted') ? 'warning' : 'check') };
}

const rankOf = (place: PlaceState): number => extentKinds.indexOf(extentAt(place).kind);

/** "Not searched: 1 · in part: 1 · asked: 3 · whole: 1". */
function counts(states: readonly PlaceState[]): string {
  const said = extentKinds.flatMap(kind => {
    const count = states.filter(state => extentAt(state).kind === kind).length;
    return count > 0 ? [countTexts[kind](number(count))] : [];
  });
  return capital(said.join(' · '));
}

const countTexts: Readonly<Record<Extent['kind'], (count: string) => string>> = {
  unsearched: count => t('not searched: {0}', count),
  part: count => t('in part: {0}', count),
  asked: count => t('asked: {0}', count),
  doubted: count => t('perhaps whole: {0}', count),
  whole: count => t('whole: {0}', count),
};

/** Characters of names in one line, which is not cut off then. */
const lineLength = 90;

/** Each by its name, as many as a line has room for. */
function extentsText(states: readonly PlaceState[]): string {
  const said: string[] = [];
  for (const [at, state] of states.entries()) {
    const line = [...said, extent(state)].join(' · ');
    if (at > 0 && line.length > lineLength) return [...said, t('and {0} more', number(states.length - at))].join(' · ');
    said.push(extent(state));
  }
  return said.join(' · ');
}

/** "Cartevo: 50 of 1,370", "Devdraft: all 820", "Xtrakit: not searched". */
function extent(of: PlaceState): string {
  const name = short(of.place.connection.name, 40);
  if (of.state.state === 'searching') return t('{0}: searching', name);
  return extentText(name, extentAt(of), of.since);
}
