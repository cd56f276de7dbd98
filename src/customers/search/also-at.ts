/**
 * In which other connections a customer is, by e-mail address and phone number: from what was read, which asks nothing, and
 * where it is wished by the providers' own searches.
 */
import type { CustomerRecord } from '../../core/model/customer.ts';
import { asClienteleError, type ClienteleError } from '../../core/model/errors.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import type { CustomerIndex } from '../index/customer-index.ts';
import { groupByPerson, signsOf } from '../match/same-person.ts';
import { isReadWhole } from '../scan/shared-scan.ts';
import { search } from './search.ts';
import type { DetailedState } from './search-state.ts';

/** What is known of a customer in another connection. */
export type Elsewhere = { readonly connectionId: string } & (
  | { readonly kind: 'there'; readonly records: readonly CustomerRecord[] }
  /** The provider's own search looked for the address, or the whole list was read, and nobody was found. */
  | { readonly kind: 'notThere' }
  /** It is not among the customers that were read, `looked` of them, and more was not looked at. */
  | { readonly kind: 'notSearched'; readonly looked: number }
  | { readonly kind: 'failed'; readonly error: ClienteleError }
);

export interface AlsoAtOptions {
  readonly signal: AbortSignal;
  /** Whether the providers may be asked. */
  readonly ask: boolean;
}

/** Hits looked at: what shares an address or a number with more people than that is no sign of who somebody is. */
const mostHits = 20;

/** What the connections other than the customer's own know, each as it is known; none for a customer without any sign. */
export async function* alsoAt(
  accounts: OpenConnections,
  index: CustomerIndex,
  record: CustomerRecord,
  options: AlsoAtOptions,
): AsyncGenerator<Elsewhere> {
  const texts = signsOf(record).map(({ value }) => value);
  if (texts.length === 0) return;
  const others = accounts.connections.filter(({ id }) => id !== record.connectionId);
  const waiting = new Map(
    others.map(({ id }) => [id, lookIn({ accounts, index, record, texts, connectionId: id, ...options })]),
  );
  while (waiting.size > 0) {
    const known = await Promise.race(waiting.values());
    waiting.delete(known.connectionId);
    yield known;
  }
}

interface Look extends AlsoAtOptions {
  readonly accounts: OpenConnections;
  readonly index: CustomerIndex;
  readonly record: CustomerRecord;
  readonly texts: readonly string[];
  readonly connectionId: string;
}

/** Those of the hits that are the customer, by the same rule as everywhere. */
const same = (record: CustomerRecord, hits: readonly CustomerRecord[]): readonly CustomerRecord[] =>
  hits.filter(hit => groupByPerson([record, hit]).length === 1);

async function lookIn(look: Look): Promise<Elsewhere> {
  const { connectionId, record, ask } = look;
  try {
    const found = ask ? await searchIn(look) : { ...(await readOf(look)), isSure: false };
    const records = same(record, found.records);
    if (records.length > 0) return { connectionId, kind: 'there', records };
    if (found.error) return { connectionId, kind: 'failed', error: found.error };
    if (found.isSure || (await isWhole(look))) return { connectionId, kind: 'notThere' };
    return { connectionId, kind: 'notSearched', looked: found.looked };
  } catch (error) {
    return { connectionId, kind: 'failed', error: asClienteleError(error) };
  }
}

interface Found {
  readonly records: readonly CustomerRecord[];
  /** Customers that were read, here or before. */
  readonly looked: number;
  readonly error?: ClienteleError;
}

async function readOf({ index, connectionId, texts }: Look): Promise<Found> {
  const hits = await Promise.all(texts.map(text => index.search({ connectionId, text, limit: mostHits })));
  return { records: unique(hits.flatMap(({ records }) => records)), looked: hits[0]?.size ?? 0 };
}

/** Sure that nobody is there only where the provider's search looks for whole addresses, and the customer has one. */
async function searchIn(look: Look): Promise<Found & { readonly isSure: boolean }> {
  const { accounts, index, connectionId, texts, signal } = look;
  const provider = accounts.provider(accounts.connection(connectionId));
  const records: CustomerRecord[] = [];
  let state: DetailedState | undefined;
  for (const text of texts) {
    const onState = (change: DetailedState) => {
      state = change;
    };
    const options = { connections: [connectionId], signal, indexHits: mostHits, onState };
    for await (const hit of search(accounts, index, text, options)) records.push(hit.record);
    if (state?.error) return { records: unique(records), looked: state.loaded, error: state.error, isSure: false };
  }
  const isSure = texts.some(text => text.includes('@') && provider.serverSearch?.(text) !== undefined);
  return { records: unique(records), looked: state?.loaded ?? 0, isSure };
}

/** Whether the whole list was read. Opening a connection asks nothing; of one that cannot be opened nothing was read. */
const isWhole = ({ accounts, connectionId }: Look): Promise<boolean> =>
  accounts.get(connectionId).then(
    ({ list }) => isReadWhole(list.reading),
    () => false,
  );

const unique = (records: readonly CustomerRecord[]): readonly CustomerRecord[] => [
  ...new Map(records.map(record => [record.customer.id, record])).values(),
];
