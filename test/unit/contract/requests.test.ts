import { deepEqual, equal, throws } from 'node:assert/strict';
import type { ApiRequest, Options } from '../../../src/core/model/provider.ts';
import { failsAs } from '../../support/fails-as.ts';
import { providerOf } from '../../support/local-client.ts';
import { asked } from './reading.ts';

describe('requests', () => {
  const cartevo = providerOf('cartevo');
  const yativo = providerOf('yativo');
  const devdraft = providerOf('devdraft');
  const easytools = providerOf('easytools');
  const xtrakit = providerOf('xtrakit');
  const easy: Options = { currency: 'pln', store: '550e8400-e29b-41d4-a716-446655440000' };
  const header = { headers: { 'X-Easycart-Store': easy.store } };
  const question = asked({ page: 3, pageSize: 50 });
  const cases: readonly [title: string, made: ApiRequest, expected: unknown][] = [
    ['Cartevo, list', cartevo.list(question, {}).request, { path: '/customers', params: { page: '3', limit: '50' } }],
    [
      'Yativo, list',
      yativo.list({ ...question, filters: { country: 'USA' } }, {}).request,
      { path: '/customer', params: { page: '3', per_page: '50', country: 'USA' } },
    ],
    [
      'Yativo, search',
      yativo.list({ ...question, search: 'a@b.co' }, {}).request,
      { path: '/customer', params: { page: '3', per_page: '50', email: 'a@b.co' } },
    ],
    [
      'Devdraft, list',
      devdraft.list({ ...question, filters: { status: 'ACTIVE' } }, {}).request,
      { path: '/customers', params: { skip: '100', take: '50', status: 'ACTIVE' } },
    ],
    [
      'Devdraft, search for an e-mail address',
      devdraft.list({ ...question, search: 'a@b.co' }, {}).request,
      { path: '/customers', params: { skip: '100', take: '50', email: 'a@b.co' } },
    ],
    [
      'Devdraft, search for a name',
      devdraft.list({ ...question, search: 'Doe' }, {}).request,
      { path: '/customers', params: { skip: '100', take: '50', name: 'Doe' } },
    ],
    [
      'Easy.tools, list',
      easytools.list(question, { currency: 'pln' }).request,
      { path: '/customers', params: { currency: 'pln', page: '3' } },
    ],
    [
      'Easy.tools, list of a store',
      easytools.list(question, easy).request,
      { path: '/customers', params: { currency: 'pln', page: '3' }, ...header },
    ],
    [
      'Easy.tools, search',
      easytools.list({ ...question, search: 'Jane', filters: { created_from: '2026-01-01' } }, easy).request,
      {
        path: '/customers',
        params: { currency: 'pln', page: '3', created_from: '2026-01-01', query: 'Jane' },
        ...header,
      },
    ],
    [
      'Easy.tools, one',
      easytools.get('x', easy).request,
      { path: '/customers/x', params: { currency: 'pln' }, ...header },
    ],
    [
      'Xtrakit, list',
      xtrakit.list({ ...question, filters: { customer_group_id: '1' } }, {}).request,
      { path: '/customers', params: { customer_group_id: '1' } },
    ],
    ['Xtrakit, probe', xtrakit.probe({}).request, { path: '/user/authenticate' }],
  ];
  for (const [title, made, expected] of cases) it(`hold what is documented: ${title}`, () => deepEqual(made, expected));

  it('refuse a search for one address among those with another', () => {
    const twice = { ...question, search: 'a@b.co', filters: { email: 'c@d.co' } };
    throws(() => yativo.list(twice, {}), failsAs('badRequest', /filter by email at once/));
    throws(() => devdraft.list(twice, {}), failsAs('badRequest', /filter by email at once/));
    equal(yativo.list({ ...twice, search: 'c@d.co' }, {}).request.params?.email, 'c@d.co');
  });

  const searches: readonly [id: string, text: string, send: string | undefined][] = [
    ['yativo', ' jane@example.com ', 'jane@example.com'],
    ['yativo', '@example', '@example'],
    ['yativo', 'Jane', undefined],
    ['devdraft', 'jane@example.com', 'jane@example.com'],
    ['devdraft', 'Jane', 'Jane'],
    ['devdraft', '  Jo  Fernández Ruiz ', 'Fernández'],
    ['devdraft', 'x'.repeat(101), 'x'.repeat(100)],
    ['devdraft', `${'x'.repeat(255)}@example.com`, undefined],
    ['devdraft', '   ', undefined],
    ['easytools', ' jane@example.com ', 'jane@example.com'],
    ['easytools', 'Jane Doe', 'Jane Doe'],
    ['easytools', 'jane@', undefined],
    ['easytools', '@example.com', undefined],
    ['easytools', ' ', undefined],
  ];
  for (const [id, text, send] of searches) {
    it(`search by the provider where it can: ${id}, ${JSON.stringify(text.slice(0, 30))}`, () =>
      equal(providerOf(id).serverSearch?.(text)?.send, send));
  }

  it('have no search where the provider has none', () => {
    deepEqual(
      ['cartevo', 'xtrakit'].map(id => providerOf(id).serverSearch),
      [undefined, undefined],
    );
  });

  it("carry Yativo's key and secret, and no Authorization beside them", () => {
    const [keys, legacy] = yativo.authMethods;
    deepEqual(keys?.headers({ apiKey: 'k', apiSecret: 's' }), { 'X-Api-Key': 'k', 'X-Api-Secret': 's' });
    deepEqual(legacy?.headers({ bearerToken: 't' }), { Authorization: 'Bearer t' });
  });

  const ids: readonly [id: string, text: string, like: boolean][] = [
    ['devdraft', 'cust_123456', true],
    ['devdraft', '550e8400-e29b-41d4-a716-446655440010', true],
    ['devdraft', 'custard', false],
    ['cartevo', '550E8400-e29b-41d4-a716-446655440010', true],
    ['yativo', 'jane@example.com', false],
    ['easytools', '550e8400-e29b-41d4-a716', false],
    ['xtrakit', '42', true],
    ['xtrakit', '+233244567890', false],
  ];
  for (const [id, text, like] of ids) {
    it(`know what ${like ? 'an ID' : 'no ID'} looks like: ${id}, ${text}`, () =>
      equal(providerOf(id).idShape.test(text), like));
  }
});
