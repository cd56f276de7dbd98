import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import { apiClient } from '../../../support/apis/api-server.ts';
import { otherApis } from '../../../support/apis/apis.ts';
import { failsAs } from '../../../support/fails-as.ts';
import type { LocalClient } from '../../../support/local-client.ts';

const signal = new AbortController().signal;

for (const api of otherApis) {
  describe(`${api.title}, said in the words of manifests, against a strict server`, () => {
    const open: LocalClient[] = [];
    afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

    async function opened(...how: [people: number, credentials?: typeof api.credentials]): Promise<LocalClient> {
      const made = await apiClient(api, ...how);
      open.push(made);
      return made;
    }

    /** All there is, as an export reads it. */
    async function readAll(people: number): Promise<readonly string[]> {
      const { client } = await opened(people);
      const { provider } = client;
      const scan = new Scan({
        read: listReader({ provider, read: (query, ask) => client.page(query, ask) }, {}, { feed: false }),
      });
      const ids: string[] = [];
      for await (const { records, problems } of scan.pages(signal)) {
        deepEqual(problems, []);
        ids.push(...records.map(({ customer }) => customer.id));
      }
      deepEqual(scan.summary.doubts, []);
      return ids;
    }

    it('has no word that is not known', () => {
      const read = readManifest(api.manifest('https://accounts.example.com'));
      deepEqual(read.kind === 'manifest' ? read.unknown : read.problems, []);
    });

    for (const people of [0, 1, api.most - 1, api.most, api.most + 1, api.most * 2 + 3]) {
      it(`reads a list of ${people} whole, each customer once`, async () =>
        deepEqual(
          await readAll(people),
          Array.from({ length: people }, (_, at) => api.idOf(at + 1)),
        ));
    }

    it('reads what it documents of a customer, in the list and alone', async () => {
      const { client } = await opened(3);
      const [listed] = (await client.page({ pageSize: 2 }, { signal })).records;
      const alone = await client.customer(api.idOf(1), { signal });
      const expected = { id: api.idOf(1), ...api.first };
      for (const record of [listed, alone]) {
        ok(record);
        const { customer } = record;
        deepEqual(
          Object.fromEntries(Object.keys(expected).map(key => [key, customer[key as keyof typeof customer]])),
          expected,
        );
      }
    });

    it(api.hasTotal ? 'says how many there are' : 'does not say how many there are', async () => {
      const { client } = await opened(7);
      const { total } = await client.page({ pageSize: 3 }, { signal });
      equal(total, api.hasTotal ? 7 : null);
    });

    it('knows an unknown ID', async () => {
      const { client } = await opened(3);
      await rejects(client.customer(api.unknownId, { signal }), failsAs('notFound', /./));
    });

    it('proves the right key, and hears that another one is refused', async () => {
      const wrong = Object.fromEntries(Object.keys(api.credentials).map(key => [key, 'wrong-key']));
      await (await opened(3)).client.test({ signal });
      await rejects((await opened(3, wrong)).client.test({ signal }), (error: Error) => {
        match(error.message, /\(HTTP 40[013]\)|refused/);
        return true;
      });
    });

    for (const [text, number] of api.searches) {
      it(`finds ${text} by the search of the API`, async () => {
        const { client } = await opened(9);
        ok(client.provider.serverSearch?.(text));
        const { records } = await client.page({ search: text }, { signal });
        deepEqual(
          records.map(({ customer }) => customer.id),
          [api.idOf(number)],
        );
      });
    }
  });
}
