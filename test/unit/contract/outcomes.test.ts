import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileDestination } from '../../../src/customers/export/destination.ts';
import { exportCustomers } from '../../../src/customers/export/export.ts';
import { CustomerList } from '../../../src/customers/pages/opened-list.ts';
import { failsAs } from '../../support/fails-as.ts';
import { providerOf } from '../../support/local-client.ts';
import { type LocalConnection, localConnection } from '../../support/local-connection.ts';
import type { Handler, Received } from '../../support/local-server.ts';
import { row } from './rows.ts';

const signal = new AbortController().signal;
const query = ({ url }: Received) => new URL(url, 'http://localhost').searchParams;
const json =
  (body: unknown, status = 200): Handler =>
  response =>
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));

const customer = (id: string, number: number): unknown => {
  const idKey = id === 'yativo' ? 'customer_id' : 'id';
  return JSON.parse(row(providerOf(id), { [idKey]: `"c${number}"` }));
};
const customers = (id: string, from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from) }, (_, at) => customer(id, from + at));

describe('what an answer is', () => {
  let made: LocalConnection;
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-outcome-'));
  });
  afterEach(async () => {
    await made.close();
    rmSync(folder, { recursive: true });
  });
  const connect = async (id: string, handler: Handler) => {
    made = await localConnection(id, handler);
    return made.connection;
  };
  const exported = async () => {
    const file = path.join(folder, 'out.ndjson');
    const summary = await exportCustomers(made.connection, fileDestination(file), { signal, format: 'ndjson' });
    return {
      ...summary,
      ids: readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line).id),
    };
  };

  describe('where a failure is told inside a 200', () => {
    const failures = [
      [
        'yativo',
        { status: 'failed', status_code: 401, message: 'Unauthenticated.', data: [] },
        'unauthorized',
        /Unauthenticated/,
      ],
      ['yativo', { status: 'error', status_code: 500, message: 'DB gone', data: [] }, 'server', /DB gone/],
      [
        'yativo',
        { status: 'success', status_code: 200, message: 'x', data: { error: 'Gone wrong' } },
        'server',
        /Gone wrong/,
      ],
      [
        'cartevo',
        { success: false, statusCode: 403, message: 'Company suspended', data: [] },
        'forbidden',
        /Company suspended/,
      ],
      ['cartevo', { success: false, message: 'Try later', data: [] }, 'server', /Try later/],
      ['devdraft', { statusCode: 429, message: 'Slow down', data: [], total: 0 }, 'rateLimited', /Slow down/],
      [
        'xtrakit',
        { status: 401, message: 'Unauthenticated.', data: { customers: [] } },
        'unauthorized',
        /Unauthenticated/,
      ],
    ] as const;
    for (const [id, body, kind, words] of failures) {
      it(`is a failure of its kind, in the provider’s words: ${id} ${JSON.stringify(body).slice(0, 60)}`, async () => {
        const connection = await connect(id, json(body));
        await rejects(connection.page({}, { signal }), failsAs(kind, words));
        equal(connection.client.locked, kind === 'unauthorized');
        // An export waits for as long as a limit lasts.
        if (kind !== 'rateLimited') await rejects(exported(), failsAs(kind));
      });
    }

    it('keeps the rows that were loaded when a refresh is answered so', async () => {
      let fails = false;
      const connection = await connect('yativo', (response, request) =>
        (fails
          ? json({ status: 'failed', status_code: 500, message: 'DB gone', data: [] })
          : json({
              data: customers('yativo', 0, 3),
              pagination: { total: 3, per_page: 50, current_page: 1, last_page: 1 },
            }))(response, request),
      );
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      fails = true;
      const failure = await list.refresh([1]);
      equal(failure?.kind, 'server');
      equal(list.loaded[0]?.records.length, 3);
    });
  });

  describe('a test of a connection', () => {
    for (const id of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
      for (const body of [{}, { success: false, message: 'Invalid token' }, { hello: 'world' }, [1, 2]]) {
        it(`fails where ${id} answers ${JSON.stringify(body)}, which is no answer to it`, async () => {
          const connection = await connect(id, json(body));
          await rejects(connection.client.test({ signal }));
        });
      }
    }

    it('lifts no lock by an answer to something else', async () => {
      let body: unknown = { message: 'Unauthenticated.' };
      let status = 401;
      const connection = await connect('yativo', (response, request) => json(body, status)(response, request));
      await rejects(connection.page({}, { signal }), failsAs('unauthorized'));
      [body, status] = [{ ok: true }, 200];
      await rejects(connection.client.test({ signal }), failsAs('schema'));
      ok(connection.client.locked);
    });
  });

  describe('where nothing is there', () => {
    const nothings = [
      ['yativo', json({ data: {} })],
      ['yativo', json({ data: null, pagination: { total: 0 } })],
      ['yativo', json({ status: 'error', status_code: 404, message: 'Customer not found', data: null }, 404)],
      ['xtrakit', json({ status: 200, message: 'Customers found: 0', data: [] })],
      ['cartevo', ((response: Parameters<Handler>[0]) => response.writeHead(204).end()) as Handler],
      ['cartevo', json({ success: false, statusCode: 404, message: 'No customers found', data: null }, 404)],
    ] as const;
    nothings.forEach(([id, answer], at) => {
      it(`is an empty list and no failure: ${id}, shape ${at + 1}`, async () => {
        const connection = await connect(id, answer);
        const { records, problems, hasMore } = await connection.page({}, { signal });
        deepEqual({ records, problems, hasMore }, { records: [], problems: [], hasMore: false });
      });
    });

    it('is still a failure where the server does not know the address', async () => {
      const connection = await connect(
        'cartevo',
        json({ statusCode: 404, message: 'Cannot GET /customers', error: 'Not Found' }, 404),
      );
      await rejects(connection.page({}, { signal }), failsAs('notFound'));
    });

    it('is an unknown customer where one was asked for by ID, also inside a 200 and as 410', async () => {
      let answer: Handler = json({ success: false, message: 'Customer not found', data: null });
      const connection = await connect('cartevo', (response, request) => answer(response, request));
      await rejects(connection.customer('x', { signal }), failsAs('notFound'));
      answer = json({ message: 'This customer is gone' }, 410);
      await rejects(connection.customer('y', { signal }), failsAs('notFound'));
    });

    it('reads an object of rows in the order of the text', async () => {
      const data = { 100: customer('yativo', 1), 101: customer('yativo', 2) };
      const connection = await connect('yativo', json({ data }));
      deepEqual(
        (await connection.page({}, { signal })).records.map(({ customer: { id } }) => id),
        ['c1', 'c2'],
      );
    });
  });

  describe('the end of a list', () => {
    /** Devdraft with so many customers, whose answers claim what they like. */
    const devdraft =
      (count: number, claims: (rows: number, skip: number, take: number) => object, most = 1000): Handler =>
      (response, request) => {
        const skip = Number(query(request).get('skip'));
        const take = Math.min(most, Number(query(request).get('take')));
        const data = customers('devdraft', skip, Math.min(count, skip + take));
        json({ data, ...claims(data.length, skip, Number(query(request).get('take'))) })(response, request);
      };

    it('is looked behind once where a full page counts nothing but itself', async () => {
      await connect(
        'devdraft',
        devdraft(230, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const { customers: written, ids } = await exported();
      equal(written, 230);
      equal(new Set(ids).size, 230);
    });

    it('is not taken for proven in the tree and the API either', async () => {
      const connection = await connect(
        'devdraft',
        devdraft(230, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      equal(list.total, null);
      deepEqual(list.pageNumbers, [1, 2]);
    });

    it('costs one request more where the full page was the whole list', async () => {
      await connect(
        'devdraft',
        devdraft(100, (rows, skip, take) => ({ total: rows, skip, take })),
      );
      const { customers: written, complete } = await exported();
      equal(written, 100);
      ok(complete);
      equal(made.server.requests.length, 2);
    });

    it('is where the larger of two counts that contradict each other says', async () => {
      await connect('cartevo', (response, request) => {
        const [page, limit] = [Number(query(request).get('page')), Number(query(request).get('limit'))];
        const data = customers('cartevo', (page - 1) * limit, Math.min(230, page * limit));
        json({ success: true, data, meta: { page, limit, total: 230, totalPages: Math.floor(230 / limit) } })(
          response,
          request,
        );
      });
      equal((await exported()).customers, 230);
    });

    it('is reached by pages as long as what came, not as the echo of what was asked', async () => {
      const connection = await connect(
        'devdraft',
        devdraft(230, (_, skip, take) => ({ total: 230, skip, take }), 10),
      );
      equal((await exported()).customers, 230);
      const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
      await list.load(1);
      await list.load(2);
      deepEqual(
        list.loaded.flatMap(page => page.records.map(record => record.customer.id)),
        Array.from({ length: 20 }, (_, at) => `c${at}`),
      );
    });

    it('is not believed of an answer for another page than the one that was asked for', async () => {
      const connection = await connect(
        'cartevo',
        json({
          success: true,
          data: customers('cartevo', 0, 50),
          meta: { page: 1, limit: 50, total: 200, totalPages: 4 },
        }),
      );
      await rejects(connection.page({ page: 3 }, { signal }), failsAs('schema', /answered with page 1 when page 3/));
    });
  });

  describe('a count', () => {
    it('is read from a text of digits', async () => {
      const pagination = { total: '120', per_page: '50', current_page: '1', last_page: '3' };
      const connection = await connect('yativo', json({ data: customers('yativo', 0, 50), pagination }));
      const { total, pageCount, pageSize, hasMore } = await connection.page({}, { signal });
      deepEqual({ total, pageCount, pageSize, hasMore }, { total: 120, pageCount: 3, pageSize: 50, hasMore: true });
    });

    for (const odd of [null, 'many', [], { total: {} }, { total: '1e3', per_page: true }]) {
      it(`that cannot be read costs no row: ${JSON.stringify(odd)}`, async () => {
        const connection = await connect('yativo', json({ data: customers('yativo', 0, 3), pagination: odd }));
        equal((await connection.page({}, { signal })).records.length, 3);
      });
    }
  });

  it('says in the export what was not proven, where what is behind the end cannot be read', async () => {
    await connect('devdraft', (response, request) => {
      if (query(request).get('skip') !== '0') return json({ odd: true })(response, request);
      json({ data: customers('devdraft', 0, 100), total: 100, skip: 0, take: 100 })(response, request);
    });
    const { complete, doubts } = await exported();
    equal(complete, false);
    match(doubts.join(), /could not be read/);
  });
});
