/** A search in one connection, waited for to its end: for what keeps or writes its hits. No list is read for it. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { ClienteleError } from '../../core/model/errors.ts';
import type { OpenConnections } from '../connections/open-connections.ts';
import type { CustomerIndex } from '../index/customer-index.ts';
import { coverage } from './coverage.ts';
import { search } from './search.ts';
import type { DetailedState } from './search-state.ts';

export interface Found {
  readonly records: readonly CustomerRecord[];
  /** Of those that the provider sent for this search when it did, RFC 3339; none of what the index had already. */
  readonly sentAt: ReadonlyMap<CustomerRecord, string>;
  /** What was looked at, as sentences. */
  readonly looked: readonly string[];
  /** How far it came; undefined where nothing was begun. */
  readonly state: DetailedState | undefined;
  /** Why not everything could be looked at. */
  readonly failure: ClienteleError | undefined;
}

export interface SearchQuestion {
  readonly connectionId: string;
  readonly text: string;
  readonly indexHits: number;
  /** How long the list is by an earlier answer, asked for at the end; null where none has said so. */
  readonly known: () => number | null;
}

/** Throws `cancelled` alone. */
export async function searchToEnd(
  accounts: OpenConnections,
  index: CustomerIndex,
  question: SearchQuestion,
  signal: AbortSignal,
): Promise<Found> {
  const { connectionId, text, indexHits } = question;
  const records: CustomerRecord[] = [];
  const sentAt = new Map<CustomerRecord, string>();
  let state: DetailedState | undefined;
  const onState = (now: DetailedState) => {
    state = now;
  };
  const hits = search(accounts, index, text, { connections: [connectionId], signal, onState, indexHits });
  for await (const { record, via } of hits) {
    records.push(record);
    if (via !== 'index') sentAt.set(record, new Date().toISOString());
  }
  return { records, sentAt, looked: state ? coverage(state, question.known()) : [], state, failure: state?.error };
}
