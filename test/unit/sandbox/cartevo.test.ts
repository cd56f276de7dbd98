import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Sandbox } from '../../../src/sandbox/server.ts';
import { sample } from '../../support/samples/sample.ts';
import { type Json, list, object } from './json.ts';
import { sandboxes } from './sandboxes.ts';

const unknown = '550e8400-e29b-41d4-a716-446655440000';

describe('sandbox', () => {
  const { ask, open, rows, sandbox } = sandboxes();

  async function get(path: string, on = sandbox()): Promise<Json> {
    const { status, json, text } = await ask('cartevo', path, { on });
    equal(status, 200, text);
    return json;
  }

  const dataOf = async (path: string, on?: Sandbox): Promise<Json[]> => list((await get(path, on)).data);
  const id = (which: 'many' | 'none' | 'odd', on = sandbox()): string => on.customer('cartevo', which);
  const code = (): Promise<Sandbox> => open({ shapes: { cartevoRows: 'code' } });

  async function refused(path: string, status: number, words: RegExp, on = sandbox()): Promise<void> {
    const answer = await ask('cartevo', path, { on });
    equal(answer.status, status, path);
    match(String(answer.json.message), words);
    equal(answer.json.statusCode, status);
  }

  describe('cards of a Cartevo customer', () => {
    it('are masked under two names, and have every key of the documented sample', async () => {
      const cards = await dataOf(`/customers/${id('many')}/cards`);
      equal(cards.length, 9);
      for (const card of cards) {
        equal(card.customer_id, id('many'));
        match(String(card.masked_pan ?? card.masked_number), /^(\*{4} ){3}\d{4}$|^\d{4}\*{8}\d{4}$/);
        ok(!('number' in card) && !('cvv' in card));
      }
      ok(cards.some(card => 'masked_pan' in card) && cards.some(card => 'masked_number' in card));
      const documented = list(object(JSON.parse(sample('cartevo.cards'))).data)[0];
      for (const key of Object.keys(object(documented))) ok(key in (cards[0] ?? {}), key);
    });

    it('are 404 for who has none in the pages, and an empty list in the code, for a stranger too', async () => {
      const other = await code();
      await refused(`/customers/${id('none')}/cards`, 404, /^Customer cards not found$/);
      await refused(`/customers/${unknown}/cards`, 404, /not found$/);
      deepEqual(await dataOf(`/customers/${id('none')}/cards`, other), []);
      deepEqual(await dataOf(`/customers/${unknown}/cards`, other), []);
    });

    it('are whole rows in the code: numbers that can be read out of tokens, balances as texts', async () => {
      const [card] = await dataOf(`/customers/${id('many')}/cards`, await code());
      match(String(card?.number), /^tkMplr_eyJ[\w-]+\.eyJ[\w-]+\.[\w-]+$/);
      match(unpacked(card?.number), /^[45]\d{15}$/);
      equal(unpacked(card?.cvv), '123');
      equal(typeof card?.balance, 'string');
      ok(object(card?.provider_card_metadata).pan);
    });

    it('are shown alone, in clear only where that is asked for', async () => {
      const [card] = await dataOf(`/customers/${id('many')}/cards`);
      const alone = object((await get(`/cards/${card?.id}?sync=false`)).data);
      deepEqual(alone, card);
      match(String(object((await get(`/cards/${card?.id}?sync=false&reveal=true`)).data).number), /^\d{16}$/);
      ok(sandbox().requests.some(request => request.query.reveal === 'true'));
      await refused(`/cards/${unknown}`, 404, /^Card not found$/);
      await refused(`/cards/${card?.id}?sync=maybe`, 400, /sync must be a boolean/);
    });
  });

  describe('transactions of a Cartevo customer', () => {
    it('are paged from 1, the newest first, each with its own card and customer', async () => {
      const { data, meta } = await get(`/customers/${id('many')}/transactions?page=520`);
      deepEqual(
        { rows: list(data).length, meta },
        { rows: 10, meta: { page: 520, limit: 10, total: 5200, totalPages: 520 } },
      );
      const cards = new Set((await dataOf(`/customers/${id('many')}/cards`)).map(card => card.id));
      const times: number[] = [];
      for (const move of await dataOf(`/customers/${id('many')}/transactions?limit=500`)) {
        ok(cards.has(object(move.card).id));
        equal(object(move.customer).id, id('many'));
        ok(!('currency' in move) && object(move.card).currency === 'USD');
        times.push(Date.parse(String(move.created_at)));
      }
      equal(times.length, 100);
      deepEqual(
        times,
        times.toSorted((one, other) => other - one),
      );
      await refused(`/customers/${unknown}/transactions`, 404, /not found/);
      await refused(
        `/customers/${id('many')}/transactions?page=0&limit=-1`,
        400,
        /page must not be less than 1.*limit/,
      );
      const other = await open({ shapes: { cartevo: 'pagination' } });
      ok((await get(`/customers/${id('many')}/transactions`, other)).pagination);
    });

    it('are paged from 0 for one card, filtered, and slow unless the issuer is left alone', async () => {
      const [card] = await dataOf(`/customers/${id('many')}/cards`);
      const path = `/cards/${card?.id}/transactions?sync=false`;
      const { data, meta } = await get(path);
      equal(list(data).length, 50);
      equal(object(meta).page, 0);
      ok(list(data).every(move => object(move.card).id === card?.id));
      const year = await dataOf(`${path}&limit=100&fromDate=2025-01-01&toDate=2025-02-01&status=SUCCESS`);
      ok(year.length > 0);
      ok(year.every(move => move.status === 'SUCCESS' && String(move.created_at).startsWith('2025-01')));
      ok((await dataOf(`${path}&type=FUND`)).every(move => move.type === 'FUND'));
      for (const [query, words] of [
        ['page=-1', /page must not be less than 0/],
        ['fromDate=soon', /fromDate must be a valid ISO 8601/],
        ['status=DONE', /status must be one of/],
        ['type=GIFT', /type must be one of/],
        ['includeRaw=1', /includeRaw must be a boolean/],
      ] as const)
        await refused(`${path}&${query}`, 400, words);
      await refused(`/cards/${unknown}/transactions`, 404, /^Card not found$/);
      const order: string[] = [];
      const slow = ask('cartevo', `/cards/${card?.id}/transactions`).then(() => order.push('with the issuer'));
      const quick = ask('cartevo', path).then(() => order.push('without'));
      await Promise.all([slow, quick]);
      deepEqual(order, ['without', 'with the issuer']);
    });

    it('are whole rows in the code, in no order, with password and one-time code of the user', async () => {
      const other = await open({ shapes: { cartevoRows: 'code' }, records: { many: 30 } });
      const json = await get(`/customers/${id('many', other)}/transactions?page=2`, other);
      const moves = list(json.data);
      equal(moves.length, 30);
      ok(!('meta' in json));
      const times = moves.map(move => String(move.created_at));
      ok(times.join() !== times.toSorted().reverse().join());
      for (const move of moves) {
        ok(object(move.user).password && object(move.user).otp);
        ok(move.wallet && object(move.customer).identification_number);
        match(unpacked(object(move.card).number), /^[45]\d{15}$/);
        equal(typeof move.amount, 'string');
      }
      ok(new Set(moves.map(move => move.currency)).size > 1);
    });

    it('are none for one customer, such as no page describes for another', async () => {
      const strict = await open({ records: { emptyIsNotFound: true } });
      deepEqual(await dataOf(`/customers/${id('none')}/transactions`), []);
      await refused(`/customers/${id('none')}/transactions`, 404, /transactions not found$/, strict);
      const odd = await dataOf(`/customers/${id('odd')}/transactions?limit=50`);
      ok(odd.some(move => move.card === null && move.amount));
      ok(odd.some(move => move.card && !('currency' in object(move.card))));
      ok(odd.some(move => move.amount === null) && odd.some(move => move.amount === '5'));
      ok(odd.some(move => !('id' in move)));
    });

    it("come with others' from a server that ignores the customer, and cards too", async () => {
      const ignoring = await open({ records: { othersToo: true } });
      const [, , , customer] = await rows('cartevo', '/customers');
      const moves = await dataOf(`/customers/${customer?.id}/transactions?limit=100`, ignoring);
      ok(new Set(moves.map(move => object(move.customer).id)).size > 3);
      const cards = await dataOf(`/customers/${customer?.id}/cards`, ignoring);
      ok(new Set(cards.map(card => card.customer_id)).size > 3);
    });
  });
});

/** What the middle of a token holds. */
function unpacked(token: unknown): string {
  const payload: unknown = JSON.parse(Buffer.from(String(token).split('.')[1] ?? '', 'base64url').toString());
  return String(object(payload).value);
}
