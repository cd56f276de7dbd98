/**
 * Who of a list of keys is in which connection: from the index, which asks nothing, and where it is wished by the providers'
 * own answers, a request a key and connection. Of each key it is said where it was found, where it is not, and where nobody
 * looked.
 */
import type { CustomerRecord } from '../../core/model/customer.ts';
import { asClienteleError, type ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import type { Provider } from '../../core/model/provider.ts';
import type { RequestOptions } from '../../core/requests/request-options.ts';
import type { OpenConnection } from '../connections/open-connection.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import type { CustomerIndex } from '../index/customer-index.ts';
import { mayGoOn } from '../pages/list-end.ts';
import { pageSizeOf } from '../pages/list-reader.ts';
import { isReadWhole } from '../scan/shared-scan.ts';
import { type Fit, fits } from './fits.ts';
import type { Key } from './keys.ts';

/** What is known of a key in one connection. */
export type Place = { readonly connectionId: string } & (
  | { readonly kind: 'found'; readonly records: readonly CustomerRecord[]; readonly fit: Fit }
  /** Its whole list was read, or its provider was asked for this key. */
  | { readonly kind: 'notThere' }
  /** Not among what was read, and more was not looked at; `askable`: one request would say it. */
  | { readonly kind: 'open'; readonly askable: boolean }
  | { readonly kind: 'failed'; readonly error: ClienteleError }
);

export interface KeyRow {
  readonly key: Key;
  readonly places: readonly Place[];
}

export const verdicts = ['found', 'doubtful', 'notFound'] as const;
/** `doubtful`: found by part of a number alone, or not found and not looked for everywhere. */
export type Verdict = (typeof verdicts)[number];

export function verdictOf({ places }: KeyRow): Verdict {
  if (places.some(place => place.kind === 'found' && place.fit === 'whole')) return 'found';
  return places.every(({ kind }) => kind === 'notThere') ? 'notFound' : 'doubtful';
}

export interface LookUpPort {
  readonly accounts: OpenConnections;
  readonly index: CustomerIndex;
}

export interface LookUpOptions {
  readonly signal: AbortSignal;
  /** How many keys were looked for, or questions answered. */
  readonly onProgress?: (done: number) => void;
  /** A provider wants to be left alone until then (RFC 3339), which is waited for. */
  readonly onPause?: (retryAt: string) => void;
}

/** Hits of the index that are looked at: whole matches come first. */
const mostHits = 20;
/** Keys that are looked for at once. */
const atOnce = 50;
/** Failures one after another after which a connection is left alone. */
const mostFailures = 3;

/** Looks among what was read. Once it is stopped, the rest is said to be open. */
export async function lookUpRead(
  port: LookUpPort,
  keys: readonly Key[],
  { signal, onProgress }: LookUpOptions,
): Promise<readonly KeyRow[]> {
  const known = await Promise.all(port.accounts.connections.map(({ id }) => listOf(port.accounts, id)));
  const rows: KeyRow[] = [];
  for (let from = 0; from < keys.length; from += atOnce) {
    const some = keys.slice(from, from + atOnce);
    rows.push(
      ...(await Promise.all(
        some.map(async key => ({
          key,
          places: await Promise.all(
            known.map(list => (signal.aborted ? openPlace(list, key) : placeOf(port.index, list, key))),
          ),
        })),
      )),
    );
    onProgress?.(rows.length);
  }
  return rows;
}

interface KnownList {
  readonly connectionId: string;
  /** undefined where nobody knows the provider. */
  readonly provider: Provider | undefined;
  /** How many of the list were read to its end; undefined where it was not, or where rows could not be read. */
  readonly whole: number | undefined;
}

/** Opening a connection asks nothing; one that cannot be opened has nothing that was read. */
async function listOf(accounts: OpenConnections, connectionId: string): Promise<KnownList> {
  try {
    const { list, provider } = await accounts.get(connectionId);
    const { reading } = list;
    const whole = isReadWhole(reading) ? reading.scanned : undefined;
    return { connectionId, provider, whole };
  } catch {
    return { connectionId, provider: providerOf(accounts, connectionId), whole: undefined };
  }
}

function providerOf(accounts: OpenConnections, connectionId: string): Provider | undefined {
  try {
    return accounts.provider(accounts.connection(connectionId));
  } catch {
    return undefined;
  }
}

const openPlace = ({ connectionId, provider }: Omit<KnownList, 'whole'>, key: Key): Place => ({
  connectionId,
  kind: 'open',
  askable: provider !== undefined && wayOf(provider, key) !== undefined,
});

async function placeOf(index: CustomerIndex, list: KnownList, key: Key): Promise<Place> {
  const { connectionId, whole } = list;
  try {
    const { records, size } = await index.search({ connectionId, text: key.text, limit: mostHits });
    const found = among(connectionId, records, key);
    if (found) return found;
    return whole !== undefined && size >= whole ? { connectionId, kind: 'notThere' } : openPlace(list, key);
  } catch (error) {
    return { connectionId, kind: 'failed', error: asClienteleError(error) };
  }
}

/** Without what connections are known to have, which is to be asked again; those that are gone are left out. */
export function forgotten(
  accounts: OpenConnections,
  rows: readonly KeyRow[],
  connectionIds: readonly string[],
): readonly KeyRow[] {
  const left = connectionIds.filter(id => accounts.connections.some(one => one.id === id));
  const lists = new Map(left.map(id => [id, { connectionId: id, provider: providerOf(accounts, id) }]));
  return rows.map(({ key, places }) => ({
    key,
    places: places.flatMap(place => {
      if (!connectionIds.includes(place.connectionId)) return place;
      const list = lists.get(place.connectionId);
      return list ? openPlace(list, key) : [];
    }),
  }));
}

/** Those that the key is of; of two that share part of a number, neither is meant more than the other. */
function among(connectionId: string, records: readonly CustomerRecord[], key: Key): Place | undefined {
  for (const fit of ['whole', 'part'] as const) {
    const fitting = records.filter(({ customer }) => fits(customer, key) === fit);
    if (fitting.length > 0) return { connectionId, kind: 'found', records: fitting, fit };
  }
  return undefined;
}

/** How one request says whether a provider knows a key; undefined where none does. */
export function wayOf(
  provider: Pick<Provider, 'idShape' | 'serverSearch'>,
  { kind, text }: Key,
): 'id' | 'search' | undefined {
  if (kind !== 'email') return provider.idShape.test(text) ? 'id' : undefined;
  return provider.serverSearch?.(text) ? 'search' : undefined;
}

/** Whether only those that were found nowhere are asked for. */
export type Reach = 'nowhere' | 'everywhere';

export interface Asking {
  readonly row: number;
  readonly connectionId: string;
}

/** What would be asked, a request each. */
export const askings = (rows: readonly KeyRow[], reach: Reach): readonly Asking[] =>
  rows.flatMap((row, at) =>
    reach === 'nowhere' && verdictOf(row) === 'found'
      ? []
      : row.places.flatMap(place =>
          (place.kind === 'open' && place.askable) || place.kind === 'failed'
            ? [{ row: at, connectionId: place.connectionId }]
            : [],
        ),
  );

/**
 * Asks the providers, each as fast as it allows. What was not asked when it was stopped stays as it was; a connection that
 * fails several times in a row, or that cannot be asked at all, is left alone.
 */
export async function askProviders(
  accounts: OpenConnections,
  rows: readonly KeyRow[],
  asked: readonly Asking[],
  { signal, onProgress, onPause }: LookUpOptions,
): Promise<readonly KeyRow[]> {
  const how: RequestOptions = { signal, priority: 'background', ...(onPause && { onPause }) };
  const places = rows.map(({ places: known }) => new Map(known.map(place => [place.connectionId, place])));
  let done = 0;
  await Promise.all(
    [...new Set(asked.map(({ connectionId }) => connectionId))].map(async connectionId => {
      const queue = asked.filter(asking => asking.connectionId === connectionId).values();
      let failures = 0;
      const work = async () => {
        for (const { row } of queue) {
          if (signal.aborted || failures >= mostFailures) return;
          const key = rows[row]?.key;
          const place = key && (await ask(accounts, connectionId, key, how));
          if (!place) return;
          places[row]?.set(connectionId, place);
          failures = place.kind === 'failed' ? failures + (isFinal(place.error) ? mostFailures : 1) : 0;
          onProgress?.(++done);
        }
      };
      await Promise.all(Array.from({ length: 4 }, work));
    }),
  );
  return rows.map(({ key }, at) => ({ key, places: [...(places[at]?.values() ?? [])] }));
}

/** The next question would fail in the same way. */
const isFinal = ({ kind }: ClienteleError): boolean =>
  ['unauthorized', 'forbidden', 'configuration', 'rateLimited'].includes(kind);

/** undefined when it was stopped. */
async function ask(
  accounts: OpenConnections,
  connectionId: string,
  key: Key,
  how: RequestOptions,
): Promise<Place | undefined> {
  try {
    const account = await accounts.get(connectionId);
    return wayOf(account.provider, key) === 'search'
      ? await askSearch(account, connectionId, key, how)
      : await askId(account, connectionId, key, how);
  } catch (error) {
    if (isClienteleError(error) && error.kind === 'cancelled') return undefined;
    return { connectionId, kind: 'failed', error: asClienteleError(error) };
  }
}

async function askId(account: OpenConnection, connectionId: string, key: Key, how: RequestOptions): Promise<Place> {
  try {
    const { record } = await account.customer(key.text, how);
    return { connectionId, kind: 'found', records: [record], fit: 'whole' };
  } catch (error) {
    if (isClienteleError(error) && error.kind === 'notFound') return { connectionId, kind: 'notThere' };
    throw error;
  }
}

/** One page is looked at: a whole address is on it, unless there is more than fits. */
async function askSearch(account: OpenConnection, connectionId: string, key: Key, how: RequestOptions): Promise<Place> {
  const send = account.provider.serverSearch?.(key.text)?.send ?? key.text;
  const query = { search: send, page: 1, pageSize: pageSizeOf(account, send) };
  const page = await account.read(query, how, { feed: true });
  const found = among(connectionId, page.records, key);
  if (found) return found;
  // Behind its end, or in a row that could not be read, may be who is looked for.
  const isOpen = page.hasMore || mayGoOn(page, undefined) || page.problems.length > 0;
  return isOpen ? { connectionId, kind: 'open', askable: false } : { connectionId, kind: 'notThere' };
}
