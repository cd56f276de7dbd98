import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { sample } from '../../support/samples/sample.ts';
import { type Json, list, object } from './json.ts';
import { keys, sandboxes } from './sandboxes.ts';

const unknown = '550e8400-e29b-41d4-a716-446655440000';

describe('sandbox', () => {
  const { ask, open, rows, sandbox } = sandboxes();

  /** An answer that may be a bare array. */
  async function get(path: string, on: Sandbox = sandbox()): Promise<unknown> {
    const response = await fetch(on.baseUrl('devdraft') + path, { headers: keys(on, 'devdraft') });
    const json: unknown = await response.json();
    equal(response.status, 200, JSON.stringify(json));
    return json;
  }

  async function arrayOf(path: string, on?: Sandbox): Promise<Json[]> {
    const json = await get(path, on);
    ok(Array.isArray(json), 'a bare array');
    return list(json);
  }

  const id = (which: 'many' | 'none' | 'odd', on = sandbox()): string => on.customer('devdraft', which);

  async function refused(path: string, status: number, words: RegExp, on = sandbox()): Promise<void> {
    const answer = await ask('devdraft', path, { on });
    equal(answer.status, status, path);
    match(String(answer.json.message), words);
    equal(answer.json.statusCode, status);
  }

  describe('invoices of a Devdraft customer', () => {
    it('are a bare array without any count, as many as asked for until the last ones', async () => {
      equal((await arrayOf(`/invoices?customer=${id('many')}`)).length, 10);
      equal((await arrayOf(`/invoices?customer=${id('many')}&take=100&skip=5150`)).length, 50);
      deepEqual(await arrayOf(`/invoices?customer=${id('many')}&skip=5200`), []);
      const some = await arrayOf(`/invoices?customer=${id('many')}&take=100`);
      ok(some.every(invoice => invoice.customer_id === id('many') && object(invoice.customer).id === id('many')));
      const times = some.map(invoice => String(invoice.created_at));
      deepEqual(times, times.toSorted().reverse());
      for (const time of times) match(time, /\.\d{3}Z$/);
      deepEqual([...new Set(some.map(invoice => invoice.currency))].sort(), ['eurc', 'usdc']);
    });

    it('have every key of the documented sample, and some more each by itself', async () => {
      const documented = list(JSON.parse(sample('devdraft.invoices')))[0] ?? {};
      const [invoice] = await arrayOf(`/invoices?customer=${id('many')}`);
      for (const key of Object.keys(documented)) ok(key in (invoice ?? {}), key);
      for (const part of ['customer', 'wallet'])
        deepEqual(Object.keys(object(invoice?.[part])).sort(), Object.keys(object(documented[part])).sort());
      const alone = object(await get(`/invoices/${invoice?.id}`));
      equal(alone.invoice_number, invoice?.invoice_number);
      ok('phone' in object(alone.customer) && 'balance' in object(alone.wallet));
      await refused('/invoices/INV-001234', 400, /uuid is expected/);
      await refused(`/invoices/${unknown}`, 404, /^Invoice with id .* not found$/);
    });

    it('filter by status and day, and refuse what cannot be read or is not known', async () => {
      const path = `/invoices?customer=${id('many')}&take=100`;
      ok((await arrayOf(`${path}&status=PASTDUE`)).every(({ status }) => status === 'PASTDUE'));
      const days = await arrayOf(`${path}&from_date=2025-01-01&to_date=2025-01-03`);
      ok(days.length > 3 && days.every(({ created_at }) => /^2025-01-0[123]/.test(String(created_at))));
      for (const [query, words] of [
        ['take=101', /take must be between 1 and 100/],
        ['skip=-1', /skip must be a non-negative/],
        ['status=paid', /status must be one of/],
        ['from_date=1.2.2025', /from_date must be a valid date/],
        ['page=2', /property page should not exist/],
      ] as const)
        await refused(`${path}&${query}`, 400, words);
      await refused('/invoices?customer=42', 400, /customer must be a UUID/);
      deepEqual(await arrayOf(`/invoices?customer=${unknown}`), []);
      const sdk = await open({ shapes: { devdraftInvoices: 'sdk' } });
      await refused(`/invoices?customer=${id('many')}`, 400, /property customer should not exist/, sdk);
      equal((await arrayOf('/invoices?skip=10', sdk)).length, 10);
    });

    it("are none for one customer, such as no page describes for another, and others' where the filter is ignored", async () => {
      const [strict, ignoring] = [
        await open({ records: { emptyIsNotFound: true } }),
        await open({ records: { othersToo: true } }),
      ];
      deepEqual(await arrayOf(`/invoices?customer=${id('none')}`), []);
      await refused(`/invoices?customer=${id('none')}`, 404, /No invoices found/, strict);
      const odd = await arrayOf(`/invoices?customer=${id('odd')}&take=50`);
      ok(odd.some(invoice => invoice.amount === 100 && !('currency' in invoice)));
      ok(odd.some(invoice => !('id' in invoice)) && odd.some(invoice => invoice.customer === null));
      const mixed = await arrayOf(`/invoices?customer=${id('none')}&take=50`, ignoring);
      ok(new Set(mixed.map(invoice => invoice.customer_id)).size > 3);
    });
  });

  describe('what else belongs to a Devdraft customer', () => {
    it('is its liquidation addresses, as an array or wrapped', async () => {
      const held = await arrayOf(`/customers/${id('many')}/liquidation_addresses`);
      equal(held.length, 30);
      ok(held.every(address => address.customer_id === id('many') && /^0x[0-9a-f]{40}$/.test(String(address.address))));
      for (const key of Object.keys(list(JSON.parse(sample('devdraft.addresses')))[0] ?? {}))
        ok(
          held.some(address => key in address),
          key,
        );
      const other = await open({ shapes: { devdraftAddresses: 'wrapped' }, records: { othersToo: true } });
      const wrapped = object(await get(`/customers/${id('none')}/liquidation_addresses`, other));
      equal(wrapped.count, list(wrapped.data).length);
      ok(new Set(list(wrapped.data).map(address => address.customer_id)).size > 3);
      deepEqual(await arrayOf(`/customers/${id('none')}/liquidation_addresses`), []);
      const strict = await open({ records: { emptyIsNotFound: true } });
      await refused(`/customers/${id('none')}/liquidation_addresses`, 404, /No liquidation addresses/, strict);
      await refused(`/customers/${unknown}/liquidation_addresses`, 404, /^Customer with id .* not found$/);
      await refused('/customers/42/liquidation_addresses', 400, /uuid is expected/);
    });

    it("is among everybody's payment links, which know no filter", async () => {
      const links = await arrayOf('/payment-links?take=100');
      ok(links.some(link => link.customerId === null) && links.some(link => link.amount === null));
      const known = new Set((await rows('devdraft', '/customers?take=100')).map(row => row.id));
      ok(links.some(link => known.has(link.customerId)));
      await refused(`/payment-links?customer=${id('many')}`, 400, /property customer should not exist/);
    });
  });
});
