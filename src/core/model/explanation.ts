/** Where the fields of a record come from, why some have nothing, and what was done to what was sent. */
import type { Customer } from './customer.ts';

/** What is at a place that gave a field nothing; `unread`: a value that cannot be read as what the field is. */
export type Nothing = 'absent' | 'null' | 'empty' | 'unread';

/** A place in the row at which a field looks for its value. */
export interface FieldPlace {
  /** JSON Pointer. */
  readonly pointer: string;
  /** For a field without a value: what is there instead. */
  readonly nothing?: Nothing;
}

/** What was done to a value on its way from the row. */
export type Change =
  /** Several places gave a part of it. */
  | { readonly kind: 'joined' }
  /** An amount was divided, by 1 where the currency has no minor units. */
  | { readonly kind: 'minorUnits'; readonly divisor: number; readonly currency: string }
  /** A phone number; `under` is the calling code or the country by which it was read, as sent. */
  | { readonly kind: 'e164'; readonly under: string | null }
  /** A phone number that stays as it was sent. */
  | { readonly kind: 'phoneAsSent' }
  | { readonly kind: 'countryCode'; readonly from: 'name' | 'code' }
  /** A time was sent with the offset of another zone. */
  | { readonly kind: 'toUtc' }
  | { readonly kind: 'unixTime'; readonly unit: 'seconds' | 'milliseconds' }
  | { readonly kind: 'cutToMilliseconds' }
  /** A word for the state that is not documented. */
  | { readonly kind: 'unknownWord' }
  /** Blanks around a text are gone. */
  | { readonly kind: 'trimmed' };

/** A change, with the places of what was changed. */
export type PlacedChange = Change & { readonly pointers: readonly string[] };

export interface FieldExplanation {
  readonly places: readonly FieldPlace[];
  readonly changes: readonly PlacedChange[];
}

export interface Explanation {
  /** By field; a field that is not here is one that the provider does not offer. */
  readonly fields: Readonly<Partial<Record<keyof Customer, FieldExplanation>>>;
  /** Places that only help to read others, such as the country of a phone number. */
  readonly hints: readonly string[];
}
