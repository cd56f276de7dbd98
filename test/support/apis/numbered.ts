// APIs whose pages have numbers.

import { emailOf, matching, needs, type OtherApi, only, pageOf, personAt, proves, refusing } from './api.ts';

const bigcommerceRefuse = refusing(title => ({ status: 0, title, type: 'x', errors: {} }));
const bigcommercePerson = (number: number) => ({
  ...{ id: number, email: emailOf(number), first_name: 'Person', last_name: String(number), phone: '' },
  date_created: '2026-03-20T10:00:00Z',
  addresses: [{ city: 'Austin', country_code: 'US', address1: '1 Street' }],
});

export const bigcommerce: OtherApi = {
  ...{ id: 'bigcommerce', title: 'BigCommerce', basePath: '/stores/abc/v3', most: 250, unknownId: '99999' },
  ...{ credentials: { token: 'bc-token' }, options: { store: 'abc' }, idOf: String, hasTotal: true },
  manifest: () => ({
    ...{ id: 'bigcommerce', baseUrl: 'https://api.bigcommerce.com/stores/{store}/v3', options: ['store'] },
    auth: [{ credentials: ['token'], headers: { 'X-Auth-Token': '{token}' } }],
    list: {
      ...{ path: '/customers', rows: '/data' },
      paging: {
        ...{ by: 'page', param: 'page', pages: { at: '/meta/pagination/total_pages' } },
        ...{ total: { at: '/meta/pagination/total' }, size: { param: 'limit', max: 250 } },
      },
    },
    search: [
      { param: 'email:in', when: 'email', looksAt: 'whole e-mail addresses' },
      { param: 'name:like', looksAt: 'names' },
    ],
    get: { path: '/customers', params: { 'id:in': '{id}' }, at: '/data/0' },
    error: { words: ['/title'] },
    fields: {
      ...{ id: '/id', name: { join: ['/first_name', '/last_name'] }, email: '/email', phone: { phone: '/phone' } },
      ...{ createdAt: { time: '/date_created' }, country: '/addresses/0/country_code' },
      address: { address: { line1: '/addresses/0/address1', city: '/addresses/0/city' } },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', country: 'US', phone: null, createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    proves(asked, 'x-auth-token', 'bc-token', bigcommerceRefuse);
    if (asked.path !== '/customers') throw bigcommerceRefuse(404, 'The route is not found');
    only(asked, ['page', 'limit', 'id:in', 'email:in', 'name:like'], name => bigcommerceRefuse(422, name));
    const ids = asked.query.get('id:in')?.split(',');
    const all = matching(people, asked.query.get('email:in')).filter(one => ids?.includes(String(one)) ?? true);
    const { rows, size } = pageOf(
      asked,
      all.length,
      { size: 'limit', page: 'page', most: 250, usual: 50 },
      bigcommerceRefuse,
    );
    const pagination = {
      total: all.length,
      count: rows.length,
      total_pages: Math.max(1, Math.ceil(all.length / size)),
    };
    return { body: { data: rows.map(at => bigcommercePerson(all[at - 1] ?? 0)), meta: { pagination } } };
  },
};

const paystackRefuse = refusing(message => ({ status: false, message, meta: { nextStep: 'Look at the keys' } }));
const paystackPerson = (number: number, alone = false) => ({
  ...{ id: 90_000 + number, customer_code: `CUS_x${number}`, email: emailOf(number), phone: null },
  ...{ first_name: 'Person', last_name: String(number), createdAt: '2026-03-20T10:00:00.000Z' },
  ...(alone && { created_at: '2026-03-20T10:00:00.000Z' }),
});

export const paystack: OtherApi = {
  ...{ id: 'paystack', title: 'Paystack', basePath: '', most: 100, unknownId: 'CUS_x99999', hasTotal: true },
  ...{ credentials: { secretKey: 'sk_test_paystack' }, idOf: number => `CUS_x${number}`, searches: [] },
  manifest: () => ({
    ...{
      id: 'paystack',
      baseUrl: 'https://api.paystack.co',
      auth: [{ credentials: ['secretKey'], bearer: '{secretKey}' }],
    },
    list: {
      ...{ path: '/customer', rows: '/data' },
      paging: {
        ...{ by: 'page', param: 'page', pages: { at: '/meta/pageCount' }, total: { at: '/meta/total' } },
        size: { param: 'perPage', max: 100 },
      },
    },
    get: { path: '/customer/{id}', at: '/data' },
    error: { words: ['/message', '/meta/nextStep'] },
    fields: {
      // Two IDs: the one that opens a customer is the ID.
      ...{ id: '/customer_code', name: { join: ['/first_name', '/last_name'] }, email: '/email' },
      ...{ phone: { phone: '/phone', country: '=NG' }, createdAt: { time: ['/createdAt', '/created_at'] } },
    },
  }),
  first: { name: 'Person 1', createdAt: '2026-03-20T10:00:00.000Z', phone: null },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer sk_test_paystack', paystackRefuse);
    if (asked.path === '/customer') {
      only(asked, ['page', 'perPage', 'from', 'to', 'use_cursor'], name => paystackRefuse(400, name));
      const { rows, size, page } = pageOf(
        asked,
        people,
        { size: 'perPage', page: 'page', most: 100, usual: 50 },
        paystackRefuse,
      );
      const meta = { total: people, skipped: 0, perPage: String(size), page, pageCount: Math.ceil(people / size) };
      return {
        body: { status: true, message: 'Customers retrieved', data: rows.map(one => paystackPerson(one)), meta },
      };
    }
    const number = personAt(asked, /^\/customer\/CUS_x(\d+)$/, people, paystackRefuse);
    return { body: { status: true, message: 'Customer retrieved', data: paystackPerson(number, true) } };
  },
};

const magentoRefuse = refusing(message => ({ message, trace: null }));
const magentoPerson = (number: number) => ({
  ...{
    id: number,
    email: emailOf(number),
    firstname: 'Person',
    lastname: String(number),
    created_at: '2026-03-20 10:00:00',
  },
  addresses: [{ city: 'Elsewhere' }, { city: 'Graz', country_id: 'AT', default_billing: true }],
});

export const magento: OtherApi = {
  ...{ id: 'magento', title: 'Magento', basePath: '/rest/V1', most: 300, unknownId: '99999', hasTotal: true },
  ...{ credentials: { user: 'admin', password: 'pass word' }, options: { host: 'shop.example.com' }, idOf: String },
  manifest: () => ({
    ...{ id: 'magento', baseUrl: 'https://{host}/rest/V1', options: ['host'] },
    auth: [
      {
        credentials: ['user', 'password'],
        exchange: {
          ...{ path: '/integration/admin/token', body: { username: '{user}', password: '{password}' } },
          ...{ token: '', expires: { seconds: 14_400 } },
        },
        bearer: '{token}',
      },
    ],
    list: {
      ...{ path: '/customers/search', rows: '/items' },
      paging: {
        ...{ by: 'page', param: 'searchCriteria[currentPage]', total: { at: '/total_count' } },
        size: { param: 'searchCriteria[pageSize]', max: 300 },
      },
    },
    get: { path: '/customers/{id}' },
    error: { words: ['/message'] },
    fields: {
      ...{ id: '/id', name: { join: ['/firstname', '/lastname'] }, email: '/email' },
      ...{ createdAt: { time: '/created_at', as: 'utc' }, country: { ...default_billing, take: '/country_id' } },
      address: { address: { city: { ...default_billing, take: '/city' } } },
    },
  }),
  searches: [],
  first: { name: 'Person 1', country: 'AT', createdAt: '2026-03-20T10:00:00.000Z' },
  exchange({ body, type }) {
    const { username, password } = JSON.parse(body);
    if (type !== 'application/json' || username !== 'admin' || password !== 'pass word')
      throw magentoRefuse(401, 'The account sign-in was incorrect.');
    return { body: 'magento-token' };
  },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer magento-token', magentoRefuse);
    if (asked.path === '/customers/search') {
      const [page, size] = ['searchCriteria[currentPage]', 'searchCriteria[pageSize]'];
      only(asked, [page, size], name => magentoRefuse(400, `“%1” ${name}`));
      const all = { size, page, most: 300, usual: 20 };
      const count = Number(asked.query.get(size) ?? 20);
      // Past the end the last page comes again.
      const last = Math.max(1, Math.ceil(people / count));
      const query = new Map(asked.query).set(page, String(Math.min(last, Number(asked.query.get(page) ?? 1))));
      const { rows } = pageOf({ ...asked, query }, people, all, magentoRefuse);
      return { body: { items: rows.map(magentoPerson), search_criteria: {}, total_count: people } };
    }
    return { body: magentoPerson(personAt(asked, /^\/customers\/(\d+)$/, people, magentoRefuse)) };
  },
};
const default_billing = { find: '/addresses', where: '/default_billing', is: true, orFirst: true };

