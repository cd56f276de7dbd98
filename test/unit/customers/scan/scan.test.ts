import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import type { ScanSetup } from '../../../../src/customers/scan/scan-contract.ts';
import { never, readAll } from './read-all.ts';
import { type ShiftingOptions, shiftingList } from './shifting-list.ts';

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
    it('a scan of a list that shifts misses nobody and repeats nobody in 1,000 schedules of rows that come, go and move', async () => {
      const { complete, changed } = await schedules(1000, { rows: 120, pageSize: 10, changes: 6, atOnce: 3 });
      ok(changed > 900 && complete > 900, `${changed} lists changed, ${complete} were proven complete`);
    });

    it('a scan of a list that shifts claims nothing wrong of lists that never come to rest', async () => {
      await schedules(100, { rows: 120, pageSize: 10, changes: 1000 });
    });

    it('a scan of a list that shifts sees changes that hide each other when it reads twice', async () => {
      const options = { rows: 120, pageSize: 10, changes: 6, atOnce: 4 };
      const { complete } = await schedules(300, options, { twice: true, again: 6 });
      ok(complete > 200, `${complete} were proven complete`);
    });

    it('a scan of a list that shifts goes by the count of a long list, and reads again only what a change makes doubtful', async () => {
      const { complete } = await schedules(50, { rows: 1200, pageSize: 10, changes: 5 });
      ok(complete > 40, `${complete} were proven complete`);
    });

    for (const counts of ['pages', 'none'] as const) {
      it(`a scan of a list that shifts proves a list that counts ${counts === 'pages' ? 'only its pages' : 'nothing'} by reading it twice`, async () => {
        const { complete } = await schedules(200, { rows: 80, pageSize: 10, changes: 3, atOnce: 2, counts });
        ok(complete > 150, `${complete} were proven complete`);
      });
    }
  });

  describe('of a list that stands still', () => {
    it('a scan of a list that stands still asks for each page of a long list once where the provider counts', async () => {
      const list = shiftingList({ seed: 1, rows: 1195, pageSize: 10, changes: 0 });
      const { ids, summary } = await readAll({ read: page => list.read(page) });
      deepEqual(
        { ids: ids.length, requests: list.requests, complete: summary.complete, pages: summary.pages },
        { ids: 1195, requests: 120, complete: true, pages: 120 },
      );
      deepEqual(ids, [...list.throughout]);
    });

    it('a scan of a list that stands still reads a short list twice, which proves more than a count', async () => {
      const list = shiftingList({ seed: 1, rows: 95, pageSize: 10, changes: 0 });
      const { ids, summary } = await readAll({ read: page => list.read(page) });
      deepEqual(
        { ids: ids.length, requests: list.requests, complete: summary.complete, pages: summary.pages },
        { ids: 95, requests: 20, complete: true, pages: 10 },
      );
    });

    it('a scan of a list that stands still takes one answer with everything as it is', async () => {
      const list = shiftingList({ seed: 1, rows: 7, pageSize: 10, changes: 0, counts: 'none' });
      const { summary } = await readAll({ read: page => list.read(page) });
      deepEqual(
        { customers: summary.customers, requests: list.requests, complete: summary.complete },
        { customers: 7, requests: 1, complete: true },
      );
    });

    it('a scan of a list that stands still asks for twelve pages at once, never more', async () => {
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
      equal(most, 12);
    });

    it('a scan of a list that stands still stops at a limit, says so, and reads on when more is wanted', async () => {
      const list = shiftingList({ seed: 1, rows: 400, pageSize: 10, changes: 0 });
      const scan = new Scan({ read: page => list.read(page), twice: false });
      const ids: string[] = [];
      const read = async (limit: number) => {
        const wish = { limit, proof: true };
        for await (const { records } of scan.pages(never(), wish))
          ids.push(...records.map(({ customer }) => customer.id));
      };
      await read(25);
      deepEqual(
        { ids: ids.length, requests: list.requests, ended: scan.ended, total: scan.summary.total },
        { ids: 30, requests: 3, ended: false, total: 400 },
      );
      deepEqual(scan.summary.doubts, ['It was not read to the end.']);
      await read(25);
      equal(list.requests, 3);
      await read(Number.POSITIVE_INFINITY);
      deepEqual(
        { ids, requests: list.requests, complete: scan.summary.complete },
        { ids: [...list.throughout], requests: 40, complete: true },
      );
    });

    for (const [rows, limit] of [
      [60, 60],
      [195, 196],
    ] as const) {
      it(`a scan of a list that stands still has read all ${rows} where ${limit} are enough`, async () => {
        const list = shiftingList({ seed: 1, rows, pageSize: 10, changes: 0 });
        const scan = new Scan({ read: page => list.read(page), twice: false });
        for await (const _ of scan.pages(never(), { limit, proof: false }));
        deepEqual({ ended: scan.ended, complete: scan.summary.complete }, { ended: true, complete: true });
      });
    }

    it('a scan of a list that stands still reads nothing again for who does not ask for a proof', async () => {
      const list = shiftingList({ seed: 1, rows: 40, pageSize: 10, changes: 0, counts: 'pages' });
      const scan = new Scan({ read: page => list.read(page), twice: false });
      const read = async (proof: boolean) => {
        for await (const _ of scan.pages(never(), { limit: 1000, proof }));
      };
      await read(false);
      deepEqual({ requests: list.requests, ended: scan.ended }, { requests: 4, ended: false });
      deepEqual(scan.summary.doubts, ['Read once: who moved meanwhile may be missing.']);
      await read(true);
      deepEqual({ requests: list.requests, complete: scan.summary.complete }, { requests: 8, complete: true });
    });
  });

  it('a scan reads on after a page that failed, and asks for nothing it has handed out', async () => {
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
    await rejects(read, /Test failed unexpectedly/);
    equal(ids.length, 80);
    equal(scan.summary.complete, false);
    asked.length = 0;
    await read();
    deepEqual(ids, [...list.throughout]);
    ok(asked.every(page => page >= 9));
    equal(scan.summary.complete, true);
  });

  it('a scan reads on after it was stopped', async () => {
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

  it('a scan goes by no count after a long pause, but reads again', async () => {
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
    equal(scan.summary.complete, true, scan.summary.doubts.join(' '));
    ok(ids.has('late'));
    match(scan.summary.proof ?? '', /in one pass/);
    equal(list.requests, 40);
  });

  it('a scan waits as long as it is asked, and says so', async () => {
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
    deepEqual({ complete: summary.complete, pauses: pauses.length }, { complete: true, pauses: 2 });
  });

  it('a scan does not wait longer than five minutes', async () => {
    const retryAt = new Date(Date.now() + 301_000).toISOString();
    const read = () => Promise.reject(new ClienteleError({ kind: 'rateLimited', retryAt }));
    await rejects(readAll({ read }), /rate limiting/);
  });
});
