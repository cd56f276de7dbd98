import { deepEqual, equal, rejects } from 'node:assert/strict';
import { driftLines } from '../../support/drift-lines.ts';
import { failsAs } from '../../support/fails-as.ts';
import { type LocalClient, localClientOf } from '../../support/local-client.ts';
import type { Received } from '../../support/local-server.ts';
import { acme } from './acme.ts';

// Acme's customers, as its server would answer for them.

const people = [
  {
    id: 'ac_00000001',
    full_name: 'Ada Example',
    email: 'ada@example.com',
    mobile: '+44 20 7946 0018',
    state: 'enabled',
  },
  { id: 'ac_00000002', full_name: 'Ben Example', email: 'ben@example.com', state: 'suspended' },
  { id: 'ac_00000003', full_name: 'Cy Example', email: 'cy@example.com', state: 'enabled', shoe_size: 42 },
].map(person => ({ ...person, created: '2026-03-20T10:00:00Z' }));

const refuse = (status: number, message: string) => ({ status, body: { error: { message } } });

function answer({ url, headers }: Received): { readonly status: number; readonly body: unknown } {
  const { pathname, searchParams } = new URL(url, 'http://acme');
  if (headers.authorization !== 'Bearer key-1') return refuse(401, 'This key was revoked.');
  const [, id] = /^\/v1\/customers\/(.+)$/.exec(pathname) ?? [];
  const found = people.find(person => person.id === id);
  if (id !== undefined) return found ? { status: 200, body: { data: found } } : refuse(404, `There is no ${id}.`);
  const [page, size] = [Number(searchParams.get('page') ?? 1), Number(searchParams.get('per_page'))];
  const email = searchParams.get('email');
  const wanted = people.filter(person => email === null || person.email === email);
  const data = wanted.slice((page - 1) * size, page * size);
  return { status: 200, body: { data, page, pages: Math.ceil(wanted.length / size), total: wanted.length } };
}

describe('the example of a provider in CONTRIBUTING.md, over HTTP', () => {
  const signal = new AbortController().signal;
  const open: LocalClient[] = [];

  afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

  async function withKey(apiKey: string): Promise<LocalClient> {
    const made = await localClientOf(
      acme,
      (response, request) => {
        const { status, body } = answer(request);
        response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
      },
      { credentials: { apiKey }, path: '/v1' },
    );
    open.push(made);
    return made;
  }

  it('lists customers page by page, and says how many there are', async () => {
    const { client, server } = await withKey('key-1');
    const first = await client.page({ pageSize: 2 }, { signal });
    const second = await client.page({ pageSize: 2, page: 2 }, { signal });
    deepEqual(
      [first, second].map(({ records, total, pageCount, hasMore }) => ({
        names: records.map(({ customer }) => customer.name),
        ...{ total, pageCount, hasMore },
      })),
      [
        { names: ['Ada Example', 'Ben Example'], total: 3, pageCount: 2, hasMore: true },
        { names: ['Cy Example'], total: 3, pageCount: 2, hasMore: false },
      ],
    );
    deepEqual(
      server.requests.map(({ url }) => url),
      ['/v1/customers?page=1&per_page=2', '/v1/customers?page=2&per_page=2'],
    );
  });

  it('reads a customer with the place each field comes from', async () => {
    const { client } = await withKey('key-1');
    const { customer, sources } = await client.customer('ac_00000001', { signal });
    deepEqual(
      { phone: customer.phone, status: customer.status, createdAt: customer.createdAt },
      { phone: '+442079460018', status: 'active', createdAt: '2026-03-20T10:00:00.000Z' },
    );
    deepEqual(sources, {
      ...{ id: ['/id'], name: ['/full_name'], email: ['/email'], phone: ['/mobile'] },
      ...{ status: ['/state'], createdAt: ['/created'] },
    });
  });

  it('notes a field that is not documented, and loses no customer by it', async () => {
    const { client } = await withKey('key-1');
    const page = await client.page({}, { signal });
    deepEqual(
      { records: page.records.length, problems: page.problems, noted: driftLines(page) },
      { records: 3, problems: [], noted: ['unknownField /shoe_size 1'] },
    );
  });

  it('searches by e-mail address through the API, and offers no search for anything else', async () => {
    const { client } = await withKey('key-1');
    const { records } = await client.page({ search: ' ben@example.com' }, { signal });
    deepEqual(
      records.map(({ customer }) => ({ name: customer.name, status: customer.status })),
      [{ name: 'Ben Example', status: 'blocked' }],
    );
    equal(acme.serverSearch?.('Ben'), undefined);
  });

  it('fails in the words of the API, where a key is refused and where a customer is unknown', async () => {
    const [good, bad] = [await withKey('key-1'), await withKey('key-2')];
    await good.client.test({ signal });
    await rejects(bad.client.test({ signal }), failsAs('unauthorized', /This key was revoked/));
    await rejects(good.client.customer('ac_00000009', { signal }), failsAs('notFound', /There is no ac_00000009/));
  });
});
