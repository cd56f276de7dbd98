import type { Customer } from '../../core/model/customer.ts';

/** The fields of a customer but its ID, in the order in which a model reads them. */
export const customerFields = [
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
