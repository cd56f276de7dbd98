import { deepEqual, equal, match, notEqual, ok, rejects } from 'node:assert/strict';
import { listReader } from '../../../../src/customers/pages/list-reader.ts';
import { PageCache } from '../../../../src/customers/pages/page-cache.ts';
import { Scan } from '../../../../src/customers/scan/scan.ts';
import { contactsOf } from '../../../../src/providers/detect/contacts.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { type LocalClient, type LocalClientOptions, localClientOf } from '../../../support/local-client.ts';
import type { Received } from '../../../support/local-server.ts';
import { describedBy } from '../../../support/manifests.ts';

const signal = new AbortController().signal;

const base = {
  ...{ id: '2checkout.eu_1', baseUrl: 'https://api.acme.example', fields: { id: '/id' } },
  auth: [{ credentials: ['key'], bearer: '{key}' }],
  list: { path: '/people', rows: '/rows', paging: { by: 'none' } },
  get: { path: '/people/{id}' },
};

const size = { param: 'size', max: 20 };
const people = Array.from({ length: 45 }, (_, at) => ({ id: `p${at}` }));

describe('what few manifests say', () => {
  const open: LocalClient[] = [];
  afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

  async function serving(
    described: object,
    answer: (query: URLSearchParams, got: Received) => unknown,
    options: LocalClientOptions = {},
  ): Promise<LocalClient> {
    const made = await localClientOf(
      describedBy({ ...base, ...described }),
      (response, got) => {
        const body = answer(new URL(got.url, 'http://server').searchParams, got);
        response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      },
      options,
    );
    open.push(made);
    return made;
  }

  /** All there is, as an export reads it. */
  async function readAll({ client }: LocalClient, search?: string) {
    const { provider } = client;
    const list = search === undefined ? {} : { search };
    const scan = new Scan({
      read: listReader({ provider, read: (query, ask) => client.page(query, ask) }, list, { feed: false }),
    });
    const ids: string[] = [];
    for await (const { records } of scan.pages(signal)) ids.push(...records.map(({ customer }) => customer.id));
    return { ids, ...scan.summary };
  }

  const auth = [
    {
      credentials: ['clientId', 'secret'],
      exchange: { path: '/{tenant}/token', body: { secret: '{secret}', tenant: '{tenant}' }, token: '/token' },
      ...{
        basic: { user: '{clientId}', password: '{token}' },
        headers: { 'X-Tenant': '{tenant}', 'X-Id': '{clientId}' },
      },
      query: { who: '{clientId}@{tenant}' },
    },
  ];
  const credentials = { clientId: 'client-1', secret: 'secret-1' };

  it('what is chosen, and what was entered, is sent beside a token and for it', async () => {
    const made = await serving(
      { options: ['tenant'], auth },
      (_, { method }) => (method === 'POST' ? { token: 'token-1' } : { rows: people }),
      { credentials, options: { tenant: 'eu west' } },
    );
    await made.client.test({ signal });
    const [post, get] = made.server.requests;
    deepEqual([post?.url, post?.body], ['/eu%20west/token', '{"secret":"secret-1","tenant":"eu west"}']);
    const basic = Buffer.from('client-1:token-1').toString('base64');
    const { authorization, 'x-tenant': tenant, 'x-id': id } = get?.headers ?? {};
    deepEqual([authorization, tenant, id], [`Basic ${basic}`, 'eu west', 'client-1']);
    match(get?.url ?? '', /\?who=client-1%40eu\+west$/);
    const copied = made.client.curl(made.client.customerQuestion('p1').request);
    match(copied, /X-Tenant: eu west/);
    match(copied, /X-Id: \$\{_2CHECKOUT_EU_1_CLIENT_ID\}/);
    ok(!/client-1|token-1|secret-1/.test(copied), copied);
    equal(made.client.redact(`it was ${basic}`).includes(basic), false);
  });

  it('it is bound to the place that a choice leads it to, and named with it', () => {
    const [way] = auth;
    const elsewhere = { url: 'https://accounts.acme.{region}/token', body: { secret: '{secret}' }, token: '/token' };
    const said = { ...base, options: ['region'], auth: [{ ...way, exchange: elsewhere, headers: {}, query: {} }] };
    const provider = describedBy(said);
    const [method] = provider.authMethods;
    equal(method?.tokenUrl?.({ region: 'eu' }), 'https://accounts.acme.eu/token');
    equal(provider.options[0]?.required, true);
    const placed = (region: string) => provider.placement?.({ region });
    notEqual(placed('eu'), placed('us'));
    const read = readManifest(said);
    ok(read.kind === 'manifest');
    match(
      contactsOf(read.manifest)
        .map(({ text }) => text)
        .join('\n'),
      /clientId/,
    );
  });

  it('nothing is asked where what was chosen makes no address of a token', async () => {
    const exchange = { url: 'https://{region}/token', body: { secret: '{secret}' }, token: '/token' };
    const made = await serving(
      { options: ['region'], auth: [{ credentials: ['secret'], bearer: '{token}', exchange }] },
      () => ({ rows: people }),
      { credentials: { secret: 'secret-1' }, options: { region: 'a b/..' } },
    );
    await rejects(made.client.test({ signal }), failsAs('configuration', /./));
    equal(made.server.requests.length, 0);
  });

  const lists: readonly (readonly [name: string, paging: object, from: (query: URLSearchParams) => number])[] = [
    ['by rows to skip', { by: 'offset', param: 'skip' }, query => Number(query.get('skip'))],
    ['by rows to skip, from 1', { by: 'offset', param: 'at', first: 1, size }, query => Number(query.get('at')) - 1],
    [
      'by what the last row has',
      { by: 'cursor', param: 'after', next: { lastRow: '/id' } },
      query => people.findIndex(({ id }) => id === query.get('after')) + 1,
    ],
  ];
  for (const [name, paging, from] of lists) {
    it(`a list ${name} is read whole, each customer once${'size' in paging ? '' : ', though no size is asked for'}`, async () => {
      const made = await serving({ list: { ...base.list, paging } }, query => ({
        rows: people.slice(from(query), from(query) + Number(query.get('size') ?? 20)),
      }));
      const { ids, doubts } = await readAll(made);
      deepEqual([ids, doubts], [people.map(({ id }) => id), []]);
      ok(new Set(made.server.requests.map(({ url }) => url)).size <= 5);
    });
  }

  const ends: readonly (readonly [name: string, paging: object, list: object, end: (from: number) => object])[] = [
    ['a cursor that is 0', {}, {}, () => ({ next: 0 })],
    ['a cursor that is -1', {}, {}, () => ({ next: -1 })],
    ['a cursor that is “0”', {}, {}, () => ({ next: '0' })],
    ['a cursor that is false', {}, {}, () => ({ next: false })],
    ['a flag that is a word', { more: { at: '/more', is: 'Y' } }, {}, from => ({ next: from, more: 'N' })],
  ];
  for (const [name, more, list, end] of ends) {
    it(`a list may end by ${name}`, async () => {
      const paging = { by: 'cursor', param: 'after', next: { at: '/next' }, size, ...more };
      const made = await serving({ list: { ...base.list, paging, ...list } }, query => {
        const from = Number(query.get('after') ?? 0);
        const isMore = from + 20 < people.length;
        return { rows: people.slice(from, from + 20), ...(isMore ? { next: from + 20, more: 'Y' } : end(from + 20)) };
      });
      const { ids, complete, doubts } = await readAll(made);
      deepEqual([ids.length, complete, doubts], [45, true, []]);
    });
  }

  it('a cursor may stand beside the customer in an element of the list', async () => {
    const paging = { by: 'cursor', param: 'after', next: { lastRow: '/cursor' }, more: { at: '/more' }, size };
    const made = await serving({ list: { ...base.list, row: '/node', paging } }, query => {
      const from = Number(query.get('after')?.slice(1) ?? 0);
      const rows = people.slice(from, from + 20).map((node, at) => ({ cursor: `k${from + at + 1}`, node }));
      return { rows, more: from + 20 < people.length };
    });
    deepEqual((await readAll(made)).ids.length, 45);
  });

  it('a list may have nobody by a status that the manifest names, also behind its end', async () => {
    for (const count of [0, 20, 45]) {
      const provider = describedBy({
        ...base,
        list: { ...base.list, none: [404], paging: { by: 'page', param: 'page', size } },
      });
      const made = await localClientOf(provider, (response, { url }) => {
        const page = Number(new URL(url, 'http://server').searchParams.get('page'));
        const rows = people.slice(0, count).slice((page - 1) * 20, page * 20);
        response.writeHead(rows.length > 0 ? 200 : 404, { 'Content-Type': 'application/json' });
        response.end(JSON.stringify(rows.length > 0 ? { rows } : { code: 7 }));
      });
      open.push(made);
      const { ids, doubts } = await readAll(made);
      deepEqual([ids.length, doubts], [count, []]);
    }
  });

  it('a list whose server does not skip what it is asked to skip is not read for ever', async () => {
    const made = await serving({ list: { ...base.list, paging: { by: 'offset', param: 'skip' } } }, () => ({
      rows: people.slice(0, 20),
    }));
    const { ids, complete } = await readAll(made);
    deepEqual([ids.length, complete], [20, false]);
    ok(made.server.requests.length < 10);
  });

  const kinds: Readonly<Record<string, object>> = {
    page: { by: 'page', param: 'page', size },
    cursor: { by: 'cursor', param: 'after', next: { at: '/next' }, size },
    none: { by: 'none' },
  };
  for (const [ofList, paging] of Object.entries(kinds)) {
    for (const [ofSearch, own] of Object.entries(kinds)) {
      if (ofList === ofSearch) continue;
      it(`a search may have other pages than the list: ${ofSearch} in ${ofList}`, async () => {
        const search = { path: '/search', param: 'q', paging: own, looksAt: 'IDs' };
        const made = await serving({ list: { ...base.list, paging }, search }, (query, { url }) => {
          const by = url.startsWith('/search') ? ofSearch : ofList;
          const count = Number(query.get('size') ?? 100);
          const before = by === 'page' ? (Number(query.get('page')) - 1) * count : Number(query.get('after') ?? 0);
          const rows = by === 'none' ? people : people.slice(before, before + count);
          const isMore = by === 'cursor' && before + rows.length < people.length;
          return { rows, ...(isMore && { next: String(before + rows.length) }) };
        });
        const found = await readAll(made, 'p');
        deepEqual([found.ids, found.doubts], [people.map(({ id }) => id), []]);
        deepEqual((await readAll(made)).ids.length, 45);
        const cache = new PageCache(
          made.client,
          () => 60,
          () => {},
        );
        const second = await cache.get({ search: 'p', page: 2, pageSize: 20 }, { signal });
        deepEqual(second.records[0]?.customer.id, 'p20');
      });
    }
  }

  it('numbers and words of JSON are sent as they are written, inside a body, too', async () => {
    const body = {
      auth: { 'api-key': '{api-key}', scopes: ['read', '{tenant}'] },
      ttl: 3600,
      remember: true,
      none: null,
    };
    const exchange = { path: '/token', body, token: '/token' };
    const made = await serving(
      {
        options: ['tenant'],
        auth: [{ credentials: ['api-key'], bearer: '{token}', exchange }],
        list: { ...base.list, params: { active: 1, all: true } },
      },
      (_, { method }) => (method === 'POST' ? { token: 'token-1' } : { rows: people }),
      { credentials: { 'api-key': 'key-1' }, options: { tenant: 'eu' } },
    );
    await made.client.test({ signal });
    const [post, get] = made.server.requests;
    const sent = { auth: { 'api-key': 'key-1', scopes: ['read', 'eu'] }, ttl: 3600, remember: true, none: null };
    deepEqual(JSON.parse(post?.body ?? ''), sent);
    equal(get?.url, '/people?active=1&all=true');
  });

  it('an unknown ID may be said in a success', async () => {
    const error = { notFound: [{ status: 200, at: '/found', is: false }] };
    const made = await serving({ error }, () => ({ found: false, hint: 'Look elsewhere.' }));
    await rejects(made.client.customer('p1', { signal }), failsAs('notFound', /./));
  });

  it('an element of a list may be the one that has nothing in a place', async () => {
    const email = { find: '/emails', where: '/revoked', is: null, take: '/at' };
    const emails = [
      { revoked: '2026-01-01', at: 'old@example.com' },
      { revoked: null, at: 'new@example.com' },
    ];
    const made = await serving({ fields: { id: '/id', email } }, () => ({ rows: [{ id: 1, emails }] }));
    const { records } = await made.client.page({}, { signal });
    equal(records[0]?.customer.email, 'new@example.com');
  });

  it('a state is what the API calls it, where it calls it as Clientele does', async () => {
    const fields = { id: '/id', status: ['/state', '/status'] };
    const states = ['Active', 'blocked', 'gone', null];
    const made = await serving({ fields }, () => ({ rows: states.map((state, id) => ({ id, state })) }));
    const { records } = await made.client.page({}, { signal });
    deepEqual(
      records.map(({ customer }) => customer.status),
      ['active', 'blocked', 'unknown', null],
    );
  });

  it('a user alone proves who asks, and the type of what is read may be named', async () => {
    const made = await serving(
      {
        headers: { 'content-type': 'application/vnd.api+json' },
        auth: [{ credentials: ['key'], basic: { user: '{key}' } }],
      },
      () => ({ rows: people }),
      { credentials: { key: 'k-1' } },
    );
    await made.client.test({ signal });
    const { authorization, 'content-type': type } = made.server.requests[0]?.headers ?? {};
    deepEqual([authorization, type], [`Basic ${Buffer.from('k-1:').toString('base64')}`, 'application/vnd.api+json']);
  });
});