const xeroRefuse = refusing(Message => ({ ErrorNumber: 10, Type: 'X', Message }));
const xeroId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const xeroPerson = (number: number) => ({
  ...{ ContactID: xeroId(number), ContactStatus: 'ACTIVE', Name: `Person ${number}`, EmailAddress: emailOf(number) },
  UpdatedDateUTC: '/Date(1573755038314+0000)/',
  Phones: [
    { PhoneType: 'FAX', PhoneNumber: '' },
    { PhoneType: 'DEFAULT', PhoneNumber: '2345 6789', PhoneCountryCode: '64' },
  ],
});

export const xero: OtherApi = {
  ...{ id: 'xero', title: 'Xero', basePath: '/api.xro/2.0', most: 100, unknownId: xeroId(99_999), idOf: xeroId },
  ...{ credentials: { accessToken: 'xero-token' }, options: { tenant: 'tenant-1' }, hasTotal: true },
  manifest: () => ({
    ...{ id: 'xero', baseUrl: 'https://api.xero.com/api.xro/2.0', options: [{ key: 'tenant', required: true }] },
    ...{ headers: { 'xero-tenant-id': '{tenant}' }, auth: [{ credentials: ['accessToken'], bearer: '{accessToken}' }] },
    list: {
      ...{ path: '/Contacts', rows: '/Contacts' },
      paging: {
        ...{
          by: 'page',
          param: 'page',
          pages: { at: '/pagination/pageCount' },
          total: { at: '/pagination/itemCount' },
        },
        size: { param: 'pageSize', max: 100 },
      },
    },
    search: { param: 'searchTerm', looksAt: 'names, numbers, e-mail' },
    get: { path: '/Contacts/{id}', at: '/Contacts/0' },
    error: { words: ['/Message', '/Elements/*/ValidationErrors/*/Message'] },
    fields: {
      ...{
        id: '/ContactID',
        name: '/Name',
        email: '/EmailAddress',
        updatedAt: { time: '/UpdatedDateUTC', as: 'msDate' },
      },
      ...{ status: { status: '/ContactStatus', words: { ACTIVE: 'active', ARCHIVED: 'inactive' } } },
      phone: {
        phone: { ...default_phone, take: '/PhoneNumber' },
        code: { ...default_phone, take: '/PhoneCountryCode' },
      },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', status: 'active', updatedAt: '2019-11-14T18:10:38.314Z', phone: '+6423456789' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer xero-token', xeroRefuse);
    needs(asked, 'xero-tenant-id', 'tenant-1', xeroRefuse);
    if (asked.path === '/Contacts') {
      only(asked, ['page', 'pageSize', 'searchTerm', 'where', 'order'], name => xeroRefuse(400, name));
      const all = matching(people, asked.query.get('searchTerm'));
      const { rows, size, page } = pageOf(
        asked,
        all.length,
        { size: 'pageSize', page: 'page', most: 100, usual: 100 },
        xeroRefuse,
      );
      const pagination = { page, pageSize: size, pageCount: Math.ceil(all.length / size), itemCount: all.length };
      return { body: { Status: 'OK', pagination, Contacts: rows.map(at => xeroPerson(all[at - 1] ?? 0)) } };
    }
    const number = personAt(asked, /^\/Contacts\/[0-9a-f-]{24}(\d{12})$/, people, xeroRefuse);
    return { body: { Status: 'OK', Contacts: [xeroPerson(number)] } };
  },
};
const default_phone = { find: '/Phones', where: '/PhoneType', is: 'DEFAULT' };
