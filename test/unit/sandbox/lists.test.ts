import { deepEqual, equal, ok } from 'node:assert/strict';
import { list, object } from './json.ts';
import { keys, sandboxes } from './sandboxes.ts';

describe('sandbox', () => {
  const { ask, rows, sandbox } = sandboxes();

  describe('requests', () => {
    it('have the documented default sizes, caps and ends', async () => {
      equal((await rows('cartevo', '/customers')).length, 10);
      equal((await rows('cartevo', '/customers?limit=500')).length, 100);
      deepEqual(await rows('cartevo', '/customers?page=999'), []);
      equal((await rows('yativo', '/customer')).length, 20);
      equal((await rows('devdraft', '/customers')).length, 10);
      const beyond = (await ask('devdraft', '/customers?skip=9999')).json;
      deepEqual({ data: beyond.data, total: beyond.total }, { data: [], total: 820 });
      equal((await rows('easytools', '/customers?currency=pln')).length, 20);
      equal((await rows('xtrakit', '/customers')).length, 210);
    });

    it('filter as documented', async () => {
      const named = await rows('devdraft', '/customers?name=MENS&take=100');
      ok(named.length > 0 && named.every(row => /mens/i.test(`${row.first_name}|${row.last_name}`)));
      const [first] = await rows('devdraft', '/customers');
      const email = String(first?.email);
      deepEqual(await rows('devdraft', `/customers?email=${email.toUpperCase()}`), [first]);
      deepEqual(await rows('devdraft', `/customers?email=${email.slice(1)}`), []);

      const mexico = await rows('yativo', '/customer?country=MEX&per_page=100&is_kyc_approved=true');
      ok(mexico.length > 0 && mexico.every(row => row.customer_kyc_status === 'approved'));
      const part = String((await rows('yativo', '/customer'))[0]?.customer_email).slice(1, -3);
      equal((await rows('yativo', `/customer?email=${part}`)).length, 1);

      const everybody = await rows('xtrakit', '/customers');
      const group = everybody.filter(row => row.customer_group_id === 2);
      deepEqual(await rows('xtrakit', '/customers?customer_group_id=2'), group);
      const day = String(everybody[100]?.created_at).slice(0, 10);
      const until = await rows('xtrakit', `/customers?created_at=${day}+0:0:0&updated_at=${day}`);
      ok(until.length > 0 && until.every(row => String(row.created_at).startsWith(day)));
    });

    it("scope Easy.tools' money to the currency, its lists to who bought in it, its stores to the header", async () => {
      const yen = await rows('easytools', '/customers?currency=jpy');
      ok(yen.length > 0 && yen.every(row => row.currency === 'jpy' && Number.isInteger(row.lifetime_value ?? 0)));
      deepEqual(await rows('easytools', '/customers?currency=sek'), []);
      const [first] = await rows('easytools', '/customers?currency=pln');
      equal((await ask('easytools', `/customers/${first?.id}?currency=sek`)).json.orders_count, 0);
      const id = (await rows('easytools', '/customers?currency=pln'))[1]?.id;
      const stranger = (await ask('easytools', `/customers/${id}?currency=eur&include=subscriptions,nonsense`)).json;
      deepEqual(
        {
          orders_count: stranger.orders_count,
          first_seen: stranger.first_seen,
          lifetime_value: stranger.lifetime_value,
        },
        { orders_count: 0, first_seen: null, lifetime_value: null },
      );
      deepEqual(
        { orders: stranger.orders, products: stranger.products, ltv: stranger.ltv },
        { orders: null, products: null, ltv: null },
      );
      ok(Array.isArray(stranger.subscriptions));

      const stores = list((await ask('easytools', '/stores')).json.stores);
      const inStore = (store: string): RequestInit => ({
        headers: { ...keys(sandbox(), 'easytools'), 'X-Easycart-Store': store },
      });
      const empty = await ask('easytools', '/store', inStore(String(stores[1]?.id)));
      deepEqual(empty.json.currencies, []);
      equal((await ask('easytools', '/store', inStore('550e8400-e29b-41d4-a716-446655440000'))).status, 403);
      equal((await ask('easytools', '/stores', inStore('550e8400-e29b-41d4-a716-446655440000'))).status, 200);
    });

    it('list the newest first where that is documented', async () => {
      const seen = (await rows('easytools', '/customers?currency=pln')).map(row => String(row.first_seen));
      deepEqual(seen, [...seen].sort().reverse());
    });

    it("send Yativo's next page to another host, for nobody to follow", async () => {
      const paging = object((await ask('yativo', '/customer?country=USA')).json.pagination);
      equal(paging.next_page_url, 'https://api.yativo.example/api/v1/customer?page=2');
    });

    it('are slow with sync=true', async () => {
      const order: string[] = [];
      const slow = ask('cartevo', '/customers?sync=true').then(() => order.push('with sync'));
      const quick = ask('cartevo', '/customers').then(() => order.push('without'));
      await Promise.all([slow, quick]);
      deepEqual(order, ['without', 'with sync']);
    });
  });
});
