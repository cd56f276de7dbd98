/** A search in one connection: the index first, which asks nothing; then the server; then the list itself. */
import type { CustomerRecord, Query } from '../core/customer.ts';
import { isClienteleError } from '../core/errors.ts';
import type { Account } from './account.ts';
import type { Accounts } from './accounts.ts';
import type { CustomerIndex } from './index/customer-index.ts';
import { pageSizeOf } from './list-reader.ts';
import { matcher } from './matches.ts';
import type { ScannedPage } from './scan.ts';
import type { DetailedState, SearchHit, StateChange } from './search.ts';
import type { ListWish, Reading } from './whole-list.ts';

export interface ConnectionSearch {
  readonly accounts: Accounts;
  readonly index: CustomerIndex;
  readonly text: string;
  readonly connectionId: string;
  readonly signal: AbortSignal;
  /** undefined: the list is not read. */
  readonly list: ListWish | undefined;
  readonly indexHits: number;
  state(): DetailedState;
  tell(change: StateChange): void;
  hit(record: CustomerRecord, via: SearchHit['via']): void;
}

/** Rows of a server's own search that are looked at; what matches more than this many is no useful text. */
const serverRows = 500;
/** An ID this long is nobody's name or number: once it is found, nothing is left to look for. */
const unmistakable = 20;

const number = (count: number) => count.toLocaleString('en');

export async function searchConnection(search: ConnectionSearch): Promise<void> {
  const text = search.text.trim();
  search.tell({});
  if (!text) return search.tell({ state: 'done' });
  const loaded = await searchIndex(search, text);
  if (loaded.isId) return search.tell({ state: 'done', looked: [loaded.sentence] });
  const account = await search.accounts.get(search.connectionId);
  const { reading } = account.list;
  search.tell({ looked: loaded.sentence ? [loaded.sentence] : [], ...(reading && { reading }) });
  // Both are asked at once; a failure of either is this connection's, when the other one has ended.
  const asked = await Promise.allSettled([askForId(search, account, text), searchServer(search, account, text)]);
  for (const result of asked) if (result.status === 'rejected') throw result.reason;
  const isKnown = asked[0].status === 'fulfilled' && asked[0].value;
  if (search.list && !isKnown) return searchList(search, account, text, search.list);
  search.tell({ state: 'done' });
}

function looked({ state, tell }: ConnectionSearch, sentence: string): void {
  tell({ looked: [...state().looked, sentence] });
}

interface Loaded {
  /** What was looked at; empty where nothing was loaded. */
  readonly sentence: string;
  /** The text is an ID that was found: there is nothing more to ask. */
  readonly isId: boolean;
  readonly failed: boolean;
}

/** The index is asked first, and is no reason not to ask the provider: where it fails, that is told. */
const searchIndex = (search: ConnectionSearch, text: string): Promise<Loaded> =>
  askIndex(search, text).catch(error => {
    if (!isClienteleError(error)) throw error;
    return { sentence: `What was loaded could not be searched: ${error.message}`, isId: false, failed: true };
  });

async function askIndex(search: ConnectionSearch, text: string): Promise<Loaded> {
  const { accounts, index, connectionId, indexHits: limit } = search;
  const { records, size } = await index.search({ connectionId, text, limit });
  for (const record of records) search.hit(record, 'index');
  const best = records.length >= limit ? `, the best ${number(limit)} of those found` : '';
  const { idShape } = accounts.provider(accounts.connection(connectionId));
  const isId = text.length >= unmistakable && idShape.test(text);
  return {
    sentence: size > 0 ? `Searched ${number(size)} loaded customers${best}.` : '',
    isId: isId && records.some(({ customer }) => customer.id.toLowerCase() === text.toLowerCase()),
    failed: false,
  };
}

/** True when the text is an ID the provider knows. */
async function askForId(search: ConnectionSearch, account: Account, text: string): Promise<boolean> {
  const { provider } = account;
  if (!provider.idShape.test(text)) return false;
  try {
    const { record } = await account.customer(text, { signal: search.signal, onPause: paused(search) });
    search.hit(record, 'server');
    looked(search, `Asked ${provider.title} for this ID.`);
    return text.length >= unmistakable;
  } catch (error) {
    if (!isClienteleError(error) || error.kind !== 'notFound') throw error;
    looked(search, `${provider.title} has no customer with this ID.`);
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
    search.tell({});
    for (const record of answer.records.slice(0, serverRows - rows))
      if (rank(record.customer) !== undefined) search.hit(record, 'server');
    rows += answer.records.length + answer.problems.length;
    const isLast = !answer.hasMore || answer.records.length + answer.problems.length === 0;
    if (isLast && rows <= serverRows) return looked(search, `${provider.title} searched ${how.looksAt}.`);
  }
  looked(
    search,
    `${provider.title} searched ${how.looksAt}; the first ${number(serverRows)} of its answers were looked at.`,
  );
}

/**
 * Looks at the whole list. What was read of it before is in the index, which is asked once each further page is certain to
 * be told.
 */
async function searchList(search: ConnectionSearch, account: Account, text: string, wish: ListWish): Promise<void> {
  const { signal, tell } = search;
  const rank = matcher(text);
  let left = 0;
  const onPage = ({ records }: ScannedPage) => {
    for (const record of records.slice(0, left)) if (rank(record.customer) !== undefined) search.hit(record, 'scan');
    left = Math.max(0, left - records.length);
  };
  const onProgress = (reading: Reading) => tell(readingState(reading, wish.limit));
  tell({ state: 'scanning' });
  const followed = account.list.follow({ ...wish, signal, onPage, onProgress, onPause: paused(search) });
  followed.catch(() => {}); // its failure is told below
  left = Math.max(0, wish.limit - (account.list.reading?.scanned ?? 0));
  const { sentence, failed } = await searchIndex(search, text);
  await followed;
  if (failed) looked(search, sentence);
  if (account.list.reading) tellReading(search, account.list.reading, wish.limit);
}

const readingState = (reading: Reading, limit: number) => ({
  scanned: Math.min(reading.scanned, limit),
  total: reading.total,
  reading,
});

/** Says how far the list was read, and what is not sure about it. */
function tellReading(search: ConnectionSearch, reading: Reading, limit: number): void {
  const { scanned, total } = readingState(reading, limit);
  const { complete, doubts } = reading.summary;
  const isCut = scanned < reading.scanned || (!reading.ended && !reading.checking);
  const of = complete && !isCut ? '' : ` of ${total === null ? 'an unknown number of' : number(total)}`;
  looked(search, `Read ${number(scanned)}${of} customers.`);
  if (!isCut) for (const doubt of doubts) looked(search, doubt);
  search.tell({ state: isCut ? 'stopped' : 'done', ...readingState(reading, limit) });
}

const paused =
  ({ tell }: ConnectionSearch) =>
  (retryAt: string) =>
    tell({ retryAt });
