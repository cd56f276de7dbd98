// APIs with envelopes of their own: Spring's pages whose flag says that this is the last, JSON-LD whose names have colons,
// lists of one kind of address each that say by a member which they are.

import { emailOf, matching, needs, type OtherApi, only, pageOf, personAt, proves, range, refusing } from './api.ts';

const lexRefuse = refusing(message => ({ requestId: 'r-1', message }));
const lexId = (number: number) => `be9475f4-ef80-442b-8ab9-${String(number).padStart(12, '0')}`;
const lexPerson = (number: number) => ({
  ...{ id: lexId(number), version: 1, roles: { customer: { number: 10_307 + number } }, archived: number === 1 },
  ...(number % 2 === 1
    ? { company: { name: `Firma ${number}`, contactPersons: [{ lastName: 'X', primary: true }] } }
    : { person: { salutation: 'Frau', firstName: 'Person', lastName: String(number) } }),
  addresses: { billing: [{ street: 'Hauptstr. 5', zip: '12345', city: 'Musterort', countryCode: 'DE' }] },
  emailAddresses: number % 2 === 1 ? { business: [emailOf(number)] } : { private: [emailOf(number)] },
  phoneNumbers: { mobile: ['0171 2345678'] },
});

/** Its pages are counted from 0, and a flag says that one is the last. */
export const lexware: OtherApi = {
  ...{ id: 'lexware', title: 'Lexware', basePath: '/v1', most: 250, hasTotal: true, unknownId: lexId(99_999) },
  ...{ credentials: { apiKey: 'lex-key' }, idOf: lexId },
  manifest: () => ({
    ...{ id: 'lexware', title: 'Lexware', baseUrl: 'https://api.lexware.io/v1' },
    auth: [{ credentials: ['apiKey'], bearer: '{apiKey}' }],
    list: {
      ...{ path: '/contacts', params: { customer: true }, rows: '/content' },
      paging: {
        ...{ by: 'page', param: 'page', first: 0, more: { at: '/last', is: false }, pages: { at: '/totalPages' } },
        ...{ total: { at: '/totalElements' }, size: { param: 'size', max: 250 } },
      },
    },
    search: { param: 'email', when: 'email' },
    get: { path: '/contacts/{id}' },
    rate: { requests: 2, seconds: 1 },
    error: { words: ['/message', '/IssueList/*/i18nKey'] },
    fields: {
      ...{ id: '/id', name: ['/company/name', { join: ['/person/firstName', '/person/lastName'] }] },
      email: ['/emailAddresses/business/0', '/emailAddresses/private/0'],
      phone: { phone: ['/phoneNumbers/mobile/0'], country: '/addresses/billing/0/countryCode' },
      status: { status: '/archived', words: { true: 'inactive', false: 'active' } },
      address: {
        address: {
          ...{ line1: '/addresses/billing/0/street', postalCode: '/addresses/billing/0/zip' },
          ...{ city: '/addresses/billing/0/city', country: '/addresses/billing/0/countryCode' },
        },
      },
      'Customer number': { count: '/roles/customer/number' },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Firma 1', email: emailOf(1), phone: '+491712345678', status: 'inactive' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer lex-key', lexRefuse);
    if (asked.path !== '/contacts')
      return { body: lexPerson(personAt(asked, /^\/contacts\/be9475f4-ef80-442b-8ab9-0*(\d+)$/, people, lexRefuse)) };
    only(asked, ['page', 'size', 'customer', 'email'], name => lexRefuse(400, name));
    if (asked.query.get('customer') !== 'true') throw lexRefuse(400, 'customer');
    const all = matching(people, asked.query.get('email'));
    const size = Number(asked.query.get('size') ?? 25);
    const page = Number(asked.query.get('page') ?? 0);
    if (!(size >= 1 && size <= 250 && page >= 0)) throw lexRefuse(400, 'size');
    const content = range(page * size, size, all.length)
      .flatMap(at => all[at - 1] ?? [])
      .map(lexPerson);
    const totalPages = Math.ceil(all.length / size);
    const counts = { totalPages, totalElements: all.length, last: page >= totalPages - 1, first: page === 0 };
    return {
      body: { content, ...counts, size, number: page, numberOfElements: content.length, sort: [{ property: 'name' }] },
    };
  },
};

const claims = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const syliusToken = `${claims({ alg: 'RS256' })}.${claims({ exp: 4_000_000_000 })}.s-i-g`;
const syliusRefuse = refusing(message => ({ '@type': 'hydra:Error', 'hydra:description': message, code: 401 }));
const syliusPerson = (number: number) => ({
  ...{ '@id': `/api/v2/admin/customers/${number}`, '@type': 'Customer', id: number, fullName: `Person ${number}` },
  ...{
    email: emailOf(number),
    gender: 'u',
    createdAt: '2026-03-20T10:00:00+01:00',
    user: number === 1 ? null : { enabled: true },
  },
});

/** JSON-LD: names with "@" and colons, and a token that is had by logging in. */
export const sylius: OtherApi = {
  ...{
    id: 'sylius',
    title: 'Sylius',
    basePath: '/api/v2/admin',
    most: 50,
    hasTotal: true,
    unknownId: '99999',
    idOf: String,
  },
  ...{ credentials: { email: 'api@example.com', password: 'sylius pass' }, options: { host: 'shop.example.com' } },
  manifest: () => ({
    ...{ id: 'sylius', title: 'Sylius', baseUrl: 'https://{host}/api/v2/admin', options: ['host'] },
    headers: { Accept: 'application/ld+json' },
    auth: [
      {
        credentials: ['email', 'password'],
        exchange: {
          path: '/administrators/token',
          ...{ body: { email: '{email}', password: '{password}' }, token: '/token', expires: 'jwt' },
        },
        bearer: '{token}',
      },
    ],
    list: {
      ...{ path: '/customers', rows: '/hydra:member' },
      paging: {
        ...{ by: 'page', param: 'page', total: { at: '/hydra:totalItems' } },
        size: { param: 'itemsPerPage', max: 50 },
      },
    },
    search: { param: 'search[value]' },
    get: { path: '/customers/{id}' },
    error: { words: ['/hydra:description', '/message'] },
    fields: {
      ...{ id: '/id', name: '/fullName', email: '/email', createdAt: '/createdAt', iri: '/@id' },
      status: { status: '/user/enabled', words: { true: 'active', false: 'blocked' } },
    },
  }),
  searches: [['person7@', 7]],
  first: { name: 'Person 1', email: emailOf(1), createdAt: '2026-03-20T09:00:00.000Z', status: null },
  exchange({ body, type, path }) {
    const sent: unknown = JSON.parse(body);
    if (path !== '/api/v2/admin/administrators/token' || !type.startsWith('application/json'))
      throw syliusRefuse(404, path);
    if (JSON.stringify(sent) !== '{"email":"api@example.com","password":"sylius pass"}')
      throw syliusRefuse(401, 'Invalid credentials.');
    return { body: { token: syliusToken, adminUser: '/api/v2/admin/administrators/1' } };
  },
  answer(asked, people) {
    proves(asked, 'authorization', `Bearer ${syliusToken}`, syliusRefuse);
    needs(asked, 'accept', 'application/ld+json', syliusRefuse);
    if (asked.path !== '/customers')
      return { body: syliusPerson(personAt(asked, /^\/customers\/(\d+)$/, people, syliusRefuse)) };
    only(asked, ['page', 'itemsPerPage', 'search[value]'], name => syliusRefuse(400, name));
    const all = matching(people, asked.query.get('search[value]'));
    const { rows, page, size } = pageOf(
      asked,
      all.length,
      { size: 'itemsPerPage', page: 'page', most: 50, usual: 10 },
      syliusRefuse,
    );
    const member = rows.flatMap(at => all[at - 1] ?? []).map(syliusPerson);
    const view =
      page * size < all.length ? { 'hydra:view': { 'hydra:next': `/api/v2/admin/customers?page=${page + 1}` } } : {};
    return { body: { '@type': 'hydra:Collection', 'hydra:member': member, 'hydra:totalItems': all.length, ...view } };
  },
};

const keapRefuse = refusing(message => ({ message }));
const keapPerson = (number: number) => ({
  ...{ id: number, given_name: 'Person', family_name: String(number), tag_ids: [1, 2], company: null },
  email_addresses: [
    { email: 'second@example.com', field: 'EMAIL2' },
    { email: emailOf(number), field: 'EMAIL1' },
  ],
  phone_numbers: [{ extension: null, field: 'PHONE1', number: '(212) 555-0100', type: 'Work' }],
  addresses: [
    { field: 'SHIPPING', line1: '9 Elsewhere', locality: 'Reno', country_code: 'USA', zip_code: '89501' },
    { field: 'BILLING', line1: '1 Main St', locality: 'New York', country_code: 'USA', zip_code: '10001' },
  ],
  ...{
    date_created: '2026-03-20T10:00:00.000+0000',
    email_status: number === 1 ? 'UnsubscribedMarketable' : 'SingleOptIn',
  },
});

/** Its next address never ends, and which of several a value is stands beside it. */
export const keap: OtherApi = {
  ...{
    id: 'keap',
    title: 'Keap',
    basePath: '/crm/rest/v1',
    most: 1000,
    hasTotal: true,
    unknownId: '99999',
    idOf: String,
  },
  credentials: { key: 'keap-key' },
  manifest: () => ({
    ...{ id: 'keap', title: 'Keap', baseUrl: 'https://api.infusionsoft.com/crm/rest/v1' },
    auth: [{ credentials: ['key'], headers: { 'X-Keap-API-Key': '{key}' } }],
    list: {
      ...{ path: '/contacts', params: { order: 'id' }, rows: '/contacts' },
      paging: { by: 'url', at: '/next', total: { at: '/count' }, size: { param: 'limit', max: 1000 } },
    },
    search: { param: 'email', when: 'email' },
    get: { path: '/contacts/{id}' },
    error: { words: ['/message'] },
    rate: { headers: { remaining: 'x-keap-product-quota-available', limit: 'x-keap-product-quota-limit' } },
    fields: {
      ...{ id: '/id', name: { join: ['/given_name', '/family_name'] }, createdAt: '/date_created' },
      email: { find: '/email_addresses', where: '/field', is: 'EMAIL1', take: '/email' },
      phone: {
        phone: { find: '/phone_numbers', where: '/field', is: 'PHONE1', take: '/number' },
        country: { find: '/addresses', where: '/field', is: 'BILLING', take: '/country_code' },
      },
      country: { find: '/addresses', where: '/field', is: 'BILLING', take: '/country_code', orFirst: true },
      status: { status: '/email_status', words: { SingleOptIn: 'active', UnsubscribedMarketable: 'inactive' } },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: {
    ...{ name: 'Person 1', email: emailOf(1), phone: '+12125550100', country: 'US', status: 'inactive' },
    createdAt: '2026-03-20T10:00:00.000Z',
  },
  answer(asked, people) {
    proves(asked, 'x-keap-api-key', 'keap-key', keapRefuse);
    if (asked.path !== '/contacts')
      return { body: keapPerson(personAt(asked, /^\/contacts\/(\d+)$/, people, keapRefuse)) };
    only(asked, ['limit', 'offset', 'order', 'email', 'since', 'until'], name => keapRefuse(400, name));
    const all = matching(people, asked.query.get('email'));
    const { rows, size, next } = pageOf(
      asked,
      all.length,
      { size: 'limit', skip: 'offset', most: 1000, usual: 1000 },
      keapRefuse,
    );
    const contacts = rows.flatMap(at => all[at - 1] ?? []).map(keapPerson);
    const link = (offset: number) =>
      `https://api.infusionsoft.com/crm/rest/v1/contacts/?limit=${size}&offset=${offset}&order=id`;
    return {
      headers: { 'X-Keap-Product-Quota-Available': '1000', 'X-Keap-Product-Quota-Limit': '150000' },
      body: { contacts, count: all.length, next: link(Math.max(next, size)), previous: link(0) },
    };
  },
};
