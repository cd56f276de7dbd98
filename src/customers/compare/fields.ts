/** What of a customer is compared: every field, and each part of an address for itself, as one of them may be another. */
import type { Address, Customer, Money } from '../../core/model/customer.ts';

export type ComparedField = Exclude<keyof Customer, 'address'> | `address/${keyof Address}`;

/** In the order in which they are read. */
export const comparedFields = [
  'name',
  'id',
  'status',
  'type',
  'avatarUrl',
  'email',
  'phone',
  'country',
  'address/line1',
  'address/line2',
  'address/city',
  'address/state',
  'address/postalCode',
  'address/country',
  'orders',
  'subscriptions',
  'lifetimeValue',
  'lastSpent',
  'createdAt',
  'updatedAt',
  'firstOrderAt',
  'lastOrderAt',
] as const satisfies readonly ComparedField[];

/** The part of an address that a field is; undefined for one that is none. */
export function addressPart(field: ComparedField): keyof Address | undefined {
  // What follows the slash is a part of an address: the type of a field says so.
  return field.startsWith('address/') ? (field.slice('address/'.length) as keyof Address) : undefined;
}

/** The field of a customer that a compared one is, or is a part of. */
export function customerField(field: ComparedField): keyof Customer {
  // Whatever has no slash is a field of its own: the type says so.
  return addressPart(field) === undefined ? (field as keyof Customer) : 'address';
}

/** What a customer has there; null for nothing. */
export function comparedValue(customer: Customer, field: ComparedField): string | number | Money | null {
  const part = addressPart(field);
  if (part !== undefined) return customer.address?.[part] ?? null;
  // Without an address, which was taken above, no field is an object with parts.
  return customer[field as Exclude<keyof Customer, 'address'>];
}
