import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Credentials, CustomerRecord } from '../../../src/core/model/customer.ts';
import type { ApiRequest, ListQuestion, Options, Page } from '../../../src/core/model/provider.ts';
import { providers } from '../../../src/providers/index.ts';
import { type Sandbox, startSandbox } from '../../../src/sandbox/server.ts';
import { checkRecord } from './check-record.ts';
import { answerOf, asked, read } from './reading.ts';

type Row = Readonly<Record<string, unknown>>;

/** A value for a filter, and what it says of every row that passes. */
type Filter = readonly [key: string, value: string, holds: (row: Row) => boolean];

const filters: Readonly<Record<string, readonly Filter[]>> = {
  yativo: [
    ['country', 'USA', row => row.customer_country === 'USA' || row.customer_country === null],
    ['kyc_status', 'approved', row => row.customer_kyc_status === 'approved'],
    ['is_kyc_approved', 'true', row => row.customer_kyc_status === 'approved'],
    ['email', 'example', row => String(row.customer_email).includes('example')],
  ],
  devdraft: [
    ['status', 'BLACKLISTED', row => row.status === 'BLACKLISTED'],
    ['name', 'a', row => /a/i.test(`${row.first_name} ${row.last_name}`)],
  ],
  easytools: [
    ['query', 'a', row => /a/i.test(String(row.name))],
    ['created_from', '2026-10-01', row => String(row.last_order) >= '2026-10'],
    ['created_to', '2026-01-01', row => String(row.first_seen) <= '2026-01-02'],
    ['subscription_status', 'active', row => Number(row.subscriptions_count) > 0],
  ],
  xtrakit: [
    ['customer_group_id', '2', row => row.customer_group_id === 2],
    ['created_at', '2026-01-01 00:00:00', row => String(row.created_at) >= '2026'],
    ['updated_at', '2026-01-01', row => String(row.created_at) < '2026-01-02'],
  ],
};

