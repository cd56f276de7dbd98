import type { Customer, CustomerRecord } from '../../../src/core/model/customer.ts';

const blank: Omit<Customer, 'id'> = {
  name: null,
  email: null,
  phone: null,
  type: null,
  status: null,
  country: null,
  address: null,
  avatarUrl: null,
  createdAt: null,
  updatedAt: null,
  firstOrderAt: null,
  lastOrderAt: null,
  orders: null,
  subscriptions: null,
  lifetimeValue: null,
  lastSpent: null,
};

/** A record with nothing but what a test is about. */
export function recordOf(customer: Partial<Customer> & { readonly id: string }, connectionId = 'one'): CustomerRecord {
  return { connectionId, customer: { ...blank, ...customer }, raw: JSON.stringify(customer), sources: { id: ['/id'] } };
}
