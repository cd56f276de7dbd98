// APIs whose pages lead to the next one by a cursor.

import {
  basicOf,
  emailOf,
  matching,
  needs,
  type OtherApi,
  only,
  pageOf,
  personAt,
  proves,
  range,
  refusing,
  sizeIn,
} from './api.ts';

const chargebeeRefuse = refusing(message => ({ message, type: 'invalid_request', api_error_code: 'x' }));
const chargebeePerson = (number: number) => ({
  ...{
    id: `Cb_${number}`,
    first_name: 'Person',
    last_name: String(number),
    email: emailOf(number),
    created_at: 1_680_893_993,
  },
  ...{
    promotional_credits: 1250,
    preferred_currency_code: 'EUR',
    billing_address: { line1: 'Weg 1', city: 'Bonn', country: 'DE' },
  },
});

export const chargebee: OtherApi = {
  ...{ id: 'chargebee', title: 'Chargebee', basePath: '/api/v2', most: 100, unknownId: 'Cb_99999', hasTotal: false },
  ...{ credentials: { apiKey: 'test_chargebee' }, options: { site: 'acme-test' }, idOf: number => `Cb_${number}` },
  manifest: () => ({
    ...{ id: 'chargebee', baseUrl: 'https://{site}.chargebee.com/api/v2', options: ['site'] },
    auth: [{ credentials: ['apiKey'], basic: { user: '{apiKey}', password: '' } }],
    list: {
      ...{ path: '/customers', rows: '/list', row: '/customer' },
      paging: { by: 'cursor', param: 'offset', next: { at: '/next_offset' }, size: { param: 'limit', max: 100 } },
    },
    search: { param: 'email[starts_with]', when: 'email', looksAt: 'beginnings of e-mail addresses' },
    get: { path: '/customers/{id}', at: '/customer' },
    error: { words: ['/message'] },
    fields: {
      ...{
        id: '/id',
        name: { join: ['/first_name', '/last_name'] },
        email: '/email',
        country: '/billing_address/country',
      },
      createdAt: { time: '/created_at', as: 'epoch' },
      credits: { money: '/promotional_credits', minor: true, currency: '/preferred_currency_code' },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', country: 'DE', createdAt: '2023-04-07T18:59:53.000Z' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('test_chargebee', ''), chargebeeRefuse);
    if (asked.path === '/customers') {
      only(asked, ['limit', 'offset', 'email[starts_with]'], name => chargebeeRefuse(400, name));
      const size = sizeIn(asked, 'limit', { usual: 10, most: 100 }, () => chargebeeRefuse(400, 'limit'));
      const offset = asked.query.get('offset');
      // It has to come back as it was, to the letter.
      const [, sent] = /^\["1612890938000","(\d+)"\]$/.exec(offset ?? '["1612890938000","0"]') ?? [];
      if (sent === undefined) throw chargebeeRefuse(400, 'offset: Invalid value');
      const all = matching(people, asked.query.get('email[starts_with]'));
      const from = Number(sent);
      const list = all
        .slice(from, from + size)
        .map(one => ({ customer: chargebeePerson(one), card: { last4: '1111' } }));
      const next = from + list.length;
      return { body: { list, ...(next < all.length && { next_offset: `["1612890938000","${next}"]` }) } };
    }
    return {
      body: {
        customer: chargebeePerson(personAt(asked, /^\/customers\/Cb_(\d+)$/, people, chargebeeRefuse)),
        card: {},
      },
    };
  },
};

const gocardlessRefuse = refusing(message => ({
  error: { message, errors: [{ message, reason: 'x' }], type: 'x', code: 0 },
}));
const gocardlessPerson = (number: number) => ({
  ...{
    id: `CU${number}`,
    given_name: 'Person',
    family_name: String(number),
    email: emailOf(number),
    country_code: 'GB',
  },
  ...{ created_at: '2026-03-20T10:00:00.123Z', metadata: {} },
});

export const gocardless: OtherApi = {
  ...{
    id: 'gocardless',
    title: 'GoCardless',
    basePath: '',
    most: 500,
    unknownId: 'CU99999',
    idOf: number => `CU${number}`,
  },
  ...{ credentials: { accessToken: 'live_gocardless' }, searches: [], hasTotal: false },
  manifest: () => ({
    ...{ id: 'gocardless', headers: { 'GoCardless-Version': '2015-07-06' } },
    baseUrl: { production: 'https://api.gocardless.com', sandbox: 'https://api-sandbox.gocardless.com' },
    auth: [{ credentials: ['accessToken'], bearer: '{accessToken}' }],
    list: {
      ...{ path: '/customers', rows: '/customers' },
      paging: { by: 'cursor', param: 'after', next: { at: '/meta/cursors/after' }, size: { param: 'limit', max: 500 } },
    },
    get: { path: '/customers/{id}', at: '/customers' },
    error: { words: ['/error/errors/*/message', '/error/message'] },
    rate: { requests: 1000, seconds: 60 },
    fields: {
      ...{ id: '/id', name: [{ join: ['/given_name', '/family_name'] }, '/company_name'], email: '/email' },
      ...{ country: '/country_code', createdAt: { time: '/created_at' } },
    },
  }),
  first: { name: 'Person 1', country: 'GB', createdAt: '2026-03-20T10:00:00.123Z' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer live_gocardless', gocardlessRefuse);
    needs(asked, 'gocardless-version', '2015-07-06', gocardlessRefuse);
    const headers = { 'RateLimit-Limit': '1000', 'RateLimit-Remaining': '999', 'RateLimit-Reset': '30' };
    if (asked.path === '/customers') {
      only(asked, ['after', 'before', 'limit', 'currency'], name => gocardlessRefuse(400, name));
      const query = new Map(asked.query).set('after', (asked.query.get('after') ?? '0').replace('CU', ''));
      const { rows, next, size } = pageOf(
        { ...asked, query },
        people,
        { size: 'limit', skip: 'after', most: 500, usual: 50 },
        gocardlessRefuse,
      );
      const after = next < people ? `CU${next}` : null;
      return {
        body: { customers: rows.map(gocardlessPerson), meta: { cursors: { after, before: null }, limit: size } },
        headers,
      };
    }
    return {
      body: { customers: gocardlessPerson(personAt(asked, /^\/customers\/CU(\d+)$/, people, gocardlessRefuse)) },
      headers,
    };
  },
};

const intercomRefuse = refusing(message => ({ type: 'error.list', request_id: 'r', errors: [{ code: 'x', message }] }));
const intercomPerson = (number: number) => ({
  ...{
    type: 'contact',
    id: `5f${number}`,
    external_id: null,
    name: `Person ${number}`,
    email: emailOf(number),
    phone: null,
  },
  ...{ created_at: 1_680_893_993, location: { type: 'location', country: 'Ireland', city: 'Dublin' } },
});

export const intercom: OtherApi = {
  ...{
    id: 'intercom',
    title: 'Intercom',
    basePath: '',
    most: 150,
    unknownId: '5f99999',
    idOf: number => `5f${number}`,
  },
  ...{ credentials: { accessToken: 'dG9r' }, searches: [], hasTotal: true },
  manifest: () => ({
    ...{ id: 'intercom', baseUrl: 'https://api.intercom.io', headers: { 'Intercom-Version': '2.16' } },
    auth: [{ credentials: ['accessToken'], bearer: '{accessToken}' }],
    list: {
      ...{ path: '/contacts', rows: '/data' },
      paging: {
        ...{ by: 'cursor', param: 'starting_after', next: { at: '/pages/next/starting_after' } },
        ...{ total: { at: '/total_count' }, size: { param: 'per_page', max: 150 } },
      },
    },
    get: { path: '/contacts/{id}' },
    error: { words: ['/errors/*/message'] },
    fields: {
      ...{ id: '/id', name: '/name', email: '/email', phone: { phone: '/phone' }, country: '/location/country' },
      createdAt: { time: '/created_at', as: 'epoch' },
    },
  }),
  first: { name: 'Person 1', country: 'IE', createdAt: '2023-04-07T18:59:53.000Z' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer dG9r', intercomRefuse);
    needs(asked, 'intercom-version', /^2\.\d+$/, intercomRefuse);
    if (asked.path === '/contacts') {
      only(asked, ['starting_after', 'per_page', 'page'], name => intercomRefuse(400, name));
      const size = sizeIn(asked, 'per_page', { usual: 50, most: 150 }, () => intercomRefuse(400, 'per_page'));
      const from = Number(asked.query.get('starting_after')?.slice(1) ?? 0);
      const rows = range(from, size, people);
      const next = from + rows.length;
      const more = next < people ? { next: { per_page: size, starting_after: `W${next}` } } : {};
      const pages = { type: 'pages', page: 1, per_page: size, total_pages: Math.ceil(people / size), ...more };
      return { body: { type: 'list', data: rows.map(intercomPerson), total_count: people, pages } };
    }
    return { body: intercomPerson(personAt(asked, /^\/contacts\/5f(\d+)$/, people, intercomRefuse)) };
  },
};
