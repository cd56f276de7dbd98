import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { FetchedPage } from '../../../../src/core/client.ts';
import { ClienteleError } from '../../../../src/core/model/errors.ts';
import { CustomerList } from '../../../../src/customers/pages/opened-list.ts';
import { foundOrder, listOrder, type Order, Walk } from '../../../../src/customers/pages/walk.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { recordOf } from '../records.ts';

interface Served extends Partial<Omit<FetchedPage, 'records' | 'problems'>> {
  readonly ids: readonly string[];
  /** Places of rows that could not be read. */
  readonly unread?: readonly number[];
}

/** A list whose pages are taken from this record; a page that is not in it fails. */
function listOf(pages: Record<number, Served>) {
  const asked: number[] = [];
  const list = new CustomerList('one', {}, async ({ page = 1 }) => {
    asked.push(page);
    const served = pages[page];
    if (!served) throw new ClienteleError({ kind: 'server', who: 'P' });
    const { ids, unread = [], ...more } = served;
    return {
      ...{ drift: [], page, pageSize: null, pageCount: null, total: null, hasMore: false, whole: false },
      fetchedAt: '2026-01-01T00:00:00.000Z',
      ...more,
      records: ids.map(id => recordOf({ id })),
      problems: unread.map(index => ({ index, message: 'No ID.', raw: '{}' })),
    };
  });
  return { list, asked, pages };
}

const named = (id: string) => ({ connectionId: 'one', customer: { id } });
const begin = (order: Order, id: string): Walk => {
  const walk = Walk.at(order, named(id));
  ok(walk, `${id} is on no loaded page`);
  return walk;
};

/** The IDs that one comes past, up to the end. */
async function path(walk: Walk, by: 1 | -1): Promise<string[]> {
  const ids: string[] = [];
  for (let step = await walk.step(by); step; step = await step.walk.step(by)) ids.push(step.row.record.customer.id);
  return ids;
}

const fifty = { pageSize: 2, total: 5, pageCount: 3 } as const;

