// APIs that put into a path, a header or one parameter what others have in one of its own: Crisp the number of a page, Kill
// Bill what is searched for, commercetools who asks for a token, PrestaShop offset and size.

import { basicOf, emailOf, matching, type OtherApi, only, pageOf, personAt, proves, range, refusing } from './api.ts';

const uuid = (number: number) => `4f4a3c2e-0000-4000-8000-${String(number).padStart(12, '0')}`;

const crispRefuse = refusing(reason => ({ error: true, reason, data: {} }));
const crispPerson = (number: number) => ({
  ...{ people_id: uuid(number), email: emailOf(number), segments: ['customer'], score: 1 },
  person: { nickname: `Person ${number}`, avatar: null, phone: '+33612345678', geolocation: { country: 'FR' } },
  ...{ created_at: 1_774_000_800_000, updated_at: 1_774_087_200_000 },
});

/** The number of a page is a step of the path; nothing tells the end but a page with nobody. */
export const crisp: OtherApi = {
  ...{ id: 'crisp', title: 'Crisp', basePath: '/v1', most: 50, hasTotal: false, idOf: uuid, unknownId: uuid(99_999) },
  ...{ credentials: { identifier: 'who', key: 'crisp-key' }, options: { website: 'site-1' } },
  manifest: () => ({
    ...{ id: 'crisp', title: 'Crisp', baseUrl: 'https://api.crisp.chat/v1', options: ['website'] },
    headers: { 'X-Crisp-Tier': 'plugin' },
    auth: [{ credentials: ['identifier', 'key'], basic: { user: '{identifier}', password: '{key}' } }],
    list: {
      ...{ path: '/website/{website}/people/profiles/{page}', rows: '/data' },
      paging: { by: 'page', size: { param: 'per_page', max: 50 } },
    },
    search: { param: 'search_text', looksAt: 'names and e-mail addresses' },
    get: { path: '/website/{website}/people/profile/{id}', at: '/data' },
    error: { words: ['/reason'] },
    fields: {
      ...{ id: '/people_id', name: '/person/nickname', email: '/email', phone: { phone: '/person/phone' } },
      ...{ country: '/person/geolocation/country', createdAt: { time: '/created_at', as: 'epochMs' } },
    },
  }),
  searches: [['person7@', 7]],
  first: { name: 'Person 1', email: emailOf(1), country: 'FR', createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('who', 'crisp-key'), crispRefuse);
    proves(asked, 'x-crisp-tier', 'plugin', crispRefuse);
    const [, number] = /^\/website\/site-1\/people\/profiles\/([1-9]\d*)$/.exec(asked.path) ?? [];
    const body = (data: unknown) => ({ body: { error: false, reason: 'resolved', data } });
    if (number === undefined) {
      const shape = /^\/website\/site-1\/people\/profile\/4f4a3c2e-0000-4000-8000-0*(\d+)$/;
      return body(crispPerson(personAt(asked, shape, people, crispRefuse)));
    }
    only(asked, ['per_page', 'search_text'], name => crispRefuse(400, name));
    const size = Number(asked.query.get('per_page') ?? 20);
    if (size > 50) throw crispRefuse(400, 'invalid_query');
    const all = matching(people, asked.query.get('search_text'));
    return body(all.slice((Number(number) - 1) * size, Number(number) * size).map(crispPerson));
  },
};

const killBillRefuse = refusing(message => ({ className: 'org.killbill.billing.account.api', code: null, message }));
const killBillPerson = (number: number) => ({
  ...{ accountId: uuid(number), name: `Person ${number}`, externalKey: `key-${number}`, email: emailOf(number) },
  ...{ currency: 'EUR', accountBalance: null, accountCBA: 12.5, phone: '+33612345678', country: 'FR' },
  ...{ referenceTime: '2026-03-20T10:00:00.000Z', timeZone: 'Etc/UTC' },
});

