/** Tables of customers of one connection: all that is read of it, its list as it is filtered, one page. */
import type { FetchedPage } from '../../core/client.ts';
import { customers } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { Query } from '../../core/model/customer.ts';
import type { IndexTable } from '../../customers/index/index-table.ts';
import { listReader } from '../../customers/pages/list-reader.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import { Scan } from '../../customers/scan/scan.ts';
import type { ScanSummary } from '../../customers/scan/scan-contract.ts';
import { short } from '../text/customer-text.ts';
import { pauseText, progressText } from '../window/progress.ts';
import type { Held } from './foot.ts';
import type { Reading, TableServices, TableSource } from './table-source.ts';

const idsOf = ({ records }: Pick<FetchedPage, 'records'>): string[] => records.map(({ customer }) => customer.id);

const rowsOf = (pages: readonly FetchedPage[]): number => pages.reduce((sum, { records }) => sum + records.length, 0);

const problemsOf = (pages: readonly FetchedPage[]): number =>
  pages.reduce((sum, { problems }) => sum + problems.length, 0);

const newest = (pages: readonly FetchedPage[]): string | undefined =>
  pages
    .map(({ fetchedAt }) => fetchedAt)
    .sort()
    .at(-1);

const doubtsOf = ({ complete, doubts }: Pick<ScanSummary, 'complete' | 'doubts'>): readonly string[] =>
  complete || doubts.length === 0 ? [] : [t('Not proven to be all: {0}', doubts.join(' '))];

/** Whether a page was read anew in the list as it is opened through the same query by now. */
function isReadAnew({ lists }: TableServices, list: CustomerList, number: number, since: string): boolean {
  const { connectionId, query } = list;
  const now = Object.keys(query).length === 0 ? lists.unfiltered(connectionId) : lists.of(connectionId);
  const state = JSON.stringify(now.query) === JSON.stringify(query) ? now.state(number) : undefined;
  return state?.kind === 'loaded' && state.page.fetchedAt > since;
}

/** Loads the first page where none is there. Rejects with what it failed with. */
async function firstPage(list: CustomerList): Promise<void> {
  if (list.loaded.length > 0) return;
  list.retry(1);
  const state = await list.load(1);
  if (state.kind === 'failed') throw state.error;
}

/** The pages that are loaded, in the order of their numbers. */
const inOrder = (list: CustomerList): ReadonlyMap<number, FetchedPage> =>
  new Map(
    [...list.loadedPages]
      .sort((one, other) => one - other)
      .flatMap(number => {
        const state = list.state(number);
        return state?.kind === 'loaded' ? [[number, state.page] as const] : [];
      }),
  );

type Named = Pick<TableSource, 'tab' | 'names' | 'columnsOf' | 'connectionIds' | 'covered'>;

function named(
  { connections }: TableServices,
  connectionId: string,
  what: (all: number) => string,
  part?: string,
): Named {
  const connection = () => connections.connection(connectionId);
  const { title } = connections.provider(connection());
  return {
    tab: () => t('Table of {0}', [short(connection().name, 30), part].filter(Boolean).join(' · ')),
    names: (all = 0) => ({ heading: connection().name, subtitle: [title, what(all)].filter(Boolean).join(' · ') }),
    columnsOf: connection().provider,
    connectionIds: [connectionId],
    covered: [],
  };
}

/** "1,370 customers, all read"; "50 of 1,370 customers, what is read so far". */
function readSoFar({ whole, total }: Held, all: number): string {
  if (all === 0) return '';
  if (whole) return t('{0}, all read', customers(all));
  const of = total === null ? customers(all) : t('{0} of {1}', number(all), customers(Math.max(all, total)));
  return t('{0}, what is read so far', of);
}

