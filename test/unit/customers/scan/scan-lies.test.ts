import { deepEqual, equal, ok } from 'node:assert/strict';
import type { FetchedPage } from '../../../../src/core/client.ts';
import { recordOf } from '../records.ts';
import { readAll } from './read-all.ts';

describe('a scan of a list that lies', () => {
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
  const tenRows = (from: number) => Array.from({ length: 10 }, (_, at) => `row-${from + at}`);

  const lies: readonly [title: string, customers: number, doubt: RegExp, read: (number: number) => FetchedPage][] = [
    ['a page count that grows for ever', 900, /still grew/, n => page(n, tenRows(n * 10), { pageCount: n + 20 })],
    [
      'more pages than there are',
      30,
      /page 4 was empty/,
      n => page(n, n > 3 ? [] : tenRows(n * 10), { pageCount: 99 }),
    ],
    ['the first page again and again', 10, /were the same/, n => page(n, tenRows(0), {})],
    [
      'a count that is not what it lists',
      30,
      /counts 50, and lists 30/,
      n => page(n, tenRows(n * 10), { pageCount: 3, total: 50, hasMore: n < 3 }),
    ],
  ];
  for (const [title, customers, doubt, read] of lies) {
    it(`a scan of a list that lies ends and says so: ${title}`, async () => {
      const { summary } = await readAll({ read: async number => read(number) });
      equal(summary.complete, false);
      ok(
        summary.doubts.some(one => doubt.test(one)),
        summary.doubts.join(' '),
      );
      ok(summary.customers >= customers, `${summary.customers}`);
    });
  }

  it('a scan hands out a row that is there twice once, and says that others may be hidden by it', async () => {
    const read = async (n: number) =>
      page(n, [...tenRows(n * 10).slice(1), 'row-10'], { pageCount: 3, total: 30, hasMore: n < 3 });
    const { ids, summary } = await readAll({ read });
    deepEqual({ ids: ids.length, complete: summary.complete }, { ids: 28, complete: false });
    deepEqual(summary.doubts, ['2 of its rows stood twice, maybe in the place of others.']);
  });

  const hidden: readonly [title: string, read: (number: number) => FetchedPage][] = [
    ['does not look at the page number', n => page(n, tenRows(0), { pageCount: 2, total: 20, hasMore: n < 2 })],
    [
      'does not look at the page number, and counts pages alone',
      n => page(n, tenRows(0), { pageCount: 2, hasMore: n < 2 }),
    ],
    ['has two rows of one ID in its one answer', n => page(n, ['a', 'a'], { pageCount: 1, total: 2, hasMore: false })],
    [
      'counts many at first and few from then on',
      n =>
        page(n, tenRows(n * 10), n > 1 ? { pageCount: 2, total: 20, hasMore: n < 2 } : { pageCount: 100, total: 1000 }),
    ],
    ['counts fewer pages in the middle', n => page(n, tenRows(n * 10), { pageCount: n < 4 ? 10 : 4, hasMore: n < 4 })],
    ['counts more than its one answer has', n => page(n, ['a'], { pageCount: 1, total: 2, hasMore: false })],
  ];
  for (const [title, read] of hidden) {
    it(`a scan is never called complete where the list ${title}`, async () => {
      for (const twice of [true, false, undefined]) {
        const { summary } = await readAll({ read: async n => read(n), ...(twice === undefined ? {} : { twice }) });
        equal(summary.complete, false, summary.proof);
        ok(summary.doubts.length > 0);
      }
    });
  }

  it('a scan counts rows without an ID, and they are no reason for doubt', async () => {
    const problems = [
      { index: 0, message: '', raw: 'null' },
      { index: 5, message: '', raw: 'null' },
    ];
    const read = async (n: number) =>
      page(n, tenRows(n * 10).slice(2), { problems, pageCount: 3, total: 30, hasMore: n < 3 });
    const { summary } = await readAll({ read });
    deepEqual(
      { customers: summary.customers, problems: summary.problems, complete: summary.complete },
      { customers: 24, problems: 6, complete: true },
    );
  });
});
