// Customers with what readers of files are known to lose: long IDs, plus signs, zeros, line ends, quotes, missing values.

import type { CustomerRecord } from '../../../../src/core/model/customer.ts';
import { recordOf } from '../records.ts';

const address = { line1: '1 "High" St', line2: null, city: 'Zürich', state: null, postalCode: '00123', country: 'CH' };

export const typedCustomers: readonly CustomerRecord[] = [
  recordOf({
    id: '9007199254740993123',
    name: 'Ada\r\n"the\tCountess", Lovelace\u2028O\u2019Neil 🜚',
    email: 'ada@example.org',
    phone: '+237671234567',
    status: 'active',
    address,
    createdAt: '2024-03-20T10:00:00.123Z',
    updatedAt: '2024-08-04T08:23:45',
    firstOrderAt: '1969-12-31T23:59:59.000Z',
    lastOrderAt: '2024-02-29',
    orders: 9007199254740991,
    subscriptions: 0,
    lifetimeValue: { amount: '196.00', currency: 'EUR' },
    lastSpent: { amount: '12345678901234567890.10', currency: null },
  }),
  recordOf({ id: '00123', name: '', orders: 1.5 }),
  recordOf({ id: 'NO', name: '=1+1', country: 'NO', createdAt: '2024-01-02T03:04:05.678Z' }),
];
