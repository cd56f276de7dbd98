/** A search in one connection: the index first, which asks nothing; then the server; then the list itself. */
import type { FetchedPage } from '../../core/client.ts';
import * as countOf from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { CustomerRecord, Query } from '../../core/model/customer.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import type { OpenConnection } from '../connections/open-connection.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import type { CustomerIndex } from '../index/customer-index.ts';
import { matcher } from '../match/matches.ts';
import { firstPageOf, isNoSuchPage, mayGoOn, nothingAt, rowsIn } from '../pages/list-end.ts';
import { pageSizeOf } from '../pages/list-reader.ts';
import type { ListWish, Reading, Watcher } from '../scan/shared-scan.ts';
import { printOf } from '../scan/verdict.ts';
import { extentOf } from './coverage.ts';
import type { DetailedState, SearchHit, StateChange } from './search-state.ts';

export interface ConnectionSearch {
  readonly accounts: OpenConnections;
  readonly index: CustomerIndex;
  readonly text: string;
  readonly connectionId: string;
  readonly signal: AbortSignal;
  /** undefined: the list is not looked at. */
  readonly list: ListWish | 'watch' | undefined;
  readonly indexHits: number;
  state(): DetailedState;
  report(change: StateChange): void;
  hit(record: CustomerRecord, via: SearchHit['via']): void;
}

/** Rows of a server's own search that are looked at; what matches more than this many is no useful text. */
const serverRows = 500;
/** Pages without rows, one after another, of a list that goes on all the same. */
const emptyPages = 20;
/** An ID this long is nobody's name or number: once it is found, nothing is left to look for. */
const unmistakable = 20;

export async function searchConnection(search: ConnectionSearch): Promise<void> {
  const text = search.text.trim();
  search.report({});
  if (!text || (await searchIndex(search, text))) return search.report({ state: 'done' });
  const account = await search.accounts.get(search.connectionId);
  const { reading } = account.list;
  if (reading) search.report({ reading });
  // Both are asked at once; a failure of either is this connection's, when the other one has ended.
  const asked = await Promise.allSettled([askForId(search, account, text), searchServer(search, account, text)]);
  for (const result of asked) if (result.status === 'rejected') throw result.reason;
  const [isKnown, mayBeMore] = asked.map(result => result.status === 'fulfilled' && result.value);
  const isListed = search.list && !isKnown && (search.list !== 'watch' || account.list.isRead);
  const end: StateChange =
    search.list && isListed ? await searchList(search, account, text, search.list) : { state: 'done' };
  const isWhole = extentOf({ ...search.state(), ...end }).kind === 'whole';
  search.report({ ...end, ...(mayBeMore && !isWhole && { isCut: true }) });
}

function looked({ state, report }: ConnectionSearch, sentence: string): void {
  if (!state().coverage.includes(sentence)) report({ coverage: [...state().coverage, sentence] });
}

/**
 * True when the text is an ID that was found: there is nothing more to ask. The index is no reason not to ask the provider:
 * where it fails, that is reported.
 */
async function searchIndex(search: ConnectionSearch, text: string): Promise<boolean> {
  try {
    return await askIndex(search, text);
  } catch (error) {
    if (!isClienteleError(error)) throw error;
    looked(search, t('What was loaded could not be searched: {0}', error.message));
    return false;
  }
}

async function askIndex(search: ConnectionSearch, text: string): Promise<boolean> {
  const { accounts, index, connectionId, indexHits: limit } = search;
  const { records, size } = await index.search({ connectionId, text, limit });
  for (const record of records) search.hit(record, 'index');
  search.report({ loaded: size, isCut: records.length >= limit });
  const { idShape } = accounts.provider(accounts.connection(connectionId));
  const isId = text.length >= unmistakable && idShape.test(text);
  return isId && records.some(({ customer }) => customer.id.toLowerCase() === text.toLowerCase());
}

/** True when the text is an ID the provider knows. */
async function askForId(search: ConnectionSearch, account: OpenConnection, text: string): Promise<boolean> {
  const { provider } = account;
  if (!provider.idShape.test(text)) return false;
  try {
    const { record } = await account.customer(text, { signal: search.signal, onPause: paused(search) });
    search.hit(record, 'server');
    looked(search, t('Asked {0} for this ID.', provider.title));
    return text.length >= unmistakable;
  } catch (error) {
    if (!isClienteleError(error) || error.kind !== 'notFound') throw error;
    looked(search, t('{0} has no customer with this ID.', provider.title));
    return false;
  }
}

