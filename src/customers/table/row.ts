/** A row of a table: a customer, or one thing that belongs to a customer, with its JSON. */
import type { Address, Money } from '../../core/model/customer.ts';

export type FieldValue = string | number | Money | Address | null;

/** Its parts are made when they are looked at: a column needs but one of them. */
export interface TableRow {
  /** The name of its connection. */
  readonly connection: string;
  /** A normalized field of a customer, or a field of an item; null where such a row has none of that name. */
  field(key: string): FieldValue;
  /** As sent, with what is covered covered. */
  readonly raw: string;
}

/** Rows by number, from 0; undefined for one that is not there any more. */
export interface TableRows {
  readonly count: number;
  row(number: number): TableRow | undefined;
  /** What a row stays known by while others come and go, below 0 where it is gone; its number unless given. */
  key?(number: number): number;
}

export const isMoney = (value: FieldValue): value is Money =>
  typeof value === 'object' && value !== null && 'amount' in value;
