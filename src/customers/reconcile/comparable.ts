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

/**
 * Compares customers by columns as exports have them: parts of addresses and amounts each by themselves. Where one of two
 * has only the day of a time, the days are compared.
 */
export interface Comparison {
  /** The fields that are times. */
  readonly times: readonly (keyof Customer)[];
  /** All values that count, as one text; of times their days. */
  print(customer: Partial<Customer>): string;
  /** What is left of the times: of each the time of its day. */
  clocks(customer: Partial<Customer>): readonly number[];
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
  const times = columns.filter(({ kind }) => kind === 'time');
  const isOther = (column: Column, here: Partial<Customer>, there: Partial<Customer>): boolean =>
    comparable(column, here) !== comparable(column, there) ||
    (column.kind === 'time' && !isSameClock(clockIn(textOf(column, here)), clockIn(textOf(column, there))));
  return {
    times: times.map(fieldOf),
    print(customer) {
      let print = '';
      for (const column of columns) print += `${comparable(column, customer)}\u0000`;
      return print;
    },
    clocks: customer => times.map(column => clockIn(textOf(column, customer))),
    differences: (here, there) => [...new Set(columns.filter(column => isOther(column, here, there)).map(fieldOf))],
  };
}

/** A column is named for its field, with the part after a dot. */
const fieldOf = ({ name }: Column) => name.split('.')[0] as keyof Customer;

/** A field that is not there has no value, as one that has none. */
const textOf = ({ cell }: Column, customer: Partial<Customer>): string => String(cell(customer as Customer) ?? '');

/** As times are everywhere here; a day alone is one that has no more. */
const timeShape = /^\d{4}-\d\d-\d\d(?:T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?(Z)?)?$/;

/** The day of a time, and what is no time as it is. */
const dayOf = (text: string): string => (timeShape.test(text) ? text.slice(0, 10) : text);

/** Of a time that is a day alone. */
export const wholeDay = -1;
/** Of what is no time, which is compared as a text. */
export const noClock = -2;

/** The time of day: milliseconds, and whether they are UTC. */
function clockIn(text: string): number {
  const [all, hour, minute, second, fraction = '', zone] = timeShape.exec(text) ?? [];
  if (all === undefined) return noClock;
  if (hour === undefined) return wholeDay;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return 2 * (seconds * 1000 + Number(fraction.padEnd(3, '0'))) + (zone ? 1 : 0);
}

/** Whether two times of one day are the same, as far as both say it. */
export const isSameClock = (one: number, other: number): boolean =>
  one === other || one === wholeDay || other === wholeDay;

function comparable(column: Column, customer: Partial<Customer>): string {
  const { name, kind } = column;
  const text = textOf(column, customer);
  if (text === '') return '';
  if (kind === 'amount') return withoutZeros(text);
  if (kind === 'time') return dayOf(text);
  if (kind === 'count') return text;
  if (name === 'email') return emailKey(text) || text;
  if (name === 'status' || name.endsWith('.currency')) return text.toLowerCase();
  return isPlain.test(text) ? text : text.normalize('NFC').trim().replace(/\s+/g, ' ');
}

/** Words of ASCII with one space between two: as most values are, and equal only to themselves. */
const isPlain = /^[!-~]+(?: [!-~]+)*$/;

/** 196.00 and 196 are one amount. */
const withoutZeros = (amount: string): string =>
  amount.includes('.') ? amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '') : amount;
