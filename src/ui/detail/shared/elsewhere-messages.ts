/** What the panel and its page say to each other about the same person in other connections. */
import type { SavedState } from './saved-state.ts';

/** One other connection. */
export interface ElsewherePlace {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly kind: 'there' | 'notThere' | 'notSearched' | 'failed' | 'searching';
  /** Its provider can be asked for an address or a number. */
  readonly canSearch: boolean;
  /** Customers that were looked through, where the person was not searched for among the others. */
  readonly looked: number;
  /** Customers that there are, where that is known. */
  readonly total: number | null;
  /** Where the person is there: the customers, how many fields of the first can be compared, and in how many it differs. */
  readonly customerIds: readonly string[];
  readonly compared: number;
  readonly differs: number;
  /** Why it is not known. */
  readonly message: string | undefined;
}

/** All other connections, sent whole at each change: there are few. */
export interface ElsewhereUpdate extends SavedState {
  readonly type: 'elsewhere';
  readonly places: readonly ElsewherePlace[];
  /** Whether the search may be opened with what the customer is looked for by, which is seen there. */
  readonly mayShowText: boolean;
}

export type ElsewhereFromPage =
  /** Has the providers asked. */
  | { readonly type: 'searchElsewhere' }
  /** Opens the search, where lists can be read. */
  | { readonly type: 'findElsewhere' }
  /** Changes over to the customer of another connection. */
  | { readonly type: 'openElsewhere'; readonly connectionId: string; readonly index: number }
  | { readonly type: 'compareElsewhere' };
