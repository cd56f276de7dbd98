/** The local index: the records seen so far, searchable without a request. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { Counts } from '../insights/insights.ts';
import type { CustomerPick } from '../insights/pick.ts';

export interface IndexSearch {
  readonly connectionId: string;
  readonly text: string;
  /** Records at most. */
  readonly limit: number;
}

export interface IndexHits {
  /** The best first. */
  readonly records: readonly CustomerRecord[];
  /** How many records of the connection there are to search. */
  readonly size: number;
}

export interface CustomerIndex {
  /** Returns at once; what is added before a search is found by it. A record that is there already is replaced. */
  add(records: readonly CustomerRecord[]): void;
  search(search: IndexSearch): Promise<IndexHits>;
  remove(connectionId: string, customerIds: readonly string[]): void;
  /** Forgets one connection's records, or all, also on disk. */
  clear(connectionId?: string): Promise<void>;
  dispose(): Promise<void>;
}

export interface PickSearch {
  readonly connectionIds: readonly string[];
  readonly pick: CustomerPick;
  /** Records that are left out at the beginning, and those that come then, at most. */
  readonly skip: number;
  readonly limit: number;
}

export interface Picked {
  readonly records: readonly CustomerRecord[];
  /** All that there are. */
  readonly customers: number;
}

/** What the records come to. */
export interface CustomerCounts {
  /** Counts the records of connections, each of them once. */
  count(connectionIds: readonly string[]): Promise<Counts>;
  /** Those that something which was counted stands for, always in the same order. */
  pick(search: PickSearch): Promise<Picked>;
}
