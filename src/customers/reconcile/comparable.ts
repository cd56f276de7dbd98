/** What values are compared by: two ways to write one value are equal, two values never are. */

import type { Customer } from '../../core/model/customer.ts';
import { type Column, columnsFor } from '../export/columns.ts';
import { emailKey } from '../match/same-person.ts';

/** What customers of two lists are matched by. */
export const matchKeys = ['id', 'email', 'phone'] as const;

export type MatchKey = (typeof matchKeys)[number];

/** undefined for a customer that has none, and so no match. */
export function keyOf(customer: Partial<Customer>, by: MatchKey): string | undefined {
  const value = customer[by];
  if (value == null) return undefined;
  // Too long an address has no key.
  return (by === 'email' ? emailKey(value) : value.trim()) || undefined;
}

/** Compares customers by columns as exports have them: parts of addresses and amounts each by themselves. */
export interface Comparison {
  /** All values that count, as one text. */
  print(customer: Partial<Customer>): string;
  /** The fields in which two differ. */
  differences(here: Partial<Customer>, there: Partial<Customer>): readonly (keyof Customer)[];
}

/** A customer of whom nothing is known: for what reads all fields. */
export const nobody: Customer = {
  id: '',
  ...{ name: null, email: null, phone: null, type: null, status: null, country: null, address: null, avatarUrl: null },
  ...{ createdAt: null, updatedAt: null, firstOrderAt: null, lastOrderAt: null, orders: null, subscriptions: null },
  ...{ lifetimeValue: null, lastSpent: null },
};

/** `names` are those of columns as exports have them, such as `address.city`. */
export function comparison(names: readonly string[]): Comparison {
  const columns = names.flatMap(name => columnsFor([name]).filter(column => column.name === name));
  return {
    print(customer) {
      let print = '';
      for (const column of columns) print += `${comparable(column, customer)}\u0000`;
      return print;
    },
    differences(here, there) {
      const fields = columns
        .filter(column => comparable(column, here) !== comparable(column, there))
        // A column is named for its field, with the part after a dot.
        .map(({ name }) => name.split('.')[0] as keyof Customer);
      return [...new Set(fields)];
    },
  };
}

function comparable({ name, kind, cell }: Column, customer: Partial<Customer>): string {
  // A field that is not there has no value, as one that has none.
  const value = cell(customer as Customer) ?? '';
  if (value === '') return '';
  const text = String(value);
  if (kind === 'amount') return withoutZeros(text);
  if (kind === 'count' || kind === 'time') return text;
  if (name === 'email') return emailKey(text) || text;
  if (name === 'status' || name.endsWith('.currency')) return text.toLowerCase();
  return isPlain.test(text) ? text : text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Words of ASCII with one space between two: as most values are, and equal only to themselves. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/;

/** 196.00 and 196 are one amount. */
const withoutZeros = (amount: string): string =>
  amount.includes('.') ? amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : amount;
