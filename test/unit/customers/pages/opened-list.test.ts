import { deepEqual, equal, match } from 'node:assert/strict';
import type { FetchedPage } from '../../../../src/core/client.ts';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { CustomerList } from '../../../../src/customers/pages/opened-list.ts';
import { recordOf } from '../records.ts';

describe('a list as it is opened in a tree', () => {
  /** Minutes past twelve; each question takes one. */
  let minute = 0;
  let asked: number[] = [];
  /** Pages that fail. */
  let failing: readonly number[] = [];
  const pageCount = 3;

  const pageOf = (page: number): FetchedPage => ({
    records: [`${page}a`, `${page}b`].map(id => recordOf({ id })),
    problems: [],
    drift: [],
    page,
    pageSize: 2,
    pageCount,
    total: 6,
    hasMore: page < pageCount,
    whole: true,
    fetchedAt: `2026-01-01T12:0${minute}:00.000Z`,
  });

  const list = () =>
    new CustomerList('c', {}, async ({ page = 1 }) => {
      minute++;
      asked.push(page);
      if (failing.includes(page)) throw new ClienteleError({ kind: 'server', who: `Page ${page}` });
      return pageOf(page);
    });

  beforeEach(() => {
    minute = 0;
    asked = [];
    failing = [];
  });

  const notRefreshed = (one: CustomerList) => one.notRefreshed;

  /** With its first two pages loaded. */
  async function opened(): Promise<CustomerList> {
    const made = list();
    await made.load(1);
    await made.load(2);
    return made;
  }

  it('a list that is opened in a tree says that a refresh failed, and since when the oldest rows are, until one succeeds', async () => {
    const opening = await opened();
    equal(notRefreshed(opening), undefined);
    failing = [1, 2];
    await opening.refresh([1, 2], true);
    match(notRefreshed(opening)?.error.message ?? '', /^Page 1 failed unexpectedly\./);
    equal(notRefreshed(opening)?.since, '2026-01-01T12:01:00.000Z');
    equal(notRefreshed(opening)?.resync, true);
    failing = [2];
    await opening.refresh([1, 2]);
    equal(notRefreshed(opening)?.since, '2026-01-01T12:02:00.000Z');
    equal(notRefreshed(opening)?.resync, false);
    failing = [];
    await opening.refresh([1, 2]);
    equal(notRefreshed(opening), undefined);
  });

  it('a list that is opened in a tree says so until each page that failed was refreshed by itself', async () => {
    const opening = await opened();
    failing = [1, 2];
    await opening.refresh([1, 2]);
    failing = [];
    await opening.refreshPage(1);
    equal(notRefreshed(opening)?.since, '2026-01-01T12:02:00.000Z');
    await opening.refreshPage(2);
    equal(notRefreshed(opening), undefined);
  });

  it('a list that is opened in a tree says nothing of a failed refresh where no old rows are left: the page says it itself', async () => {
    failing = [1];
    const opening = list();
    await opening.load(1);
    equal((await opening.refresh([1]))?.kind, 'server');
    equal(notRefreshed(opening), undefined);
  });

  it('a list that is opened in a tree finds a customer on a loaded page, and of a list that comes whole on any', async () => {
    const opening = await opened();
    asked = [];
    equal(await opening.find('2b', true), 2);
    equal(await opening.find('3a', false), undefined);
    deepEqual(asked, []);
    equal(await opening.find('3a', true), 3);
    equal(await opening.find('4a', true), undefined);
    deepEqual(asked, [3]);
  });

  it('a list that is opened in a tree looks no further than a page that fails', async () => {
    failing = [1];
    equal(await list().find('3a', true), undefined);
    deepEqual(asked, [1]);
  });
});
