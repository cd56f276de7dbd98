import assert from 'node:assert/strict';
import type { Customer } from '../../../../../src/core/model/customer.ts';
import { showField } from '../../../../../src/ui/detail/page/format.ts';
import { customerTitle, fieldKeys, fieldText } from '../../../../../src/ui/detail/shared/fields.ts';

const empty: Customer = {
  id: '7',
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
const noAddress = { line1: null, line2: null, city: null, state: null, postalCode: null, country: null };
const reader = { locale: 'en', timeZone: 'UTC', now: 0 };

describe('the fields of the panel', () => {
  it('are all there are, each once', () => {
    assert.deepEqual([...fieldKeys].sort(), Object.keys(empty).sort());
  });

  it('have no text and show nothing where nothing was sent', () => {
    for (const key of fieldKeys) {
      if (key === 'id') continue;
      assert.equal(fieldText(empty, key), null);
      assert.equal(showField(empty, key, reader), undefined);
    }
    assert.equal(fieldText({ ...empty, address: noAddress }, 'address'), null);
    assert.equal(showField({ ...empty, address: noAddress }, 'address', reader), undefined);
  });

  it('are copied as they are, not as they are shown', () => {
    const address = { ...noAddress, line1: '1 Main St', city: 'Douala', postalCode: '237', country: 'CM' };
    const customer: Customer = {
      ...empty,
      name: 'A\u202eb',
      country: 'CM',
      address,
      orders: 0,
      createdAt: '2024-03-20T10:00:00.000Z',
      lifetimeValue: { amount: '1250.50', currency: 'EUR' },
      lastSpent: { amount: '3', currency: null },
    };
    const texts = { name: 'A\u202eb', country: 'CM', address: '1 Main St\n237 Douala\nCM', orders: '0' } as const;
    for (const [key, text] of Object.entries(texts)) assert.equal(fieldText(customer, key as keyof Customer), text);
    assert.equal(fieldText(customer, 'createdAt'), '2024-03-20T10:00:00.000Z');
    assert.equal(fieldText(customer, 'lifetimeValue'), '1250.50 EUR');
    assert.equal(fieldText(customer, 'lastSpent'), '3');
    assert.deepEqual(showField(customer, 'country', reader), { lines: ['CM'], note: 'Cameroon' });
    assert.deepEqual(showField(customer, 'orders', reader), { lines: ['0'] });
  });

  it('name a customer by name, else e-mail, else ID', () => {
    assert.equal(customerTitle({ ...empty, name: 'Ann', email: 'a@b.c' }), 'Ann');
    assert.equal(customerTitle({ ...empty, email: 'a@b.c' }), 'a@b.c');
    assert.equal(customerTitle(empty), '7');
  });
});
