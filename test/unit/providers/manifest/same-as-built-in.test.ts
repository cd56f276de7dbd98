import { deepEqual, ok } from 'node:assert/strict';
import { Client } from '../../../../src/core/client.ts';
import { createHttp } from '../../../../src/core/http/http.ts';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import type { Provider } from '../../../../src/core/model/provider.ts';
import { type Sandbox, startSandbox } from '../../../../src/sandbox/server.ts';
import { described } from '../../../support/described.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { providerOf } from '../../../support/local-client.ts';

const signal = new AbortController().signal;
const http = createHttp();

for (const id of ['devdraft', 'cartevo', 'easytools']) {
  describe(`${id}, said as a manifest`, () => {
    let sandbox: Sandbox;
    let clients: readonly [Client, Client];
    const provider = described(id);

    before(async () => {
      sandbox = await startSandbox({ rateLimits: false, customers: 230 });
      clients = [open(providerOf(id)), open(provider)];
    });
    after(async () => {
      for (const client of clients) client.dispose();
      await sandbox.close();
    });

    const open = (one: Provider): Client =>
      new Client({
        connection: {
          ...{ id: 'c1', provider: id, name: 'C', environment: 'sandbox' },
          baseUrl: sandbox.baseUrl(id),
          options: id === 'easytools' ? { currency: 'pln' } : {},
        },
        provider: one,
        credentials: sandbox.credentials(id),
        http,
        log: () => {},
        settings: () => ({ pageSize: 50, requestTimeout: 15 }),
      });

    /** What both come to. */
    async function same(ask: (client: Client) => Promise<unknown>): Promise<unknown> {
      const [builtIn, said] = await Promise.all(clients.map(client => ask(client)));
      deepEqual(said, builtIn);
      return said;
    }

    const page = (client: Client, query: Parameters<Client['page']>[0]) =>
      client.page(query, { signal }).then(({ fetchedAt: _, drift: __, exchange: ___, ...answered }) => answered);

    it('lists the same records from the same places, page after page, to the end and behind it', async () => {
      for (const number of [1, 2, 3, 5, 6, 12, 13]) await same(client => page(client, { page: number }));
    });

    it('says of the same fields that no list has them', () => {
      deepEqual(provider.notListed, providerOf(id).notListed);
    });

    it('opens the same customers', async () => {
      const { records } = await page(clients[0], { page: 1 });
      for (const { customer } of records.slice(0, 5)) await same(client => client.customer(customer.id, { signal }));
    });

    it('fails in the same way, in the same words', async () => {
      for (const unknown of ['550e8400-e29b-41d4-a716-446655440099', 'x']) {
        await same(async client => {
          const failure = await failureOf(client.customer(unknown, { signal }));
          ok(isClienteleError(failure));
          return { kind: failure.kind, message: failure.message };
        });
      }
    });

    it('is sent in the same cURL command, with variables in the place of credentials', async () => {
      const curl = (client: Client) => client.curl(client.customerQuestion('x').request);
      // A manifest knows every token as `token`.
      await same(async client => curl(client).replace('CARTEVO_ACCESS_TOKEN', 'CARTEVO_TOKEN'));
      ok(curl(clients[1]).includes('${'), curl(clients[1]));
    });

    it('searches for the same texts, in the same words of the API', async () => {
      const { records } = await page(clients[0], { page: 1 });
      const somebody = records.find(({ customer }) => customer.name && customer.email)?.customer;
      ok(somebody);
      for (const text of [somebody.email ?? '', somebody.name ?? '']) {
        const [builtIn, said] = [providerOf(id).serverSearch?.(text), provider.serverSearch?.(text)];
        deepEqual(said, builtIn);
        if (builtIn) await same(client => page(client, { search: text }));
      }
    });

    it('knows the same texts for IDs', async () => {
      const { records } = await page(clients[0], { page: 1 });
      const texts = [...records.map(({ customer }) => customer.id), 'cust_12ab', 'somebody', ''];
      if (id === 'easytools') return;
      deepEqual(
        texts.map(text => provider.idShape.test(text)),
        texts.map(text => providerOf(id).idShape.test(text)),
      );
    });
  });
}
