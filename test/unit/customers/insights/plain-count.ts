// The counts again, by Maps and BigInt alone: nothing of this is shared with what it is compared with but the key of an address.

import type { Customer, CustomerRecord } from '../../../../src/core/model/customer.ts';
import { emailKey, signOf } from '../../../../src/customers/match/same-person.ts';

export function countBy<T>(all: readonly T[], keyOf: (one: T) => string | null): Map<string | null, number> {
  const counts = new Map<string | null, number>();
  for (const one of all) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return counts;
}

/** All amounts by 30 decimals, in order. */
function amountsOf(all: readonly CustomerRecord[], field: 'lifetimeValue' | 'lastSpent', currency: string): bigint[] {
  return all
    .flatMap(({ customer }) => {
      const money = customer[field];
      if (money?.currency !== currency) return [];
      const [whole = '', fraction = ''] = money.amount.split('.');
      return [BigInt(whole + fraction.padEnd(30, '0'))];
    })
    .sort((one, other) => (one < other ? -1 : Number(one > other)));
}

export const units = (amount: string): bigint => {
  const [whole = '', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(30, '0'));
};

export function plainMoney(all: readonly CustomerRecord[], field: 'lifetimeValue' | 'lastSpent', currency: string) {
  const sorted = amountsOf(all, field, currency);
  const at = (index: number) => sorted[index] ?? 0n;
  return {
    customers: sorted.length,
    sum: sorted.reduce((sum, one) => sum + one, 0n),
    median: (at((sorted.length - 1) >> 1) + at(sorted.length >> 1)) / 2n,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

export function plainShared(all: readonly CustomerRecord[], field: 'email' | 'phone') {
  const keyOf = ({ [field]: value }: Customer) => (value === null ? null : field === 'email' ? emailKey(value) : value);
  const holders = new Map<string, CustomerRecord[]>();
  for (const one of all) {
    const key = keyOf(one.customer);
    if (key !== null) holders.set(key, [...(holders.get(key) ?? []), one]);
  }
  const shared = [...holders].filter(([key, { length }]) => length > 1 && signOf(field, key ?? ''));
  const standIns = [...holders].filter(([key, { length }]) => length > 1 && !signOf(field, key ?? ''));
  const groups = shared.map(([, records]) => [...countBy(records, one => one.connectionId).values()]);
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
  const within = groups.map(counts => counts.filter(count => count > 1)).filter(({ length }) => length > 0);
  const between = groups.filter(({ length }) => length > 1);
  return {
    within: { values: within.length, customers: sum(within.map(sum)) },
    between: { values: between.length, customers: sum(between.map(sum)) },
    standIns: sum(standIns.map(([, { length }]) => length)),
    without: all.filter(({ customer }) => customer[field] === null).length,
  };
}
