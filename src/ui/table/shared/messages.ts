/** What the panel of a table and its page say to each other: texts that were made for reading, places, and choices. */

export interface ColumnView {
  /** A field, a JSON Pointer, or the connection. */
  readonly key: string;
  readonly label: string;
  /** Characters that most of its cells have. */
  readonly width: number;
  /** Numbers stand at the right. */
  readonly isNumber: boolean;
}

export interface OfferedColumn {
  readonly key: string;
  readonly label: string;
  /** A normalized field, or the provider's own. */
  readonly kind: 'field' | 'raw';
}

export interface SortView {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableShown {
  /** Another one whenever there are other rows. */
  readonly look: number;
  /** The first look whose places mean the same rows as those of this one. */
  readonly unmoved: number;
  readonly heading: string;
  /** Where the rows are from: the provider, a filter. */
  readonly subtitle: string;
  readonly isProduction: boolean;
  readonly columns: readonly ColumnView[];
  readonly offered: readonly OfferedColumn[];
  readonly sort: SortView | undefined;
  readonly filter: string;
  /** Rows that the filter lets through. */
  readonly shown: number;
  /** "1,370 of 1,370 read at 10:42". */
  readonly foot: string;
  /** What is to be known of these rows: that they are not all, that reading failed. */
  readonly notes: readonly string[];
  /** How far reading has come; undefined while nothing is read. */
  readonly reading: string | undefined;
  readonly canReadAll: boolean;
  /** Rows that were read since, as a sentence. */
  readonly more: string | undefined;
  /** Another one whenever privacy mode covers other things: nothing that was shown before may stay. */
  readonly covering: number;
  /** The rows of a page's last `chosen`, and where they are in this look. */
  readonly kept: { readonly of: readonly Range[]; readonly now: readonly Range[] };
  /** Rows are customers, which can be opened and compared. */
  readonly areCustomers: boolean;
}

/** The cells of a row by column; null for a row that is not there any more. */
export type RowCells = readonly string[] | null;

export interface RowDetail {
  readonly place: number;
  readonly title: string;
  readonly fields: readonly { readonly label: string; readonly text: string }[];
  readonly raw: string;
}

export type ToPage =
  | { readonly type: 'table'; readonly table: TableShown }
  | { readonly type: 'rows'; readonly look: number; readonly from: number; readonly rows: readonly RowCells[] }
  | { readonly type: 'detail'; readonly look: number; readonly detail: RowDetail | undefined }
  /** What the rows that are selected come to. */
  | { readonly type: 'sums'; readonly look: number; readonly text: string }
  /** For who listens: something was done. */
  | { readonly type: 'said'; readonly text: string };

/** The first place and how many. */
export type Range = readonly [from: number, count: number];

export const rowActions = ['open', 'copy', 'copyIds', 'compare', 'export'] as const;
export type RowAction = (typeof rowActions)[number];

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'rows'; readonly look: number; readonly from: number; readonly count: number }
  | { readonly type: 'sort'; readonly column: string; readonly descending: boolean }
  /** Back to the order in which rows came. */
  | { readonly type: 'unsort' }
  | { readonly type: 'filter'; readonly text: string }
  /** No columns are the usual ones. */
  | { readonly type: 'columns'; readonly keys: readonly string[] }
  | { readonly type: 'detail'; readonly look: number; readonly place: number }
  /** The row that is read beside them, [0, 0] where none is, then those that are selected: they are to be found again. */
  | { readonly type: 'chosen'; readonly look: number; readonly ranges: readonly Range[] }
  | { readonly type: 'sums'; readonly look: number; readonly ranges: readonly Range[] }
  | { readonly type: 'act'; readonly action: RowAction; readonly look: number; readonly ranges: readonly Range[] }
  | { readonly type: 'copyCell'; readonly look: number; readonly place: number; readonly column: string }
  | { readonly type: 'readAll' }
  | { readonly type: 'stop' }
  /** Shows what was read since. */
  | { readonly type: 'renew' };

/** Rows of a window that may be asked for at once; places that a message may name. */
export const most = { window: 200, ranges: 5000, columns: 400, filter: 200 } as const;
