import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { failsAs } from '../../support/fails-as.ts';
import { failureOf } from '../../support/failure-of.ts';
import type { Handler } from '../../support/local-server.ts';
import { connected, customers, json, signal } from './connected.ts';

describe('what other APIs write', () => {
  const { connect, exported } = connected();

  const failures = [
    ['cartevo', { status: 401, message: 'No.', data: [] }, 'unauthorized', /No\./],
    ['yativo', { code: 1001, msg: 'Token expired', data: null }, 'unauthorized', /Token expired/],
    ['yativo', { code: 1001, msg: 'Shard is moving', data: null }, 'server', /Shard is moving/],
    ['cartevo', { ret: -1, msg: 'system busy', data: [] }, 'server', /system busy/],
    ['devdraft', { errcode: 40_001, errmsg: 'no such app', data: [] }, 'server', /no such app/],
    ['cartevo', { meta: { code: 401, error_message: 'No session' }, data: [] }, 'unauthorized', /No session/],
    ['yativo', { status: { code: 403, message: 'Suspended' }, data: [] }, 'forbidden', /Suspended/],
    ['devdraft', { isSuccess: false, data: [] }, 'server', /failed unexpectedly/],
    ['yativo', { hasError: true, data: [] }, 'server', /failed unexpectedly/],
    ['cartevo', { success: 'False', data: [] }, 'server', /failed unexpectedly/],
    ['cartevo', { result: 'error', data: [] }, 'server', /failed unexpectedly/],
    ['yativo', { status: 'failed: timeout', data: [] }, 'server', /failed unexpectedly/],
    ['yativo', { statusText: 'Unauthorized', data: [] }, 'unauthorized', /Unauthorized/],
    ['devdraft', { exception: 'NullPointerException', data: [] }, 'server', /NullPointerException/],
    ['devdraft', { fault: { faultstring: 'Quota violation' }, data: [] }, 'server', /Quota violation/],
    ['cartevo', { message: 'Jeton expiré', data: [] }, 'server', /Jeton expiré/],
    ['easytools', { items: [], error_description: 'Shard is moving' }, 'server', /Shard is moving/],
  ] as const;
  for (const [id, body, kind, words] of failures) {
    it(`of a failure inside a 200 is one, and no empty list: ${id} ${JSON.stringify(body)}`, async () => {
      const connection = await connect(id, json(body));
      await rejects(connection.page({}, { signal }), failsAs(kind, words));
      await rejects(exported(), failsAs(kind));
      await rejects((await connect(id, json(body))).client.test({ signal }), failsAs(kind));
    });
  }

  const empty = [
    ['cartevo', { code: 0, msg: 'ok', data: [] }],
    ['cartevo', { code: 1000, message: 'Customers retrieved', data: [] }],
    ['yativo', { status: 'success', code: 20_000, message: 'Welcome', data: [] }],
    ['yativo', { code: 1404, message: 'No customers found', data: [] }],
    ['devdraft', { data: [], total: 0, isSuccess: true, hasError: false, errors: null, ret: 1 }],
    ['easytools', { items: [], meta: { code: 200 }, errcode: 0, errmsg: '', pagination: { current_page: 1 } }],
  ] as const;
  for (const [id, body] of empty) {
    it(`of a list without anybody is an empty list: ${id} ${JSON.stringify(body)}`, async () => {
      const connection = await connect(id, json(body));
      deepEqual((await connection.page({}, { signal })).records, []);
    });
  }

  it('beside rows costs none of them', async () => {
    const body = { code: 1001, msg: 'Shard 3 is missing', hasError: true, data: customers('cartevo', 0, 3) };
    const connection = await connect('cartevo', json(body));
    equal((await connection.page({}, { signal })).records.length, 3);
  });

  const found = customers('devdraft', 10, 11);
  const dresses: readonly [what: string, id: string, body: unknown][] = [
    ['in a list of one', 'cartevo', { success: true, data: customers('cartevo', 10, 11) }],
    ['in a bare list of one', 'devdraft', found],
    ['in an envelope where none is documented', 'devdraft', { data: found[0] }],
    ['without the envelope that is documented', 'cartevo', customers('cartevo', 10, 11)[0]],
  ];
  for (const [what, id, body] of dresses) {
    it(`of one customer is that customer: ${what}`, async () => {
      const connection = await connect(id, json(body));
      equal((await connection.customer('c10', { signal })).record.customer.id, 'c10');
    });
    it(`of one customer is another one where it is: ${what}`, async () => {
      const connection = await connect(id, json(body));
      await rejects(connection.customer('c11', { signal }), failsAs('schema', /another customer/));
    });
  }

  it('of nobody is an unknown customer: an object without members, and a 204', async () => {
    const nobody: readonly Handler[] = [json({ success: true, data: {} }), response => response.writeHead(204).end()];
    for (const handler of nobody) {
      const connection = await connect('cartevo', handler);
      await rejects(connection.customer('c10', { signal }), failsAs('notFound', /Check the ID/));
    }
  });

  it('of several customers is not the one that was asked for', async () => {
    const connection = await connect('devdraft', json(customers('devdraft', 10, 12)));
    await rejects(connection.customer('c10', { signal }), failsAs('schema'));
  });

  it('of an account without anybody passes the test of a connection, by a 204 and by a 404 that says so', async () => {
    const nobody: readonly Handler[] = [
      json({ message: 'No customers found' }, 404),
      response => response.writeHead(204).end(),
    ];
    for (const handler of nobody) await (await connect('yativo', handler)).client.test({ signal });
    // Its test is another question than the list.
    for (const handler of nobody) await rejects((await connect('xtrakit', handler)).client.test({ signal }));
    await rejects((await connect('yativo', json({ message: 'Not Found' }, 404))).client.test({ signal }));
  });

  const limits: readonly [status: number, message: string, headers: Record<string, string>][] = [
    [403, 'You have exceeded a secondary rate limit', { 'Retry-After': '60' }],
    [403, 'Slow down', { 'Retry-After': '60' }],
    [403, 'Slow down', { 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset-After': '60' }],
    [400, 'Too Many Requests', { 'Retry-After': '60' }],
    [420, 'Enhance your calm', { 'Retry-After': '60' }],
    [429, 'Slow down', { 'Retry-After': '60s' }],
    [429, 'Slow down', { 'Retry-After': '60 seconds' }],
    [429, 'Slow down', { 'X-Retry-After': '60' }],
    [429, 'Slow down', { 'Retry-After-Ms': '60000' }],
    [429, 'Slow down', { 'X-RateLimit-Reset-After': '59.5' }],
  ];
  for (const [status, message, headers] of limits) {
    it(`of a limit is one, with its time: ${status} ${JSON.stringify(headers)}`, async () => {
      const connection = await connect('cartevo', response =>
        response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify({ message })),
      );
      const error = await failureOf(connection.page({}, { signal }));
      failsAs('rateLimited', /asked again from/)(error);
      const left = Date.parse((error as { retryAt?: string }).retryAt ?? '') - Date.now();
      ok(left > 30_000 && left <= 61_000, String(left));
    });
  }

  it('of what a key may not do is no limit', async () => {
    const connection = await connect('cartevo', json({ message: 'Company suspended' }, 403));
    await rejects(connection.page({}, { signal }), failsAs('forbidden'));
  });
});
