/** Tables of what a search found, over all its connections, and of what belongs to one customer. */
import { t } from '../../core/l10n/language.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import type { KeptSearch } from '../../customers/follow/kept.ts';
import type { OpenedSection } from '../../customers/related/opened-section.ts';
import type { SectionPlace } from '../../customers/related/opened-sections.ts';
import { searchToEnd } from '../../customers/search/search-to-end.ts';
import { readBefore } from '../actions/read-before.ts';
import { short } from '../text/customer-text.ts';
import type { Held } from './foot.ts';
import type { TableServices, TableSource } from './table-source.ts';

/** A search, asked anew: everything that the index and the providers find. */
export function searchSource(services: TableServices, { text, connectionIds }: KeptSearch): TableSource {
  const { connections, index, privacy, store } = services;
  const asked = store.connections.filter(({ id }) => connectionIds?.includes(id) ?? true);
  const nameOf = (id: string): string => store.connections.find(one => one.id === id)?.name ?? id;
  let found: { readonly at: string; readonly notes: readonly (() => string)[] } | undefined;
  return {
    kind: 'customers',
    start: 'added',
    connectionIds: asked.map(({ id }) => id),
    columnsOf: 'search',
    tab: () => t('Table of a search'),
    names: () => ({
      heading: t('Search for “{0}”', short(privacy.typed(text, connectionIds ?? asked.map(({ id }) => id)))),
      subtitle: asked.map(({ id }) => nameOf(id)).join(', '),
    }),
    covered: [],
    // What a search looked at is what can be said of it: nobody knows whether these are all.
    held: all => ({
      total: all,
      whole: found !== undefined,
      at: found?.at,
      problems: 0,
      notes: (found?.notes ?? []).map(note => note()),
    }),
    async open(table, { signal, grown }) {
      const question = { text, indexHits: Number.POSITIVE_INFINITY };
      const looked = await Promise.all(
        asked.map(async ({ id }) => {
          const { records, looked, failure } = await searchToEnd(
            connections,
            index,
            { connectionId: id, ...question, known: () => services.lists.total(id) },
            signal,
          );
          await table.add(
            id,
            records.map(({ customer }) => customer.id),
          );
          grown();
          const notes = failure ? [() => privacy.failure(failure, id)] : looked.map(note => () => note);
          return notes.map(note => () => `${nameOf(id)}: ${note()}`);
        }),
      );
      found = { at: new Date().toISOString(), notes: looked.flat() };
    },
  };
}

const plainRow = ({ raw, ...fields }: RelatedItem) => ({
  fields: JSON.stringify(fields),
  raw,
});

/** What belongs to a customer, of one kind. */
export function sectionSource(services: TableServices, place: SectionPlace): TableSource {
  const { connections, sections } = services;
  const connection = connections.connection(place.connectionId);
  const opened = sections.of(place);
  const { section } = opened;
  let added = 0;
  /** Which reading of the section its rows are of. */
  let begun: number | undefined;
  let held: Held = { total: null, whole: false, at: undefined, problems: 0, notes: [] };
  const isOld = () => begun !== undefined && begun !== opened.begun;
  /** What was read since; of another reading nothing, as that has other rows. */
  const take = async (table: Parameters<TableSource['open']>[0]) => {
    if (isOld()) return;
    const { items, state, mayBePart, dropped } = opened;
    begun = opened.begun;
    held = {
      total: opened.total,
      whole: state.kind === 'done' && !mayBePart,
      ended: state.kind === 'done',
      at: opened.fetchedAt,
      problems: opened.problems.length,
      notes: dropped > 0 ? [t('Rows of other customers were left out: {0}.', dropped)] : [],
    };
    const fresh = items.slice(added);
    added = items.length;
    if (fresh.length > 0) await table.addItems(fresh.map(plainRow));
  };
  return {
    kind: 'items',
    start: 'items',
    connectionIds: [place.connectionId],
    columnsOf: `${connection.provider}/${section.id}`,
    tab: () => t('Table of {0}', section.title),
    names() {
      const { connectionId, customerId } = place;
      const { name } = connections.connection(connectionId);
      const id = short(services.privacy.id(connectionId, customerId, readBefore(services, place)?.record), 60);
      return { heading: section.title, subtitle: t('{0} · customer {1}', name, id) };
    },
    covered: section.covered,
    held: () => held,
    isOld,
    async open(table) {
      // What failed further on is read again by *Read All*.
      if (opened.items.length === 0) await opened.load();
      if (opened.state.kind === 'failed' && opened.items.length === 0) throw opened.state.error;
      await take(table);
    },
    async readAll(table, { signal, grown }) {
      const taken = async () => {
        await take(table);
        grown();
        return !isOld();
      };
      if (!isOld()) await readOn(opened, signal, taken);
    },
  };
}

/** Reads a section to its end; `taken` takes each page and says whether to go on. */
async function readOn(opened: OpenedSection, signal: AbortSignal, taken: () => Promise<boolean>): Promise<void> {
  const stop = () => opened.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    while (!signal.aborted && opened.state.kind !== 'done') {
      const before = opened.items.length;
      await opened.more();
      if (!(await taken())) return;
      const { state } = opened;
      if (state.kind === 'failed') throw state.error;
      // A page that brings nothing and leads nowhere else ends it.
      if (opened.items.length === before && state.kind !== 'more') return;
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
