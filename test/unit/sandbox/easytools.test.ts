import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { sample } from '../../support/samples/sample.ts';
import { type Json, list, object } from './json.ts';
import { sandboxes } from './sandboxes.ts';

const unknown = '550e8400-e29b-41d4-a716-446655440000';

describe('sandbox', () => {
  const { ask, open, rows, sandbox } = sandboxes();

  /** All pages of a list. */
  async function all(path: string, on: Sandbox = sandbox()): Promise<Json[]> {
    const found: Json[] = [];
    for (let page = 1, last = 1; page <= last; page++) {
      const { json, text, status } = await ask('easytools', `${path}&page=${page}`, { on });
      equal(status, 200, text);
      found.push(...list(json.items));
      last = Number(object(json.pagination).total_pages);
    }
    return found;
  }

  const buyers = async (): Promise<Json[]> => rows('easytools', '/customers?currency=pln');

  describe('orders of an Easy.tools customer', () => {
    it("are as many in a currency as the customer's own count says, the newest as its last order", async () => {
      let seen = 0;
      for (const currency of ['pln', 'eur', 'usd', 'jpy', 'kwd']) {
        for (const customer of (await rows('easytools', `/customers?currency=${currency}`)).slice(0, 8)) {
          const made = (await all(`/orders?customer=${customer.id}`)).filter(order => order.currency === currency);
          equal(made.length, customer.orders_count);
          equal(made[0]?.created_at, customer.last_order);
          equal(made.at(-1)?.created_at, customer.first_seen);
          seen += made.length;
        }
      }
      ok(seen > 60);
    });

    it('come in every currency, the newest first, and are those of the section where that has one currency', async () => {
      const currencies = new Set<unknown>();
      for (const { id } of await buyers()) {
        const made = await all(`/orders?customer=${id}`);
        const times = made.map(order => String(order.created_at));
        deepEqual(times, times.toSorted().reverse());
        for (const time of times) match(time, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$/);
        for (const { currency } of made) currencies.add(currency);
        const { json } = await ask('easytools', `/customers/${id}?currency=eur&include=orders`);
        deepEqual(
          list(json.orders),
          made.flatMap(({ customer_email, ...order }) => (order.currency === 'eur' ? [order] : [])),
        );
      }
      deepEqual([...currencies].sort(), ['eur', 'jpy', 'kwd', 'pln', 'usd']);
    });

    it('have line items that sum up, payments and invoices, and null for what was not asked for', async () => {
      const states = new Set<unknown>();
      let bumps = 0;
      for (const { id, email, name } of (await buyers()).slice(0, 12)) {
        for (const order of await all(`/orders?customer=${id}`)) {
          const bare = (await ask('easytools', `/orders/${order.id}`)).json;
          deepEqual(bare, { ...order, line_items: null, customer: null, transactions: null, invoices: null });
          const { json } = await ask(
            'easytools',
            `/orders/${order.id}?include=line_items,customer,transactions,invoices,nonsense`,
          );
          const items = list(json.line_items);
          equal(
            items.reduce((sum, item) => sum + Number(item.amount_total), 0),
            order.amount,
          );
          bumps += items.filter(item => item.is_order_bump).length;
          deepEqual(json.customer, { id, email, name });
          for (const paid of list(json.transactions)) {
            states.add(paid.refund_state);
            equal(paid.total, order.amount);
            equal(Number(paid.net_amount) + Number(paid.tax_amount), paid.total);
            equal(Number(paid.refunded_amount) + Number(paid.remaining_refundable), paid.total);
            if (order.status === 'refunded') equal(paid.refund_state, 'full');
          }
          equal(list(json.invoices).length, list(json.transactions).length);
        }
      }
      deepEqual([...states].sort(), ['full', 'none', 'partial']);
      ok(bumps > 0);
    });

    it('have every key of the documented samples', async () => {
      const id = sandbox().customer('easytools', 'many');
      const [first] = await rows('easytools', `/orders?customer=${id}`);
      const [held] = await rows('easytools', `/subscriptions?customer=${id}`);
      for (const [name, path] of [
        ['sections', `/customers/${id}?currency=pln&include=orders`],
        ['order', `/orders/${first?.id}?include=line_items,customer`],
        ['subscription', `/subscriptions/${held?.id}`],
      ] as const) {
        const { json } = await ask('easytools', path);
        const documented = object(JSON.parse(sample(`easytools.${name}`)));
        for (const [key, value] of Object.entries(documented)) {
          ok(key in json, key);
          for (const inner of Object.keys(list(value)[0] ?? {})) ok(inner in (list(json[key])[0] ?? {}), inner);
        }
      }
    });

    it('filter by day, status and main product, and refuse what cannot be read', async () => {
      const id = sandbox().customer('easytools', 'many');
      const whole = await all(`/orders?customer=${id}&created_from=2025-01-01&created_to=2025-01-31`);
      ok(whole.length > 20 && whole.every(order => String(order.created_at).startsWith('2025-01')));
      const refunded = whole.filter(order => order.status === 'refunded');
      const january = `customer=${id}&created_from=2025-01-01&created_to=2025-01-31`;
      deepEqual(await all(`/orders?${january}&status=refunded&product=&page=`), refunded);
      const course = list((await ask('easytools', '/products')).json.items).find(one => one.name === 'Premium Course');
      deepEqual(
        await all(`/orders?${january}&product=${course?.id}`),
        whole.filter(order => order.product_name === 'Premium Course'),
      );
      for (const [query, words] of [
        ['customer=42', 'Invalid customer ID'],
        ['product=tea', 'Invalid product ID'],
        ['created_from=01.02.2025', 'Invalid created_from: expected YYYY-MM-DD'],
        ['status=open', /^Invalid status: must be one of created, /],
        ['page=0', 'Invalid page: must be a positive integer'],
        ['page=two', 'Invalid page: must be a positive integer'],
      ] as const) {
        const { status, json } = await ask('easytools', `/orders?${query}`);
        equal(status, 400, query);
        if (typeof words === 'string') equal(json.message, words);
        else match(String(json.message), words);
      }
      deepEqual((await ask('easytools', `/orders?customer=${unknown}`)).json.items, []);
      deepEqual(await ask('easytools', '/orders/42').then(({ status, json }) => ({ status, json })), {
        status: 400,
        json: { message: 'Invalid order ID' },
      });
      deepEqual(await ask('easytools', `/orders/${unknown}`).then(({ status, json }) => ({ status, json })), {
        status: 404,
        json: { message: `Order with ID ${unknown} not found` },
      });
    });

    it('are many for one customer, none for another, and such as no page describes for a third', async () => {
      const many = await open({ records: { many: 6000 } });
      const last = `/orders?customer=${many.customer('easytools', 'many')}&page=300`;
      const { json } = await ask('easytools', last, { on: many });
      equal(list(json.items).length, 20);
      ok(Number(object(json.pagination).total_pages) >= 300);

      const nobody = sandbox().customer('easytools', 'none');
      const none = (await ask('easytools', `/orders?customer=${nobody}`)).json;
      deepEqual(none, { items: [], pagination: { current_page: 1, total_pages: 1 } });
      const alone = await ask('easytools', `/customers/${nobody}?currency=pln&include=orders,subscriptions,products`);
      const { orders_count, last_order, orders, subscriptions, products } = alone.json;
      deepEqual(
        { orders_count, last_order, orders, subscriptions, products },
        { orders_count: 0, last_order: null, orders: [], subscriptions: [], products: [] },
      );

      const odd = await all(`/orders?customer=${sandbox().customer('easytools', 'odd')}`);
      ok(odd.some(order => order.amount === 4900 * Number(order.quantity) && order.currency === null));
      ok(odd.some(order => !('currency' in order)));
      ok(odd.some(order => !('id' in order)));
      const early = `customer=${sandbox().customer('easytools', 'many')}&created_to=2024-05-31`;
      ok((await rows('easytools', `/orders?${early}`)).some(order => order.status === null));
    });

    it('come with those of others from a server that ignores the customer, and as 404 from one that has none', async () => {
      const [ignoring, strict] = [
        await open({ records: { othersToo: true } }),
        await open({ records: { emptyIsNotFound: true } }),
      ];
      const [, customer] = await buyers();
      const emails = (await all(`/orders?customer=${customer?.id}`, ignoring)).map(order => order.customer_email);
      ok(emails.includes(customer?.email) && new Set(emails).size > 10);
      const nobody = strict.customer('easytools', 'none');
      for (const what of ['orders', 'subscriptions']) {
        const { status, json } = await ask('easytools', `/${what}?customer=${nobody}`, { on: strict });
        equal(status, 404);
        match(String(json.message), /not found$/);
      }
    });
  });

  describe('subscriptions of an Easy.tools customer', () => {
    it('are as many as the customer says, whatever the currency, and the same one by one', async () => {
      let seen = 0;
      for (const customer of await buyers()) {
        const held = await all(`/subscriptions?customer=${customer.id}`);
        equal(held.length, customer.subscriptions_count);
        const { json } = await ask('easytools', `/customers/${customer.id}?currency=jpy&include=subscriptions`);
        deepEqual(json.subscriptions, held);
        for (const one of held) {
          const { is_cancelable, ...alone } = (await ask('easytools', `/subscriptions/${one.id}?include=customer`))
            .json;
          const { customer: holder, variant, product, order, renewals, upcoming_invoice, ...row } = alone;
          deepEqual(row, one);
          equal(object(holder).id, customer.id);
          deepEqual(
            { variant, product, order, renewals, upcoming_invoice },
            { variant: null, product: null, order: null, renewals: null, upcoming_invoice: null },
          );
          equal(typeof is_cancelable, 'boolean');
          seen++;
        }
      }
      ok(seen > 5);
    });

    it('filter by status, product, variant and days, and refuse what cannot be read', async () => {
      const many = sandbox().customer('easytools', 'many');
      const held = await all(`/subscriptions?customer=${many}`);
      equal(held.length, 7);
      const [one] = await all(`/subscriptions?customer=${many}&status=canceled`);
      equal(one?.status, 'canceled');
      const { json } = await ask('easytools', `/subscriptions/${one?.id}?include=variant,product,order,renewals`);
      const variant = `customer=${many}&variant=${object(json.variant).id}&product=${object(json.product).id}`;
      ok((await all(`/subscriptions?${variant}`)).some(({ id }) => id === one?.id));
      const [from, to] = [one?.canceled_at, one?.created_at].map(time => String(time).slice(0, 10));
      ok((await all(`/subscriptions?customer=${many}&canceled_from=${from}&created_to=${to}`)).length >= 1);
      const refusals = [
        'variant=monthly',
        'status=completed',
        'canceled_to=soon',
        'current_period_end_from=2026-02-31x',
      ];
      for (const query of refusals) equal((await ask('easytools', `/subscriptions?${query}`)).status, 400, query);
      equal((await ask('easytools', '/subscriptions/sub_1')).status, 400);
      equal((await ask('easytools', `/subscriptions/${unknown}`)).status, 404);
    });

    it('are slow with the next invoice, for which the payment provider is asked', async () => {
      const many = sandbox().customer('easytools', 'many');
      const [one] = await all(`/subscriptions?customer=${many}&status=active`);
      const order: string[] = [];
      const path = `/subscriptions/${one?.id}?include=`;
      const slow = ask('easytools', `${path}upcoming_invoice`).then(() => order.push('with the invoice'));
      const quick = ask('easytools', path).then(() => order.push('without'));
      await Promise.all([slow, quick]);
      deepEqual(order, ['without', 'with the invoice']);
    });
  });
});
