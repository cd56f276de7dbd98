/** A search in one connection: the index first, which asks nothing; then the server; then the list itself. */
import type { CustomerRecord, Query } from '../core/customer.ts';
import { isClienteleError } from '../core/errors.ts';
import type { Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import type { CustomerIndex } from './index/customer-index.ts';
import { listReader, pageSizeOf } from './list-reader.ts';
import { matcher } from './matches.ts';
import { Scan } from './scan.ts';
import type { SearchHit, SearchState, StateChange } from './search.ts';

export interface ConnectionSearch {
  readonly accounts: Accounts;
  readonly index: CustomerIndex;
  readonly text: string;
  readonly connectionId: string;
  readonly signal: AbortSignal;
  /** 0: the list is not read. */
  readonly scanLimit: number;
  state(): SearchState;
  tell(change: StateChange): void;
  hit(record: CustomerRecord, via: SearchHit['via']): void;
}

/** Hits of the index at most, for each connection. */
const indexHits = 200;
/** Rows of a server's own search that are looked at; what matches more than this many is no useful text. */
const serverRows = 500;
/** An ID this long is nobody's name or number: once it is found, nothing is left to look for. */
const unmistakable = 20;

const number = (count: number) => count.toLocaleString('en');

export async function searchConnection(search: ConnectionSearch): Promise<void> {
  const text = search.text.trim();
  search.tell({});
  if (!text) return search.tell({ state: 'done' });
  if (await searchIndex(search, text)) return search.tell({ state: 'done' });
  const account = await search.accounts.get(search.connectionId);
  // Both are asked at once; a failure of either is this connection's, when the other one has ended.
  const asked = await Promise.allSettled([askForId(search, account, text), searchServer(search, account, text)]);
  for (const result of asked) if (result.status === 'rejected') throw result.reason;
  if (asked[0].status === 'fulfilled' && asked[0].value) return search.tell({ state: 'done' });
  if (search.scanLimit > 0) return searchList(search, account, text);
  search.tell({ state: 'done' });
}

function covered({ state, tell }: ConnectionSearch, sentence: string): void {
  tell({ covered: [...state().covered, sentence] });
}

/** True when the text is an ID that was found: there is nothing more to ask. */
async function searchIndex(search: ConnectionSearch, text: string): Promise<boolean> {
  const { accounts, index, connectionId } = search;
  const { records, size } = await index.search({ connectionId, text, limit: indexHits });
  for (const record of records) search.hit(record, 'index');
  if (size > 0) covered(search, `Searched ${number(size)} loaded customers.`);
  const { idShape } = accounts.provider(accounts.connection(connectionId));
  const isId = text.length >= unmistakable && idShape.test(text);
  return isId && records.some(({ customer }) => customer.id.toLowerCase() === text.toLowerCase());
}

/** True when the text is an ID the provider knows. */
async function askForId(search: ConnectionSearch, account: Account, text: string): Promise<boolean> {
  const { provider } = account;
  if (!provider.idShape.test(text)) return false;
  try {
    const { record } = await account.customer(text, { signal: search.signal, onPause: paused(search) });
    search.hit(record, 'server');
    covered(search, `Asked ${provider.title} for this ID.`);
    return text.length >= unmistakable;
  } catch (error) {
    if (!isClienteleError(error) || error.kind !== 'notFound') throw error;
    covered(search, `${provider.title} has no customer with this ID.`);
    return false;
  }
}

async function searchServer(search: ConnectionSearch, account: Account, text: string): Promise<void> {
  const { provider } = account;
  const how = provider.serverSearch?.(text);
  if (!how) return;
  const rank = matcher(text);
  let rows = 0;
  let page = 1;
  for (; rows < serverRows; page++) {
    const query: Query = { search: text, page, pageSize: pageSizeOf(account) };
    const answer = await account.page(query, { signal: search.signal, onPause: paused(search) });
    search.tell({ retryAt: undefined });
    for (const record of answer.records) if (rank(record.customer) !== undefined) search.hit(record, 'server');
    rows += answer.records.length + answer.problems.length;
    if (!answer.hasMore || answer.records.length + answer.problems.length === 0)
      return covered(search, `${provider.title} searched ${how.looksAt}.`);
  }
  covered(
    search,
    `${provider.title} searched ${how.looksAt}; the first ${number(rows)} of its answers were looked at.`,
  );
}

async function searchList(search: ConnectionSearch, account: Account, text: string): Promise<void> {
  const { provider } = account;
  const { signal, scanLimit, tell } = search;
  const rank = matcher(text);
  const read = listReader(account, {}, { feed: true });
  tell({ state: 'scanning' });
  const scan = new Scan({
    // A list that comes at once is read at once, and may well be there already.
    read: (page, ask) =>
      provider.paging.by === 'whole' ? account.page({ page, pageSize: scanLimit }, ask) : read(page, ask),
    limit: scanLimit,
    again: 0,
    twice: false,
    onProgress: ({ scanned, total }) => tell({ scanned, total, retryAt: undefined }),
    onPause: paused(search),
  });
  for await (const { records } of scan.pages(signal)) {
    for (const record of records) if (rank(record.customer) !== undefined) search.hit(record, 'scan');
  }
  const { customers, total, proof, doubts } = scan.summary;
  const all = proof !== undefined;
  covered(
    search,
    `Read ${number(customers)}${all ? '' : ` of ${total === null ? 'an unknown number of' : number(total)}`} customers.`,
  );
  const toTheEnd = all || customers < scanLimit;
  if (toTheEnd) for (const doubt of doubts) covered(search, doubt);
  tell({ state: toTheEnd ? 'done' : 'stopped' });
}

const paused =
  ({ tell }: ConnectionSearch) =>
  (retryAt: string) =>
    tell({ retryAt });
