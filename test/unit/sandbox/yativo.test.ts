import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import type { Sandbox, Shapes } from '../../../src/sandbox/server.ts';
import { sample } from '../../support/samples/sample.ts';
import { type Json, list, object } from './json.ts';
import { sandboxes } from './sandboxes.ts';

const unknown = '550e8400-e29b-41d4-a716-446655440000';
const accountsPath = '/business/virtual-account/customer/accounts';
const cardsPath = '/customer/virtual/cards/list';

describe('sandbox', () => {
  const { ask, open, rows, sandbox } = sandboxes();

  const speaking = (yativo: NonNullable<Shapes['yativo']>): Promise<Sandbox> => open({ shapes: { yativo } });

  async function get(path: string, on = sandbox()): Promise<Json> {
    const { status, json, text } = await ask('yativo', path, { on });
    equal(status, 200, text);
    return json;
  }

  const dataOf = async (path: string, on?: Sandbox): Promise<Json[]> => list((await get(path, on)).data);
  const id = (which: 'many' | 'none' | 'odd', on = sandbox()): string => on.customer('yativo', which);
  const ids = async (): Promise<string[]> =>
    (await rows('yativo', '/customer?per_page=40')).map(row => String(row.customer_id));

  describe('transactions of a Yativo customer', () => {
    it('are its own, the newest first, with decimal texts, rails for currencies and statuses in any case', async () => {
      const [currencies, statuses] = [new Set<string>(), new Set<string>()];
      for (const customer of await ids()) {
        const moves = await dataOf(`/business/transactions/index?customer_id=${customer}&per_page=100`);
        const times = moves.map(({ created_at }) => String(created_at));
        deepEqual(times, times.toSorted().reverse());
        for (const move of moves) {
          equal(move.customer_id, customer);
          match(String(move.created_at), /\.\d{6}Z$/);
          equal(typeof move.transaction_amount, 'string');
          currencies.add(String(move.transaction_currency));
          statuses.add(String(move.transaction_status));
        }
      }
      for (const currency of ['USD', 'USDBASE', 'EURDE']) ok(currencies.has(currency), currency);
      for (const status of ['success', 'SUCCESS', 'Complete', 'In Progress']) ok(statuses.has(status), status);
    });

    it('are ten a page, with their counts in `meta` and a next page on another host', async () => {
      const { data, meta } = await get(`/business/transactions/index?customer_id=${id('many')}&page=520`);
      deepEqual(
        { rows: list(data).length, total: object(meta).total, last_page: object(meta).last_page },
        { rows: 10, total: 5200, last_page: 520 },
      );
      const first = object((await get(`/business/transactions/index?customer_id=${id('many')}`)).meta);
      match(String(first.next_page_url), /^https:\/\/api\.yativo\.example\/.*\?page=2$/);
    });

    it('filter by type, status whatever its case, day and amount, and refuse what cannot be read', async () => {
      const path = `/business/transactions/index?customer_id=${id('many')}&per_page=6000`;
      const all = await dataOf(path);
      const wanted = all.filter(move => /^complete$/i.test(String(move.transaction_status)));
      deepEqual(await dataOf(`${path}&status=complete`), wanted);
      ok(new Set(wanted.map(move => move.transaction_status)).size > 1);
      const payouts = await dataOf(`${path}&transaction_type=payout&start_date=2025-01-01&end_date=2025-01-31`);
      ok(payouts.length > 0);
      ok(payouts.every(move => move.transaction_type === 'payout' && /^2025-01/.test(String(move.created_at))));
      const [one] = all;
      ok((await dataOf(`${path}&amount=${one?.transaction_amount}`)).length >= 1);
      for (const [query, field] of [
        ['customer_id=42', 'customer_id'],
        ['status=open', 'status'],
        ['transaction_type=payin', 'transaction_type'],
        ['start_date=yesterday', 'start_date'],
        ['amount=much', 'amount'],
        ['page=0', 'page'],
        ['per_page=none', 'per_page'],
      ]) {
        const { status, json } = await ask('yativo', `/business/transactions/index?${query}`);
        equal(status, 422, query);
        deepEqual(Object.keys(object(json.errors)), [field]);
      }
      deepEqual(await dataOf(`/business/transactions/index?customer_id=${unknown}`), []);
    });

    it("are everybody's in the older list, whoever is asked for", async () => {
      const { data, pagination } = await get(`/business/transactions/all?customer_id=${id('none')}&per_page=100`);
      ok(new Set(list(data).map(move => move.customer_id)).size > 5);
      ok(Number(object(pagination).total) > 5200);
    });

    it('are whole rows of the database in the code, with bank details of whoever was paid', async () => {
      const code = await speaking('code');
      const moves = await dataOf(`/business/transactions/index?customer_id=${id('many', code)}&per_page=50`, code);
      const paid = moves.find(move => move.transaction_type === 'payout');
      ok(object(object(object(paid).beneficiary).payment_data).account_number);
      ok(moves.some(move => object(move.checkout_url).checkouturl));
    });

    it('are such as no page describes for one customer', async () => {
      const odd = await dataOf(`/business/transactions/index?customer_id=${id('odd')}&per_page=50`);
      ok(odd.some(move => move.transaction_amount && move.transaction_currency === null));
      ok(odd.some(move => !('transaction_currency' in move)));
      ok(odd.some(move => move.customer_id === null));
    });
  });

  describe('what else belongs to a Yativo customer', () => {
    it('has every key of the documented samples', async () => {
      for (const [name, path] of [
        ['transactions', `/business/transactions/index?customer_id=${id('many')}`],
        ['accounts', `${accountsPath}/${id('many')}`],
        ['deposits', `/wallet/deposits?customer_id=${id('many')}`],
      ] as const) {
        const json = await get(path);
        const documented = object(JSON.parse(sample(`yativo.${name}`)));
        deepEqual(Object.keys(json).sort(), Object.keys(documented).sort());
        deepEqual(Object.keys(list(json.data)[0] ?? {}).sort(), Object.keys(list(documented.data)[0] ?? {}).sort());
      }
      const data = object((await get(`/customer/${id('many')}?include=all`)).data);
      for (const [key, value] of Object.entries(object(object(JSON.parse(sample('yativo.sections'))).data))) {
        ok(key in data, key);
        const documented = list(value)[0];
        if (documented) deepEqual(Object.keys(list(data[key])[0] ?? {}).sort(), Object.keys(documented).sort());
      }
    });

    it('is absent from the customer unless included, and the same as in its lists', async () => {
      const bare = object((await get(`/customer/${id('many')}?include=nonsense`)).data);
      deepEqual(
        Object.keys(bare).filter(key => /^customer_(deposit|payouts|virtual|crypto)/.test(key)),
        [],
      );
      const data = object((await get(`/customer/${id('many')}?include=deposits,virtualaccounts`)).data);
      ok(!('customer_payouts' in data));
      const deposits = await dataOf(`/wallet/deposits?customer_id=${id('many')}&per_page=6000`);
      deepEqual(
        list(data.customer_deposit).map(row => row.transaction_id),
        deposits.map(row => row.transaction_id),
      );
      const accounts = await dataOf(`${accountsPath}/${id('many')}?per_page=100`);
      deepEqual(
        list(data.customer_virtualaccounts).map(row => row.account_id),
        accounts.map(row => row.id),
      );
    });

    it('is a summary in April, and the newest five of all sections in the code, an error in the place of one', async () => {
      const [april, code] = [await speaking('april'), await speaking('code')];
      const summed = object((await get(`/customer/${id('many', april)}?include=deposits`, april)).data);
      match(String(object(summed.customer_deposit).total_amount_usd), /^\d+\.\d\d$/);
      const data = object((await get(`/customer/${id('many', code)}`, code)).data);
      for (const key of ['customer_deposit', 'customer_payouts', 'customer_virtualaccounts', 'customer_swaps'])
        equal(list(data[key]).length, 5, key);
      const odd = object((await get(`/customer/${id('odd', code)}`, code)).data);
      match(String(object(odd.customer_payouts).error), /could not/);
    });

    it('is nothing for one customer, and 404 where the server answers so', async () => {
      const strict = await open({ records: { emptyIsNotFound: true } });
      const none = id('none');
      for (const path of [
        `/business/transactions/index?customer_id=${none}`,
        `/wallet/deposits?customer_id=${none}`,
        `${cardsPath}?customer_id=${none}`,
        `${accountsPath}/${none}`,
      ]) {
        deepEqual((await get(path)).data, [], path);
        equal((await ask('yativo', path, { on: strict })).status, 404, path);
      }
    });

    it("comes with others' from a server that ignores the customer", async () => {
      const ignoring = await open({ records: { othersToo: true } });
      for (const path of [
        `/business/transactions/index?customer_id=${id('many')}&per_page=6000`,
        `${cardsPath}?customer_id=${id('many')}&per_page=500`,
        `${accountsPath}/${id('many')}?per_page=500`,
      ]) {
        const owners = new Set((await dataOf(path, ignoring)).map(row => row.customer_id));
        ok(owners.has(id('many')) && owners.size > 3, path);
      }
    });

    it('has accounts in other words in the OpenAPI, the code and on the wire; an unknown customer has none or is unknown', async () => {
      const [openapi, live, code] = [await speaking('openapi'), await speaking('live'), await speaking('code')];
      const [documented] = await dataOf(`${accountsPath}/${id('many')}`, openapi);
      ok(documented && 'account_id' in documented && 'account_type' in documented && !('id' in documented));
      const seen = await dataOf(`${accountsPath}/${id('many')}?per_page=100`, live);
      const infos = seen.map(row =>
        row.account_info === null ? 'null' : JSON.stringify(row.account_info).slice(0, 9),
      );
      deepEqual([...new Set(infos)].sort(), ['[]', 'null', '{"account', '{"country']);
      deepEqual((await ask('yativo', `${accountsPath}/${unknown}`)).status, 404);
      deepEqual((await get(`${accountsPath}/${unknown}`, code)).data, []);
    });

    it('has deposits as numbers in the OpenAPI, as texts under another path as well in April', async () => {
      const april = await speaking('april');
      equal(typeof (await dataOf(`/wallet/deposits?customer_id=${id('many')}`))[0]?.amount, 'number');
      equal((await ask('yativo', '/deposits')).status, 404);
      const [old] = await dataOf(`/deposits?customer_id=${id('many', april)}`, april);
      equal(typeof old?.amount, 'string');
      equal(old?.customer_id, id('many', april));
      for (const query of ['currency=XXX', 'gateway=bank', 'end_date=2026-1-1'])
        equal((await ask('yativo', `/wallet/deposits?${query}`)).status, 422, query);
    });
  });

  describe('cards of a Yativo customer', () => {
    it('are masked in the pages, and in clear on the wire, twice', async () => {
      const live = await speaking('live');
      const { data, meta } = await get(`${cardsPath}?customer_id=${id('many')}`);
      equal(object(meta).total, 40);
      for (const card of list(data)) {
        match(String(card.card_number), /^\*{4} \*{4} \*{4} \d{4}$/);
        ok(!('cvv' in card) && card.customer_id === id('many'));
      }
      const clear = await get(`${cardsPath}?customer_id=${id('many')}`, live);
      equal(object(clear.pagination).total, 40);
      ok(!('meta' in clear));
      for (const card of list(clear.data)) {
        match(String(card.card_number), /^[45]\d{3}( \d{4}){3}$/);
        equal(card.cvv, '123');
        const inside = JSON.stringify(card.raw_data).replaceAll('\\"', '"');
        ok(inside.includes(`"card_number":"${card.card_number}"`) && inside.includes('"cvv":"123"'));
      }
    });

    it('have transactions by card, unpaged, in the words of the pages or of the wire', async () => {
      const live = await speaking('live');
      const [card] = await dataOf(`${cardsPath}?customer_id=${id('many')}`);
      const path = `/customer/virtual/cards/transactions/${card?.card_id}`;
      const [documented, seen] = [await dataOf(path), await dataOf(path, live)];
      equal(documented.length, 5200);
      ok(documented[0] && 'merchant_category' in documented[0]);
      ok(seen[0] && 'balance_after' in seen[0] && !('merchant_name' in seen[0]));
      equal((await ask('yativo', `/customer/virtual/cards/transactions/${unknown}`)).status, 404);
      const code = await speaking('code');
      ok(object((await get(`/customer/virtual/cards/transactions/${unknown}`, code)).data).error);
    });
  });

  describe('what is never to be asked of Yativo', () => {
    it('changes a customer who is looked at for verification, which a test can see', async () => {
      const own = await open();
      const pending = (await dataOf('/customer?kyc_status=rejected', own))[0];
      const path = `/customer/${pending?.customer_id}`;
      const before = object((await get(path, own)).data);
      const answer = object((await get(`/customer/kyc/${pending?.customer_id}`, own)).data);
      deepEqual(Object.keys(answer).sort(), Object.keys(object(object(JSON.parse(sample('yativo.kyc'))).data)).sort());
      equal(answer.status, 'rejected');
      const after = object((await get(path, own)).data);
      notEqual(before.customer_kyc_status, after.customer_kyc_status);
      deepEqual(
        {
          customer_status: after.customer_status,
          customer_kyc_status: after.customer_kyc_status,
          can_create_va: after.can_create_va,
        },
        { customer_status: 'active', customer_kyc_status: 'approved', can_create_va: 1 },
      );
      ok(after.kyc_verified_date);
      ok(!(await dataOf('/customer?kyc_status=rejected', own)).some(row => row.customer_id === pending?.customer_id));
      equal((await ask('yativo', `/customer/kyc/${unknown}`, { on: await speaking('code') })).status, 400);
    });

    it('answers, and is seen among the requests: numbers in clear, the secret of the webhook, gift cards', async () => {
      const [card] = await dataOf(`${cardsPath}?customer_id=${id('many')}`);
      const paths = [`/customer/virtual/cards/get/${card?.card_id}`, '/business/webhook', '/giftcards/redeem/7'];
      for (const path of paths) await get(path);
      for (const path of paths) ok(sandbox().requests.some(request => request.path === path));
    });
  });
});
