/** How far a search has come, and what it finds. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { ClienteleError } from '../../core/model/errors.ts';
import type { Reading } from '../scan/shared-scan.ts';

export interface SearchHit {
  readonly record: CustomerRecord;
  /** `index`: without a request. `server`: by a search or a get-by-id request. `scan`: by reading the list. */
  readonly via: 'index' | 'server' | 'scan';
}

export interface SearchState {
  readonly connectionId: string;
  /** `stopped`: the list goes on where its reading came to its limit, or was stopped. */
  readonly state: 'searching' | 'scanning' | 'done' | 'stopped' | 'failed';
  readonly found: number;
  /** Customers of the list that were read, for this search or before. */
  readonly scanned: number;
  /** Customers in the list, where that is known. */
  readonly total: number | null;
  /** RFC 3339, while rate limited. */
  readonly retryAt?: string;
  readonly error?: ClienteleError;
}

/** The same with what was looked at. */
export interface DetailedState extends SearchState {
  /** Customers in the index, which was asked first. */
  readonly loaded: number;
  /** There may be more than are reported. */
  readonly isCut: boolean;
  /** What else was looked at so far, as sentences: "Devdraft searched names." See `lookedAt`. */
  readonly coverage: readonly string[];
  /** How far the whole list was read, for this search or before; undefined where it was not begun. */
  readonly reading?: Reading;
}

/** What becomes of a state. A pause is over with the next change that does not mention it. */
export type StateChange = Partial<DetailedState>;
