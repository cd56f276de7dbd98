import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { sample } from '../../support/samples/sample.ts';
import { list, object, valueAt } from './json.ts';
import { sandboxes } from './sandboxes.ts';

describe('sandbox', () => {
  const { ask, open, rows } = sandboxes();

  describe('wire shapes', () => {
    const shapes: readonly [title: string, provider: string, path: string, sample: string, at: string][] = [
      ['Cartevo, list', 'cartevo', '/customers', 'cartevo.list-meta', 'data.0'],
      ['Yativo, list of the page', 'yativo', '/customer', 'yativo.list', 'data.0'],
      ['Yativo, list of the OpenAPI', 'yativo', '/customer', 'yativo.list-openapi', 'data.0'],
      ['Devdraft, list', 'devdraft', '/customers', 'devdraft.list', 'data.0'],
      ['Easy.tools, list', 'easytools', '/customers?currency=pln', 'easytools.list', 'items.0'],
      ['Xtrakit, list', 'xtrakit', '/customers', 'xtrakit.list', 'data.customers'],
      ['Easy.tools, store', 'easytools', '/store', 'easytools.store', 'store.address'],
      ['Easy.tools, orders', 'easytools', '/orders', 'easytools.orders', 'items.0'],
      ['Yativo, address check', 'yativo', '/ip-whitelist/check', 'yativo.ip-check', 'data.key_usage'],
    ];
    for (const [title, provider, path, name, at] of shapes) {
      it(`has every key of the documented sample: ${title}`, async () => {
        const { json } = await ask(provider, path);
        const documented = object(JSON.parse(sample(name)));
        deepEqual(Object.keys(json).sort(), Object.keys(documented).sort());
        // Xtrakit's sample shows one object where the list is due.
        const given = valueAt(json, at);
        const row = object(Array.isArray(given) ? given[0] : given);
        const wanted = Object.keys(object(valueAt(documented, at)));
        ok(wanted.length > 0);
        for (const key of wanted) ok(key in row, `${key} is missing`);
      });
    }

    it("has Cartevo's identity document on one customer only, and masked cards with tokens that can be read", async () => {
      const all = await rows('cartevo', '/customers?limit=100');
      ok(!all.some(row => 'identification_number' in row));
      let [cards, none, seen] = [0, 0, 0];
      for (const { id } of all.slice(0, 30)) {
        const one = object((await ask('cartevo', `/customers/${id}`)).json.data);
        for (const key of ['street', 'postal_code', 'date_of_birth', 'type', 'number', 'image', 'photo'])
          ok(key in one, key);
        equal(one.number, one.identification_number);
        const answer = await ask('cartevo', `/customers/${id}/cards`);
        if (answer.status === 404) none++;
        else cards += list(answer.json.data).length;
        for (const move of await rows('cartevo', `/customers/${id}/transactions?limit=100`)) {
          const documented = list(object(JSON.parse(sample('cartevo.transactions'))).data)[0];
          for (const key of Object.keys(object(documented))) ok(key in move, key);
          const { number, cvv } = object(move.card);
          match(String(number), /^tkMplr_eyJ/);
          match(unpacked(String(number)), /^[45]\d{15}$/);
          equal(unpacked(String(cvv)), '123');
          seen++;
        }
      }
      ok(cards > 0 && none > 0 && seen > 0);
    });

    it('writes the digits as documented: 1250.50 and not 1250.5', async () => {
      const { text } = await ask('devdraft', '/customers?take=100');
      const amounts = [...text.matchAll(/"last_spent":([^,]+)/g)].map(found => found[1] ?? '');
      equal(amounts.length, 100);
      for (const amount of amounts) match(amount, /^\d+\.\d\d$/);
      ok(amounts.some(amount => amount.endsWith('0')));
    });

    it('speaks the other shapes of a documentation that contradicts itself, when it is set so', async () => {
      const other = await open({ shapes: { cartevo: 'pagination', xtrakit: 'keyed' } });
      deepEqual(
        Object.keys((await ask('cartevo', '/customers', { on: other })).json),
        Object.keys(object(JSON.parse(sample('cartevo.list')))),
      );
      const keyed = object(object((await ask('xtrakit', '/customers', { on: other })).json.data).customers);
      equal(object(keyed['7']).id, 7);
    });
  });
});

/** What the middle of a token holds. */
function unpacked(token: string): string {
  const payload: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  return String(object(payload).value);
}
