/** What the panel of insights and its page say to each other: texts that were made for reading, and choices. */

/** A bar, and its row in the table. */
export interface Bar {
  readonly label: string;
  readonly customers: number;
  /** "8.9%" */
  readonly share: string;
  /** Stands for what the field does not say: it is drawn in another tone. */
  readonly isRest: boolean;
}

/** Upright bars for a course of time or of amounts, lying ones for words. */
export type Form = 'upright' | 'lying';

export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly isChosen: boolean;
}

/** Something that was counted: a picture and a table of the same numbers. */
export interface Figure {
  readonly id: string;
  readonly title: string;
  /** Of how many customers it is, and of how many not. */
  readonly sentence: string;
  readonly form: Form;
  /** What the table's first column is of. */
  readonly of: string;
  readonly bars: readonly Bar[];
  readonly choices: readonly Choice[];
}

/** A customer that is named, and the amount it is named for. */
export interface Person {
  readonly label: string;
  readonly connection: string;
  readonly amount: string;
}

/** The customers with the highest amounts of a currency. */
export interface Ranking {
  readonly id: string;
  readonly title: string;
  readonly people: readonly Person[];
}

/** How much of a connection's list is counted. */
export interface ReadState {
  readonly connectionId: string;
  readonly text: string;
  readonly canReadAll: boolean;
  /** Whether there are, or may be, customers of it who are not read. */
  readonly isPart: boolean;
}

export interface DriftLine {
  readonly connection: string;
  readonly field: string;
  readonly what: string;
  readonly rows: string;
}

export interface InsightsView {
  readonly title: string;
  readonly read: readonly ReadState[];
  /** What is under way; undefined when nothing is. */
  readonly busy: string | undefined;
  readonly canStop: boolean;
  readonly customers: number;
  readonly figures: readonly Figure[];
  readonly rankings: readonly Ranking[];
  readonly drift: readonly DriftLine[];
}

export type ToPage =
  | { readonly type: 'view'; readonly view: InsightsView }
  | { readonly type: 'busy'; readonly busy: string | undefined; readonly canStop: boolean }
  | { readonly type: 'said'; readonly text: string };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'again' }
  | { readonly type: 'readAll' }
  | { readonly type: 'stop' }
  | { readonly type: 'choose'; readonly figure: string; readonly choice: string }
  | { readonly type: 'list'; readonly figure: string; readonly bar: number }
  | { readonly type: 'open'; readonly ranking: string; readonly index: number }
  | { readonly type: 'saveSvg'; readonly figure: string }
  /** The picture as base64. */
  | { readonly type: 'savePng'; readonly figure: string; readonly png: string }
  | { readonly type: 'saveReport' };
