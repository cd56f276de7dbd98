import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict';
import { sample } from '../../support/samples/sample.ts';
import { type Json, object } from './json.ts';
import { keys, LISTS, sandboxes } from './sandboxes.ts';

describe('sandbox', () => {
  const { ask, open, sandbox } = sandboxes();

  describe('keys', () => {
    it('are new with every start', async () => {
      const other = await open();
      for (const [provider] of LISTS)
        notEqual(JSON.stringify(keys(other, provider)), JSON.stringify(keys(sandbox(), provider)));
    });

    for (const [provider, path] of LISTS) {
      it(`are needed and must be right: ${provider}`, async () => {
        const wrong = Object.fromEntries(
          Object.entries(keys(sandbox(), provider)).map(([name, value]) => [name, `${value}x`]),
        );
        const half = Object.fromEntries(Object.entries(keys(sandbox(), provider)).slice(1));
        for (const headers of [{}, wrong, half]) {
          const { status, json } = await ask(provider, path, { headers });
          equal(status, 401);
          ok(typeof json.message === 'string');
        }
      });
    }

    it('end as the documentation says: Easy.tools and Yativo', async () => {
      deepEqual((await ask('easytools', '/store', { headers: {} })).json, JSON.parse(sample('easytools.error-401')));
      deepEqual((await ask('yativo', '/customer', { headers: {} })).json, JSON.parse(sample('yativo.error-401')));
      const wrong = await ask('yativo', '/customer', { headers: { 'x-api-key': 'a', 'x-api-secret': 'b' } });
      deepEqual(wrong.json, JSON.parse(sample('yativo.error-401-keys')));
    });

    it("refuse Yativo's legacy bearer token in its documented words", async () => {
      const { bearerToken } = sandbox().credentials('yativo', 'bearerToken');
      const { status, json } = await ask('yativo', '/customer', {
        headers: { authorization: `Bearer ${bearerToken}` },
      });
      equal(status, 403);
      match(String(object(json.data).error), /^Bearer tokens are only accepted from the Yativo dashboard\./);
    });

    it("are exchanged for a token that expires: Cartevo's", async () => {
      const short = await open({ tokenLifetime: 1 });
      const { clientId, clientKey } = short.credentials('cartevo');
      const exchange = (body: Json) =>
        ask('cartevo', '/auth/token', { on: short, method: 'POST', headers: {}, body: JSON.stringify(body) });
      const { status, json } = await exchange({ client_id: clientId, client_key: clientKey });
      equal(status, 200);
      deepEqual(Object.keys(json), Object.keys(object(JSON.parse(sample('cartevo.token')))));
      const headers = { authorization: `Bearer ${json.access_token}` };
      equal((await ask('cartevo', '/customers', { on: short, headers })).status, 200);
      await new Promise(resolve => setTimeout(resolve, 1050));
      equal((await ask('cartevo', '/customers', { on: short, headers })).status, 401);
      const refused = await exchange({ client_id: clientId, client_secret: clientKey });
      deepEqual(
        { status: refused.status, message: refused.json.message },
        { status: 401, message: 'Invalid client credentials' },
      );
    });
  });
});
