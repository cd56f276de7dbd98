/** How far the lists were searched: a row for each, or one line for all of them below the hits. */
import { number, t } from '../../core/l10n/language.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import type { DetailedState } from '../../customers/search/search-state.ts';
import { short } from '../text/customer-text.ts';
import { icon, isAllLoaded, type Place, type Row, stateRow, unfoldButton } from './pick-rows.ts';

/** A connection with how far its search has come; `known` is how long its list is by an earlier answer. */
export interface PlaceState {
  readonly place: Place;
  readonly state: DetailedState;
  readonly known: number | null;
}

/** `folded`: one line for all lists that ask for nothing; what failed or is being read keeps a row of its own. */
export function coverageRows(states: readonly PlaceState[], folded: boolean, privacy: Privacy): readonly Row[] {
  const rowOf = ({ place, state, known }: PlaceState) => stateRow(place, state, known, privacy);
  const quiet = states.filter(({ state }) => state.state !== 'failed' && state.state !== 'scanning');
  if (!folded || quiet.length < 2) return [...unreadRow(states), ...states.map(rowOf)];
  return [foldedRow(quiet, states.length), ...states.filter(one => !quiet.includes(one)).map(rowOf)];
}

const isUnread = ({ state, known }: PlaceState): boolean =>
  ['done', 'stopped'].includes(state.state) && !state.reading?.ended && !isAllLoaded(state, known);

/** One row for all lists of which a part was not looked at. */
function unreadRow(states: readonly PlaceState[]): readonly Row[] {
  const unread = states.filter(isUnread);
  if (unread.length < 2) return [];
  const connectionIds = unread.map(({ state }) => state.connectionId);
  const label = t('Read all {0} lists that were not searched to the end', unread.length);
  return [{ id: 'unread', entry: { kind: 'scan', connectionIds }, label, iconPath: icon('search'), alwaysShow: true }];
}

/** All of them in one line, with the one thing to do: reading what was not read. Its button shows each. `all` counts the rest too. */
function foldedRow(states: readonly PlaceState[], all: number): Row {
  const row = { id: 'folded', alwaysShow: true, buttons: [unfoldButton] };
  if (states.some(({ state }) => state.state === 'searching')) {
    const label = t('Searching {0} connections', number(states.length));
    return { ...row, entry: { kind: 'unfold' }, label, detail: extents(states), iconPath: icon('sync~spin') };
  }
  const unread = states.filter(isUnread);
  if (unread.length === 0) {
    const label =
      all > states.length
        ? t('{0} of {1} lists were searched to the end', number(states.length), number(all))
        : t('All {0} lists were searched to the end', number(all));
    return { ...row, entry: { kind: 'unfold' }, label, detail: extents(states), iconPath: icon('check') };
  }
  const connectionIds = unread.map(({ state }) => state.connectionId);
  const label =
    unread.length === 1
      ? t('Read the rest of {0}', short(unread[0]?.place.connection.name ?? ''))
      : t('Read the rest of {0} lists', number(unread.length));
  // What is missing stands first, before anything that may be cut.
  const missing = t(
    'not whole in {0} of {1}: {2}',
    number(unread.length),
    number(states.length),
    extents(unread.toSorted((one, other) => certainty(one) - certainty(other))),
  );
  const read = states.filter(one => !isUnread(one));
  const detail = read.length > 0 ? `${missing}; ${t('whole: {0}', extents(read))}` : missing;
  return { ...row, entry: { kind: 'scan', connectionIds }, label, detail, iconPath: icon('search') };
}

const extents = (states: readonly PlaceState[]): string => states.map(extent).join(' · ');

const lookedAt = ({ state }: PlaceState): number => Math.max(state.loaded, state.scanned);

/** What says least of who is not there comes first: a list of which nothing was looked at, then one that was read in part. */
const certainty = (place: PlaceState): number => (place.state.coverage.length > 0 ? 2 : lookedAt(place) > 0 ? 1 : 0);

/** "Cartevo 50 of 1,370", "Xtrakit not searched". */
function extent(of: PlaceState): string {
  const { place, state, known } = of;
  const name = short(place.connection.name, 40);
  if (state.state === 'searching') return t('{0}: searching', name);
  const looked = lookedAt(of);
  const total = state.total ?? known;
  // A provider's own search has looked without the list.
  const asked = state.coverage.length > 0;
  if (looked === 0) return asked ? t('{0}: asked', name) : t('{0}: not searched', name);
  return total !== null && total > looked
    ? t('{0}: {1} of {2}', name, number(looked), number(total))
    : t('{0}: {1}', name, number(looked));
}
