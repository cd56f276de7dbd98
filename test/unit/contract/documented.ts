import type { Customer } from '../../../src/core/model/customer.ts';
import { type facts, nobody } from './reading.ts';

/** As published, with the space that does not break. */
const obfuscated = '[email\u00a0protected]';

/** The documented samples, with what each is read to. */
export const documented: readonly {
  readonly name: string;
  readonly facts: ReturnType<typeof facts>;
  readonly customers: readonly Customer[];
}[] = [
  {
    name: 'cartevo.list',
    // Shortened for the page: of a server that did so, the pages would be as long as what came.
    facts: { page: 1, pageSize: 1, pageCount: 15, total: 15, hasMore: true, whole: false },
    customers: [
      {
        ...nobody,
        id: '4d4dad81-7899-4612-a9f6-133ce56a4507',
        name: 'John Doe',
        email: 'customer@example.com',
        status: 'active',
        country: 'CM',
        createdAt: '2023-11-07T05:31:56.000Z',
        updatedAt: '2023-11-07T05:31:56.000Z',
      },
    ],
  },
  {
    name: 'cartevo.list-meta',
    facts: { page: 1, pageSize: 1, pageCount: 137, total: 137, hasMore: true, whole: false },
    customers: [
      {
        ...nobody,
        id: '8d4f2a1b-5c3e-4d7f-9a6b-2e1c8f9d0a3b',
        name: 'John Doe',
        email: 'john.doe@example.com',
        phone: '+237600000000',
        status: 'active',
        country: 'CM',
        createdAt: '2026-05-09T10:15:00.000Z',
        updatedAt: '2026-05-09T10:15:00.000Z',
      },
    ],
  },
  {
    name: 'yativo.list',
    facts: { page: 1, pageSize: 10, pageCount: 1, total: 2, hasMore: false, whole: false },
    customers: ['2f103e55-1dc5-40bd-a78c-a4574f7a50e6', '3f103e55-1dc5-40bd-a78c-a4574f4a50e0'].map(id => ({
      ...nobody,
      id,
      name: 'Test Customer',
      email: obfuscated,
      phone: '+19203751411',
      country: 'US',
      address: {
        ...{ line1: '1234 Elm Street 5678', line2: null, city: 'Anytown', state: 'Anystate' },
        ...{ postalCode: '12345', country: 'US' },
      },
    })),
  },
  {
    name: 'yativo.list-openapi',
    facts: { page: 1, pageSize: 10, pageCount: 1, total: 1, hasMore: false, whole: false },
    customers: [
      {
        ...nobody,
        id: 'fabdb7dd-aa1e-4d25-84a4-514567056173',
        name: 'Test Customer',
        email: obfuscated,
        phone: '+19203751411',
        status: 'pending',
        country: 'US',
        address: {
          ...{ line1: '1234 Elm Street 5678', line2: null, city: 'Anytown', state: 'Anystate' },
          ...{ postalCode: '12345', country: 'US' },
        },
      },
    ],
  },
  {
    name: 'devdraft.list',
    facts: { page: 1, pageSize: 2, pageCount: 78, total: 156, hasMore: true, whole: false },
    customers: [
      {
        ...nobody,
        id: 'cust_123456',
        name: 'John Doe',
        email: 'john.doe@example.com',
        phone: '+15551234567',
        type: 'Enterprise',
        status: 'active',
        createdAt: '2024-03-20T10:00:00.000Z',
        updatedAt: '2024-03-20T10:00:00.000Z',
        lastOrderAt: '2024-03-15T14:30:00.000Z',
        lastSpent: { amount: '1250.50', currency: null },
      },
      {
        ...nobody,
        id: 'cust_789012',
        name: 'Jane Smith',
        email: 'jane.smith@company.com',
        phone: '+15559876543',
        type: 'Startup',
        status: 'active',
        createdAt: '2024-03-18T08:30:00.000Z',
        updatedAt: '2024-03-18T09:15:00.000Z',
        lastOrderAt: '2024-03-18T09:15:00.000Z',
        lastSpent: { amount: '750.00', currency: null },
      },
    ],
  },
  {
    name: 'easytools.list',
    facts: { page: 1, pageSize: null, pageCount: 5, total: null, hasMore: true, whole: false },
    customers: [
      {
        ...nobody,
        id: '550e8400-e29b-41d4-a716-446655440010',
        name: 'Jane Doe',
        email: 'buyer@example.com',
        avatarUrl: 'https://example.com/avatars/jane.png',
        firstOrderAt: '2026-01-15T10:15:30.000Z',
        lastOrderAt: '2026-05-20T14:02:00.000Z',
        orders: 4,
        subscriptions: 1,
        lifetimeValue: { amount: '196.00', currency: 'PLN' },
      },
      {
        ...nobody,
        id: '550e8400-e29b-41d4-a716-446655440011',
        email: 'another@example.com',
        firstOrderAt: '2026-03-02T09:00:00.000Z',
        lastOrderAt: '2026-03-02T09:00:00.000Z',
        orders: 1,
        subscriptions: 0,
        lifetimeValue: { amount: '39.00', currency: 'PLN' },
      },
    ],
  },
  {
    name: 'xtrakit.list',
    facts: { page: 1, pageSize: null, pageCount: null, total: 1, hasMore: false, whole: true },
    customers: [
      {
        ...nobody,
        id: '1',
        name: 'Jane Doe',
        email: obfuscated,
        phone: '+233244567890',
        country: 'GH',
        address: {
          ...{ line1: '123 Main Street', line2: 'Apt 4B, Downtown Complex', city: 'Accra' },
          ...{ state: 'Greater Accra', postalCode: '00233', country: 'GH' },
        },
        avatarUrl: 'https://example.com/profiles/customer123.jpg',
        createdAt: '2024-08-04T08:23:45',
        updatedAt: '2024-08-04T02:00:43',
      },
    ],
  },
];
