// As many customers as a benchmark wants, with everything that is counted: amounts in several currencies, orders, duplicates.

import type { Customer, CustomerRecord } from '../../src/core/model/customer.ts';
import { pageAt } from './people.ts';

const types = ['individual', 'business', 'Enterprise', 'Société à responsabilité limitée', null] as const;
const statuses = ['active', 'active', 'active', 'inactive', 'blocked', 'pending', null] as const;
const currencies = ['EUR', 'PLN', 'XAF', 'USD', null] as const;

/** A customer that is the same each time, made richer than Cartevo's are: every nth has an address of another's. */
function rich({ customer, ...record }: CustomerRecord, at: number): CustomerRecord {
  const cents = (at * 7919) % 1_000_003;
  const currency = currencies[at % 5] ?? null;
  const value = { amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`, currency };
  const day = (offset: number) => new Date(Date.UTC(2019, 0, 1 + ((at * 31 + offset) % 2500))).toISOString();
  const changed: Partial<Customer> = {
    type: types[at % types.length] ?? null,
    status: statuses[at % statuses.length] ?? null,
    firstOrderAt: at % 3 === 0 ? day(0) : null,
    lastOrderAt: at % 3 === 0 ? day(400) : null,
    lifetimeValue: at % 4 === 0 ? null : value,
    lastSpent: at % 4 === 1 ? { amount: '12.5', currency: 'EUR' } : null,
    email: at % 50 === 0 ? null : at % 97 === 0 ? `Twice${Math.floor(at / 194)}@Example.test` : customer.email,
    phone: at % 40 === 0 ? null : customer.phone,
  };
  return { ...record, customer: { ...customer, ...changed } };
}

/** Pages of a thousand. */
export function* richPages(customers: number): Generator<readonly CustomerRecord[]> {
  for (let from = 0; from < customers; from += 1000)
    yield pageAt(customers, from).map((record, at) => rich(record, from + at));
}
