/** What is asked of a table in the index's thread, and what it answers. */
import type { FieldSums, RowRange, TableLook } from '../table/table-view.ts';
import type { Sealed } from './sealed.ts';

/** A connection that rows are of. */
export interface TableConnection {
  readonly id: string;
  readonly name: string;
  /** Pointers of what is covered in its rows. */
  readonly covered: readonly string[];
}

/** Whose rows a table has: all that the index has of a connection, those that are added, or what belongs to a customer. */
export interface TableStart {
  readonly of: 'connection' | 'added' | 'items';
  readonly connections: readonly TableConnection[];
}

/** A row that is no customer: its fields as JSON. */
export interface PlainRow {
  readonly fields: string;
  readonly raw: string;
}

export type TableQuestion =
  | { readonly kind: 'open'; readonly start: TableStart }
  /** Customers that the index has, in this order; those that are in the table already stay where they are. */
  | { readonly kind: 'add'; readonly connectionId: string; readonly ids: readonly string[] }
  | { readonly kind: 'addItems'; readonly items: readonly PlainRow[] }
  /** What its connections are called from now on, in their order. */
  | { readonly kind: 'name'; readonly names: readonly string[] }
  /** `keep` are places of the look before: first that of the row that is read, of which there may be none, then others. */
  | { readonly kind: 'look'; readonly look: TableLook; readonly keep?: readonly RowRange[] }
  /** How many rows there are by now, looked at or not. */
  | { readonly kind: 'count' }
  /** `asRead`: places are those of the order in which rows came. */
  | { readonly kind: 'rows'; readonly ranges: readonly RowRange[]; readonly asRead?: boolean }
  | { readonly kind: 'sums'; readonly ranges: readonly RowRange[]; readonly fields: readonly string[] }
  /** The pointers that rows have values at. */
  | { readonly kind: 'pointers' }
  | { readonly kind: 'close' };

/** Rows in the order of their places. */
export type RowPart =
  | { readonly kind: 'customers'; readonly connectionId: string; readonly batch: Sealed }
  | { readonly kind: 'items'; readonly items: readonly PlainRow[] }
  /** Rows that are not there any more. */
  | { readonly kind: 'gone'; readonly count: number };

export interface TableCounts {
  /** Rows that are shown. */
  readonly shown: number;
  readonly all: number;
  /** Places of the look before mean other rows; else others were only added behind them. */
  readonly moved?: boolean;
  /** Where the rows are that were to be kept: first the one that is read, [0, 0] where it is not shown. */
  readonly kept?: readonly RowRange[];
}

export type TableAnswer =
  | ({ readonly kind: 'counts' } & TableCounts)
  | { readonly kind: 'rows'; readonly parts: readonly RowPart[] }
  | { readonly kind: 'sums'; readonly sums: readonly FieldSums[] }
  | { readonly kind: 'pointers'; readonly pointers: readonly string[]; readonly cut: boolean };
