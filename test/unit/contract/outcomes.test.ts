import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { CustomerList } from '../../../src/customers/pages/opened-list.ts';
import { failsAs } from '../../support/fails-as.ts';
import { localClientOf } from '../../support/local-client.ts';
import type { Handler } from '../../support/local-server.ts';
import { describedBy } from '../../support/manifests.ts';
import { connected, customers, json, signal } from './connected.ts';

describe('what an answer is', () => {
  const { connect, exported } = connected();

  describe('where a failure is said inside a 200', () => {
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
      ['cartevo', { data: null, error: 'Database unavailable' }, 'server', /Database unavailable/],
      ['cartevo', { ok: false, message: 'Not today', data: [] }, 'server', /Not today/],
      ['cartevo', { code: 500, message: 'Broken', data: [] }, 'server', /Broken/],
      ['cartevo', { status: 'exception', message: 'Broken', data: [] }, 'server', /Broken/],
      ['devdraft', { data: [], total: 0, errors: [{ message: 'Shard 3 is down' }] }, 'server', /Shard 3 is down/],
      ['easytools', { items: [], error: 'Try later', pagination: { current_page: 1 } }, 'server', /Try later/],
      ['yativo', { id: 'req_1', success: false, message: 'Try later', data: [] }, 'server', /Try later/],
      ['xtrakit', { status: 200, data: { customers: [] }, error: 'Try later' }, 'server', /Try later/],
      ['xtrakit', { status: 200, message: 'The service is unavailable', data: null }, 'server', /is unavailable/],
      ['cartevo', { success: true, message: 'System under maintenance', data: [] }, 'server', /maintenance/],
      ['yativo', { status: 'success', message: 'Monthly quota exceeded', data: [] }, 'server', /quota/],
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

    for (const [id, body] of [
      ['cartevo', { success: true, message: 'No errors', error: null, errors: [], data: [] }],
      ['devdraft', { data: [], total: 0, error: 'none' }],
      ['easytools', { items: [], errors: {}, pagination: { current_page: 1, total_pages: 0 } }],
      ['yativo', { status: 'success', status_code: 200, message: 'Customers', data: [] }],
      ['xtrakit', { status: 200, message: 'Customers found', data: { customers: {} } }],
    ] as const)
      it(`is none where nothing is said of one: ${id} ${JSON.stringify(body)}`, async () => {
        const connection = await connect(id, json(body));
        deepEqual((await connection.page({}, { signal })).records, []);
      });

    it('is none where rows came beside it', async () => {
      const rows = customers('cartevo', 0, 3);
      const connection = await connect('cartevo', json({ success: true, data: rows, errors: ['One is left out'] }));
      equal((await connection.page({}, { signal })).records.length, 3);
    });

    it('is one of the place where a manifest has the words of errors, as long as nothing else came', async () => {
      const manifest = {
        ...{ id: 'acme', baseUrl: 'https://api.acme.example', fields: { id: '/id' } },
        ...{
          list: { path: '/people', rows: '/data', paging: { by: 'none' } },
          get: { path: '/people/{id}', at: '/data' },
        },
        ...{ auth: [{ credentials: ['apiKey'], bearer: '{apiKey}' }], error: { words: ['/fault/text'] } },
      };
      const answer = { data: [] as unknown[], fault: { text: 'Account suspended' } };
      const { client, close } = await localClientOf(describedBy(manifest), (response, request) =>
        json(answer)(response, request),
      );
      try {
        await rejects(client.page({ page: 1 }, { signal }), failsAs('server', /Account suspended/));
        answer.data.push({ id: 'c1' });
        equal((await client.page({ page: 1 }, { signal })).records.length, 1);
      } finally {
        await close();
      }
    });

    it('is one where a page of another version stands in the place of rows', async () => {
      const customers = { current_page: 1, data: [{ id: 1, customer_name: 'A' }], last_page: 3, total: 45 };
      const connection = await connect('xtrakit', json({ status: 200, data: { customers } }));
      await rejects(connection.page({}, { signal }), failsAs('schema', /customers holds no rows/));
    });

    it('forgets no customer', async () => {
      const connection = await connect('cartevo', json({ success: true, data: null, error: 'issuer timeout' }));
      await rejects(connection.customer('c1', { signal }), failsAs('server', /issuer timeout/));
    });

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
    for (const body of [
      { status: 200, message: 'Invalid API key', data: null },
      { status: 200, message: 'Done', data: { authenticated: false } },
    ])
      it(`fails where Xtrakit answers ${JSON.stringify(body)}, which proves nobody`, async () => {
        const connection = await connect('xtrakit', json(body));
        await rejects(connection.client.test({ signal }));
      });

    for (const id of ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit']) {
      for (const body of [{}, { success: false, message: 'Invalid token' }, { hello: 'world' }, [1, 2]]) {
        it(`fails where ${id} answers ${JSON.stringify(body)}, which is no answer to it`, async () => {
          const connection = await connect(id, json(body));
          await rejects(connection.client.test({ signal }));
          // It says what to look at, as long as the provider gives no reason of its own.
          if (!('success' in body))
            await rejects(
              connection.client.test({ signal }),
              failsAs('schema', /[Cc]heck (?:the|its) base URL(?: and the|, its|, the) key/),
            );
        });
      }
    }

    for (const id of ['cartevo', 'yativo', 'devdraft', 'easytools']) {
      it(`fails where there is something else in the place of the rows of ${id}`, async () => {
        const place = id === 'easytools' ? 'items' : 'data';
        const connection = await connect(id, json({ [place]: { hello: 'world' }, total: 0 }));
        await rejects(
          connection.client.test({ signal }),
          failsAs('schema', /[Cc]heck (?:the|its) base URL(?: and the|, its|, the) key/),
        );
      });
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
      ['devdraft', json({ statusCode: 404, message: 'There are no matching records.' }, 404)],
      ['easytools', json({ message: 'Could not find any customer' }, 404)],
      ['yativo', json({ status: 'failed', message: 'Nobody was found', data: [] })],
      ['yativo', json({ message: 'No such customer' }, 410)],
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

    const elsewhere = [
      { message: 'Not Found' },
      { message: 'Resource not found' },
      { message: 'The API key was not found' },
      { message: 'Store not found' },
      { message: 'No company found for this token' },
      { error: 'Route api/v2/customer does not exist' },
      {},
    ];
    for (const body of elsewhere) {
      it(`is a failure where it is something else that is not there: ${JSON.stringify(body)}`, async () => {
        const connection = await connect('yativo', json(body, 404));
        await rejects(connection.page({}, { signal }), failsAs('notFound'));
        await rejects(exported(), failsAs('notFound'));
      });
    }

    it('is a refused key, and no customer list, where a 200 says that a key is not found', async () => {
      const connection = await connect('cartevo', json({ success: false, message: 'API key not found', data: [] }));
      await rejects(connection.page({}, { signal }), failsAs('unauthorized', /API key not found/));
    });

    for (const [id, body] of [
      ['cartevo', { success: true, data: null }],
      ['yativo', { status: 'success', data: [] }],
      ['xtrakit', { status: 200, data: { customer: null } }],
      ['xtrakit', { status: 200, data: [] }],
      ['devdraft', null],
      ['devdraft', []],
      ['easytools', null],
      ['easytools', []],
    ] as const) {
      it(`is an unknown customer where the envelope of ${id} is empty: ${JSON.stringify(body)}`, async () => {
        const connection = await connect(id, json(body));
        await rejects(connection.customer('42', { signal }), failsAs('notFound'));
      });
    }

    it('is an unknown customer where one was asked for by ID, also inside a 200 and as 410', async () => {
      let answer: Handler = json({ success: false, message: 'Customer not found', data: null });
      const connection = await connect('cartevo', (response, request) => answer(response, request));
      await rejects(connection.customer('x', { signal }), failsAs('notFound'));
      answer = json({ message: 'This customer is gone' }, 410);
      await rejects(connection.customer('y', { signal }), failsAs('notFound'));
    });

    it('reads an object of rows in the order of the text', async () => {
      const [first, second] = customers('yativo', 1, 3);
      const data = { 100: first, 101: second };
      const connection = await connect('yativo', json({ data }));
      deepEqual(
        (await connection.page({}, { signal })).records.map(({ customer: { id } }) => id),
        ['c1', 'c2'],
      );
    });
  });

  it('is asked for anew when it is opened again after a refresh while it was closed', async () => {
    let status = 200;
    const data = customers('yativo', 0, 3);
    const connection = await connect('yativo', (response, request) =>
      (status === 200 ? json({ data }) : json({ message: 'Unauthenticated.' }, status))(response, request),
    );
    const list = new CustomerList('c1', {}, (asked, how) => connection.page(asked, { signal, ...how }));
    await list.load(1);
    status = 401;
    await list.refresh([]);
    const state = await list.load(1);
    equal(state.kind === 'failed' && state.error.kind, 'unauthorized');
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
});
