/** What the panel of a description and its page say to each other: two closed unions. No value of a customer is in them. */
import type { Environment } from '../../../core/model/customer.ts';

/** A word of the API with how often it was seen. */
export interface ShownWord {
  readonly word: string;
  readonly count: string;
}

/** A row of the table: all of it text that is ready to be shown. */
export interface ShownField {
  readonly pointer: string;
  /** "always", "96 %". */
  readonly there: string;
  readonly isAlways: boolean;
  /** "null 17 %", "empty 3 %". */
  readonly nothing: readonly string[];
  readonly types: string;
  readonly form: readonly string[];
  readonly words: readonly ShownWord[];
  readonly moreWords: boolean;
  /** Values without what they say. */
  readonly masks: readonly string[];
  /** The fields of a customer that are made of it. */
  readonly uses: readonly string[];
  /** What the documentation says; empty where it says nothing. */
  readonly documented: string;
  readonly differs: readonly string[];
}

/** What is shown: small, and sent whole at each change. */
export interface Shown {
  readonly connectionName: string;
  readonly providerTitle: string;
  readonly docs: string;
  readonly environment: Environment | 'sample';
  /** Which rows it is of: "50 customers on the pages that are open, of 820". */
  readonly source: string;
  /** What is to be known of it: rows that could not be read, doubts. */
  readonly notes: readonly string[];
  /** How far the list is read now; undefined when it is not. */
  readonly reading: string | undefined;
  /** There may be more in the list than was read. */
  readonly canReadAll: boolean;
  /** Rows are there to make something of. */
  readonly hasRows: boolean;
  readonly fields: readonly ShownField[];
  /** Documented fields that no row has. */
  readonly unseen: readonly { readonly pointer: string; readonly documented: string }[];
}

/** What can be made of the rows. */
export const forms = ['typeScript', 'zod', 'jsonSchema'] as const;
export type Form = (typeof forms)[number];

export type ToPage =
  | { readonly type: 'shown'; readonly shown: Shown }
  | { readonly type: 'said'; readonly text: string };

export type FromPage =
  | { readonly type: 'ready' }
  | { readonly type: 'again' }
  | { readonly type: 'readAll' }
  | { readonly type: 'stop' }
  | { readonly type: 'saveFixture' }
  | { readonly type: 'copy'; readonly form: Form };
