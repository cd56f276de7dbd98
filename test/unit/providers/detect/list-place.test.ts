import { deepEqual, equal, ok } from 'node:assert/strict';
import { readRequest } from '../../../../src/providers/detect/pasted-request.ts';
import { draftOfRequest, type RequestDraft } from '../../../../src/providers/detect/request-draft.ts';

function draftOf(address: string): RequestDraft {
  const pasted = readRequest(`curl '${address}' -H 'X-Key: k'`);
  if (pasted.kind === 'fault') throw new Error(pasted.message);
  const read = draftOfRequest(pasted.request);
  if (read.kind === 'fault') throw new Error(read.message);
  return read.draft;
}

const placesOf = ({ manifest: { baseUrl, list, get, search } }: RequestDraft) => ({
  ...{ baseUrl, list: [list.path, list.params], get: [get.path, get.params], search },
});

describe('an address whose path stands in a parameter', () => {
  const shown: readonly (readonly [string, string, string, Readonly<Record<string, string>>, string])[] = [
    ['https://shop.example/?rest_route=/wp/v2/users&context=edit', '', '/', { context: 'edit' }, '/wp/v2/users'],
    ['https://shop.example/index.php?route=api/customers&per_page=5', '', '/index.php', {}, 'api/customers'],
    ['https://shop.example/admin/index.php?r=v1/customers.json', '/admin', '/index.php', {}, 'v1/customers.json'],
    ['https://old.example/site/?q=/api/contacts/', '/site', '/', {}, '/api/contacts/'],
    [
      'https://acme.example/?path=/acme-shop/v1/customers/all/of/them',
      '',
      '/',
      {},
      '/acme-shop/v1/customers/all/of/them',
    ],
  ];
  for (const [address, base, path, others, route] of shown)
    it(`has one customer below that path: ${address}`, () => {
      const { baseUrl, list, get, search } = placesOf(draftOf(address));
      const [, param = ''] = /[?&](\w+)=[^&]*\//.exec(address) ?? [];
      const { origin } = new URL(address);
      const rest = path === '/' ? base + path : path;
      deepEqual(baseUrl, origin + (path === '/' ? '' : base));
      const { per_page: _, ...params } = { ...(list[1] as Record<string, string>) };
      deepEqual([list[0], params], [rest, { ...others, [param]: route }]);
      const below = route.endsWith('.json') ? route.replace('.json', '/{id}.json') : `${route.replace(/\/$/, '')}/{id}`;
      deepEqual(get, [rest, { [param]: route.endsWith('/') ? `${below}/` : below }]);
      equal(search, undefined);
    });

  it('is left as it is where the parameter is none of a path', () => {
    for (const query of ['q=ada', 'since=01/02/2026', 'redirect=/home', 'q=ada@example.com'])
      equal(draftOf(`https://api.acme.example/customers?${query}`).manifest.get.path, '/customers/{id}', query);
    deepEqual(draftOf('https://api.acme.example/v1/customers?path=/eu/shops').manifest.get, {
      path: '/customers/{id}',
    });
  });

  it('leaves the ID of one customer out of it', () => {
    const { manifest, questions } = draftOf('https://shop.example/?rest_route=/wp/v2/users/17');
    deepEqual(manifest.list.params, { rest_route: '/wp/v2/users' });
    const [question] = questions;
    ok(question?.kind === 'place');
    equal(question.answers.length, 2);
    const other = question.answers[1]?.change;
    ok(typeof other === 'object');
    deepEqual(other.list.params, { rest_route: '/wp/v2/users/17' });
  });

  it('is refused where a key stands in it', () => {
    const pasted = readRequest(`curl 'https://shop.example/?rest_route=/v1/sk_live_a1b2c3d4e5f6/users'`);
    ok(pasted.kind === 'request');
    equal(draftOfRequest(pasted.request).kind, 'fault');
  });
});

describe('the address of a search, pasted for that of a list', () => {
  const shown: readonly (readonly [string, string, object])[] = [
    ['https://acme.example/api/v2/persons/search?term=ada', '/persons', { path: '/persons/search', param: 'term' }],
    [
      'https://acme.example/admin/customers/search.json?query=x',
      '/customers.json',
      { path: '/customers/search.json', param: 'query' },
    ],
    ['https://acme.example/kb/accounts/search/ada', '/accounts', { path: '/accounts/search/{text}' }],
    [
      `https://acme.example/api/v2/search/contacts?query="email:%27ada@acme.example%27"`,
      '/contacts',
      { path: '/search/contacts', param: 'query', before: `"email:'`, after: `'"`, when: 'email' },
    ],
    [
      'https://acme.example/?rest_route=/wc/v3/customers/search&q=ada',
      '/',
      { params: { rest_route: '/wc/v3/customers/search' }, param: 'q' },
    ],
  ];
  for (const [address, path, search] of shown)
    it(`has its list above: ${address}`, () => {
      const { manifest, questions } = draftOf(address.replaceAll("'", '%27'));
      deepEqual([manifest.list.path, manifest.search], [path, search]);
      const [question] = questions;
      ok(question?.kind === 'place' && question.text.startsWith('The address is that of a search: '));
      const other = question.answers[1]?.change;
      ok(typeof other === 'object');
      equal(JSON.stringify(other.search ?? {}).includes('path'), false);
    });

  it('is a list where nothing is searched for, or where “search” is no step of a list', () => {
    for (const address of [
      'https://acme.example/rest/V1/customers/search?searchCriteria[pageSize]=2',
      'https://acme.example/search/customers',
      'https://acme.example/v1/research?q=ada',
    ])
      deepEqual(draftOf(address).questions, [], address);
  });
});
