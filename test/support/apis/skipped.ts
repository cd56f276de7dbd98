// APIs of which rows are skipped, and two that are one's own: a shop's and a back office's.

import { basicOf, emailOf, matching, type OtherApi, only, pageOf, personAt, proves, Refusal, refusing } from './api.ts';

const adyenRefuse = refusing(detail => ({
  type: 'https://docs.adyen.com/errors',
  title: 'Refused',
  detail,
  status: 0,
}));
const adyenPerson = (number: number) => ({ id: `AH${number}`, status: 'active', reference: `Person ${number}` });

export const adyen: OtherApi = {
  ...{
    id: 'adyen',
    title: 'Adyen',
    basePath: '/bcl/v2',
    most: 100,
    unknownId: 'AH99999',
    idOf: number => `AH${number}`,
  },
  ...{ credentials: { apiKey: 'AQE-key' }, options: { platform: 'Acme Corp', host: 'balanceplatform-api-live' } },
  manifest: () => ({
    ...{ id: 'adyen', baseUrl: 'https://{host}.adyen.com/bcl/v2', options: ['host', 'platform'] },
    auth: [{ credentials: ['apiKey'], headers: { 'X-API-Key': '{apiKey}' } }],
    list: {
      ...{ path: '/balancePlatforms/{platform}/accountHolders', rows: '/accountHolders' },
      paging: { by: 'offset', param: 'offset', more: { at: '/hasNext' }, size: { param: 'limit', max: 100 } },
    },
    get: { path: '/accountHolders/{id}' },
    error: { words: ['/detail', '/title'] },
    fields: {
      id: '/id',
      name: '/reference',
      status: { status: '/status', words: { active: 'active', closed: 'deleted' } },
    },
  }),
  ...{ searches: [], hasTotal: false, first: { name: 'Person 1', status: 'active' } },
  answer(asked, people) {
    proves(asked, 'x-api-key', 'AQE-key', adyenRefuse);
    if (asked.path === '/balancePlatforms/Acme%20Corp/accountHolders') {
      only(asked, ['offset', 'limit'], name => adyenRefuse(422, name));
      const { rows, next } = pageOf(asked, people, { size: 'limit', skip: 'offset', most: 100 }, adyenRefuse);
      return { body: { accountHolders: rows.map(adyenPerson), hasNext: next < people, hasPrevious: false } };
    }
    return { body: adyenPerson(personAt(asked, /^\/accountHolders\/AH(\d+)$/, people, adyenRefuse)) };
  },
};

const medusaRefuse = refusing(message => ({ type: 'x', message }));
const medusaPerson = (number: number) => ({
  ...{
    id: `cus_${number}`,
    email: emailOf(number),
    first_name: 'Person',
    last_name: String(number),
    company_name: null,
  },
  ...{ created_at: '2026-03-20T10:00:00.123Z', addresses: [{ city: 'Oslo', country_code: 'no' }] },
});

