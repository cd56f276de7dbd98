// APIs whose pages lead to the next one by its address, whole or relative.

import {
  basicOf,
  emailOf,
  matching,
  needs,
  type OtherApi,
  only,
  personAt,
  proves,
  range,
  refusing,
  sizeIn,
} from './api.ts';

const recurlyRefuse = refusing(message => ({ error: { type: 'x', message, params: [] } }));
const recurlyPerson = (number: number) => ({
  ...{ id: `acc${number}`, code: `code-${number}`, object: 'account', email: emailOf(number), state: 'active' },
  ...{
    first_name: 'Person',
    last_name: String(number),
    created_at: '2026-03-20T10:00:00Z',
    address: { city: 'Rome', country: 'IT' },
  },
});

export const recurly: OtherApi = {
  ...{
    id: 'recurly',
    title: 'Recurly',
    basePath: '',
    most: 200,
    unknownId: 'acc99999',
    idOf: number => `acc${number}`,
  },
  ...{ credentials: { apiKey: 'recurly-key' }, hasTotal: false },
  manifest: () => ({
    ...{ id: 'recurly', baseUrl: 'https://v3.recurly.com', headers: { Accept: 'application/vnd.recurly.v2021-02-25' } },
    auth: [{ credentials: ['apiKey'], basic: { user: '{apiKey}', password: '' } }],
    list: {
      ...{ path: '/accounts', rows: '/data' },
      paging: { by: 'url', at: '/next', more: { at: '/has_more' }, size: { param: 'limit', max: 200 } },
    },
    search: { param: 'email', when: 'email', looksAt: 'whole e-mail addresses' },
    get: { path: '/accounts/{id}' },
    error: { words: ['/error/message', '/message'] },
    fields: {
      ...{ id: '/id', name: { join: ['/first_name', '/last_name'] }, email: '/email', country: '/address/country' },
      ...{
        status: { status: '/state', words: { active: 'active', inactive: 'inactive' } },
        createdAt: { time: '/created_at' },
      },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', country: 'IT', status: 'active' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('recurly-key', ''), recurlyRefuse);
    needs(asked, 'accept', 'application/vnd.recurly.v2021-02-25', recurlyRefuse);
    if (asked.path === '/accounts') {
      only(asked, ['limit', 'cursor', 'email', 'order', 'sort'], name => recurlyRefuse(400, name));
      const size = sizeIn(asked, 'limit', { usual: 20, most: 200 }, () => recurlyRefuse(400, 'limit'));
      const all = matching(people, asked.query.get('email'));
      const from = Number(asked.query.get('cursor')?.split(':')[1] ?? 0);
      const data = all.slice(from, from + size).map(recurlyPerson);
      const next = from + data.length;
      const isMore = next < all.length;
      return {
        body: {
          object: 'list',
          has_more: isMore,
          next: isMore ? `/accounts?cursor=c%3A${next}&limit=${size}` : null,
          data,
        },
      };
    }
    return { body: recurlyPerson(personAt(asked, /^\/accounts\/acc(\d+)$/, people, recurlyRefuse)) };
  },
};

const revenuecatRefuse = refusing(message => ({ object: 'error', type: 'x', message, backoff_ms: 1000 }));
/** Any text is an ID: also one with slashes and blanks. */
const revenuecatId = (number: number) => `user/${number} x`;
const revenuecatPerson = (number: number, inFull: boolean) => ({
  ...{ object: 'customer', id: revenuecatId(number), first_seen_at: 1_680_893_993_123, last_seen_country: 'US' },
  ...(inFull && {
    attributes: {
      items: [
        { name: '$displayName', value: `Person ${number}` },
        { name: '$email', value: emailOf(number) },
      ],
    },
  }),
});
const attribute = (is: string) => ({ find: '/attributes/items', where: '/name', is, take: '/value' });

export const revenuecat: OtherApi = {
  ...{ id: 'revenuecat', title: 'RevenueCat', basePath: '/v2', most: 100, unknownId: revenuecatId(99_999) },
  ...{ credentials: { apiKey: 'sk_rc' }, options: { project: 'proj1' }, idOf: revenuecatId, hasTotal: false },
  manifest: () => ({
    ...{ id: 'revenuecat', baseUrl: 'https://api.revenuecat.com/v2', options: ['project'] },
    auth: [{ credentials: ['apiKey'], bearer: '{apiKey}' }],
    list: {
      ...{ path: '/projects/{project}/customers', rows: '/items' },
      paging: { by: 'url', at: '/next_page', size: { param: 'limit', max: 100 } },
    },
    search: { param: 'search', when: 'email', looksAt: 'whole e-mail addresses' },
    get: { path: '/projects/{project}/customers/{id}', params: { expand: 'attributes' } },
    error: { words: ['/message'] },
    rate: {
      ...{ requests: 480, seconds: 60 },
      headers: { limit: 'RevenueCat-Rate-Limit-Current-Limit', used: 'RevenueCat-Rate-Limit-Current-Usage' },
    },
    fields: {
      ...{ id: '/id', name: attribute('$displayName'), email: attribute('$email'), country: '/last_seen_country' },
      createdAt: { time: '/first_seen_at', as: 'epochMs' },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { country: 'US', createdAt: '2023-04-07T18:59:53.123Z' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer sk_rc', revenuecatRefuse);
    const headers = { 'RevenueCat-Rate-Limit-Current-Limit': '480', 'RevenueCat-Rate-Limit-Current-Usage': '7' };
    const path = '/projects/proj1/customers';
    if (asked.path === path) {
      only(asked, ['limit', 'starting_after', 'search'], name => revenuecatRefuse(400, name));
      const size = sizeIn(asked, 'limit', { usual: 20, most: 100 }, () => revenuecatRefuse(400, 'limit'));
      const all = matching(people, asked.query.get('search'));
      const from = Number(asked.query.get('starting_after') ?? 0);
      const items = all.slice(from, from + size).map(one => revenuecatPerson(one, false));
      const next = from + items.length;
      const address = next < all.length ? `/v2${path}?limit=${size}&starting_after=${next}` : null;
      return { body: { object: 'list', items, next_page: address, url: path }, headers };
    }
    const number = personAt(asked, /^\/projects\/proj1\/customers\/user%2F(\d+)%20x$/, people, revenuecatRefuse);
    return { body: revenuecatPerson(number, asked.query.get('expand') === 'attributes'), headers };
  },
};

const klaviyoRefuse = refusing(detail => ({ errors: [{ id: 'x', code: 'invalid', title: 'X', detail }] }));
const klaviyoPerson = (number: number) => ({
  ...{ type: 'profile', id: `01K${number}` },
  attributes: {
    ...{ email: emailOf(number), phone_number: '+15005550006', first_name: 'Person', last_name: String(number) },
    ...{
      created: '2026-03-20T10:00:00+00:00',
      location: { address1: 'Main St', city: 'Boston', country: 'United States' },
    },
  },
});

export const klaviyo: OtherApi = {
  ...{
    id: 'klaviyo',
    title: 'Klaviyo',
    basePath: '/api',
    most: 100,
    unknownId: '01K99999',
    idOf: number => `01K${number}`,
  },
  ...{ credentials: { apiKey: 'pk_klaviyo' }, hasTotal: false },
  manifest: () => ({
    ...{ id: 'klaviyo', baseUrl: 'https://a.klaviyo.com/api' },
    headers: { revision: '2026-04-15', Accept: 'application/vnd.api+json' },
    auth: [{ credentials: ['apiKey'], headers: { Authorization: 'Klaviyo-API-Key {apiKey}' } }],
    list: {
      ...{ path: '/profiles', rows: '/data' },
      paging: { by: 'url', at: '/links/next', size: { param: 'page[size]', max: 100 } },
    },
    search: {
      ...{ param: 'filter', before: 'equals(email,"', after: '")', escape: 'backslash', when: 'email' },
      looksAt: 'whole e-mail addresses',
    },
    get: { path: '/profiles/{id}', at: '/data' },
    error: { words: ['/errors/*/detail'] },
    rate: [
      { requests: 75, seconds: 1 },
      { requests: 750, seconds: 60 },
    ],
    fields: {
      ...{ id: '/id', name: { join: ['/attributes/first_name', '/attributes/last_name'] }, email: '/attributes/email' },
      ...{ phone: { phone: '/attributes/phone_number' }, createdAt: { time: '/attributes/created' } },
      country: '/attributes/location/country',
      address: { address: { line1: '/attributes/location/address1', city: '/attributes/location/city' } },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', country: 'US', phone: '+15005550006' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Klaviyo-API-Key pk_klaviyo', klaviyoRefuse);
    needs(asked, 'revision', /^\d{4}-\d\d-\d\d$/, klaviyoRefuse);
    if (asked.path === '/profiles') {
      only(asked, ['page[size]', 'page[cursor]', 'filter', 'sort'], name => klaviyoRefuse(400, name));
      const size = sizeIn(asked, 'page[size]', { usual: 20, most: 100 }, () => klaviyoRefuse(400, 'page[size]'));
      const filter = asked.query.get('filter');
      const [, email] = /^equals\(email,"([^"\\]*)"\)$/.exec(filter ?? '') ?? [];
      if (filter !== undefined && email === undefined) throw klaviyoRefuse(400, 'Invalid filter');
      const all = email === undefined ? range(0, people, people) : matching(people, email);
      const from = Number(asked.query.get('page[cursor]')?.slice(1) ?? 0);
      const data = all.slice(from, from + size).map(klaviyoPerson);
      const next = from + data.length;
      const address = `https://a.klaviyo.com/api/profiles/?page%5Bcursor%5D=b${next}&page%5Bsize%5D=${size}`;
      return { body: { data, links: { self: 'x', next: next < all.length ? address : null, prev: null } } };
    }
    return { body: { data: klaviyoPerson(personAt(asked, /^\/profiles\/01K(\d+)$/, people, klaviyoRefuse)) } };
  },
};
