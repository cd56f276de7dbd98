/** What a kept search found, and how far it came, in the words of the search box. */
import { people as peopleCount } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { Connection, CustomerRecord } from '../../core/model/customer.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { coverageRows, isUnread, type PlaceState } from '../search/coverage-rows.ts';
import { personRows } from '../search/person-rows.ts';
import { hitRow, notWholeText, stateText } from '../search/pick-rows.ts';
import { foundText } from '../text/found-text.ts';
import type { Results } from './kept-results.ts';

export interface FoundWords {
  /** Beside the search's name: how many were found, of how many lists a part was not looked at, and how many people they are. */
  readonly brief: readonly string[];
  /** How far it came, in one line; undefined where all lists were searched to the end. */
  readonly far: string | undefined;
  /** Each list by its name, with what was looked at. */
  readonly lists: readonly string[];
}

export function foundWords(
  { records, people, isCut }: Results,
  places: readonly PlaceState[],
  privacy: Privacy,
  unasked: number,
): FoundWords {
  const far = farText(places, privacy);
  const failed = places.filter(({ state }) => state.state === 'failed').length;
  const brief = [
    foundText(records.length, isCut),
    far?.brief,
    failed > 0 && t('{0} failed', number(failed)),
    unasked > 0 && t('{0} not asked', number(unasked)),
    people.length < records.length && peopleCount(people.length),
  ];
  return {
    brief: brief.filter(one => typeof one === 'string'),
    far: far?.whole,
    lists: places.map(({ place, state, known }) => `${place.connection.name}: ${stateText(state, known, privacy)}`),
  };
}

/** Of several lists how many were searched how far, and beside a name how many not to their ends; of one how much of it. */
function farText(places: readonly PlaceState[], privacy: Privacy): { whole: string; brief: string } | undefined {
  const rows = coverageRows(places, 'folded', privacy);
  const unread = places.filter(isUnread).length;
  const folded = rows.find(({ entry }) => entry.kind === 'fold');
  if (folded) return unread > 0 ? { whole: folded.label, brief: notWholeText(unread, places.length) } : undefined;
  const only = rows.find(({ entry }) => entry.kind === 'scan');
  return only && { whole: only.label, brief: only.label };
}

/** One person's name, and where: "in 2 of 6 · same e-mail · Cartevo, Yativo". */
export function samePersonWords(
  records: readonly CustomerRecord[],
  asked: number,
  connection: (id: string) => Connection | undefined,
  privacy: Privacy,
): { readonly label: string; readonly where: string; readonly about: string } {
  const shown = privacy.together(records.map(({ connectionId }) => connectionId));
  const [row] = personRows(
    records.map(record => ({ record, via: 'index' })),
    hits =>
      hits.flatMap(hit => {
        const found = connection(hit.record.connectionId);
        return found ? [hitRow(hit, { connection: found, where: '' }, shown)] : [];
      }),
    id => connection(id)?.name ?? id,
    asked,
  );
  return { label: row?.label ?? '', where: row?.detail ?? '', about: row?.description ?? '' };
}
