/** What an API has of its customers beside the normalized fields, as its description names it. */
import type { Money } from './customer.ts';
import type { Options } from './question.ts';

/** What a value of one is. A time is RFC 3339 as those of a customer are. */
export type OwnKind = 'text' | 'time' | 'count' | 'money';

export interface OwnField {
  /** The provider's name for it: a column of an export. */
  readonly key: string;
  /** For people. */
  readonly label: string;
  readonly kind: OwnKind;
}

/** The value that one customer has there. */
export interface OwnValue extends OwnField {
  readonly value: string | number | Money;
  /** JSON Pointers into the row. */
  readonly sources: readonly string[];
}

/** The own fields of a provider, read from a row where somebody looks at it: lists and searches go without them. */
export interface OwnFields {
  readonly fields: readonly OwnField[];
  /** Those that have a value, in their order; what is covered is left out. */
  read(raw: string, options: Options): readonly OwnValue[];
}
