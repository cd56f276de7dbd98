import { deepEqual, match, throws } from 'node:assert/strict';
import { readManifest } from '../../../../src/providers/manifest/read-manifest.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import { describedBy } from '../../../support/manifests.ts';

const signal = new AbortController().signal;

const base = {
  ...{ id: 'acme', baseUrl: 'https://api.acme.example', fields: { id: '/id' } },
  auth: [{ credentials: ['key'], bearer: '{key}' }],
  list: {
    path: '/people',
    rows: '/rows',
    row: '/person',
    paging: { by: 'page', param: 'page', size: { param: 'size' } },
  },
  get: { path: '/people/{id}' },
};

const problemsOf = (change: object): string => {
  const read = readManifest({ ...base, ...change });
  return read.kind === 'problems' ? read.problems.map(({ message }) => message).join() : '';
};

describe('where a manifest puts the text of a search and the number of a page', () => {
  let made: LocalClient | undefined;
  afterEach(() => made?.close());

  async function asked(change: object, body: string, search?: string) {
    made = await localClientOf(describedBy({ ...base, ...change }), response => response.end(body));
    const { records } = await made.client.page(
      { ...(search === undefined ? {} : { search }), pageSize: 2 },
      { signal },
    );
    return { asked: made.asked, ids: records.map(({ customer }) => customer.id) };
  }

  it('is the path, percent-encoded, so that no text leads elsewhere', async () => {
    const search = { path: '/people/by/{text}/{page}', paging: { by: 'page', first: 0 } };
    deepEqual(await asked({ search }, '{"rows":[{"person":{"id":1}}]}', '../a b?c'), {
      asked: ['GET /people/by/..%2Fa%20b%3Fc/0'],
      ids: ['1'],
    });
  });

  it('may be a path in a parameter, where an ID leads to no other one, and every other parameter has it as it is', () => {
    const get = { path: '/', params: { rest_route: '/people/{id}', of: '{id}', also: 'id:{id}' } };
    const { request } = describedBy({ ...base, get }).get('../a b/1?x', {});
    deepEqual(request.params, {
      ...{ rest_route: '/people/..%2Fa%20b%2F1%3Fx', of: '../a b/1?x', also: 'id:../a b/1?x' },
    });
    throws(() => describedBy({ ...base, get }).get('..', {}), /cannot ask for an ID like this/);
  });

  it('reads the rows of a search where they are: each word is as in the list where it is left out', async () => {
    const body = '{"rows":[{"person":{"id":1}}],"found":[{"person":{"id":2}}],"bare":[{"id":3}]}';
    for (const [words, id] of [
      [{}, '1'],
      [{ rows: '/found' }, '2'],
      [{ rows: '/bare', row: '' }, '3'],
    ] as const) {
      const { ids } = await asked({ search: { param: 'q', ...words } }, body, 'x');
      deepEqual(ids, [id]);
      await made?.close();
    }
  });

  it('says what has neither a parameter nor a place in the path', () => {
    const nowhere = /^\/search\/param is missing, and no path has \{text\}; for example "param": "query"/;
    match(problemsOf({ search: { looksAt: 'names' } }), nowhere);
    match(problemsOf({ search: { path: '/found' } }), nowhere);
    match(problemsOf({ search: [{ path: '/found' }] }), /^\/search\/0\/param is missing/);
    match(
      problemsOf({ search: { param: 'q', path: '/found/{text}' } }),
      /^\/search\/path names \{text\}, which is not known/,
    );
    match(problemsOf({ search: { param: 'q', rows: 'results' } }), /^\/search\/rows is no JSON Pointer/);
    const list = { ...base.list, paging: { by: 'page' } };
    match(problemsOf({ list }), /^\/list\/paging\/param is missing, and no path has \{page\}/);
    match(problemsOf({ list: { ...base.list, path: '/people/{page}' } }), /^\/list\/path names \{page\}/);
    const section = { id: 'orders', path: '/orders/{id}', rows: '', fields: { id: '/id' }, paging: { by: 'page' } };
    match(problemsOf({ sections: [section] }), /^\/sections\/0\/paging\/param is missing/);
    deepEqual(problemsOf({ sections: [{ ...section, path: '/orders/{id}/{page}' }] }), '');
    match(
      problemsOf({
        auth: [{ ...base.auth[0], exchange: { path: '/t', body: {}, token: '', basic: { user: '{who}' } } }],
      }),
      /^\/auth\/0\/exchange\/basic\/user names \{who\}/,
    );
  });
});
