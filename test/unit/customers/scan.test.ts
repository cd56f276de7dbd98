import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import type { FetchedPage } from '../../../src/core/client.ts';
import { ClienteleError } from '../../../src/core/errors.ts';
import { Scan, type ScanSetup, type ScanSummary } from '../../../src/customers/scan.ts';
import { recordOf } from './records.ts';
import { type ShiftingOptions, shiftingList } from './shifting-list.ts';

const never = () => new AbortController().signal;

async function readAll(setup: ScanSetup): Promise<{ ids: string[]; summary: ScanSummary }> {
  const scan = new Scan(setup);
  const ids: string[] = [];
  for await (const { records } of scan.pages(never())) ids.push(...records.map(({ customer }) => customer.id));
  return { ids, summary: scan.summary };
}

/** Reads shifting lists by many schedules; fails where somebody who was there throughout is missing or is there twice. */
async function schedules(count: number, options: Omit<ShiftingOptions, 'seed'>, setup: Omit<ScanSetup, 'read'> = {}) {
  let [complete, changed] = [0, 0];
  for (let seed = 1; seed <= count; seed++) {
    const list = shiftingList({ ...options, seed });
    const { ids, summary } = await readAll({ ...setup, read: page => list.read(page) });
    const read = new Set(ids);
    equal(read.size, ids.length, `seed ${seed}: a customer was handed out twice`);
    const missing = [...list.throughout].filter(id => !read.has(id));
    deepEqual(missing, [], `seed ${seed}: ${summary.complete ? summary.proof : summary.doubts.join(' ')}`);
    if (!summary.complete) ok(summary.doubts.length > 0, `seed ${seed}: neither complete nor doubtful`);
    if (summary.complete) complete++;
    if (list.changed > 0) changed++;
  }
  return { complete, changed };
}