/** Everything that is read of a connection, wherever it was read: by the tree, a search, or from end to end. */
export async function connectionSource(services: TableServices, connectionId: string): Promise<TableSource> {
  const account = await services.connections.get(connectionId);
  const { list: scan } = account;
  // A filter that is set meanwhile has pages of its own.
  const list = () => services.lists.unfiltered(connectionId);
  const pages = () => list().loaded;
  const held = (all: number): Held => {
    const reading = scan.reading?.ended ? scan.reading : undefined;
    const total = list().total ?? scan.reading?.total ?? null;
    const read = reading?.summary;
    const others = read && all > read.customers ? all - read.customers : 0;
    const known = total ?? read?.customers ?? null;
    return {
      total: known,
      // What is read otherwise may not be in the list, and a page may come twice: neither count proves it alone.
      whole: read ? read.complete : total !== null && Math.min(rowsOf(pages()), all) >= total,
      at: reading?.at ?? newest(pages()),
      problems: read?.problems ?? problemsOf(pages()),
      notes: [
        ...(read ? doubtsOf(read) : []),
        ...(others > 0
          ? [t('{0} of them were not in the list when it was read: found otherwise, or gone since.', number(others))]
          : []),
      ],
    };
  };
  return {
    ...named(services, connectionId, all => readSoFar(held(all), all)),
    kind: 'customers',
    start: 'connection',
    held,
    async open(table) {
      // What is read already is enough to begin with, and costs no request.
      if ((await table.count()).all === 0) await firstPage(list());
    },
    readAll: (_, { signal, say }) =>
      scan.join({
        signal,
        limit: Number.POSITIVE_INFINITY,
        proof: true,
        maxAge: scan.reading?.ended ? 0 : Number.POSITIVE_INFINITY,
        onProgress: progress => say(progressText(progress)),
        onPause: retryAt => say(pauseText(retryAt)),
      }),
  };
}

/** A list as it is filtered: the pages that are open, or all of it. */
export async function listSource(
  services: TableServices,
  connectionId: string,
  query: Omit<Query, 'page'>,
): Promise<TableSource> {
  const list = services.lists.of(connectionId);
  const { search, filters = {} } = query;
  const account = await services.connections.get(connectionId);
  let taken: ReadonlyMap<number, FetchedPage> = new Map();
  let read: { readonly summary: ScanSummary; readonly at: string } | undefined;
  const filteredBy = () => {
    const words = Object.entries(services.privacy.filters(connectionId, filters)).map(
      ([key, value]) => `${key}: ${value}`,
    );
    const typed = search ? [services.privacy.typed(search, [connectionId])] : [];
    return t('filtered by {0}', short([...words, ...typed].join(', ')));
  };
  return {
    ...named(services, connectionId, filteredBy),
    kind: 'customers',
    start: 'added',
    held(all): Held {
      const total = read?.summary.complete ? all : (list.total ?? (read ? all : null));
      return {
        total,
        whole: read ? read.summary.complete : total !== null && Math.min(rowsOf([...taken.values()]), all) >= total,
        at: read?.at ?? newest([...taken.values()]),
        problems: read?.summary.problems ?? problemsOf([...taken.values()]),
        notes: read ? doubtsOf(read.summary) : [],
      };
    },
    isOld: () => [...taken].some(([at, page]) => isReadAnew(services, list, at, read?.at ?? page.fetchedAt)),
    async open(table) {
      await firstPage(list);
      taken = inOrder(list);
      for (const page of taken.values()) await table.add(connectionId, idsOf(page));
    },
    async readAll(table, { signal, say, grown }) {
      const asked = { ...(search === undefined ? {} : { search }), filters };
      const reader = new Scan({
        read: listReader(account, asked, { feed: true }),
        twice: false,
        onProgress: progress => say(progressText(progress)),
        onPause: retryAt => say(pauseText(retryAt)),
      });
      for await (const page of reader.pages(signal)) {
        await table.add(connectionId, idsOf(page));
        grown();
      }
      read = { summary: reader.summary, at: new Date().toISOString() };
    },
  };
}

/** One page of a list, as it stands in the tree. */
export function pageSource(services: TableServices, list: CustomerList, page: number): TableSource {
  const { connectionId } = list;
  const name = t('page {0}', number(page));
  let taken: FetchedPage | undefined;
  return {
    ...named(services, connectionId, () => name, name),
    kind: 'customers',
    start: 'added',
    held: all => ({
      ...{ total: all, whole: true, at: taken?.fetchedAt, problems: taken?.problems.length ?? 0 },
      notes: [],
    }),
    isOld: () => taken !== undefined && isReadAnew(services, list, page, taken.fetchedAt),
    async open(table: IndexTable, _: Reading) {
      list.retry(page);
      const state = await list.load(page);
      if (state.kind === 'failed') throw state.error;
      taken = state.page;
      await table.add(connectionId, idsOf(state.page));
    },
  };
}
