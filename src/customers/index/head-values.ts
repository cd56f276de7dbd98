/** A customer's values in one fixed order: its head, as it goes to the index's thread, is kept there, and comes back. */
import type { Address, Customer, Money } from '../../core/model/customer.ts';

export type HeadPart = string | number | null;
export type HeadValue = HeadPart | readonly HeadPart[];
/** Those that are missing at the end are left out. */
export type HeadValues = readonly HeadValue[];

/** ID, name, e-mail and phone first. */
export const headOrder = [
  'id',
  'name',
  'email',
  'phone',
  'type',
  'status',
  'country',
  'address',
  'avatarUrl',
  'createdAt',
  'updatedAt',
  'firstOrderAt',
  'lastOrderAt',
  'orders',
  'subscriptions',
  'lifetimeValue',
  'lastSpent',
] as const satisfies readonly (keyof Customer)[];

const moneyOf = (money: Money | null) => money && [money.amount, money.currency];

export function valuesOf(customer: Customer): HeadValues {
  const { address } = customer;
  const values: HeadValue[] = [
    customer.id,
    customer.name,
    customer.email,
    customer.phone,
    customer.type,
    customer.status,
    customer.country,
    address && [address.line1, address.line2, address.city, address.state, address.postalCode, address.country],
    customer.avatarUrl,
    customer.createdAt,
    customer.updatedAt,
    customer.firstOrderAt,
    customer.lastOrderAt,
    customer.orders,
    customer.subscriptions,
    moneyOf(customer.lifetimeValue),
    moneyOf(customer.lastSpent),
  ];
  while (values.at(-1) === null) values.pop();
  return values;
}

const partsOf = (value: HeadValue | undefined): readonly (string | null)[] | null =>
  // Lists are of texts alone, as `valuesOf` makes them.
  Array.isArray(value) ? (value as readonly (string | null)[]) : null;

function moneyIn(value: HeadValue | undefined): Money | null {
  const parts = partsOf(value);
  return parts && { amount: parts[0] ?? '', currency: parts[1] ?? null };
}

function addressIn(value: HeadValue | undefined): Address | null {
  const parts = partsOf(value);
  const part = (place: number) => parts?.[place] ?? null;
  return (
    parts && {
      ...{ line1: part(0), line2: part(1), city: part(2), state: part(3) },
      ...{ postalCode: part(4), country: part(5) },
    }
  );
}

/** The customer that `valuesOf` was given. Nobody else makes heads, so that the types hold. */
export function customerOf(values: HeadValues): Customer {
  const at = <T extends string | number>(place: number) => (values[place] ?? null) as T | null;
  return {
    id: at<string>(0) ?? '',
    name: at(1),
    email: at(2),
    phone: at(3),
    type: at(4),
    status: at(5) as Customer['status'],
    country: at(6),
    address: addressIn(values[7]),
    avatarUrl: at(8),
    createdAt: at(9),
    updatedAt: at(10),
    firstOrderAt: at(11),
    lastOrderAt: at(12),
    orders: at(13),
    subscriptions: at(14),
    lifetimeValue: moneyIn(values[15]),
    lastSpent: moneyIn(values[16]),
  };
}

const places: Readonly<Record<string, number | undefined>> = Object.fromEntries(
  headOrder.map((field, place) => [field, place]),
);

/** Where a field is; undefined for a name of none. */
export const placeOf = (key: string): number | undefined => (Object.hasOwn(places, key) ? places[key] : undefined);

/** One value as a customer has it. */
export function fieldOf(place: number, value: HeadValue): HeadPart | Money | Address {
  if (typeof value !== 'object' || value === null) return value;
  return place === 7 ? addressIn(value) : moneyIn(value);
}

/** All that the values say, as a text: most of a record's raw JSON says it as well. */
export function saidBy(values: HeadValues): string {
  let said = '';
  for (const value of values) {
    if (value === null) continue;
    // A list says its parts, with commas between them.
    said += typeof value === 'string' ? value : String(value);
    said += '\n';
  }
  return said;
}