for (const provider of providers.values()) {
  describe(`${provider.title}, over HTTP`, () => {
    const options: Options = provider.id === 'easytools' ? { currency: 'pln' } : {};
    const pageSize = provider.id === 'easytools' ? 20 : 25;
    let sandbox: Sandbox;
    let credentials: Credentials;

    before(async () => {
      sandbox = await startSandbox({ rateLimits: false, customers: 120 });
      credentials = await sessionOf(sandbox.credentials(provider.id));
    });
    after(() => sandbox.close());

    /** The credentials, exchanged where that comes first. */
    async function sessionOf(given: Credentials): Promise<Credentials> {
      const exchange = methodOf(given).exchange?.(given);
      if (!exchange) return given;
      const answer = await send(exchange.path, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(exchange.body),
      });
      return exchange.read(answerOf(answer.text)).credentials;
    }

    function methodOf(given: Credentials) {
      const method = provider.authMethods.find(({ credentials: keys }) => keys.every(({ key }) => given[key]));
      ok(method);
      return method;
    }

    async function send(pathAndQuery: string, init: RequestInit): Promise<{ status: number; text: string }> {
      const response = await fetch(sandbox.baseUrl(provider.id) + pathAndQuery, init);
      return { status: response.status, text: await response.text() };
    }

    const ask = ({ path: at, params = {}, headers = {} }: ApiRequest, given = credentials) =>
      send(`${at}?${new URLSearchParams(params)}`, { headers: { ...methodOf(given).headers(given), ...headers } });

    async function page(more: Partial<ListQuestion> = {}): Promise<Page> {
      const question = asked({ pageSize, ...more });
      const { status, text } = await ask(provider.list(question, options).request);
      equal(status, 200, text);
      return read(provider, text, question);
    }

    const idsOf = ({ records }: Pick<Page, 'records'>) => records.map(({ customer }) => customer.id);

    it('lists the first and the second page, with other people on each', async () => {
      const first = await page();
      const second = await page({ page: 2 });
      deepEqual({ problems: first.problems, drift: first.drift }, { problems: [], drift: [] });
      if (provider.paging.by === 'whole')
        return deepEqual(
          { whole: first.whole, total: first.total, ids: idsOf(first) },
          { whole: true, total: 120, ids: idsOf(second) },
        );
      deepEqual({ firstPage: first.page, secondPage: second.page }, { firstPage: 1, secondPage: 2 });
      equal(first.records.length, pageSize);
      equal(first.hasMore, true);
      equal(first.pageCount, Math.ceil(120 / pageSize));
      equal(new Set([...idsOf(first), ...idsOf(second)]).size, pageSize * 2);
    });

    it('reads to the end and no further', async () => {
      const { pageCount, hasMore } = await page();
      if (provider.paging.by === 'whole') return equal(hasMore, false);
      ok(pageCount);
      equal((await page({ page: pageCount })).hasMore, false);
      const beyond = await page({ page: pageCount + 3 });
      deepEqual({ records: beyond.records, hasMore: beyond.hasMore }, { records: [], hasMore: false });
    });

    it('asks for one customer by ID and gets the one of the list', async () => {
      for (const { customer } of (await page()).records.slice(0, 10)) {
        const { status, text } = await ask(provider.get(customer.id, options).request);
        equal(status, 200);
        const record = provider.get(customer.id, options).read(answerOf(text));
        checkRecord(record, answerOf(text));
        const { address: _, ...alone } = record.customer;
        const { address: __, ...listed } = customer;
        deepEqual(alone, listed);
      }
    });

    it('hears of an unknown ID as not found', async () => {
      const unknown =
        { devdraft: 'cust_0000000000000000', xtrakit: '999999' }[provider.id] ?? '550e8400-e29b-41d4-a716-446655440099';
      const { status, text } = await ask(provider.get(unknown, options).request);
      const refusal = { status, json: JSON.parse(text) as unknown };
      ok(status === 404 || provider.isNotFound?.(refusal));
      match(provider.readError(refusal) ?? '', /not found/i);
    });

    it('hears the words about a wrong key', async () => {
      const wrong = Object.fromEntries(Object.keys(credentials).map(key => [key, 'wrong-key']));
      const { status, text } = await ask(provider.probe(options).request, wrong);
      equal(status, 401);
      ok(provider.readError({ status, json: JSON.parse(text) }));
    });

    it('proves right keys by its probe', async () => equal((await ask(provider.probe(options).request)).status, 200));

    for (const spec of provider.options.filter(({ discover }) => discover)) {
      it(`discovers values for ${spec.key}`, async () => {
        const question = spec.discover?.({});
        ok(question);
        const found = question.read(answerOf((await ask(question.request)).text));
        ok(found.length > 0 && found.every(({ value, title }) => spec.pattern.test(value) && title));
      });
    }

    for (const [key, value, holds] of filters[provider.id] ?? []) {
      it(`filters by ${key}`, async () => {
        ok(provider.filters.some(spec => spec.key === key));
        const [all, some] = [await page({ pageSize: 100 }), await page({ pageSize: 100, filters: { [key]: value } })];
        const passes = ({ raw }: CustomerRecord) => holds(JSON.parse(raw) as Row); // a record's text is an object
        ok(some.records.length > 0 && some.records.every(passes));
        ok(!all.records.every(passes));
        if (all.total !== null && some.total !== null) ok(some.total < all.total);
      });
    }

    if (provider.serverSearch) {
      it('searches for a whole e-mail address', async () => {
        const somebody = (await page()).records.find(({ customer }) => customer.email)?.customer;
        const search = provider.serverSearch?.(somebody?.email ?? '')?.send;
        ok(somebody && search);
        const found = await page({ search });
        ok(idsOf(found).includes(somebody.id));
        ok(found.records.every(({ customer }) => customer.email?.toLowerCase() === search.toLowerCase()));
      });

      it('searches for names where it can', async () => {
        const somebody = (await page()).records.find(({ customer }) => /^\w+ \w+$/.test(customer.name ?? ''))?.customer;
        ok(somebody?.name);
        const search = provider.serverSearch?.(somebody.name)?.send;
        if (search === undefined) return equal(provider.id, 'yativo');
        const found = await page({ search, pageSize: 100 });
        ok(idsOf(found).includes(somebody.id));
      });
    }

    it('asks by GET alone, but for the exchange of a token', () => {
      const [exchange] = provider.authMethods.flatMap(method => method.exchange?.(credentials).path ?? []);
      ok(sandbox.requests.length > 5);
      ok(sandbox.requests.every(request => request.method === 'GET' || request.path === exchange));
    });
  });
}
