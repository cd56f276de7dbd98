/** What a search box works with. */
import type * as vscode from 'vscode';
import type { CustomerRecord } from '../../core/model/customer.ts';
import type { KeptSearch } from '../../customers/follow/kept.ts';
import type { DetailedState } from '../../customers/search/search-state.ts';
import type { Services } from '../services/services.ts';
import type { CustomerViews } from '../tree/views.ts';

/** Has a list read, or stops that: the reading is the connection's, and goes on when the box is closed. */
export interface Readings {
  /** Resolves when the reading is under way. */
  begin(connectionId: string): Promise<void>;
  stop(connectionId: string): void;
  /** Nothing else says how far they are until what is returned is disposed of. */
  watch(): vscode.Disposable;
}

/** What a search that has come to its end has found, and how far it came in each connection. */
export interface SearchFound {
  readonly records: readonly CustomerRecord[];
  readonly states: readonly DetailedState[];
}

export interface SearchParts {
  readonly services: Services;
  readonly views: CustomerViews;
  readonly readings: Readings;
  /** Keeps a search to come back to, or lets go of one that is kept. */
  readonly keep: (search: KeptSearch, found: SearchFound | undefined) => Promise<void>;
}
