import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import { type LocalServer, localServer, type Received } from '../../../support/local-server.ts';
import { describedBy } from '../../../support/manifests.ts';

const signal = new AbortController().signal;

const manifest = (paging: object, list: object = {}) => ({
  ...{ id: 'acme', baseUrl: 'https://api.acme.example', fields: { id: '/id' } },
  auth: [{ credentials: ['key'], bearer: '{key}' }],
  list: { path: '/people', rows: '/rows', paging, ...list },
  get: { path: '/people/{id}' },
});

const size = { param: 'size', max: 20 };
const rows = (from: number, count = 20) => Array.from({ length: count }, (_, at) => ({ id: `p${from + at}` }));

describe('an API of a manifest that does not do as its manifest says', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

  async function serving(described: object, answer: (query: URLSearchParams, got: Received) => unknown, headers = {}) {
    const made: LocalClient = await localClientOf(describedBy(described), (response, got) => {
      const query = new URL(got.url, 'http://server').searchParams;
      response.writeHead(200, { 'Content-Type': 'application/json', ...headers });
      response.end(JSON.stringify(answer(query, got)));
    });
    open.push(made);
    return made;
  }

  /** Reads the list as an export does: the IDs that were handed out, and what the scan says, or how it failed. */
  async function scanned({ client }: LocalClient) {
    const { provider } = client;
    const scan = new Scan({
      read: listReader({ provider, read: (query, ask) => client.page(query, ask) }, {}, { feed: false }),
    });
    const ids: string[] = [];
    const read = async () => {
      for await (const { records } of scan.pages(signal)) ids.push(...records.map(({ customer }) => customer.id));
      return scan.summary;
    };
    return { ids, read };
  }

  const circles: readonly (readonly [name: string, paging: object, more: object])[] = [
    ['whose cursor repeats', { by: 'cursor', param: 'after', next: { at: '/next' }, size }, { next: 'same' }],
    [
      'whose next address is that of the same page',
      { by: 'url', at: '/next', size },
      { next: '/people?after=1&size=20' },
    ],
    [
      'whose last row is always the same',
      { by: 'cursor', param: 'after', next: { lastRow: '/id' }, more: { at: '/more' }, size },
      { more: true },
    ],
  ];
  for (const [name, paging, more] of circles) {
    it(`ends in a failure, not as an end, once its rows were handed out: one ${name}`, async () => {
      const made = await serving(manifest(paging), query => ({ rows: rows(query.has('after') ? 20 : 0), ...more }));
      const { ids, read } = await scanned(made);
      await rejects(read(), failsAs('schema', /goes in a circle/));
      deepEqual(
        ids,
        rows(0, 40).map(({ id }) => id),
      );
      ok(made.server.requests.length < 10);
    });
  }

  it('is asked no more, and not believed to be whole, where the last page comes again for ever', async () => {
    const paging = { by: 'page', param: 'page', size };
    const made = await serving(manifest(paging), query => ({
      rows: rows(Math.min(Number(query.get('page')) - 1, 1) * 20),
    }));
    const { ids, read } = await scanned(made);
    const { complete, doubts } = await read();
    deepEqual({ all: ids.length, different: new Set(ids).size }, { all: 40, different: 40 });
    equal(complete, false);
    match(doubts.join(), /not sure where the list ends/);
    ok(made.server.requests.length < 10);
  });

  it('keeps its key at home where the next address leaves the origin: only its query is used, on the list’s own path', async () => {
    const other: LocalServer = await localServer(response => response.end('{"rows":[]}'));
    open.push(other);
    for (const by of ['url', 'link']) {
      const next = `${other.origin}/elsewhere?after=20&size=20`;
      const paging = by === 'url' ? { by, at: '/next', size } : { by, size };
      const made = await serving(
        manifest(paging),
        query => (query.get('after') === '20' ? { rows: rows(20, 3) } : { rows: rows(0), next }),
        by === 'link' ? { Link: `<${next}>; rel="next"` } : {},
      );
      const first = await made.client.page({ pageSize: 20 }, { signal });
      ok(typeof first.next === 'string');
      const second = await made.client.page({ page: 2, pageSize: 20, after: first.next }, { signal });
      equal(second.records.length, 3);
      deepEqual(
        made.server.requests.map(({ url }) => url),
        ['/people?size=20', '/people?after=20&size=20'],
      );
    }
    equal(other.connections, 0);
  });

  for (const [total, known] of [
    ['7', 7],
    [' 7 ', 7],
    ['many', null],
    [-1, null],
    ['-1', null],
    [1.5, null],
    [null, null],
    [{ x: 1 }, null],
    [2, null],
  ] as const) {
    it(`has ${known ?? 'no known number of'} customers where its total is ${JSON.stringify(total)} and five came of a page of five`, async () => {
      const paging = { by: 'page', param: 'page', size, total: { at: '/total' } };
      const made = await serving(manifest(paging), () => ({ rows: rows(0, 5), total }));
      const page = await made.client.page({ pageSize: 5 }, { signal });
      equal(page.total, known);
      equal(page.records.length, 5);
    });
  }

  it('has failed where it says so in place of its rows, also in words at places that nobody named', async () => {
    const made = await serving(manifest({ by: 'page', param: 'page', size }), () => ({ error: 'rate limited' }));
    await rejects(made.client.page({}, { signal }), failsAs('schema', /rate limited/));
  });

  it('has a problem for a row without the customer inside, and its other rows', async () => {
    const list = { row: '/customer' };
    const made = await serving(manifest({ by: 'none' }, list), () => ({
      rows: [{ customer: { id: 1 } }, { card: {} }, { customer: null }, { customer: 'x' }, 7, { customer: { id: 2 } }],
    }));
    const { records, problems } = await made.client.page({}, { signal });
    deepEqual(
      { records: records.map(({ customer }) => customer.id), problems: problems.map(({ index }) => index) },
      { records: ['1', '2'], problems: [1, 2, 3, 4] },
    );
  });

  it('is found out where it answers a wrong key with 200 and one row: the question for the key is one that only it can answer', async () => {
    const paging = { by: 'none' };
    const said = { ...manifest(paging), probe: { path: '/me' }, error: { words: ['/message'] } };
    const refusing = await serving(said, (_, { url }) =>
      url.startsWith('/me') ? { message: 'You are not logged in.' } : { rows: rows(0, 1) },
    );
    await rejects(
      refusing.client.test({ signal }),
      failsAs('schema', /does not answer the question for the key|Check the base URL/),
    );
  });
});
