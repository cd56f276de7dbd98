import { deepEqual, ok } from 'node:assert/strict';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { localClientOf } from '../../../support/local-client.ts';
import { exampleProvider } from '../../../support/manifests.ts';
import { paddle } from '../../../support/vendors/by-address.ts';
import { vendorHandler } from '../../../support/vendors/vendor-server.ts';
import { vendors } from '../../../support/vendors/vendors.ts';
import { closedAfterEach, readsAsDocumented } from './strict-server.ts';

const signal = new AbortController().signal;

describe('a total that counts no further', () => {
  it('is more than what it counts to, and nothing is counted with it', async () => {
    const made = await localClientOf(exampleProvider('paddle'), vendorHandler(paddle, 100_002), {
      credentials: paddle.credentials,
    });
    const { total, totalAbove, hasMore } = await made.client.page({ pageSize: 2 }, { signal });
    deepEqual({ total, totalAbove, hasMore }, { total: null, totalAbove: 100_000, hasMore: true });
    await made.close();
  });
});

for (const vendor of vendors) {
  const provider = exampleProvider(vendor.id);

  describe(`the example for ${provider.title}, against a strict server`, () => {
    const opened = closedAfterEach((people, credentials = vendor.credentials) =>
      localClientOf(provider, vendorHandler(vendor, people), {
        credentials,
        path: vendor.basePath,
        options: vendor.options ?? {},
      }),
    );

    /** All there is, read as a scan or an export reads it. */
    async function readAll(people: number): Promise<readonly string[]> {
      const { client } = await opened(people);
      const read = listReader({ provider, read: (query, ask) => client.page(query, ask) }, {}, { feed: false });
      const ids: string[] = [];
      for (let page = 1; ; page++) {
        const { records, problems, drift, hasMore, endIsDoubtful } = await read(page, { signal });
        deepEqual({ problems, drift }, { problems: [], drift: [] });
        ids.push(...records.map(({ customer }) => customer.id));
        if (!hasMore && !(endIsDoubtful && records.length > 0)) return ids;
      }
    }

    readsAsDocumented(vendor, opened, readAll);

    it('asks by GET, with each parameter once', async () => {
      const { client, server } = await opened(5);
      await client.page({ pageSize: 2 }, { signal });
      ok(server.requests.length > 0 && server.requests.every(({ method }) => method === 'GET'));
    });
  });
}
