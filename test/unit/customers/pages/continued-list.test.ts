import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { FetchedPage } from '../../../../src/core/client.ts';
import { createHttp, type Http } from '../../../../src/core/http/http.ts';
import type { OpenConnection } from '../../../../src/customers/connections/open-connection.ts';
import { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import { ProviderRegistry } from '../../../../src/customers/connections/provider-registry.ts';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { exportCustomers } from '../../../../src/customers/export/export.ts';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { CustomerList } from '../../../../src/customers/pages/opened-list.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import { search } from '../../../../src/customers/search/search.ts';
import type { DetailedState } from '../../../../src/customers/search/search-state.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type LedgerServer, ledger, ledgerServer, type Way } from '../../../support/ledger.ts';
import { type LocalServer, localServer } from '../../../support/local-server.ts';
import { MemoryIndex } from '../../../support/memory-index.ts';

const signal = new AbortController().signal;
const inCircle = failsAs('schema', /the list goes in a circle/);
const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => `p${from + at}`);
const ids = ({ records }: FetchedPage) => records.map(({ customer }) => customer.id);

for (const way of ['cursor', 'address'] as const satisfies readonly Way[]) {
  describe(`a list whose pages go on by ${way}`, () => {
    let server: LedgerServer;
    let local: LocalServer;
    let http: Http;
    let connections: OpenConnections;
    let connection: OpenConnection;
    let folder: string;
    const index = new MemoryIndex();

    async function open(people: number, how: { readonly total?: boolean } = {}): Promise<void> {
      server = ledgerServer(people, how);
      local = await localServer((response, request) => server.handler(response, request));
      http = createHttp();
      connections = new OpenConnections({
        providers: new ProviderRegistry([ledger(way)]),
        connections: () => [
          {
            ...{ id: 'c1', provider: 'ledger', name: 'Ledger', baseUrl: local.origin },
            ...{ environment: 'sandbox' as const, options: {} },
          },
        ],
        access: async ({ baseUrl }) => ({ baseUrl, credentials: { key: 'k' } }),
        settings: () => ({ pageSize: 10, requestTimeout: 5, ttl: 60 }),
        http,
        log: () => {},
        onRecords: records => index.add(records),
        onMissing: () => {},
      });
      connection = await connections.get('c1');
    }
    beforeEach(() => {
      folder = mkdtempSync(path.join(tmpdir(), 'clientele-ledger-'));
    });
    afterEach(async () => {
      await connections.dispose();
      http.dispose();
      await local.close();
      await index.clear();
      rmSync(folder, { recursive: true });
    });

    const page = (number: number, how: { readonly fresh?: boolean } = {}) =>
      connection.page({ page: number }, { signal, ...how });
    const cursors = () => server.asked.map(({ cursor }) => cursor);
    const listOf = () => new CustomerList('c1', {}, (query, how) => connection.page(query, { ...how, signal }));
    const rowsOf = (list: CustomerList) => list.loaded.toSorted((a, b) => a.page - b.page).flatMap(ids);
    async function exported(): Promise<
      Awaited<ReturnType<typeof exportCustomers>> & { readonly ids: readonly string[] }
    > {
      const file = path.join(folder, 'out.ndjson');
      const summary = await exportCustomers(connection, fileDestination(file), { signal, format: 'ndjson' });
      const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
      return { ...summary, ids: lines.map(line => JSON.parse(line).id) };
    }

    describe('through the cache', () => {
      it('is reached page after page, from the farthest one that is known', async () => {
        await open(35);
        deepEqual(ids(await page(3)), numbers(21, 30));
        deepEqual(cursors(), [undefined, 'at-10-0', 'at-20-0']);
        deepEqual(ids(await page(4)), numbers(31, 35));
        deepEqual(cursors().slice(3), ['at-30-0']);
        equal((await page(2)).hasMore, true);
        equal(server.asked.length, 4);
      });

      it('says how many there are only where the answer does', async () => {
        await open(35);
        const { total, pageCount, hasMore } = await page(1);
        deepEqual({ total, pageCount, hasMore }, { total: null, pageCount: null, hasMore: true });
        await connections.dispose();
        http.dispose();
        await local.close();
        await open(35, { total: true });
        equal((await page(1)).total, 35);
      });

      it('has no rows behind its end, without a request for each page that is not there', async () => {
        await open(15);
        const { records, hasMore } = await page(9);
        deepEqual({ records, hasMore }, { records: [], hasMore: false });
        equal(server.asked.length, 2);
      });

      it('goes on where it has grown since', async () => {
        await open(15);
        await page(3);
        server.people = 25;
        await page(2, { fresh: true });
        deepEqual(ids(await page(3)), numbers(21, 25));
      });

      it('sends each further page to its own origin and path, with the query alone and the size it began with', async () => {
        await open(35);
        await page(2);
        deepEqual(
          local.requests.map(({ url }) => url),
          ['/people?limit=10', '/people?limit=10&cursor=at-10-0'],
        );
      });

      it('shares what is asked for at the same time', async () => {
        await open(35);
        const got = await Promise.all([page(3), page(3), page(2), page(1)]);
        deepEqual(
          got.map(one => ids(one)[0]),
          ['p21', 'p21', 'p11', 'p1'],
        );
        equal(server.asked.length, 3);
      });

      it('keeps the way of each query and of each page size apart', async () => {
        await open(35);
        await page(2);
        await connection.page({ page: 2, pageSize: 5 }, { signal });
        await connection.page({ page: 2, filters: { city: 'Lyon' } }, { signal });
        deepEqual(
          server.asked.map(({ limit, city, cursor }) => [limit, city, cursor]),
          [
            ['10', undefined, undefined],
            ['10', undefined, 'at-10-0'],
            ['5', undefined, undefined],
            ['5', undefined, 'at-5-0'],
            ['10', 'Lyon', undefined],
            ['10', 'Lyon', 'at-10-0'],
          ],
        );
      });

      it('is read from its beginning, once, where what was kept has expired at the provider', async () => {
        await open(35);
        await page(2);
        server.fault = { kind: 'deadCursors', round: 7 };
        deepEqual(ids(await page(3)), numbers(21, 30));
        deepEqual(cursors().slice(2), ['at-20-0', undefined, 'at-10-7', 'at-20-7']);
      });

      it('fails as the provider does where a page that was just named is refused', async () => {
        await open(35);
        server.fault = { kind: 'refusal', at: 10, status: 400 };
        await rejects(page(3), failsAs('badRequest', /Not now/));
        equal(server.asked.length, 2);
      });

      it('ends in a fault, and without a request, where it leads to a page that was asked for before', async () => {
        await open(95);
        server.fault = { kind: 'circle', at: 30, to: 10 };
        deepEqual(ids(await page(4)), numbers(31, 40));
        await rejects(page(5), inCircle);
        await rejects(page(8), inCircle);
        equal(server.asked.length, 4);
      });
    });

    describe('in a tree', () => {
      it('is loaded one page more at a time', async () => {
        await open(25);
        const list = listOf();
        await list.load(1);
        deepEqual({ pageNumbers: list.pageNumbers, following: list.following }, { pageNumbers: [1], following: 2 });
        list.want(2);
        await list.load(2);
        deepEqual({ pageNumbers: list.pageNumbers, following: list.following }, { pageNumbers: [1, 2], following: 3 });
        await list.load(3);
        deepEqual(
          { pageNumbers: list.pageNumbers, following: list.following },
          { pageNumbers: [1, 2, 3], following: undefined },
        );
        deepEqual(rowsOf(list), numbers(1, 25));
      });

      it('is read anew in turn, and no further than it goes now', async () => {
        await open(35);
        const list = listOf();
        for (let number = 1; number <= 4; number++) await list.load(number);
        server.people = 15;
        server.asked.length = 0;
        await list.refresh([4, 2, 1, 3]);
        deepEqual(cursors(), [undefined, 'at-10-0']);
        deepEqual({ rows: rowsOf(list), pageNumbers: list.pageNumbers }, { rows: numbers(1, 15), pageNumbers: [1, 2] });
      });

      it('keeps the rows of a page that fails when it is read anew, and of those behind it', async () => {
        await open(35);
        const list = listOf();
        for (let number = 1; number <= 3; number++) await list.load(number);
        server.fault = { kind: 'refusal', at: 10, status: 403 };
        server.asked.length = 0;
        equal((await list.refresh([1, 2, 3]))?.kind, 'forbidden');
        deepEqual(rowsOf(list), numbers(1, 30));
        equal(list.notRefreshed?.error.kind, 'forbidden');
        equal(server.asked.length, 2);
      });

      it('offers to load more again only once the page that failed is there', async () => {
        await open(35);
        const list = listOf();
        await list.load(1);
        server.fault = { kind: 'refusal', at: 10, status: 403 };
        equal((await list.load(2)).kind, 'failed');
        equal(list.following, undefined);
        server.fault = undefined;
        list.retry(2);
        equal((await list.load(2)).kind, 'loaded');
        equal(list.following, 3);
      });
    });

    describe('read as a whole', () => {
      const scan = () => new Scan({ read: listReader(connection, {}, { feed: true }) });
      async function read(one: Scan, on = signal, limit = Number.POSITIVE_INFINITY): Promise<readonly string[]> {
        const found: string[] = [];
        for await (const { records } of one.pages(on, { limit, proof: true }))
          found.push(...records.map(({ customer }) => customer.id));
        return found;
      }

      it('is read to its end, one page after another, and proven by reading it twice', async () => {
        await open(450);
        const one = scan();
        deepEqual(await read(one), numbers(1, 450));
        deepEqual(one.summary, {
          ...{ customers: 450, problems: 0, pages: 5, total: null },
          ...{ complete: true, proof: 'It was read twice, and was the same.', doubts: [] },
        });
        deepEqual(cursors().slice(0, 5), [undefined, 'at-100-0', 'at-200-0', 'at-300-0', 'at-400-0']);
        equal(server.asked.length, 10);
      });

      it('is read on from where it was stopped', async () => {
        await open(450);
        const one = scan();
        deepEqual(await read(one, signal, 150), numbers(1, 200));
        equal(server.asked.length, 2);
        const stop = new AbortController();
        for await (const { records } of one.pages(stop.signal)) {
          equal(records[0]?.customer.id, 'p201');
          stop.abort();
          break;
        }
        deepEqual(await read(one), numbers(301, 450));
        equal(one.summary.complete, true);
      });

      it('is read on at the page that failed', async () => {
        await open(450);
        server.fault = { kind: 'refusal', at: 200, status: 403 };
        const one = scan();
        await rejects(read(one), failsAs('forbidden'));
        equal(one.summary.customers, 200);
        server.fault = undefined;
        deepEqual(await read(one), numbers(201, 450));
        deepEqual(cursors().slice(0, 4), [undefined, 'at-100-0', 'at-200-0', 'at-200-0']);
      });

      it('is not believed whole where somebody came while it was read', async () => {
        await open(250);
        const one = scan();
        const found: string[] = [];
        for await (const { records } of one.pages(signal)) {
          found.push(...records.map(({ customer }) => customer.id));
          if (server.asked.length === 3) server.people = 260;
        }
        deepEqual(found, numbers(1, 260));
        equal(one.summary.complete, true);
        // The first two readings were not equal, so that there was a third.
        equal(server.asked.length, 9);
      });

      it('is gone through although some of its pages show nothing', async () => {
        await open(950);
        server.fault = { kind: 'empty', from: 100, to: 600 };
        deepEqual(await read(scan()), [...numbers(1, 100), ...numbers(601, 950)]);
      });

      it('is not gone through for ever where no page shows anything', async () => {
        await open(100_000);
        server.fault = { kind: 'empty', from: 100, to: 100_000 };
        const one = scan();
        await read(one);
        equal(server.asked.length, 21);
        match(one.summary.doubts.join(), /page 21 was empty although more pages were announced/);
      });

      it('fails where it goes in a circle, once its rows up to there were handed out', async () => {
        await open(950);
        server.fault = { kind: 'circle', at: 300, to: 100 };
        const one = scan();
        await rejects(read(one), inCircle);
        equal(one.summary.customers, 400);
        equal(one.summary.complete, false);
        equal(server.asked.length, 4);
      });

      it('is exported whole', async () => {
        await open(250);
        const { ids: written, complete, pages, doubts } = await exported();
        deepEqual(
          { written, complete, pages, doubts },
          { written: numbers(1, 250), complete: true, pages: 3, doubts: [] },
        );
      });

      it('is exported in one pass where it is long and counted', async () => {
        await open(5150, { total: true });
        const { customers, complete, proof } = await exported();
        deepEqual(
          { customers, complete, proof },
          { customers: 5150, complete: true, proof: 'All 5,150 that the provider counts were read in one pass.' },
        );
        equal(server.asked.length, 52);
      });

      it('is no export where it goes in a circle', async () => {
        await open(950);
        // The first page was asked for by nothing: that it comes again shows one page later.
        server.fault = { kind: 'circle', at: 300, to: 0 };
        await rejects(exported(), inCircle);
      });
    });

    describe('searched', () => {
      async function find(text: string) {
        let state: DetailedState | undefined;
        const found: string[] = [];
        const hits = search(connections, index, text, {
          signal,
          list: { limit: 5000, maxAge: 60, proof: false },
          indexHits: 100,
          onState: now => {
            state = now;
          },
        });
        for await (const { record, via } of hits) found.push(`${record.customer.id} ${via}`);
        return { found: found.sort(), state };
      }

      it('is searched by its server page after page', async () => {
        await open(450);
        const { found, state } = await find('Person 3');
        equal(found.filter(hit => hit.endsWith(' server')).length, 111);
        equal(state?.state, 'done');
        deepEqual(state?.coverage, ['Ledger searched names.']);
      });

      it('is read for what its server does not find', async () => {
        await open(450);
        const { found, state } = await find('p404@example.com');
        deepEqual(found, ['p404 scan']);
        deepEqual({ state: state?.state, scanned: state?.scanned }, { state: 'done', scanned: 450 });
      });
    });
  });
}
