import { deepEqual, equal, rejects } from 'node:assert/strict';
import { CustomerList } from '../../../../src/customers/pages/opened-list.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type ContinuedList, continuedList, ids, inCircle, numbers, signal, ways } from '../continued-list.ts';

for (const way of ways) {
  describe(`a list whose pages go on by ${way}`, () => {
    let list: ContinuedList;

    async function open(people: number, how: { readonly total?: boolean } = {}): Promise<void> {
      list = await continuedList(way, people, how);
    }

    afterEach(() => list.close());

    const listOf = () => new CustomerList('c1', {}, (query, how) => list.connection.page(query, { ...how, signal }));
    const rowsOf = (opened: CustomerList) => opened.loaded.toSorted((a, b) => a.page - b.page).flatMap(ids);

    describe('through the cache', () => {
      it(`a list whose pages go on by ${way} is reached page after page, from the farthest one that is known`, async () => {
        await open(35);
        deepEqual(ids(await list.page(3)), numbers(21, 30));
        deepEqual(list.cursors(), [undefined, 'at-10-0', 'at-20-0']);
        deepEqual(ids(await list.page(4)), numbers(31, 35));
        deepEqual(list.cursors().slice(3), ['at-30-0']);
        equal((await list.page(2)).hasMore, true);
        equal(list.server.asked.length, 4);
      });

      it(`a list whose pages go on by ${way} says how many there are only where the answer does`, async () => {
        await open(35);
        const { total, pageCount, hasMore } = await list.page(1);
        deepEqual({ total, pageCount, hasMore }, { total: null, pageCount: null, hasMore: true });
        await list.close();
        await open(35, { total: true });
        equal((await list.page(1)).total, 35);
      });

      it(`a list whose pages go on by ${way} has no rows behind its end, without a request for each page that is not there`, async () => {
        await open(15);
        const { records, hasMore } = await list.page(9);
        deepEqual({ records, hasMore }, { records: [], hasMore: false });
        equal(list.server.asked.length, 2);
      });

      it(`a list whose pages go on by ${way} goes on where it has grown since`, async () => {
        await open(15);
        await list.page(3);
        list.server.people = 25;
        await list.page(2, { fresh: true });
        deepEqual(ids(await list.page(3)), numbers(21, 25));
      });

      it(`a list whose pages go on by ${way} sends each further page to its own origin and path, with the query alone and the size it began with`, async () => {
        await open(35);
        await list.page(2);
        deepEqual(
          list.local.requests.map(({ url }) => url),
          ['/people?limit=10', '/people?limit=10&cursor=at-10-0'],
        );
      });

      it(`a list whose pages go on by ${way} shares what is asked for at the same time`, async () => {
        await open(35);
        const got = await Promise.all([list.page(3), list.page(3), list.page(2), list.page(1)]);
        deepEqual(
          got.map(one => ids(one)[0]),
          ['p21', 'p21', 'p11', 'p1'],
        );
        equal(list.server.asked.length, 3);
      });

      it(`a list whose pages go on by ${way} keeps the way of each query and of each page size apart`, async () => {
        await open(35);
        await list.page(2);
        await list.connection.page({ page: 2, pageSize: 5 }, { signal });
        await list.connection.page({ page: 2, filters: { city: 'Lyon' } }, { signal });
        deepEqual(
          list.server.asked.map(({ limit, city, cursor }) => ({ limit, city, cursor })),
          [
            { limit: '10', city: undefined, cursor: undefined },
            { limit: '10', city: undefined, cursor: 'at-10-0' },
            { limit: '5', city: undefined, cursor: undefined },
            { limit: '5', city: undefined, cursor: 'at-5-0' },
            { limit: '10', city: 'Lyon', cursor: undefined },
            { limit: '10', city: 'Lyon', cursor: 'at-10-0' },
          ],
        );
      });

      it(`a list whose pages go on by ${way} is read from its beginning, once, where what was kept has expired at the provider`, async () => {
        await open(35);
        await list.page(2);
        list.server.fault = { kind: 'deadCursors', round: 7 };
        deepEqual(ids(await list.page(3)), numbers(21, 30));
        deepEqual(list.cursors().slice(2), ['at-20-0', undefined, 'at-10-7', 'at-20-7']);
      });

      it(`a list whose pages go on by ${way} fails as the provider does where a page that was just named is refused`, async () => {
        await open(35);
        list.server.fault = { kind: 'refusal', at: 10, status: 400 };
        await rejects(list.page(3), failsAs('badRequest', /Not now/));
        equal(list.server.asked.length, 2);
      });

      it(`a list whose pages go on by ${way} ends in a fault, and without a request, where it leads to a page that was asked for before`, async () => {
        await open(95);
        list.server.fault = { kind: 'circle', at: 30, to: 10 };
        deepEqual(ids(await list.page(4)), numbers(31, 40));
        await rejects(list.page(5), inCircle);
        await rejects(list.page(8), inCircle);
        equal(list.server.asked.length, 4);
      });
    });

    describe('in a tree', () => {
      it(`a list in a tree whose pages go on by ${way} is loaded one page more at a time`, async () => {
        await open(25);
        const opened = listOf();
        await opened.load(1);
        deepEqual({ pageNumbers: opened.pageNumbers, following: opened.following }, { pageNumbers: [1], following: 2 });
        opened.want(2);
        await opened.load(2);
        deepEqual(
          { pageNumbers: opened.pageNumbers, following: opened.following },
          { pageNumbers: [1, 2], following: 3 },
        );
        await opened.load(3);
        deepEqual(
          { pageNumbers: opened.pageNumbers, following: opened.following },
          { pageNumbers: [1, 2, 3], following: undefined },
        );
        deepEqual(rowsOf(opened), numbers(1, 25));
      });

      it(`a list in a tree whose pages go on by ${way} is read anew in turn, and no further than it goes now`, async () => {
        await open(35);
        const opened = listOf();
        for (let number = 1; number <= 4; number++) await opened.load(number);
        list.server.people = 15;
        list.server.asked.length = 0;
        await opened.refresh([4, 2, 1, 3]);
        deepEqual(list.cursors(), [undefined, 'at-10-0']);
        deepEqual(
          { rows: rowsOf(opened), pageNumbers: opened.pageNumbers },
          { rows: numbers(1, 15), pageNumbers: [1, 2] },
        );
      });

      it(`a list in a tree whose pages go on by ${way} keeps the rows of a page that fails when it is read anew, and of those behind it`, async () => {
        await open(35);
        const opened = listOf();
        for (let number = 1; number <= 3; number++) await opened.load(number);
        list.server.fault = { kind: 'refusal', at: 10, status: 403 };
        list.server.asked.length = 0;
        equal((await opened.refresh([1, 2, 3]))?.kind, 'forbidden');
        deepEqual(rowsOf(opened), numbers(1, 30));
        equal(opened.notRefreshed?.error.kind, 'forbidden');
        equal(list.server.asked.length, 2);
      });

      it(`a list in a tree whose pages go on by ${way} offers to load more again only once the page that failed is there`, async () => {
        await open(35);
        const opened = listOf();
        await opened.load(1);
        list.server.fault = { kind: 'refusal', at: 10, status: 403 };
        equal((await opened.load(2)).kind, 'failed');
        equal(opened.following, undefined);
        list.server.fault = undefined;
        opened.retry(2);
        equal((await opened.load(2)).kind, 'loaded');
        equal(opened.following, 3);
      });
    });
  });
}
