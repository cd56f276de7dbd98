import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import type { FetchedPage } from '../../../../src/core/client.ts';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import { PageCache, type PageOptions } from '../../../../src/customers/pages/page-cache.ts';
import { type LocalClient, localClient } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';

// The vocabulary of this suite: the pages of one connection, and what asking for them costs in requests.

let made: LocalClient;
let pages: PageCache;
let fetched: FetchedPage[];

async function over(id: string, handler: Handler, ttl = 60): Promise<void> {
  made = await localClient(id, handler);
  fetched = [];
  pages = new PageCache(
    made.client,
    () => ttl,
    page => fetched.push(page),
  );
}

const get = (page = 1, ask: Partial<PageOptions> = {}, pageSize = 2) =>
  pages.get({ page, pageSize }, { signal: new AbortController().signal, ...ask });
const ids = ({ records }: FetchedPage) => records.map(({ customer }) => customer.id);
const asked = () => made.server.requests.length;

const row = (id: number) => ({ id: `c${id}`, first_name: 'Ada' });
const rows = (...numbers: number[]) => numbers.map(row);

/** Devdraft with six customers, in pages as asked. */
const paged: Handler = (response, { url }) => {
  const { searchParams } = new URL(url, 'http://x');
  const [skip, take] = [Number(searchParams.get('skip')), Number(searchParams.get('take'))];
  response.end(JSON.stringify({ data: rows(1, 2, 3, 4, 5, 6).slice(skip, skip + take), total: 6, skip, take }));
};