/** What is searched for is a step of the path; counts are in headers. */
export const killBill: OtherApi = {
  ...{ id: 'killbill', title: 'Kill Bill', basePath: '/1.0/kb', most: 100, hasTotal: true, unknownId: uuid(99_999) },
  credentials: { user: 'admin', password: 'kb pass', apiKey: 'bob', apiSecret: 'lazar' },
  ...{ options: { site: 'billing.example.com' }, idOf: uuid },
  manifest: () => ({
    ...{ id: 'killbill', title: 'Kill Bill', baseUrl: 'https://{site}/1.0/kb', options: ['site'] },
    auth: [
      {
        ...{
          credentials: ['user', 'password', 'apiKey', 'apiSecret'],
          basic: { user: '{user}', password: '{password}' },
        },
        headers: { 'X-Killbill-ApiKey': '{apiKey}', 'X-Killbill-ApiSecret': '{apiSecret}' },
      },
    ],
    list: {
      ...{ path: '/accounts/pagination', params: { accountWithBalanceAndCBA: true }, rows: '' },
      paging: {
        ...{ by: 'offset', param: 'offset', total: { header: 'X-Killbill-Pagination-TotalNbRecords' } },
        size: { param: 'limit', max: 100 },
      },
    },
    search: {
      path: '/accounts/search/{text}',
      paging: {
        ...{ by: 'offset', param: 'offset', total: { header: 'X-Killbill-Pagination-MaxNbRecords' } },
        size: { param: 'limit', max: 100 },
      },
    },
    get: { path: '/accounts/{id}', params: { accountWithBalanceAndCBA: true } },
    error: { words: ['/message'] },
    fields: {
      ...{ id: '/accountId', name: '/name', email: '/email', phone: { phone: '/phone' }, country: '/country' },
      ...{ createdAt: '/referenceTime', credit: { money: '/accountCBA', currency: '/currency' } },
    },
  }),
  searches: [
    ['person7@example.com', 7],
    ['person8@', 8],
  ],
  first: { name: 'Person 1', email: emailOf(1), country: 'FR', createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('admin', 'kb pass'), killBillRefuse);
    proves(asked, 'x-killbill-apikey', 'bob', killBillRefuse);
    proves(asked, 'x-killbill-apisecret', 'lazar', killBillRefuse);
    only(asked, ['offset', 'limit', 'accountWithBalanceAndCBA'], name => killBillRefuse(400, name));
    const [, encoded] = /^\/accounts\/search\/([^/]+)$/.exec(asked.path) ?? [];
    if (encoded === undefined && asked.path !== '/accounts/pagination') {
      const shape = /^\/accounts\/4f4a3c2e-0000-4000-8000-0*(\d+)$/;
      return { body: killBillPerson(personAt(asked, shape, people, killBillRefuse)) };
    }
    const all = matching(people, encoded === undefined ? undefined : decodeURIComponent(encoded));
    const how = { size: 'limit', skip: 'offset', most: 100, usual: 100 };
    const { rows, next } = pageOf(asked, all.length, how, killBillRefuse);
    const headers = {
      ...{ 'X-Killbill-Pagination-TotalNbRecords': String(people) },
      ...{ 'X-Killbill-Pagination-MaxNbRecords': String(all.length) },
      ...(next < all.length
        ? { 'X-Killbill-Pagination-NextPageUri': `https://elsewhere.example.com?offset=${next}` }
        : {}),
    };
    return { body: rows.flatMap(at => all[at - 1] ?? []).map(killBillPerson), headers };
  },
};

const toolsRefuse = refusing(message => ({ statusCode: 400, message, errors: [{ code: 'InvalidInput', message }] }));
const toolsPerson = (number: number) => ({
  ...{ id: uuid(number), version: 1, email: emailOf(number), firstName: 'Person', lastName: String(number) },
  ...{ createdAt: '2026-03-20T10:00:00.000Z', lastModifiedAt: '2026-03-21T10:00:00.000Z', isEmailVerified: false },
  addresses: [{ id: 'a1', streetName: 'Road', city: 'Paris', country: 'FR', phone: '+33612345678' }],
});