/** True when more may match than its first answers. */
async function searchServer(search: ConnectionSearch, account: OpenConnection, text: string): Promise<boolean> {
  const { provider } = account;
  const how = provider.serverSearch?.(text);
  if (!how) return false;
  const rank = matcher(text);
  let rows = 0;
  let empty = 0;
  let pageSize = pageSizeOf(account, how.send);
  let first: FetchedPage | undefined;
  let isDoubtful = false;
  let unread = 0;
  let print: number | undefined;
  for (let page = 1; rows < serverRows && empty < emptyPages; page++) {
    const query: Query = { search: text, page, pageSize };
    const answer = await account
      .page(query, { signal: search.signal, onPause: paused(search) })
      .catch((error: unknown) => {
        // A page that only a doubtful end has spoken of may not be there.
        if (isDoubtful && isNoSuchPage(error)) return nothingAt(page);
        throw error;
      });
    first ??= answer;
    // The next page begins where this one has ended, and not where it would have if it were as long as asked.
    if (page === 1) pageSize = answer.pageSize ?? pageSize;
    isDoubtful = !answer.hasMore && mayGoOn(answer, firstPageOf(first));
    search.report({});
    for (const record of answer.records.slice(0, serverRows - rows))
      if (rank(record.customer) !== undefined) search.hit(record, 'server');
    const before = print;
    print = await printOf(answer);
    // A server that ignores the page number sends the same one again, without an end.
    if (print === before && rowsIn(answer) > 0) break;
    const found = rowsIn(answer);
    rows += found;
    unread += answer.problems.length;
    // A list whose pages have no numbers may look through much that it does not show.
    empty = found === 0 ? empty + 1 : 0;
    const isLast = (!answer.hasMore && !isDoubtful) || (found === 0 && !answer.next);
    if (isLast && rows <= serverRows) {
      looked(search, t('{0} searched {1}.', provider.title, how.looksAt));
      unreadRows(search, unread);
      return false;
    }
  }
  unreadRows(search, unread);
  looked(
    search,
    t(
      '{0} searched {1}; the first {2} of its answers were looked at.',
      provider.title,
      how.looksAt,
      number(Math.min(rows, serverRows)),
    ),
  );
  return true;
}

/** Who is looked for may be in a row that could not be read. */
function unreadRows(search: ConnectionSearch, count: number): void {
  if (count > 0) looked(search, t('{0} could not be read.', countOf.rows(count)));
}

/**
 * Looks at the whole list. What was read of it before is in the index, which is asked once each further page is certain to
 * be reported.
 */
async function searchList(
  search: ConnectionSearch,
  account: OpenConnection,
  text: string,
  wish: ListWish | 'watch',
): Promise<StateChange> {
  const { signal, report } = search;
  const { list } = account;
  const limit = wish === 'watch' ? Number.POSITIVE_INFINITY : wish.limit;
  const rank = matcher(text);
  let left = 0;
  const watcher: Watcher = {
    signal,
    onPage({ records }) {
      for (const record of records.slice(0, left)) if (rank(record.customer) !== undefined) search.hit(record, 'scan');
      left = Math.max(0, left - records.length);
    },
    onProgress: reading => report(readingState(reading, limit)),
    onPause: paused(search),
  };
  report({ state: 'scanning', ...(list.reading && readingState(list.reading, limit)) });
  const read = wish === 'watch' ? list.observe(watcher) : list.join({ ...wish, ...watcher });
  read.catch(() => {}); // its failure is reported below
  left = Math.max(0, limit - (list.reading?.scanned ?? 0));
  await searchIndex(search, text);
  await read;
  const { reading } = list;
  if (!reading) return { state: 'done' };
  const { scanned } = readingState(reading, limit);
  const isStopped = scanned < reading.scanned || (!reading.ended && !reading.checking);
  return { state: isStopped ? 'stopped' : 'done', ...readingState(reading, limit) };
}

const readingState = (reading: Reading, limit: number) => ({
  scanned: Math.min(reading.scanned, limit),
  total: reading.total,
  reading,
});

const paused =
  ({ report }: ConnectionSearch) =>
  (retryAt: string) =>
    report({ retryAt });
