import { deepEqual, equal, match, ok, rejects, throws } from 'node:assert/strict';
import { Client } from '../../../src/core/client.ts';
import type { Query } from '../../../src/core/model/customer.ts';
import { credentialsFault, methodFor } from '../../../src/core/requests/authentication.ts';
import { providers } from '../../../src/providers/index.ts';
import { failsAs } from '../../support/fails-as.ts';
import {
  emptyList,
  type LocalClient,
  type LocalClientOptions,
  localClient,
  providerOf,
} from '../../support/local-client.ts';

// The vocabulary of this suite: a client of one provider whose server gives one answer to everything.

const open: LocalClient[] = [];
const signal = new AbortController().signal;

async function answering(id: string, body: unknown, options: LocalClientOptions & { status?: number } = {}) {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const made = await localClient(id, response => response.writeHead(options.status ?? 200).end(text), options);
  open.push(made);
  return made;
}

const urls = ({ server }: LocalClient) => server.requests.map(({ url }) => url);

describe('a client', () => {
  afterEach(() => Promise.all(open.splice(0).map(made => made.close())));

  describe('asks below its base URL', () => {
    const bases: readonly [string, string][] = [
      ['', '/customers'],
      ['/', '/customers'],
      ['/api/v1', '/api/v1/customers'],
      ['/api/v1///', '/api/v1/customers'],
      ['/a%20b/ü', '/a%20b/%C3%BC/customers'],
    ];
    for (const [base, path] of bases) {
      it(`a client asks below its base URL, with “${base}” as its path`, async () => {
        const made = await answering('devdraft', emptyList.devdraft, { path: base });
        await made.client.page({ pageSize: 1 }, { signal });
        deepEqual(urls(made), [`${path}?skip=0&take=1`]);
        equal(made.log[0]?.target, made.server.origin + path.replace('%C3%BC', '%C3%BC'));
      });
    }

    it('a client encodes what it sends', async () => {
      const made = await answering('devdraft', emptyList.devdraft);
      await made.client.page({ search: 'a&b=c#d?e/é', pageSize: 1 }, { signal });
      deepEqual(urls(made), ['/customers?skip=0&take=1&name=a%26b%3Dc%23d%3Fe%2F%C3%A9']);
    });
  });

  describe('asks for one customer', () => {
    const ids: readonly [string, string][] = [
      ['a/b', '/customers/a%2Fb'],
      ['../admin', '/customers/..%2Fadmin'],
      ['%2e%2e', '/customers/%252e%252e'],
      ['a?b=c', '/customers/a%3Fb%3Dc'],
      ['a#b', '/customers/a%23b'],
      ['...', '/customers/...'],
      ['é 😀', '/customers/%C3%A9%20%F0%9F%98%80'],
      ['customers', '/customers/customers'],
      ['c', '/customers/c'],
      ['$&', '/customers/%24%26'],
      ["'", "/customers/'"],
    ];
    for (const [id, path] of ids) {
      it(`a client asks for the customer whose ID is ${id}, and the log does not name it`, async () => {
        const made = await answering('devdraft', { id, first_name: 'Ada' });
        equal((await made.client.customer(id, { signal })).customer.id, id);
        deepEqual(urls(made), [path]);
        equal(made.log[0]?.target, `${made.server.origin}/customers/{id}`);
      });
    }

    for (const id of ['', '.', '..', '\uD800', 'a\uDFFF']) {
      it(`a client asks for no customer whose ID cannot be in a path: ${JSON.stringify(id)}`, async () => {
        const made = await answering('devdraft', {});
        await rejects(made.client.customer(id, { signal }), failsAs('badRequest', /Check the ID/));
        deepEqual(urls(made), []);
      });
    }
  });

  describe('refuses before anything is sent', () => {
    const queries: readonly [string, string, Query][] = [
      ['page 0', 'devdraft', { page: 0 }],
      ['a page below zero', 'devdraft', { page: -1 }],
      ['half a page', 'devdraft', { page: 1.5 }],
      ['page NaN', 'devdraft', { page: Number.NaN }],
      ['a page beyond counting', 'devdraft', { page: 2 ** 53 }],
      ['a page size of 0', 'devdraft', { pageSize: 0 }],
      ['a filter that is not there', 'devdraft', { filters: { country: 'PL' } }],
      ['a filter called __proto__', 'devdraft', { filters: JSON.parse('{"__proto__":"x"}') }],
      ['a value that is not documented', 'devdraft', { filters: { status: 'SLEEPING' } }],
      ['a search that is not there', 'cartevo', { search: 'Ada' }],
      ['a search and a filter by the same', 'easytools', { search: 'Ada', filters: { query: 'Bob' } }],
    ];
    for (const [name, id, query] of queries) {
      it(`a client refuses before anything is sent: ${name}`, async () => {
        const made = await answering(id, emptyList[id]);
        await rejects(made.client.page(query, { signal }), failsAs('badRequest'));
        deepEqual(urls(made), []);
      });
    }
  });

  describe('does not believe counts that no list can have', () => {
    const counts: readonly [string, string, string, Partial<Record<'page' | 'pageCount' | 'total', number | null>>][] =
      [
        [
          'a billion pages',
          'easytools',
          '{"items":[],"pagination":{"current_page":1,"total_pages":1000000000}}',
          { pageCount: null },
        ],
        [
          'pages below zero',
          'easytools',
          '{"items":[],"pagination":{"current_page":-4,"total_pages":-5}}',
          { page: 1, pageCount: null },
        ],
        [
          'half a page',
          'easytools',
          '{"items":[],"pagination":{"current_page":1.5,"total_pages":2.5}}',
          { page: 1, pageCount: null },
        ],
        ['customers beyond counting', 'devdraft', '{"data":[],"total":1e300}', { pageCount: null, total: null }],
        ['customers below zero', 'devdraft', '{"data":[],"total":-1}', { pageCount: null, total: null }],
        [
          'pages of nothing',
          'yativo',
          '{"data":[],"pagination":{"total":9,"per_page":0,"current_page":1}}',
          { pageCount: 1, total: 9 },
        ],
        [
          'as many pages as there can be',
          'easytools',
          '{"items":[],"pagination":{"current_page":3,"total_pages":100000}}',
          { page: 1, pageCount: 100_000 },
        ],
      ];
    for (const [name, id, text, expected] of counts) {
      it(`a client believes only counts that a list can have: ${name}`, async () => {
        const { page, pageCount, total } = await (await answering(id, text)).client.page({}, { signal });
        deepEqual({ page, pageCount, total, ...expected }, { page, pageCount, total });
      });
    }
  });

  describe('proves itself', () => {
    for (const provider of providers.values()) {
      for (const method of provider.authMethods) {
        it(`a client proves itself to ${provider.title} by ${method.title}, in headers alone`, async () => {
          const credentials = Object.fromEntries(method.credentials.map(({ key }) => [key, `secret-${key}`]));
          const made = await localClient(
            provider.id,
            (response, { url }) =>
              response.end(
                JSON.stringify(
                  url === '/auth/token' ? { access_token: 'secret-token', expires_in: 9 } : emptyList[provider.id],
                ),
              ),
            { credentials },
          );
          open.push(made);
          await made.client.page({}, { signal });
          const { url, headers } = made.server.requests.at(-1) ?? { url: '', headers: {} };
          ok(!url.includes('secret-'));
          deepEqual(headers['user-agent'], 'Clientele');
          const sent = Object.entries(headers).filter(([, value]) => String(value).includes('secret-'));
          const due = method.headers(method.exchange ? { accessToken: 'secret-token' } : credentials);
          deepEqual(
            Object.fromEntries(sent),
            Object.fromEntries(Object.entries(due).map(([key, value]) => [key.toLowerCase(), value])),
          );
          ok(!JSON.stringify(made.log).includes('secret-'));
          ok(!made.client.curl(made.client.customerQuestion('1').request).includes('secret-'));
        });
      }
    }
  });

  it('a client takes no other customer for the one that was asked for, and an ID in upper case for the same', async () => {
    const { client } = await answering('devdraft', { id: 'cust_AB', first_name: 'Ada', last_name: null });
    equal((await client.customer('cust_ab', { signal })).customer.id, 'cust_AB');
    await rejects(client.customer('cust_cd', { signal }), failsAs('schema', /another customer/));
  });

  it('no client is made without usable credentials', () => {
    const setup = {
      connection: {
        id: 'c',
        provider: 'yativo',
        name: 'Mine',
        baseUrl: 'https://x.test',
        environment: 'sandbox',
        options: {},
      },
      provider: providerOf('yativo'),
      http: { send: () => Promise.reject(new Error('sent')), dispose: () => {} },
      log: () => {},
      settings: () => ({ pageSize: 50, requestTimeout: 60 }),
    } as const;
    for (const credentials of [
      {},
      { apiKey: 'k' },
      { apiKey: 'k', apiSecret: ' ' },
      { apiKey: 'k\n', apiSecret: 's' },
      { other: 'x' },
    ]) {
      throws(
        () => new Client({ ...setup, credentials }),
        failsAs('configuration', /^Mine has .* Update the credentials/),
      );
    }
  });
});

