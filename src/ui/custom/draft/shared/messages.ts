/** What the panel of a draft and its page say to each other: two closed unions. No credential is ever in them. */

/** A host that the manifest will contact. */
export interface ShownContact {
  readonly origin: string;
  readonly text: string;
}

/** A field of a customer, as it is read of the answer. */
export interface ShownField {
  readonly label: string;
  /** Where it is in a row. */
  readonly places: string;
  /** Of the first customer that has one. */
  readonly example: string;
  /** "2 of 2". */
  readonly filled: string;
  readonly reason: string;
}

/** What of the manifest cannot be used, or is good to know. */
export interface ShownProblem {
  readonly kind: 'fault' | 'note';
  /** Into the manifest; empty for the whole. */
  readonly pointer: string;
  readonly text: string;
}

/** Something that only a person can say. */
export interface ShownQuestion {
  readonly text: string;
  readonly answers: readonly string[];
}

/** What a trial found. */
export interface ShownFinding {
  readonly outcome: 'ok' | 'failed' | 'skipped';
  readonly text: string;
}

/** What came back. */
export interface ShownAnswer {
  /** "GET /v1/customers?limit=2 · 200 · 4 KB". */
  readonly facts: string;
  readonly text: string;
  /** Whether it is what was asked for and not a failure. */
  readonly isGood: boolean;
}

export interface Shown {
  readonly title: string;
  readonly contacts: readonly ShownContact[];
  readonly problems: readonly ShownProblem[];
  readonly answer: ShownAnswer | undefined;
  /** What is read of it, as a sentence; undefined before there is an answer. */
  readonly rows: string | undefined;
  readonly fields: readonly ShownField[];
  readonly next: string | undefined;
  readonly why: readonly string[];
  readonly questions: readonly ShownQuestion[];
  readonly findings: readonly ShownFinding[];
  /** What is under way. */
  readonly busy: string | undefined;
  /** The host that the next question goes to; undefined where the manifest cannot be used. */
  readonly host: string | undefined;
  readonly canTry: boolean;
  readonly canKeep: boolean;
  readonly isKept: boolean;
}

export type ToPage =
  | { readonly type: 'shown'; readonly shown: Shown }
  /** The manifest was changed by the extension. */
  | { readonly type: 'text'; readonly text: string };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'edited'; readonly text: string }
  | { readonly type: 'send' }
  | { readonly type: 'try' }
  | { readonly type: 'guess' }
  | { readonly type: 'choose'; readonly question: number; readonly answer: number }
  | { readonly type: 'keep' }
  | { readonly type: 'connect' };