export const medusa: OtherApi = {
  ...{
    id: 'medusa',
    title: 'Medusa',
    basePath: '',
    most: 100,
    unknownId: 'cus_99999',
    idOf: number => `cus_${number}`,
  },
  ...{ credentials: { secretKey: 'sk_medusa' }, options: { host: 'shop.example.com' }, hasTotal: true },
  manifest: () => ({
    ...{ id: 'medusa', baseUrl: 'https://{host}', options: ['host'] },
    auth: [{ credentials: ['secretKey'], basic: { user: '{secretKey}', password: '' } }],
    list: {
      ...{ path: '/admin/customers', params: { fields: '+addresses.*', order: 'id' }, rows: '/customers' },
      paging: { by: 'offset', param: 'offset', total: { at: '/count' }, size: { param: 'limit', max: 100 } },
    },
    search: { param: 'q', looksAt: 'names, e-mail, phone, company' },
    get: { path: '/admin/customers/{id}', params: { fields: '+addresses.*' }, at: '/customer' },
    error: { words: ['/message'] },
    fields: {
      ...{ id: '/id', name: [{ join: ['/first_name', '/last_name'] }, '/company_name'], email: '/email' },
      ...{ createdAt: { time: '/created_at' }, country: '/addresses/0/country_code' },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', country: 'NO', createdAt: '2026-03-20T10:00:00.123Z' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('sk_medusa', ''), medusaRefuse);
    const known = ['fields', 'order', 'q', 'offset', 'limit'];
    only(asked, known, name => medusaRefuse(400, `Invalid request: Unrecognized fields: '${name}'`));
    if (asked.path === '/admin/customers') {
      const all = matching(people, asked.query.get('q'));
      const { rows, size } = pageOf(
        asked,
        all.length,
        { size: 'limit', skip: 'offset', most: 10_000, usual: 50 },
        medusaRefuse,
      );
      return { body: { customers: rows.map(at => medusaPerson(all[at - 1] ?? 0)), count: all.length, limit: size } };
    }
    return {
      body: { customer: medusaPerson(personAt(asked, /^\/admin\/customers\/cus_(\d+)$/, people, medusaRefuse)) },
    };
  },
};

const directusRefuse = (status: number, message: string, code = 'X') =>
  new Refusal(status, { errors: [{ message, extensions: { code } }] });
const directusPerson = (number: number) => ({
  ...{ id: number, first_name: 'Person', last_name: String(number), email: emailOf(number), status: 'active' },
  ...{ date_created: '2026-03-20T10:00:00Z', lifetime_cents: '84332', balance: '-12.50' },
});

export const directus: OtherApi = {
  ...{ id: 'directus', title: 'Directus', basePath: '', most: 100, unknownId: '99999', idOf: String, hasTotal: true },
  credentials: { token: 'static token' },
  manifest: () => ({
    ...{ id: 'directus', baseUrl: 'https://directus.example.com' },
    auth: [{ credentials: ['token'], query: { access_token: '{token}' } }],
    list: {
      ...{ path: '/items/customers', params: { sort: 'id', meta: 'filter_count' }, rows: '/data' },
      paging: { by: 'page', param: 'page', total: { at: '/meta/filter_count' }, size: { param: 'limit', max: 100 } },
    },
    search: { param: 'search', looksAt: 'all text fields' },
    get: { path: '/items/customers/{id}', at: '/data' },
    error: {
      words: ['/errors/*/message'],
      notFound: [{ status: 403, at: '/errors/0/extensions/code', is: '^FORBIDDEN$' }],
    },
    fields: {
      ...{ id: '/id', name: { join: ['/first_name', '/last_name'] }, email: '/email' },
      ...{ status: { status: '/status', words: { active: 'active' } }, createdAt: { time: '/date_created' } },
      lifetimeValue: { money: '/lifetime_cents', minor: true, currency: '=EUR' },
      balance: { money: '/balance', currency: '=EUR' },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', lifetimeValue: { amount: '843.32', currency: 'EUR' }, status: 'active' },
  answer(asked, people) {
    const { query, headers } = asked;
    if (headers.authorization !== undefined) throw directusRefuse(400, 'The token must be given once.');
    if (query.get('access_token') !== 'static token')
      throw directusRefuse(401, 'Invalid user credentials.', 'INVALID_CREDENTIALS');
    const known = ['access_token', 'sort', 'meta', 'search', 'page', 'limit', 'offset'];
    only(asked, known, name => directusRefuse(400, name));
    if (asked.path === '/items/customers') {
      const all = matching(people, query.get('search'));
      const { rows } = pageOf(
        asked,
        all.length,
        { size: 'limit', page: 'page', most: 100, usual: 100 },
        directusRefuse,
      );
      const meta = query.get('meta') === 'filter_count' ? { meta: { filter_count: all.length } } : {};
      return { body: { ...meta, data: rows.map(at => directusPerson(all[at - 1] ?? 0)) } };
    }
    // It does not say whether there is such a row.
    const unknown = () => directusRefuse(403, "You don't have permission to access this.", 'FORBIDDEN');
    return { body: { data: directusPerson(personAt(asked, /^\/items\/customers\/(\d+)$/, people, unknown)) } };
  },
};

const wordpressRefuse = (status: number, message: string) =>
  new Refusal(status, { code: 'x', message, data: { status } });
const wordpressPerson = (number: number, inFull: boolean) => ({
  ...{ id: number, name: `Person ${number}`, slug: `person${number}` },
  ...(inFull && { email: emailOf(number), registered_date: '2026-03-20T10:00:00+00:00' }),
});

export const wordpress: OtherApi = {
  ...{ id: 'wordpress', title: 'WordPress', basePath: '/wp-json/wp/v2', most: 100, unknownId: '99999', hasTotal: true },
  ...{ credentials: { user: 'admin', password: 'abcd efgh ijkl mnop' }, options: { site: 'blog.example.com' } },
  idOf: String,
  manifest: () => ({
    ...{ id: 'wordpress', baseUrl: 'https://{site}/wp-json/wp/v2', options: ['site'] },
    auth: [{ credentials: ['user', 'password'], basic: { user: '{user}', password: '{password}' } }],
    probe: { path: '/users/me', params: { context: 'edit' } },
    list: {
      ...{ path: '/users', params: { context: 'edit', orderby: 'id' }, rows: '' },
      paging: { by: 'link', total: { header: 'X-WP-Total' }, size: { param: 'per_page', max: 100 } },
    },
    search: { param: 'search', looksAt: 'names, e-mail' },
    get: { path: '/users/{id}', params: { context: 'edit' } },
    error: { words: ['/data/params/*', '/message'] },
    fields: { id: '/id', name: '/name', email: '/email', createdAt: { time: '/registered_date' } },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', email: emailOf(1), createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    const { query, headers, path } = asked;
    const isKnown = headers.authorization === basicOf('admin', 'abcd efgh ijkl mnop');
    const inFull = query.get('context') === 'edit';
    if (path === '/users/me') {
      if (!isKnown) throw wordpressRefuse(401, 'You are not currently logged in.');
      return { body: wordpressPerson(1, inFull) };
    }
    // It ignores a key that it cannot use, and lists those who have written something.
    const all = matching(isKnown ? people : Math.min(1, people), query.get('search'));
    if (path === '/users') {
      only(asked, ['context', 'orderby', 'per_page', 'page', 'search', 'offset'], name => wordpressRefuse(400, name));
      const { rows, size, page, next } = pageOf(
        asked,
        all.length,
        { size: 'per_page', page: 'page', most: 100 },
        wordpressRefuse,
      );
      // The address is that of its settings, not the one that was asked.
      const address = new URL('http://www.blog.example.org/wp-json/wp/v2/users');
      for (const [name, value] of query) address.searchParams.set(name, value);
      address.searchParams.set('page', String(page + 1));
      const pages = Math.ceil(all.length / size);
      return {
        body: rows.map(at => wordpressPerson(all[at - 1] ?? 0, inFull)),
        headers: {
          ...{ 'X-WP-Total': String(all.length), 'X-WP-TotalPages': String(pages) },
          ...(next < all.length && { Link: `<${address.href}>; rel="next"` }),
        },
      };
    }
    return { body: wordpressPerson(personAt(asked, /^\/users\/(\d+)$/, people, wordpressRefuse), inFull) };
  },
};
