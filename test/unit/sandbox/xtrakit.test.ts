import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { sample } from '../../support/samples/sample.ts';
import { type Json, list, object } from './json.ts';
import { sandboxes } from './sandboxes.ts';

describe('sandbox', () => {
  const { ask, open, rows, sandbox } = sandboxes();

  async function get(path: string, on = sandbox()): Promise<Json> {
    const { status, json, text } = await ask('xtrakit', path, { on });
    equal(status, 200, text);
    return json;
  }

  const salesOf = async (query: string, on?: Sandbox): Promise<Json[]> =>
    list(object((await get(`/sales?${query}`, on)).data).sales);
  const id = (which: 'many' | 'none' | 'odd', on = sandbox()): string => on.customer('xtrakit', which);

  async function refused(path: string, status: number, words: RegExp, on = sandbox()): Promise<void> {
    const answer = await ask('xtrakit', path, { on });
    equal(answer.status, status, path);
    match(String(answer.json.message), words);
    equal(answer.json.status, status);
  }

  describe('sales of an Xtrakit customer', () => {
    it('are all in one answer, with amounts as texts, no currency and times without a zone', async () => {
      const { data, message } = await get(`/sales?customer_id=${id('many')}`);
      const made = list(object(data).sales);
      equal(message, 'Sales found: 5200');
      equal(made.length, 5200);
      for (const sale of made) {
        equal(sale.customer_id, id('many'));
        match(String(sale.total_amount), /^\d+\.\d\d$/);
        match(String(sale.created_at), /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
        ok(!Object.keys(sale).some(key => key.includes('currency')));
        if (sale.payment_status === 'draft') equal(sale.amount_paid, '0.00');
      }
      const [kinds, payments] = ['invoice_type', 'payment_type'].map(key => new Set(made.map(sale => sale[key])));
      for (const kind of ['pos', 'storefront', 'main']) ok(kinds?.has(kind), kind);
      ok(payments?.has('Mobile Money') && [...payments].some(word => /^\d{4}-\d\d-\d\d$/.test(String(word))));
    });

    it('have every key of the documented samples, and items that sum up', async () => {
      for (const [name, path, keys] of [
        ['sale', `/sales/${(await salesOf(`customer_id=${id('many')}`))[0]?.invoice_code}`, ['sales', 'sales-item']],
        ['sales', `/sales?customer_id=${id('many')}`, ['sales']],
        ['groups', '/customer-groups', ['groups']],
      ] as const) {
        const [given, documented] = [await get(path), object(JSON.parse(sample(`xtrakit.${name}`)))].map(object);
        deepEqual(Object.keys(object(given?.data)).sort(), [...keys].sort());
        for (const key of keys) {
          const [one, other] = [given, documented].map(json => {
            const value = object(json?.data)[key];
            return Object.keys(Array.isArray(value) ? object(value[0]) : object(value)).sort();
          });
          deepEqual(one, other, `${name}: ${key}`);
        }
      }
      for (const sale of (await salesOf(`customer_id=${id('many')}`)).slice(0, 20)) {
        const data = object((await get(`/sales/${sale.invoice_code}`)).data);
        deepEqual(data.sales, sale);
        const items = list(data['sales-item']);
        const sum = items.reduce((total, item) => total + Number(item.unit_price) * Number(item.quantity), 0);
        equal(sum.toFixed(2), sale.sub_total_amount);
        ok(items.every(item => item.invoice_code === String(sale.invoice_code) && typeof item.quantity === 'string'));
      }
    });

    it('filter by state, kind and time, and refuse what cannot be read', async () => {
      const query = `customer_id=${id('many')}`;
      ok((await salesOf(`${query}&payment_status=partial`)).every(sale => sale.payment_status === 'partial'));
      ok((await salesOf(`${query}&invoice_type=pos`)).every(sale => sale.invoice_type === 'pos'));
      const days = await salesOf(`${query}&created_at=2025-01-01+8:0:0&due_date=2025-01-02`);
      ok(days.length > 2 && days.every(sale => /^2025-01-0[12] /.test(String(sale.created_at))));
      ok(days.every(sale => String(sale.created_at) >= '2025-01-01 08:00:00'));
      const [one] = days;
      deepEqual(await salesOf(`invoice_code=${one?.invoice_code}`), [one]);
      ok((await salesOf(`${query}&payment_date=${one?.payment_date}`)).length > 0);
      for (const [wrong, words] of [
        ['customer_id=jane', /customer id must be a number/],
        ['invoice_type=gift', /invoice type is invalid/],
        ['payment_status=PAID', /payment status is invalid/],
        ['payment_date=today', /payment date does not match/],
        ['due_date=2025-1-1', /due date does not match/],
        ['created_at=2025', /created at does not match/],
      ] as const)
        await refused(`/sales?${wrong}`, 400, words);
      for (const code of ['0', '99999999999999', 'INV-000001', '-5', '399999'])
        await refused(`/sales/${code}`, 404, /^Sale not found$/);
      deepEqual(await salesOf('customer_id=999999'), []);
    });

    it("are none for one customer, such as no page describes for another, and others' where the filter is ignored", async () => {
      const [strict, ignoring] = [
        await open({ records: { emptyIsNotFound: true } }),
        await open({ records: { othersToo: true } }),
      ];
      deepEqual(await salesOf(`customer_id=${id('none')}`), []);
      await refused(`/sales?customer_id=${id('none')}`, 404, /^Sales not found$/, strict);
      const odd = await salesOf(`customer_id=${id('odd')}`);
      ok(odd.some(sale => sale.total_amount === null) && odd.some(sale => !('total_amount' in sale)));
      ok(odd.some(sale => sale.currency === 'GHS') && odd.some(sale => sale.customer_id === null));
      ok(new Set((await salesOf(`customer_id=${id('none')}`, ignoring)).map(sale => sale.customer_id)).size > 3);
    });

    it('are an array, an object by key, or one object', async () => {
      const [keyed, single] = [
        await open({ shapes: { xtrakit: 'keyed' }, records: { many: 3 } }),
        await open({ shapes: { xtrakit: 'single' }, records: { many: 1 } }),
      ];
      const byKey = object(object((await get(`/sales?customer_id=${id('many', keyed)}`, keyed)).data).sales);
      equal(Object.keys(byKey).length, 3);
      for (const [key, sale] of Object.entries(byKey)) equal(String(object(sale).id), key);
      const code = Object.values(byKey).map(object)[0]?.invoice_code;
      ok(!Array.isArray(object((await get(`/sales/${code}`, keyed)).data)['sales-item']));
      const one = object(object((await get(`/sales?customer_id=${id('many', single)}`, single)).data).sales);
      equal(one.customer_id, id('many', single));
    });
  });

  describe('the group of an Xtrakit customer', () => {
    it('is a list beside the customer, empty where there is none, and the same by itself', async () => {
      const seen = new Set<number>();
      for (const customer of (await rows('xtrakit', '/customers')).slice(0, 40)) {
        const data = object((await get(`/customers/${customer.id}`)).data);
        deepEqual(data.customer, customer);
        const groups = list(data['customer-group']);
        deepEqual(
          groups.map(group => group.id),
          customer.customer_group_id === null ? [] : [customer.customer_group_id],
        );
        for (const group of groups) deepEqual(object((await get(`/customer-groups/${group.id}`)).data), { group });
        seen.add(groups.length);
      }
      deepEqual([...seen].sort(), [0, 1]);
      await refused('/customer-groups/99', 404, /^Group not found$/);
    });
  });
});
