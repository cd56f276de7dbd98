/**
 * What the panel of a comparison and its page say to each other: texts that were made for reading, and choices. The page also
 * shows what became of a list of keys, which has kinds and formats of its own, and one side.
 */

export const resultKinds = ['different', 'onlyHere', 'onlyThere', 'doubtful', 'equal'] as const;
export type ResultKind = (typeof resultKinds)[number];

export const resultFormats = ['csv', 'json', 'ndjson'] as const;
export type ResultFormat = (typeof resultFormats)[number];

export interface KindCount<Kind extends string = ResultKind> {
  readonly kind: Kind;
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

export interface ResultView<Kind extends string = ResultKind> {
  readonly here: string;
  /** Empty where there is one side. */
  readonly there: string;
  /** What else can be done, on a button. */
  readonly action?: string | undefined;
  readonly formats: readonly string[];
  /** How they were matched, as a sentence. */
  readonly matched: string;
  readonly counts: readonly KindCount<Kind>[];
  readonly complete: boolean;
  readonly doubts: readonly string[];
  readonly kind: Kind;
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

export type ToPage<Kind extends string = ResultKind> =
  | { readonly type: 'view'; readonly view: ResultView<Kind> }
  | { readonly type: 'row'; readonly row: OpenRow }
  | { readonly type: 'busy'; readonly busy: boolean };

export type FromPage<Kind extends string = ResultKind, Format extends string = ResultFormat> =
  | { readonly type: 'ready' }
  | { readonly type: 'kind'; readonly kind: Kind }
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'page'; readonly page: number }
  | { readonly type: 'open'; readonly index: number }
  | { readonly type: 'openCustomer'; readonly index: number; readonly nth: number }
  | { readonly type: 'export'; readonly format: Format };

/** The page knows no kind and no format by its name. */
export type AnyFromPage = FromPage<string, string> | { readonly type: 'act' };
export type AnyView = ResultView<string>;
export type AnyToPage = ToPage<string>;
