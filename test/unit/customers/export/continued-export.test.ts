import { deepEqual, equal, rejects } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { exportCustomers } from '../../../../src/customers/export/export.ts';
import { type ContinuedList, continuedList, inCircle, numbers, signal, ways } from '../continued-list.ts';

for (const way of ways) {
  describe(`a list whose pages go on by ${way}, when it is exported`, () => {
    let list: ContinuedList;

    async function open(people: number, how: { readonly total?: boolean } = {}): Promise<void> {
      list = await continuedList(way, people, how);
    }

    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'clientele-ledger-'));
    });
    afterEach(async () => {
      await list.close();
      rmSync(folder, { recursive: true });
    });

    async function exported(): Promise<
      Awaited<ReturnType<typeof exportCustomers>> & { readonly ids: readonly string[] }
    > {
      const file = path.join(folder, 'out.ndjson');
      const summary = await exportCustomers(list.connection, fileDestination(file), { signal, format: 'ndjson' });
      const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      return { ...summary, ids: lines.map(line => JSON.parse(line).id) };
    }

    it(`a list whose pages go on by ${way} is exported whole`, async () => {
      await open(250);
      const { ids: written, complete, pages, doubts } = await exported();
      deepEqual(
        { written, complete, pages, doubts },
        { written: numbers(1, 250), complete: true, pages: 3, doubts: [] },
      );
    });

    it(`a list whose pages go on by ${way} is exported in one pass where it is long and counted`, async () => {
      await open(5150, { total: true });
      const { customers, complete, proof } = await exported();
      deepEqual(
        { customers, complete, proof },
        { customers: 5150, complete: true, proof: 'All 5,150 that the provider counts were read in one pass.' },
      );
      equal(list.server.asked.length, 52);
    });

    it(`a list whose pages go on by ${way} is not exported where it goes in a circle`, async () => {
      await open(950);
      // The first page was asked for by nothing: that it comes again shows one page later.
      list.server.fault = { kind: 'circle', at: 300, to: 0 };
      await rejects(exported(), inCircle);
    });
  });
}