describe('scan', () => {
  describe('of a list that shifts while it is read', () => {
    it('misses nobody and repeats nobody in 1,000 schedules of rows that come, go and move', async function () {
      this.timeout(60_000);
      const { complete, changed } = await schedules(1000, { rows: 120, pageSize: 10, changes: 6, atOnce: 3 });
      ok(changed > 900 && complete > 900, `${changed} lists changed, ${complete} were proven complete`);
    });

    it('claims nothing wrong of lists that never come to rest', async function () {
      this.timeout(60_000);
      await schedules(100, { rows: 120, pageSize: 10, changes: 1000 });
    });

    it('sees changes that hide each other when it reads twice', async function () {
      this.timeout(60_000);
      const options = { rows: 120, pageSize: 10, changes: 6, atOnce: 4 };
      const { complete } = await schedules(300, options, { twice: true, again: 6 });
      ok(complete > 200, `${complete} were proven complete`);
    });

    it('goes by the count of a long list, and reads again only what a change makes doubtful', async function () {
      this.timeout(60_000);
      const { complete } = await schedules(50, { rows: 1200, pageSize: 10, changes: 5 });
      ok(complete > 40, `${complete} were proven complete`);
    });

    for (const counts of ['pages', 'none'] as const) {
      it(`proves a list that counts ${counts === 'pages' ? 'only its pages' : 'nothing'} by reading it twice`, async function () {
        this.timeout(60_000);
        const { complete } = await schedules(200, { rows: 80, pageSize: 10, changes: 3, atOnce: 2, counts });
        ok(complete > 150, `${complete} were proven complete`);
      });
    }
  });

  describe('of a list that stands still', () => {
    it('asks for each page of a long list once where the provider counts', async () => {
      const list = shiftingList({ seed: 1, rows: 1195, pageSize: 10, changes: 0 });
      const { ids, summary } = await readAll({ read: page => list.read(page) });
      deepEqual([ids.length, list.requests, summary.complete, summary.pages], [1195, 120, true, 120]);
      deepEqual(ids, [...list.throughout]);
    });

    it('reads a short list twice, which proves more than a count', async () => {
      const list = shiftingList({ seed: 1, rows: 95, pageSize: 10, changes: 0 });
      const { ids, summary } = await readAll({ read: page => list.read(page) });
      deepEqual([ids.length, list.requests, summary.complete, summary.pages], [95, 20, true, 10]);
    });

    it('takes one answer with everything as it is', async () => {
      const list = shiftingList({ seed: 1, rows: 7, pageSize: 10, changes: 0, counts: 'none' });
      const { summary } = await readAll({ read: page => list.read(page) });
      deepEqual([summary.customers, list.requests, summary.complete], [7, 1, true]);
    });

    it('reads eight pages at once, never more', async () => {
      const list = shiftingList({ seed: 1, rows: 400, pageSize: 10, changes: 0 });
      let [now, most] = [0, 0];
      await readAll({
        async read(page) {
          most = Math.max(most, ++now);
          try {
            return await list.read(page);
          } finally {
            now--;
          }
        },
      });
      equal(most, 8);
    });

    it('stops at a limit, says so, and reads on when more is wanted', async () => {
      const list = shiftingList({ seed: 1, rows: 400, pageSize: 10, changes: 0 });
      const scan = new Scan({ read: page => list.read(page), twice: false });
      const ids: string[] = [];
      const read = async (limit: number) => {
        const wish = { limit, proof: true };
        for await (const { records } of scan.pages(never(), wish))
          ids.push(...records.map(({ customer }) => customer.id));
      };
      await read(25);
      deepEqual([ids.length, list.requests, scan.ended, scan.summary.total], [30, 3, false, 400]);
      deepEqual(scan.summary.doubts, ['It was not read to the end.']);
      await read(25);
      equal(list.requests, 3);
      await read(Number.POSITIVE_INFINITY);
      deepEqual([ids, list.requests, scan.summary.complete], [[...list.throughout], 40, true]);
    });

    for (const [rows, limit] of [
      [60, 60],
      [195, 196],
    ] as const) {
      it(`has read all ${rows} where ${limit} are enough`, async () => {
        const list = shiftingList({ seed: 1, rows, pageSize: 10, changes: 0 });
        const scan = new Scan({ read: page => list.read(page), twice: false });
        for await (const _ of scan.pages(never(), { limit, proof: false }));
        deepEqual([scan.ended, scan.summary.complete], [true, true]);
      });
    }

    it('reads nothing again for who does not ask for a proof', async () => {
      const list = shiftingList({ seed: 1, rows: 40, pageSize: 10, changes: 0, counts: 'pages' });
      const scan = new Scan({ read: page => list.read(page), twice: false });
      const read = async (proof: boolean) => {
        for await (const _ of scan.pages(never(), { limit: 1000, proof }));
      };
      await read(false);
      deepEqual([list.requests, scan.ended], [4, false]);
      deepEqual(scan.summary.doubts, ['Read once: who moved meanwhile may be missing.']);
      await read(true);
      deepEqual([list.requests, scan.summary.complete], [8, true]);
    });
  });

  it('reads on after a page that failed, and asks for nothing it has handed out', async () => {
    const list = shiftingList({ seed: 3, rows: 200, pageSize: 10, changes: 0 });
    let fails = 1;
    const asked: number[] = [];
    const scan = new Scan({
      twice: false,
      async read(page) {
        asked.push(page);
        if (page === 9 && fails-- > 0) throw new ClienteleError({ kind: 'server', who: 'Test' });
        return list.read(page);
      },
    });
    const ids: string[] = [];
    const read = async () => {
      for await (const { records } of scan.pages(never())) ids.push(...records.map(({ customer }) => customer.id));
    };
    await rejects(read, /Test has a fault/);
    equal(ids.length, 80);
    equal(scan.summary.complete, false);
    asked.length = 0;
    await read();
    deepEqual(ids, [...list.throughout]);
    ok(asked.every(page => page >= 9));
    equal(scan.summary.complete, true);
  });

  it('reads on after it was stopped', async () => {
    const list = shiftingList({ seed: 4, rows: 200, pageSize: 10, changes: 0 });
    const scan = new Scan({
      async read(page, { signal }) {
        const answer = await list.read(page);
        if (signal.aborted) throw new ClienteleError({ kind: 'cancelled' });
        return answer;
      },
    });
    const ids: string[] = [];
    const stop = new AbortController();
    await rejects(async () => {
      for await (const { records } of scan.pages(stop.signal)) {
        ids.push(...records.map(({ customer }) => customer.id));
        if (ids.length === 50) stop.abort();
      }
    });
    for await (const { records } of scan.pages(never())) ids.push(...records.map(({ customer }) => customer.id));
    deepEqual(ids, [...list.throughout]);
    equal(scan.summary.complete, true);
  });

  it('goes by no count after a long pause, but reads again', async () => {
    const list = shiftingList({ seed: 4, rows: 200, pageSize: 10, changes: 0 });
    const scan = new Scan({ twice: false, read: page => list.read(page) });
    const ids = new Set<string>();
    const read = async (limit: number) => {
      for await (const { records } of scan.pages(never(), { limit, proof: true }))
        for (const { customer } of records) ids.add(customer.id);
    };
    await read(100);
    // One that was read goes, another one comes where was read already: no count shows it.
    list.replaceFirst('late');
    const { now } = performance;
    try {
      performance.now = () => now.call(performance) + 100_000;
      await read(Number.POSITIVE_INFINITY);
    } finally {
      performance.now = now;
    }
    deepEqual([scan.summary.complete, ids.has('late')], [true, true], scan.summary.doubts.join(' '));
    match(scan.summary.proof ?? '', /in one pass/);
    equal(list.requests, 40);
  });

  it('waits as long as it is asked, and says so', async () => {
    const list = shiftingList({ seed: 5, rows: 30, pageSize: 10, changes: 0 });
    const pauses: string[] = [];
    let refusals = 2;
    const { summary } = await readAll({
      async read(page) {
        const retryAt = new Date(Date.now() + 30).toISOString();
        if (page === 2 && refusals-- > 0) throw new ClienteleError({ kind: 'rateLimited', retryAt });
        return list.read(page);
      },
      onPause: retryAt => pauses.push(retryAt),
    });
    deepEqual([summary.complete, pauses.length], [true, 2]);
  });

  it('does not wait longer than five minutes', async () => {
    const retryAt = new Date(Date.now() + 301_000).toISOString();
    const read = () => Promise.reject(new ClienteleError({ kind: 'rateLimited', retryAt }));
    await rejects(readAll({ read }), /fewer requests/);
  });

  describe('of a list that lies', () => {
    const page = (number: number, ids: readonly string[], more: Partial<FetchedPage>): FetchedPage => ({
      records: ids.map(id => recordOf({ id })),
      problems: [],
      drift: [],
      page: number,
      pageSize: 10,
      pageCount: null,
      total: null,
      hasMore: true,
      whole: false,
      fetchedAt: '',
      ...more,
    });
    const ten = (from: number) => Array.from({ length: 10 }, (_, at) => `row-${from + at}`);

    const lies: readonly [title: string, customers: number, doubt: RegExp, read: (number: number) => FetchedPage][] = [
      ['a page count that grows for ever', 900, /still grew/, n => page(n, ten(n * 10), { pageCount: n + 20 })],
      ['more pages than there are', 30, /page 4 was empty/, n => page(n, n > 3 ? [] : ten(n * 10), { pageCount: 99 })],
      ['the first page again and again', 10, /were the same/, n => page(n, ten(0), {})],
      [
        'a count that is not what it lists',
        30,
        /counts 50, and lists 30/,
        n => page(n, ten(n * 10), { pageCount: 3, total: 50, hasMore: n < 3 }),
      ],
    ];
    for (const [title, customers, doubt, read] of lies) {
      it(`ends and says so: ${title}`, async () => {
        const { summary } = await readAll({ read: async number => read(number) });
        equal(summary.complete, false);
        ok(
          summary.doubts.some(one => doubt.test(one)),
          summary.doubts.join(' '),
        );
        ok(summary.customers >= customers, `${summary.customers}`);
      });
    }

    it('has rows twice: each is handed out once, and others may be hidden by them', async () => {
      const read = async (n: number) =>
        page(n, [...ten(n * 10).slice(1), 'row-10'], { pageCount: 3, total: 30, hasMore: n < 3 });
      const { ids, summary } = await readAll({ read });
      deepEqual([ids.length, summary.complete], [28, false]);
      deepEqual(summary.doubts, ['2 of its rows stood twice, maybe in the place of others.']);
    });

    const hidden: readonly [title: string, read: (number: number) => FetchedPage][] = [
      ['does not look at the page number', n => page(n, ten(0), { pageCount: 2, total: 20, hasMore: n < 2 })],
      [
        'does not look at the page number, and counts pages alone',
        n => page(n, ten(0), { pageCount: 2, hasMore: n < 2 }),
      ],
      [
        'has two rows of one ID in its one answer',
        n => page(n, ['a', 'a'], { pageCount: 1, total: 2, hasMore: false }),
      ],
      [
        'counts many at first and few from then on',
        n =>
          page(n, ten(n * 10), n > 1 ? { pageCount: 2, total: 20, hasMore: n < 2 } : { pageCount: 100, total: 1000 }),
      ],
      ['counts fewer pages in the middle', n => page(n, ten(n * 10), { pageCount: n < 4 ? 10 : 4, hasMore: n < 4 })],
      ['counts more than its one answer has', n => page(n, ['a'], { pageCount: 1, total: 2, hasMore: false })],
    ];
    for (const [title, read] of hidden) {
      it(`is never said to be complete where it ${title}`, async () => {
        for (const twice of [true, false, undefined]) {
          const { summary } = await readAll({ read: async n => read(n), ...(twice === undefined ? {} : { twice }) });
          equal(summary.complete, false, summary.proof);
          ok(summary.doubts.length > 0);
        }
      });
    }

    it('has rows without an ID: they are counted, and no reason for doubt', async () => {
      const problems = [
        { index: 0, message: '', raw: 'null' },
        { index: 5, message: '', raw: 'null' },
      ];
      const read = async (n: number) =>
        page(n, ten(n * 10).slice(2), { problems, pageCount: 3, total: 30, hasMore: n < 3 });
      const { summary } = await readAll({ read });
      deepEqual([summary.customers, summary.problems, summary.complete], [24, 6, true]);
    });
  });
});
