import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import { exampleProvider } from '../../../support/manifests.ts';
import { paddle } from '../../../support/vendors/by-address.ts';
import { vendorHandler } from '../../../support/vendors/vendor-server.ts';
import { vendors } from '../../../support/vendors/vendors.ts';

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
    const open: LocalClient[] = [];
    afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

    async function opened(people: number, credentials = vendor.credentials): Promise<LocalClient> {
      const made = await localClientOf(provider, vendorHandler(vendor, people), {
        credentials,
        path: vendor.basePath,
        options: vendor.options ?? {},
      });
      open.push(made);
      return made;
    }

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

    const all = (people: number) => Array.from({ length: people }, (_, at) => vendor.idOf(at + 1));

    for (const people of [0, 1, vendor.most - 1, vendor.most, vendor.most + 1, vendor.most * 3 + 2]) {
      it(`reads a list of ${people} whole, each customer once`, async () =>
        deepEqual(await readAll(people), all(people)));
    }

    it('reads what it documents of a customer, in the list and alone', async () => {
      const { client } = await opened(3);
      const [listed] = (await client.page({ pageSize: 2 }, { signal })).records;
      const alone = await client.customer(vendor.idOf(1), { signal });
      const expected = { id: vendor.idOf(1), ...vendor.first };
      for (const record of [listed, alone]) {
        ok(record);
        const { customer } = record;
        deepEqual(
          Object.fromEntries(Object.keys(expected).map(key => [key, customer[key as keyof typeof customer]])),
          expected,
        );
      }
    });

    it(vendor.hasTotal ? 'says how many there are' : 'does not say how many there are', async () => {
      const { client } = await opened(7);
      const { total } = await client.page({ pageSize: 3 }, { signal });
      equal(total, vendor.hasTotal ? 7 : null);
    });

    it('knows an unknown ID', async () => {
      const { client } = await opened(3);
      await rejects(client.customer(vendor.unknownId, { signal }), failsAs('notFound', /./));
    });

    it('hears that a key is refused, in the words of the API, and proves the right one', async () => {
      const wrong = Object.fromEntries(Object.keys(vendor.credentials).map(key => [key, 'wrong-key']));
      await (await opened(3)).client.test({ signal });
      const refusal = (await opened(3, wrong)).client.test({ signal });
      await rejects(refusal, (error: Error) => {
        match(error.message, /\(HTTP 40[13]\)|refused/);
        return true;
      });
    });

    for (const [text, number] of vendor.searches) {
      it(`finds ${text} by the search of the API`, async () => {
        const { client } = await opened(9);
        ok(provider.serverSearch?.(text));
        const { records } = await client.page({ search: text }, { signal });
        deepEqual(
          records.map(({ customer }) => customer.id),
          [vendor.idOf(number)],
        );
      });
    }

    it('asks by GET, with each parameter once', async () => {
      const { client, server } = await opened(5);
      await client.page({ pageSize: 2 }, { signal });
      ok(server.requests.length > 0 && server.requests.every(({ method }) => method === 'GET'));
    });
  });
}
