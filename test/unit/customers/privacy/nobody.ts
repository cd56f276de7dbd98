// A customer of whom nothing is known.
import type { Customer } from '../../../../src/core/model/customer.ts';

export const fieldsOfNobody: Customer = {
  ...{ id: 'c1', name: null, email: null, phone: null, type: null, status: null, country: null, address: null },
  ...{ avatarUrl: null, createdAt: null, updatedAt: null, firstOrderAt: null, lastOrderAt: null, orders: null },
  ...{ subscriptions: null, lifetimeValue: null, lastSpent: null },
};
