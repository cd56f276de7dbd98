/** The local index: the records seen so far, searchable without a request. */
import type { CustomerRecord } from '../../core/model/customer.ts';

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
