import { deepEqual, equal } from 'node:assert/strict';
import type { Customer } from '../../../src/core/model/customer.ts';
import { providers } from '../../../src/providers/index.ts';
import { driftLines } from '../../support/drift-lines.ts';
import { providerOf } from '../../support/local-client.ts';
import { answerOf, asked } from './reading.ts';
import { row, withRows } from './rows.ts';

const page = (id: string, changes: Parameters<typeof row>[1]) => {
  const provider = providerOf(id);
  const text = withRows(provider, `[${row(provider, changes)}]`);
  return provider.list(asked(), {}).read(answerOf(text));
};

describe('a field of another JSON type than documented, in an answer', () => {
  const cases: readonly [id: string, changes: Record<string, string>, field: keyof Customer, value: unknown][] = [
    ['yativo', { customer_phone: '237671234567', customer_country: '"Cameroon"' }, 'phone', '+237671234567'],
    ['yativo', { customer_phone: '671234567', customer_country: '"CM"' }, 'phone', '+237671234567'],
    ['yativo', { customer_name: '1860' }, 'name', '1860'],
    ['yativo', { created_at: '1710928800' }, 'createdAt', '2024-03-20T10:00:00.000Z'],
    ['devdraft', { last_spent: '"1250.50"' }, 'lastSpent', { amount: '1250.50', currency: null }],
    ['devdraft', { last_spent: '"1.2505e3"' }, 'lastSpent', { amount: '1250.5', currency: null }],
    ['devdraft', { last_purchase_date: '1710928800250' }, 'lastOrderAt', '2024-03-20T10:00:00.250Z'],
    ['cartevo', { is_active: '1' }, 'status', 'active'],
    ['cartevo', { is_active: '0' }, 'status', 'inactive'],
    ['cartevo', { is_active: '"true"' }, 'status', 'active'],
    ['cartevo', { is_active: '"0"' }, 'status', 'inactive'],
    ['cartevo', { phone_number: '600000000', phone_country_code: '"+237"' }, 'phone', '+237600000000'],
    ['easytools', { orders_count: '"4"' }, 'orders', 4],
    [
      'easytools',
      { lifetime_value: '"19600"', currency: '"PLN "' },
      'lifetimeValue',
      { amount: '196.00', currency: 'PLN' },
    ],
    [
      'easytools',
      { lifetime_value: '"9007199254740993"' },
      'lifetimeValue',
      { amount: '90071992547409.93', currency: 'PLN' },
    ],
    ['xtrakit', { customer_phone: '237671234567', customer_country: '"CM"' }, 'phone', '+237671234567'],
    ['xtrakit', { created_at: '1710928800.5' }, 'createdAt', '2024-03-20T10:00:00.500Z'],
  ];
  for (const [id, changes, field, value] of cases) {
    it(`is read by ${id}: ${JSON.stringify(changes)}`, () => {
      const read = page(id, changes);
      deepEqual(read.records[0]?.customer[field], value);
      const [key = ''] = Object.keys(changes);
      deepEqual(driftLines(read), [`unexpectedType /${key} 1`]);
      const sent = page(id, {}).records[0]?.customer;
      for (const other of Object.keys(changes).length === 1 ? (Object.keys(sent ?? {}) as (keyof Customer)[]) : [])
        if (other !== field) deepEqual(read.records[0]?.customer[other], sent?.[other], other);
    });
  }

  it('keeps the digits of a postal code', () => {
    deepEqual(page('xtrakit', { customer_zip: '100' }).records[0]?.customer.address?.postalCode, '100');
    const inner = page('yativo', { customer_address: '{"street":"Elm Street","number":5,"zipcode":23740}' });
    const address = inner.records[0]?.customer.address;
    deepEqual(
      { line1: address?.line1, postalCode: address?.postalCode },
      { line1: 'Elm Street 5', postalCode: '23740' },
    );
    deepEqual(driftLines(inner), [
      'unexpectedType /customer_address/number 1',
      'unexpectedType /customer_address/zipcode 1',
    ]);
  });

  it('is raw as it was sent', () => {
    for (const provider of providers.values()) {
      const sent = row(provider, { new_field: '1' });
      const [record] = provider.list(asked(), {}).read(answerOf(withRows(provider, `[${sent}]`))).records;
      equal(record?.raw, sent);
    }
    equal(page('devdraft', { last_spent: '"1250.50"' }).records[0]?.raw.includes('"last_spent":"1250.50"'), true);
  });

  it('is noted where it is a time that nobody reads', () => {
    const read = page('yativo', { created_at: '"20 March 2024"' });
    deepEqual(
      { createdAt: read.records[0]?.customer.createdAt, noted: driftLines(read) },
      { createdAt: null, noted: ['unknownValue /created_at 1'] },
    );
  });

  it('counts as none where it is blanks or a date that means none', () => {
    const read = page('yativo', {
      customer_name: '"   "',
      customer_email: '" "',
      created_at: '"0001-01-01T00:00:00Z"',
    });
    const { name, email, createdAt } = read.records[0]?.customer ?? {};
    deepEqual(
      { name, email, createdAt, noted: driftLines(read) },
      { name: null, email: null, createdAt: null, noted: [] },
    );
  });
});