/** The token is asked for with the credentials in a header, by a form, on another origin. */
export const commercetools: OtherApi = {
  ...{ id: 'commercetools', title: 'commercetools', basePath: '/shop', most: 500, hasTotal: true },
  ...{ credentials: { clientId: 'ct-id', clientSecret: 'ct secret' }, idOf: uuid, unknownId: uuid(99_999) },
  options: { project: 'shop', region: 'europe-west1.gcp' },
  manifest: accounts => ({
    ...{ id: 'commercetools', options: ['project', 'region'] },
    baseUrl: 'https://api.{region}.commercetools.com/{project}',
    auth: [
      {
        credentials: ['clientId', 'clientSecret'],
        exchange: {
          ...{ url: `${accounts}/oauth/token`, send: 'form', token: '/access_token', expires: { at: '/expires_in' } },
          body: { grant_type: 'client_credentials', scope: 'view_customers:{project}' },
          basic: { user: '{clientId}', password: '{clientSecret}' },
        },
        bearer: '{token}',
      },
    ],
    list: {
      ...{ path: '/customers', params: { sort: 'id' }, rows: '/results' },
      paging: { by: 'offset', param: 'offset', total: { at: '/total' }, size: { param: 'limit', max: 500 } },
    },
    search: {
      ...{ param: 'where', before: 'email="', after: '"', escape: 'backslash', when: 'email' },
      looksAt: 'whole e-mail addresses',
    },
    get: { path: '/customers/{id}' },
    error: { words: ['/errors/*/message', '/message'] },
    fields: {
      ...{ id: '/id', name: { join: ['/firstName', '/lastName'] }, email: '/email', createdAt: '/createdAt' },
      phone: { phone: '/addresses/0/phone' },
      address: { address: { line1: '/addresses/0/streetName', city: '/addresses/0/city' } },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', email: emailOf(1), phone: '+33612345678' },
  exchange({ body, type, path, headers }) {
    const form = new URLSearchParams(body);
    if (path !== '/oauth/token' || !type.startsWith('application/x-www-form-urlencoded'))
      throw toolsRefuse(400, 'invalid_request');
    if (form.get('grant_type') !== 'client_credentials' || form.get('scope') !== 'view_customers:shop')
      throw toolsRefuse(400, 'invalid_scope');
    if (headers.authorization !== basicOf('ct-id', 'ct secret')) throw toolsRefuse(401, 'invalid_client');
    return { body: { access_token: 'ct-token', token_type: 'Bearer', expires_in: 172_800 } };
  },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer ct-token', toolsRefuse);
    if (asked.path !== '/customers') {
      const shape = /^\/customers\/4f4a3c2e-0000-4000-8000-0*(\d+)$/;
      return { body: toolsPerson(personAt(asked, shape, people, toolsRefuse)) };
    }
    only(asked, ['sort', 'offset', 'limit', 'where'], name => toolsRefuse(400, name));
    const where = asked.query.get('where');
    const [, email] = /^email="((?:[^"\\]|\\.)*)"$/.exec(where ?? '') ?? [];
    if (where !== undefined && email === undefined) throw toolsRefuse(400, 'Malformed parameter: where');
    const all = range(0, people, people).filter(number => email === undefined || emailOf(number) === email);
    const how = { size: 'limit', skip: 'offset', most: 500, usual: 20 };
    const { rows, size } = pageOf(asked, all.length, how, toolsRefuse);
    const results = rows.flatMap(at => all[at - 1] ?? []).map(toolsPerson);
    const offset = Number(asked.query.get('offset') ?? 0);
    return { body: { limit: size, offset, count: results.length, total: all.length, results } };
  },
};

const prestaRefuse = refusing(message => ({ errors: [{ code: 26, message }] }));
const prestaPerson = (number: number) => ({
  ...{ id: number, id_default_group: '3', id_lang: '1', lastname: String(number), firstname: 'Person' },
  ...{ email: emailOf(number), active: number === 1 ? '0' : '1', date_add: '2026-03-20 10:00:00', deleted: '0' },
});

/** Offset and size are one parameter; an object without members is written as an empty list. */
export const prestashop: OtherApi = {
  ...{ id: 'prestashop', title: 'PrestaShop', basePath: '/api', most: 100, hasTotal: false, idOf: String },
  ...{ credentials: { key: 'ps-key' }, options: { site: 'shop.example.com' }, unknownId: '99999' },
  manifest: () => ({
    ...{ id: 'prestashop', title: 'PrestaShop', baseUrl: 'https://{site}/api', options: ['site'] },
    auth: [{ credentials: ['key'], basic: { user: '{key}' } }],
    list: {
      ...{ path: '/customers', params: { output_format: 'JSON', display: 'full', sort: '[id_ASC]' } },
      rows: ['/customers', ''],
      paging: { by: 'offset', param: 'limit', size: { param: 'limit', max: 100 } },
    },
    search: { param: 'filter[email]', before: '%[', after: ']%', looksAt: 'parts of e-mail addresses' },
    get: { path: '/customers/{id}', params: { output_format: 'JSON' }, at: '/customer' },
    error: { words: ['/errors/*/message'] },
    fields: {
      ...{ id: '/id', name: { join: ['/firstname', '/lastname'] }, email: '/email', createdAt: '/date_add' },
      status: { status: '/active', words: { 0: 'inactive', 1: 'active' } },
    },
  }),
  searches: [['person7@', 7]],
  first: { name: 'Person 1', email: emailOf(1), status: 'inactive' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('ps-key', ''), prestaRefuse);
    if (asked.query.get('output_format') !== 'JSON') throw prestaRefuse(400, 'XML');
    if (asked.path !== '/customers') {
      const number = personAt(asked, /^\/customers\/(\d+)$/, people, prestaRefuse);
      return { body: { customer: prestaPerson(number) } };
    }
    only(asked, ['output_format', 'display', 'sort', 'limit', 'filter[email]'], name => prestaRefuse(400, name));
    const [, from, size] = /^(?:(\d+),)?(\d+)$/.exec(asked.query.get('limit') ?? '') ?? [];
    if (asked.query.get('display') !== 'full' || size === undefined) throw prestaRefuse(400, 'display');
    const filter = asked.query.get('filter[email]');
    const [, email] = /^%\[(.*)\]%$/.exec(filter ?? '') ?? [];
    if (filter !== undefined && email === undefined) throw prestaRefuse(400, 'filter');
    const found = matching(people, email).slice(Number(from ?? 0), Number(from ?? 0) + Number(size));
    return { body: found.length > 0 ? { customers: found.map(prestaPerson) } : [] };
  },
};
