import { deepEqual, equal, rejects } from 'node:assert/strict';
import { failsAs } from '../../support/fails-as.ts';
import { connected, customers, json, query, signal } from './connected.ts';

describe('the number that an answer says its page has', () => {
  const { connect, exported } = connected();

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

  it('is read by a server that says of its first page that it is page 0', async () => {
    const connection = await connect('cartevo', (response, request) => {
      const page = Number(query(request).get('page'));
      const data = customers('cartevo', (page - 1) * 100, Math.min(page * 100, 230));
      json({ data, meta: { page: page - 1, limit: 100, total: 230, totalPages: 3 } })(response, request);
    });
    const { complete, ids } = await exported();
    deepEqual({ complete, ids: ids.length }, { complete: true, ids: 230 });
    equal((await connection.page({ page: 2, pageSize: 100 }, { signal })).records.length, 100);
  });

  it('is read by such a server also after a search in it that found nobody', async () => {
    const connection = await connect('yativo', (response, request) => {
      const page = Number(query(request).get('page'));
      const total = query(request).has('email') ? 0 : 230;
      const data = customers('yativo', (page - 1) * 100, Math.min(page * 100, total));
      const last = Math.ceil(total / 100);
      json({ data, pagination: { current_page: page - 1, per_page: 100, total, last_page: last } })(response, request);
    });
    const lengths: number[] = [];
    for (const asked of [{ page: 1 }, { page: 1, search: 'nobody@example.org' }, { page: 2 }])
      lengths.push((await connection.page({ pageSize: 100, ...asked }, { signal })).records.length);
    deepEqual(lengths, [100, 0, 100]);
  });

  it('is refused where every page says that it is page 0', async () => {
    await connect('cartevo', (response, request) => {
      const data = customers('cartevo', 0, 100);
      json({ data, meta: { page: 0, limit: 100, total: 230, totalPages: 3 } })(response, request);
    });
    await rejects(exported(), failsAs('schema', /answered with page 0 when page 2/));
  });
});
