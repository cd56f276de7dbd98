import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { RateLimiter } from '../../../../src/core/requests/rate-limiter.ts';
import { rateOf } from '../../../../src/providers/manifest/rate.ts';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import type { Manifest } from '../../../../src/providers/manifest/words.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import { describedBy } from '../../../support/manifests.ts';

const signal = new AbortController().signal;

const base = {
  ...{ id: 'acme', baseUrl: 'https://api.acme.example', fields: { id: '/id' } },
  auth: [{ credentials: ['key'], bearer: '{key}' }],
  list: { path: '/people', rows: '/rows', paging: { by: 'none' } },
  get: { path: '/people/{id}' },
};

const problemsOf = (change: object): readonly string[] => {
  const read = readManifest({ ...base, ...change });
  return read.kind === 'problems' ? read.problems.map(({ message }) => message) : [];
};

describe('words of a manifest where few say them', () => {
  let made: LocalClient | undefined;
  afterEach(() => made?.close());

  const row = {
    ...{
      shop: 'b',
      number: 90071992547409931n,
      day: '2026-03-20',
      hour: '10:00:00Z',
      nation: 'United',
      rest: 'Kingdom',
    },
    ...{ code: 33, local: '612345678', 'Loyalty tier': 'gold', state: 'on', since: 'hold', total: '12', cents: '50' },
  };
  const json = JSON.stringify(row, (_, value) => (typeof value === 'bigint' ? `<${value}>` : value)).replace(
    /"<(\d+)>"/g,
    '$1',
  );

  async function read(fields: object) {
    made = await localClientOf(describedBy({ ...base, fields }), response => response.end(`{"rows":[${json}]}`));
    const { records, problems } = await made.client.page({}, { signal });
    deepEqual(problems, []);
    const [record] = records;
    ok(record);
    return { customer: record.customer, sources: record.sources, own: made.client.provider.own?.read(record.raw, {}) };
  }

  it('any field may be joined of several places, digits as they were sent, and each place is its source', async () => {
    const { customer, sources } = await read({
      id: { join: ['/shop', '/number'] },
      country: { join: ['/nation', '/rest'] },
      createdAt: { time: { join: ['/day', '/hour'] } },
      updatedAt: { time: [{ join: ['/no', '/nothing'] }, { join: ['/day', '=11:00:00'] }], as: 'utc' },
      phone: { phone: { join: ['=+', '/code', '/local'] } },
      status: { status: { join: ['/state', '/since'] }, words: { 'on hold': 'blocked' } },
    });
    const { id, country, createdAt, updatedAt, phone, status } = customer;
    deepEqual(
      { id, country, createdAt, updatedAt, phone, status },
      {
        ...{ id: 'b 90071992547409931', country: 'GB', createdAt: '2026-03-20T10:00:00.000Z' },
        ...{ updatedAt: '2026-03-20T11:00:00.000Z', phone: '+33612345678', status: 'blocked' },
      },
    );
    deepEqual(
      [sources.id, sources.createdAt],
      [
        ['/shop', '/number'],
        ['/day', '/hour'],
      ],
    );
  });

  it('of a list in which no element fits, the first that has what is taken gives it', async () => {
    made = await localClientOf(
      describedBy({
        ...base,
        fields: {
          id: '/id',
          email: { find: '/emails', where: '/primary', is: true, take: '/value', orFirst: true },
          // What is taken may have nothing to see in it.
          name: { find: '/places', where: '/main', is: true, take: '/name' },
          phone: { phone: { find: '/phones', where: '/kinds/length', is: 1, take: '/number', orFirst: true } },
        },
      }),
      response =>
        response.end(
          '{"rows":[{"id":1,"emails":[null,"x",{"value":""},{"value":" \\u00a0"},{"value":"ada@example.com"}],"places":[{"main":true,"name":"\\u200b"}],"phones":[{"number":"+233200068063"},{"number":"+233200068064","kinds":["home"]}]}]}',
        ),
    );
    const { records } = await made.client.page({}, { signal });
    deepEqual(
      records.map(({ customer, sources }) => [customer.email, sources.email, customer.phone, customer.name]),
      [['ada@example.com', ['/emails'], '+233200068063', null]],
    );
  });

  it('a field of the API’s own may be called as people call it', async () => {
    const { own } = await read({ id: '/number', 'Loyalty tier': '/Loyalty tier', Größe: '/shop', 'e-mail.2': '/shop' });
    deepEqual(
      own?.map(({ key, label, value }) => ({ key, label, value })),
      [
        { key: 'Loyalty tier', label: 'Loyalty tier', value: 'gold' },
        { key: 'Größe', label: 'Größe', value: 'b' },
        { key: 'e-mail.2', label: 'E-mail.2', value: 'b' },
      ],
    );
    for (const name of ['', ' tier', 'tier ', '2nd', '=tier', 'a"b', 'a\nb', 'x'.repeat(62)])
      match(problemsOf({ fields: { id: '/id', [name]: '/x' } }).join(), /is no name/, name);
  });

  it('the base URL may be that of the list itself', async () => {
    made = await localClientOf(
      describedBy({
        ...base,
        baseUrl: 'https://api.acme.example/people',
        list: { ...base.list, path: '' },
        get: { path: '/{id}' },
      }),
      response => response.end('{"rows":[{"id":1}],"id":1}'),
      { path: '/people' },
    );
    await made.client.page({}, { signal });
    await made.client.customer('1', { signal });
    await made.client.test({ signal });
    deepEqual(made.asked, ['GET /people', 'GET /people/1', 'GET /people']);
  });

  it('a rate may be what headers say of it, and holds back no request before they do', async () => {
    const rate = { headers: { remaining: 'x-left', reset: 'x-ends', limit: 'x-most' } };
    const read = readManifest({ ...base, rate });
    ok(read.kind === 'manifest');
    const limiter = new RateLimiter(rateOf(read.manifest as Manifest).rate); // as it was read
    let ran = 0;
    const run = () => limiter.run(async () => void ran++, 'background', signal);
    await Promise.all(Array.from({ length: 300 }, run));
    equal(ran, 300);
    limiter.observe(
      new Map([
        ['x-left', '0'],
        ['x-ends', '30'],
      ]),
      0,
    );
    ok(limiter.held > 0);
    limiter.dispose();
    for (const [wrong, place] of [
      [{ requests: 5 }, 'seconds'],
      [{ seconds: 5 }, 'requests'],
      [{ seconds: 5, headers: {} }, 'requests'],
      [{}, 'requests'],
    ] as const)
      match(problemsOf({ rate: wrong }).join(), new RegExp(`^/rate/${place} is missing`), JSON.stringify(wrong));
  });

  it('a list says which fields it leaves out, of those that there are', () => {
    const list = { ...base.list, notListed: ['address', 'phone'] };
    const fields = { id: '/id', phone: '/phone', address: { address: { city: '/city' } } };
    deepEqual(describedBy({ ...base, fields, list }).notListed, ['address', 'phone']);
    equal(describedBy({ ...base, fields }).notListed, undefined);
    match(
      problemsOf({ list, fields: { id: '/id', phone: '/phone' } }).join(),
      /^\/list\/notListed\/0 is not among the fields;/,
    );
    for (const field of ['id', 'plan'])
      match(problemsOf({ list: { ...list, notListed: [field] } })[0] ?? '', /^\/list\/notListed\/0 /);
  });
});
