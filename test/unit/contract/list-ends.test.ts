import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { OpenConnections } from '../../../src/customers/connections/open-connections.ts';
import { CustomerList } from '../../../src/customers/pages/opened-list.ts';
import { search } from '../../../src/customers/search/search.ts';
import type { DetailedState } from '../../../src/customers/search/search-state.ts';
import { providerOf } from '../../support/local-client.ts';
import type { Handler } from '../../support/local-server.ts';
import { MemoryIndex } from '../../support/memory-index.ts';
import { connected, customers, json, query, signal } from './connected.ts';
import { row } from './rows.ts';

describe('where a list ends', () => {
  const made = connected();
  const { connect, exported } = made;

  describe('the end of a list', () => {
    /** Devdraft with so many customers, whose answers claim what they like. */
    const devdraft =
      (count: number, claims: (rows: number, skip: number, take: number) => object, most = 1000): Handler =>
      (response, request) => {
        const skip = Number(query(request).get('skip'));
        const take = Math.min(most, Number(query(request).get('take')));
        const data = customers('devdraft', skip, Math.min(count, skip + take));
        json({ data, ...claims(data.length, skip, Number(query(request).get('take'))) })(response, request);
      };

    it('is looked behind once where a full page counts nothing but itself', async () => {
      await connect(
        'devdraft',
        devdraft(230, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const { customers: written, ids } = await exported();
      equal(written, 230);
      equal(new Set(ids).size, 230);
    });

    it('is not taken for proven in the tree and the API either', async () => {
      const connection = await connect(
        'devdraft',
        devdraft(230, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      equal(list.total, null);
      deepEqual(list.pageNumbers, [1, 2]);
    });

    it('costs one request more where the full page was the whole list', async () => {
      await connect(
        'devdraft',
        devdraft(100, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const { customers: written, complete } = await exported();
      equal(written, 100);
      ok(complete);
      equal(made.server.requests.length, 2);
    });

    it('is behind an empty page where more are announced, which are read, and the doubt is reported', async () => {
      const count = 430;
      await connect('devdraft', (response, request) => {
        const skip = Number(query(request).get('skip'));
        const take = Number(query(request).get('take'));
        const isLost = skip >= take && skip < 2 * take;
        const data = isLost ? [] : customers('devdraft', skip, Math.min(count, skip + take));
        json({ data, total: count, skip, take })(response, request);
      });
      const { customers: written, complete, ids } = await exported();
      deepEqual({ written, last: ids.at(-1), complete }, { written: 330, last: 'c429', complete: false });
    });

    it('is where nothing but empty pages come, however many are announced', async () => {
      await connect('devdraft', (response, request) => {
        const skip = Number(query(request).get('skip'));
        const take = Number(query(request).get('take'));
        json({ data: skip === 0 ? customers('devdraft', 0, take) : [], total: 1_000_000, skip, take })(
          response,
          request,
        );
      });
      const { complete } = await exported();
      equal(complete, false);
      ok(made.server.requests.length < 60, String(made.server.requests.length));
    });

    /** Easy.tools with 45 customers, 15 a page, whose pagination says what it likes. */
    const easytools =
      (pagination: (page: number) => unknown): Handler =>
      (response, request) => {
        const page = Number(query(request).get('page'));
        const items = customers('easytools', (page - 1) * 15, Math.min(45, page * 15));
        json({ items, pagination: pagination(page) })(response, request);
      };
    for (const [name, pagination] of [
      [
        'in the words of a framework',
        (page: number) => ({ current_page: page, last_page: 3, per_page: 15, total: 45 }),
      ],
      ['by a total alone', (page: number) => ({ current_page: page, total: 45 })],
      ['nowhere', () => undefined],
      ['by a word for more', (page: number) => ({ current_page: page, total_pages: null, has_more: page < 3 })],
    ] as const)
      it(`is found where pages of a size of their own count ${name}`, async () => {
        await connect('easytools', easytools(pagination));
        equal((await exported()).customers, 45);
      });

    for (const [name, more] of [
      ['a word', { hasNextPage: true }],
      ['an address', { next_page_url: 'https://api.example.com/customers?page=2' }],
    ] as const)
      it(`is not where a short page says that there is more: by ${name}`, async () => {
        const connection = await connect('cartevo', (response, request) => {
          const page = Number(query(request).get('page'));
          const data = customers('cartevo', (page - 1) * 30, Math.min(70, page * 30));
          json({ success: true, data, meta: { page, limit: 50, ...(page < 3 && more) } })(response, request);
        });
        equal((await exported()).customers, 70);
        const first = await connection.page({ page: 1 }, { signal });
        ok(first.hasMore || first.endIsDoubtful);
      });

    it('is where the larger of two counts that contradict each other says', async () => {
      await connect('cartevo', (response, request) => {
        const [page, limit] = [Number(query(request).get('page')), Number(query(request).get('limit'))];
        const data = customers('cartevo', (page - 1) * limit, Math.min(230, page * limit));
        json({ success: true, data, meta: { page, limit, total: 230, totalPages: Math.floor(230 / limit) } })(
          response,
          request,
        );
      });
      equal((await exported()).customers, 230);
    });

    it('is reached by pages as long as what came, not as the echo of what was asked', async () => {
      const connection = await connect(
        'devdraft',
        devdraft(230, (_, skip, take) => ({ total: 230, skip, take }), 10),
      );
      equal((await exported()).customers, 230);
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      await list.load(2);
      deepEqual(
        list.loaded.flatMap(page => page.records.map(record => record.customer.id)),
        Array.from({ length: 20 }, (_, at) => `c${at}`),
      );
    });

    it('is looked behind on each page whose count goes up with the pages', async () => {
      const connection = await connect(
        'devdraft',
        devdraft(230, (rows, skip, take) => ({ total: skip + rows, skip, take })),
      );
      equal((await exported()).customers, 230);
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      for (let page = 1; page <= 4; page++) await list.load(page);
      deepEqual(list.pageNumbers, [1, 2, 3, 4, 5]);
    });

    it('is where a full last page says so whose count was the same from the beginning', async () => {
      const connection = await connect(
        'devdraft',
        devdraft(100, (_, skip, take) => ({ total: 100, skip, take })),
      );
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      await list.load(2);
      deepEqual({ pageNumbers: list.pageNumbers, total: list.total }, { pageNumbers: [1, 2], total: 100 });
    });

    it('says no count that is below what was read', async () => {
      const connection = await connect(
        'devdraft',
        devdraft(230, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      for (let page = 1; page <= 5; page++) {
        await list.load(page);
        equal(list.total, null);
      }
      deepEqual(
        list.loaded.flatMap(page => page.records.map(({ customer: { id } }) => id)),
        Array.from({ length: 230 }, (_, at) => `c${at}`),
      );
    });

    it('is proven by no count that is below what was read', async () => {
      await connect(
        'devdraft',
        devdraft(230, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const { proof, doubts } = await exported();
      // Only reading it twice proves such a list.
      deepEqual({ proof, doubts }, { proof: 'It was read twice, and was the same.', doubts: [] });
    });

    it('is an empty page in the tree where the server refuses what is behind a doubtful one', async () => {
      const connection = await connect('devdraft', (response, request) => {
        if (query(request).get('skip') !== '0') return json({ message: 'skip is too large' }, 400)(response, request);
        json({ data: customers('devdraft', 0, 50), total: 50, skip: 0, take: 50 })(response, request);
      });
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      const state = await list.load(2);
      equal(state.kind, 'loaded');
      equal(list.loaded.length, 2);
    });

    it('is no excuse for a refusal where more pages were announced', async () => {
      const connection = await connect('devdraft', (response, request) => {
        if (query(request).get('skip') !== '0') return json({ message: 'skip is too large' }, 400)(response, request);
        json({ data: customers('devdraft', 0, 50), total: 150, skip: 0, take: 50 })(response, request);
      });
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      equal((await list.load(2)).kind, 'failed');
    });
  });

  describe('a server’s own search', () => {
    async function found(handler: Handler) {
      const connection = await connect('devdraft', handler);
      const accounts = {
        get: async () => connection,
        connection: () => connection.connection,
        provider: () => connection.provider,
      };
      const hits: string[] = [];
      let state: DetailedState | undefined;
      // As much of the connections as a search in one of them uses.
      const all = search(accounts as unknown as OpenConnections, new MemoryIndex(), 'x', {
        ...{ connections: ['c1'], signal, indexHits: 10 },
        onState: now => {
          state = now;
        },
      });
      for await (const { record } of all) hits.push(record.customer.id);
      return { hits, state };
    }
    const people = (from: number, to: number) =>
      Array.from({ length: Math.max(0, to - from) }, (_, at) =>
        JSON.parse(row(providerOf('devdraft'), { id: `"c${from + at}"`, first_name: `"x${from + at}"` })),
      );

    it('is read on from where its pages end, also where they are shorter than was asked', async () => {
      const { hits, state } = await found((response, request) => {
        const [skip, take] = [Number(query(request).get('skip')), Number(query(request).get('take'))];
        json({ data: people(skip, Math.min(skip + Math.min(10, take), 35)), total: 35, skip, take })(response, request);
      });
      deepEqual({ hits: hits.length, state: state?.state }, { hits: 35, state: 'done' });
    });

    it('is read behind a full page that counts itself alone, though the server refuses what is not there', async () => {
      const { hits, state } = await found((response, request) => {
        const skip = Number(query(request).get('skip'));
        if (skip >= 100) return json({ message: 'skip is too large' }, 400)(response, request);
        json({ data: people(0, 100), total: 100, skip, take: 100 })(response, request);
      });
      deepEqual(
        { hits: hits.length, state: state?.state, coverage: state?.coverage },
        { hits: 100, state: 'done', coverage: ['Devdraft searched names.'] },
      );
    });
  });

  it('says in the export what was not proven, where what is behind the end cannot be read', async () => {
    await connect('devdraft', (response, request) => {
      if (query(request).get('skip') !== '0') return json({ odd: true })(response, request);
      json({ data: customers('devdraft', 0, 100), total: 100, skip: 0, take: 100 })(response, request);
    });
    const { complete, doubts } = await exported();
    equal(complete, false);
    match(doubts.join(), /could not be read/);
  });
});
