/** What the panel of a comparison and its page say to each other: texts that were made for reading, and choices. */

export const resultKinds = ['different', 'onlyHere', 'onlyThere', 'doubtful', 'equal'] as const;
export type ResultKind = (typeof resultKinds)[number];

export const resultFormats = ['csv', 'json', 'ndjson'] as const;
export type ResultFormat = (typeof resultFormats)[number];

export interface KindCount {
  readonly kind: ResultKind;
  readonly label: string;
  readonly count: number;
}

/** A row of the list. */
export interface ResultLine {
  readonly title: string;
  readonly key: string;
  /** The fields that differ, or how many rows share the key. */
  readonly note: string;
}

export interface ResultView {
  readonly here: string;
  readonly there: string;
  /** How they were matched, as a sentence. */
  readonly matched: string;
  readonly counts: readonly KindCount[];
  readonly complete: boolean;
  readonly doubts: readonly string[];
  readonly kind: ResultKind;
  readonly text: string;
  /** 1-based. */
  readonly page: number;
  readonly hasMore: boolean;
  /** "101–200 of 4,012". */
  readonly range: string;
  readonly rows: readonly ResultLine[];
}

/** A field of the row that is open, on both sides, a value for each customer there. */
export interface SideField {
  readonly label: string;
  readonly here: readonly string[];
  readonly there: readonly string[];
  readonly differs: boolean;
}

export interface OpenRow {
  readonly index: number;
  readonly title: string;
  readonly fields: readonly SideField[];
  /** IDs of customers that can be opened. */
  readonly here: readonly string[];
}

export type ToPage =
  | { readonly type: 'view'; readonly view: ResultView }
  | { readonly type: 'row'; readonly row: OpenRow }
  | { readonly type: 'busy'; readonly busy: boolean };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'kind'; readonly kind: ResultKind }
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'open'; readonly index: number }
  | { readonly type: 'openCustomer'; readonly index: number; readonly nth: number }
  | { readonly type: 'export'; readonly format: ResultFormat };
