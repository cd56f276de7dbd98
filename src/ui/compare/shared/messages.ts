/**
 * What the comparison and its page say to each other: two closed unions. The page names a column, a field or a command, and
 * the extension looks it up in what it holds itself.
 */
import type { Customer } from '../../../core/model/customer.ts';
import type { Comparison } from '../../../customers/compare/compare.ts';
import type { ComparedField } from '../../../customers/compare/fields.ts';
import type { Failure, Place } from '../../detail/shared/messages.ts';

/** Records that are compared at most: more columns than are read at once. */
export const mostColumns = 5;

/** A customer by what never changes of it. */
export interface Reference {
  readonly connectionId: string;
  readonly customerId: string;
}

/** What VS Code keeps over a reload of the window: no record, and no name. */
export interface SavedState {
  readonly customers: readonly Reference[];
}

/** A record as it is compared. */
export interface ComparedRecord {
  readonly customer: Customer;
  /** The JSON Pointers of each field. */
  readonly sources: Readonly<Partial<Record<ComparedField, readonly string[]>>>;
  readonly fetchedAt: string;
  /** Only the row of a list, which may hold less. */
  readonly isRow: boolean;
}

export interface Column extends Reference {
  /** The ID as it is shown. */
  readonly shownId: string;
  /** Also of a connection that is gone. */
  readonly connectionName: string;
  /** undefined when the connection is gone. */
  readonly place: Place | undefined;
  /** `waiting`: nothing is asked until *Load* is pressed. `notKept`: it was an earlier record, and is no more. */
  readonly phase: 'waiting' | 'loading' | 'idle' | 'notKept';
  /** Why there is no record, or no newer one. */
  readonly failure?: Failure;
  readonly record?: ComparedRecord;
}

export type ToPage =
  /** `comparisons` are those of the records as they are, where what is shown of them is covered. */
  | { readonly type: 'columns'; readonly columns: readonly Column[]; readonly comparisons?: readonly Comparison[] }
  | { readonly type: 'said'; readonly text: string };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'load' }
  | { readonly type: 'refresh' }
  /** A column by its place, from 0. */
  | { readonly type: 'retry'; readonly column: number }
  | { readonly type: 'open'; readonly column: number }
  | { readonly type: 'updateCredentials'; readonly column: number }
  | { readonly type: 'copy'; readonly column: number; readonly field: ComparedField }
  /** VS Code's own comparison of two columns' raw JSON. */
  | { readonly type: 'diff'; readonly left: number; readonly right: number; readonly withoutUpdateTimes: boolean };