describe('the way from one customer to its neighbours', () => {
  it('the way from one customer to its neighbours goes over all pages of a list and back, asking for each page once, when it is reached', async () => {
    const { list, asked } = listOf({
      1: { ids: ['a', 'b'], ...fifty, hasMore: true },
      2: { ids: ['c', 'd'], ...fifty, hasMore: true },
      3: { ids: ['e'], ...fifty },
    });
    await list.load(1);
    const first = begin(listOrder(list), 'a');
    deepEqual(
      { position: first.position, hasPrevious: first.hasPrevious, hasNext: first.hasNext },
      { position: { at: 1, total: 5 }, hasPrevious: false, hasNext: true },
    );
    equal((await first.step(1))?.row.record.customer.id, 'b');
    deepEqual(asked, [1]);
    deepEqual(await path(first, 1), ['b', 'c', 'd', 'e']);
    deepEqual(asked, [1, 2, 3]);
    const last = begin(listOrder(list), 'e');
    deepEqual(
      { position: last.position, hasPrevious: last.hasPrevious, hasNext: last.hasNext },
      { position: { at: 5, total: 5 }, hasPrevious: true, hasNext: false },
    );
    deepEqual(await path(last, -1), ['d', 'c', 'b', 'a']);
    equal(await last.step(1), undefined);
  });

  it('the way from one customer to its neighbours reaches the page before, where one began behind it', async () => {
    const { list, asked } = listOf({ 1: { ids: ['a', 'b'], ...fifty }, 2: { ids: ['c', 'd'], ...fifty } });
    await list.load(2);
    deepEqual(await path(begin(listOrder(list), 'd'), -1), ['c', 'b', 'a']);
    deepEqual(asked, [2, 1]);
  });

  it('the way from one customer to its neighbours passes over rows that could not be read, which have places all the same', async () => {
    const { list } = listOf({ 1: { ids: ['a', 'b'], unread: [0, 2], total: 4, pageCount: 1, pageSize: 4 } });
    await list.load(1);
    const walk = begin(listOrder(list), 'a');
    equal(walk.position.at, 2);
    equal((await walk.step(1))?.walk.position.at, 4);
  });

  it('the way from one customer to its neighbours says no number where pages before are not known, and no total where nobody counts', async () => {
    const { list } = listOf({ 2: { ids: ['c'], hasMore: true }, 1: { ids: ['a', 'b'], hasMore: true } });
    await list.load(2);
    const walk = begin(listOrder(list), 'c');
    deepEqual(walk.position, { at: null, total: null });
    await list.load(1);
    deepEqual(walk.position, { at: 3, total: null });
  });

  it('the way from one customer to its neighbours goes on where a list has no page numbers', async () => {
    const { list, asked } = listOf({
      1: { ids: ['a'], hasMore: true, next: 'x' },
      2: { ids: [], hasMore: true, next: 'y' },
      3: { ids: ['b'], next: null },
    });
    await list.load(1);
    deepEqual(await path(begin(listOrder(list), 'a'), 1), ['b']);
    deepEqual(asked, [1, 2, 3]);
  });

  it('the way from one customer to its neighbours comes to an end in a list that says for ever that there is more, and sends nobody', async () => {
    let asked = 0;
    const list = new CustomerList('one', {}, async ({ page = 1 }) => {
      asked++;
      return {
        ...{ drift: [], page, pageSize: null, pageCount: null, total: null, hasMore: true, whole: false },
        ...{ fetchedAt: '', problems: [], records: page === 1 ? [recordOf({ id: 'a' })] : [] },
      };
    });
    await list.load(1);
    equal(await begin(listOrder(list), 'a').step(1), undefined);
    ok(asked < 20, String(asked));
  });

  it('the way from one customer to its neighbours fails with what the page failed with, stays where it is, and asks anew the next time', async () => {
    const { list, pages } = listOf({ 1: { ids: ['a'], ...fifty, hasMore: true } });
    await list.load(1);
    const walk = begin(listOrder(list), 'a');
    await rejects(walk.step(1), failsAs('server'));
    pages[2] = { ids: ['b'], ...fifty };
    equal((await walk.step(1))?.row.record.customer.id, 'b');
  });

  it('the way from one customer to its neighbours finds its customer again after the list was read anew, also on another page and after it is gone', async () => {
    const { list, pages } = listOf({
      1: { ids: ['a', 'b'], ...fifty, hasMore: true },
      2: { ids: ['c', 'd'], ...fifty },
    });
    await list.load(1);
    const walk = begin(listOrder(list), 'b');
    pages[1] = { ids: ['new', 'a'], ...fifty, hasMore: true };
    pages[2] = { ids: ['b', 'c'], ...fifty };
    await list.refresh([1, 2]);
    equal((await walk.step(1))?.row.record.customer.id, 'c');
    equal((await walk.step(-1))?.row.record.customer.id, 'a');
    pages[1] = { ids: ['x', 'y'], ...fifty, hasMore: true };
    pages[2] = { ids: ['z'], ...fifty };
    await list.refresh([1, 2]);
    // It was the second row of the first page.
    equal((await walk.step(1))?.row.record.customer.id, 'y');
    equal((await walk.step(-1))?.row.record.customer.id, 'x');
  });

  it('the way from one customer to its neighbours reads the page of its customer again, where a refresh has forgotten it', async () => {
    const { list, asked } = listOf({
      1: { ids: ['a', 'b'], ...fifty, hasMore: true },
      2: { ids: ['c', 'd'], ...fifty },
    });
    await list.load(1);
    await list.load(2);
    const walk = begin(listOrder(list), 'c');
    await list.refresh([1]);
    equal((await walk.step(1))?.row.record.customer.id, 'd');
    deepEqual(asked, [1, 2, 1, 2]);
  });

  it('the way from one customer to its neighbours begins at the very row, where a customer stands twice in a list that shifts', async () => {
    const { list } = listOf({ 1: { ids: ['a', 'b'], ...fifty, hasMore: true }, 2: { ids: ['b', 'c'], ...fifty } });
    await list.load(1);
    await list.load(2);
    const state = list.state(2);
    ok(state?.kind === 'loaded' && state.page.records[0]);
    deepEqual(Walk.at(listOrder(list), state.page.records[0])?.position, { at: 3, total: 5 });
    deepEqual(Walk.at(listOrder(list), named('b'))?.position, { at: 2, total: 5 });
  });

  it('the way from one customer to its neighbours goes through what was found, of several connections, in the order of the hits', async () => {
    const found = [recordOf({ id: '1' }, 'one'), recordOf({ id: '1' }, 'two'), recordOf({ id: '2' }, 'one')];
    const walk = Walk.at(foundOrder(found.map(record => ({ record }))), found[1] ?? named(''));
    ok(walk);
    deepEqual(walk.position, { at: 2, total: 3 });
    deepEqual({ next: await path(walk, 1), previous: await path(walk, -1) }, { next: ['2'], previous: ['1'] });
    equal((await walk.step(-1))?.row.record.connectionId, 'one');
  });

  it('the way from one customer to its neighbours is none for who is on no loaded page', () => {
    const { list } = listOf({});
    equal(Walk.at(listOrder(list), named('a')), undefined);
  });
});
