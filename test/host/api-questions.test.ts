import assert from 'node:assert/strict';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, rejects, removeAll } from './clientele.ts';
import { providers } from './providers.ts';
import { requestsOf } from './requests-of.ts';

describe('the API', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;

  before(async () => {
    sandbox = await startSandbox({ rateLimits: false });
    clientele = await api();
  });

  afterEach(removeAll);

  after(() => sandbox.close());

  describe('a question that cannot be asked', () => {
    it('is badRequest and sends nothing', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      const { id: cartevo } = await connect(sandbox, 'cartevo');
      const bad = (call: Promise<unknown>, words: RegExp) => rejects(call, 'badRequest', words);
      const sent = await requestsOf(sandbox, async () => {
        await bad(clientele.page(id, { filters: { colour: 'red' } }), /cannot filter by colour.*status, name, email/);
        await bad(clientele.page(id, { filters: { status: 'SLEEPING' } }), /one of ACTIVE, BLACKLISTED/);
        await bad(clientele.page(cartevo, { filters: { status: 'ACTIVE' } }), /no filters/);
        for (const page of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53]) {
          await bad(clientele.page(id, { page }), /whole numbers from 1/);
        }
        await bad(clientele.page(id, { pageSize: 0 }), /whole number from 1/);
        await bad(clientele.page(cartevo, { search: 'anna' }), /search\(\)/);
        for (const customerId of ['.', '..', '']) await bad(clientele.customer(id, customerId), /./);
      });
      assert.equal(sent, 0);
    });

    it('is no page past the end: it is empty and says that there is no more', async () => {
      for (const provider of providers) {
        const { id } = await connect(sandbox, provider);
        const { records, hasMore } = await clientele.page(id, { page: 9_999 });
        assert.deepEqual({ records, hasMore }, { records: [], hasMore: false }, provider);
      }
    });

    it('combines documented filters and sends them by their own names', async () => {
      const { id } = await connect(sandbox, 'devdraft');
      const { records } = await clientele.page(id, { filters: { status: 'BLACKLISTED', name: 'a' } });
      assert.ok(records.length > 0);
      for (const { customer } of records) assert.equal(customer.status, 'blocked');
      const { status, name } = sandbox.requests.at(-1)?.query ?? {};
      assert.deepEqual({ status, name }, { status: 'BLACKLISTED', name: 'a' });
    });
  });
});
