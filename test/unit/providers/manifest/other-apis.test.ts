import { deepEqual } from 'node:assert/strict';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import { apiClient } from '../../../support/apis/api-server.ts';
import { otherApis } from '../../../support/apis/apis.ts';
import { closedAfterEach, readsAsDocumented } from './strict-server.ts';

const signal = new AbortController().signal;

for (const api of otherApis) {
  describe(`${api.title}, said in the words of manifests, against a strict server`, () => {
    const opened = closedAfterEach((people, credentials) => apiClient(api, people, credentials));

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

    readsAsDocumented(api, opened, readAll);
  });
}