describe('pages', () => {
  afterEach(() => made.close());

  it('pages are kept under what was asked, also when the question changes while it is looked at', async () => {
    await over('devdraft', paged);
    let looks = 0;
    const sly = {
      pageSize: 2,
      get page() {
        return ++looks === 1 ? 1 : 3;
      },
    };
    const ask = { signal: new AbortController().signal };
    deepEqual(ids(await pages.get(sly, ask)), ids(await pages.get({ page: 1, pageSize: 2 }, ask)));
    deepEqual(ids(await get(1)), ['c1', 'c2']);
  });

  it('pages are asked for once, whoever asks and however often', async () => {
    await over('devdraft', paged);
    const got = await Promise.all([get(1), get(1), get(2), get(1)]);
    deepEqual(got.map(ids), [
      ['c1', 'c2'],
      ['c1', 'c2'],
      ['c3', 'c4'],
      ['c1', 'c2'],
    ]);
    await get(2);
    deepEqual({ asked: asked(), fetched: fetched.length }, { asked: 2, fetched: 2 });
  });

  it('pages are forgotten, the oldest first, when they hold too many characters', async () => {
    const long = 'x'.repeat(20_000_000);
    await over('devdraft', (response, { url }) => {
      const skip = Number(new URL(url, 'http://x').searchParams.get('skip'));
      response.end(JSON.stringify({ data: [{ id: `c${skip}`, note: long }], total: 8, skip, take: 1 }));
    });
    for (let page = 1; page <= 6; page++) await get(page, {}, 1);
    await get(6, {}, 1);
    await get(3, {}, 1);
    equal(asked(), 6, 'the newest are there');
    await get(1, {}, 1);
    equal(asked(), 7, 'the oldest is gone');
  });

  it('pages are asked for again when they are to be fresh, were cleared, or are too old', async () => {
    await over('devdraft', paged);
    await get(1);
    await get(1, { fresh: true });
    equal(asked(), 2);
    pages.clear();
    await get(1);
    equal(asked(), 3);
    await made.close();
    await over('devdraft', paged, 0);
    await get(1);
    await get(1);
    equal(asked(), 2);
  });

  it('pages of different questions are kept apart', async () => {
    await over('devdraft', paged);
    const { signal } = new AbortController();
    await pages.get({ pageSize: 2, filters: { status: 'ACTIVE' } }, { signal });
    await pages.get({ pageSize: 2, filters: { name: 'a' } }, { signal });
    await pages.get({ pageSize: 2, search: 'a' }, { signal });
    await pages.get({ pageSize: 3 }, { signal });
    equal(asked(), 4);
    await pages.get({ pageSize: 2, filters: { email: 'a@b.c', name: 'a' } }, { signal });
    await pages.get({ pageSize: 2, filters: { name: 'a', email: 'a@b.c' } }, { signal });
    equal(asked(), 5);
  });

  it('pages do not keep a failure', async () => {
    let count = 0;
    await over('devdraft', (response, request) =>
      count++ ? paged(response, request) : response.writeHead(403).end('{"message":"No."}'),
    );
    await rejects(get(1), isClienteleError);
    deepEqual(ids(await get(1)), ['c1', 'c2']);
  });

  it('pages stay what they were when asking for them anew fails', async () => {
    let count = 0;
    await over('devdraft', (response, request) =>
      count++ ? response.writeHead(403).end('{}') : paged(response, request),
    );
    await get(1);
    await rejects(get(1, { fresh: true }), isClienteleError);
    deepEqual(ids(await get(1)), ['c1', 'c2']);
    equal(asked(), 2);
  });

  it('pages go on for the others when one who asked has left, and end when all have', async () => {
    let answer = () => {};
    await over('devdraft', (response, request) => {
      answer = () => paged(response, request);
    });
    const stop = new AbortController();
    const left = get(1, { signal: stop.signal });
    const stayed = get(1);
    while (asked() === 0) await new Promise(setImmediate);
    stop.abort();
    await rejects(left, isClienteleError);
    answer();
    deepEqual(ids(await stayed), ['c1', 'c2']);
    equal(asked(), 1);

    const last = new AbortController();
    const gone = get(2, { signal: last.signal });
    while (asked() === 1) await new Promise(setImmediate);
    last.abort();
    await rejects(gone, isClienteleError);
    while (made.server.open > 0) await new Promise(setImmediate);
    const again = get(2);
    while (asked() === 2) await new Promise(setImmediate);
    answer();
    deepEqual(ids(await again), ['c3', 'c4']);
  });

  it('pages of a list that comes whole are cut here, for one request', async () => {
    await over('xtrakit', response =>
      response.end(JSON.stringify({ data: { customers: [1, 2, 3, 4, 5].map(id => ({ id })) } })),
    );
    deepEqual((await Promise.all([get(1), get(2), get(3), get(4)])).map(ids), [['1', '2'], ['3', '4'], ['5'], []]);
    const last = await get(3);
    deepEqual(
      { page: last.page, pageCount: last.pageCount, total: last.total, hasMore: last.hasMore, asked: asked() },
      { page: 3, pageCount: 3, total: 5, hasMore: false, asked: 1 },
    );
  });

  it('pages of a list that comes whole keep a broken row at its place', async () => {
    await over('xtrakit', response =>
      response.end(JSON.stringify({ data: { customers: [{ id: 1 }, null, { id: 3 }] } })),
    );
    const [first, second] = [await get(1), await get(2)];
    deepEqual({ ids: ids(first), problems: first.problems.map(({ index }) => index) }, { ids: ['1'], problems: [1] });
    deepEqual({ ids: ids(second), problems: second.problems.length }, { ids: ['3'], problems: 0 });
  });

  it('pages of a server that ignores the page come to an end', async () => {
    await over('cartevo', (response, { url }) =>
      response.end(
        JSON.stringify(url === '/auth/token' ? { access_token: 'abcd', expires_in: 99 } : { data: rows(1, 2) }),
      ),
    );
    ok((await get(1)).hasMore);
    const second = await get(2);
    deepEqual({ ids: ids(second), hasMore: second.hasMore }, { ids: [], hasMore: false });
  });

  it('pages of a server that grew out of sending everything at once are its new pages', async () => {
    let count = 1;
    await over('cartevo', (response, { url }) => {
      const data = rows(...Array.from({ length: count }, (_, at) => at + 1));
      response.end(JSON.stringify(url === '/auth/token' ? { access_token: 'abcd', expires_in: 99 } : { data }));
    });
    deepEqual(ids(await get(1)), ['c1']);
    count = 2;
    deepEqual(ids(await get(1, { fresh: true })), ['c1', 'c2']);
    deepEqual(ids(await get(1)), ['c1', 'c2']);
  });

  it('pages are asked for anew at their source although the same page is under way', async () => {
    await over('cartevo', (response, { url }) =>
      response.end(
        JSON.stringify(url === '/auth/token' ? { access_token: 'abcd', expires_in: 99 } : { data: rows(1) }),
      ),
    );
    await Promise.all([get(1), get(1, { resync: true })]);
    equal(made.server.requests.filter(({ url }) => url.includes('sync=true')).length, 1);
  });
});