describe('credentials', () => {
  const rows: readonly [string, string, Record<string, string>, RegExp | undefined][] = [
    ['a pair', 'yativo', { apiKey: 'k', apiSecret: 's' }, undefined],
    ['the other method', 'yativo', { bearerToken: 't' }, undefined],
    ['half a pair', 'yativo', { apiKey: 'k' }, /API key and API secret, or Bearer token/],
    ['nothing', 'xtrakit', {}, /needs API key/],
    ['blanks', 'xtrakit', { apiKey: '  ' }, /is empty/],
    ['a line break', 'xtrakit', { apiKey: 'k\n' }, /no key has/],
    ['a blank inside', 'xtrakit', { apiKey: 'Bearer k' }, /no key has/],
    ['a letter no header takes', 'xtrakit', { apiKey: 'ключ' }, /no key has/],
    ['one too many', 'xtrakit', { apiKey: 'k', other: 'x' }, /no credential called "other"/],
    ['one called __proto__', 'xtrakit', JSON.parse('{"apiKey":"k","__proto__":"x"}'), /no credential called/],
  ];
  for (const [name, id, credentials, words] of rows) {
    it(`credentials are ${words ? 'refused' : 'taken'}: ${name}`, () => {
      const fault = credentialsFault(providerOf(id), credentials);
      if (words) match(fault ?? '', words);
      else {
        equal(fault, undefined);
        ok(methodFor(providerOf(id), credentials));
      }
    });
  }
});
