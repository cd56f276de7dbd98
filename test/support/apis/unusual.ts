// APIs that say in the same words what few others do: a search with other pages than the list, and what is chosen or entered
// beside a token.

import {
  basicOf,
  emailOf,
  matching,
  needs,
  type OtherApi,
  only,
  pageOf,
  proves,
  range,
  refusing,
  sizeIn,
} from './api.ts';

const zendeskRefuse = refusing(message => ({ error: 'InvalidRequest', description: message }));
const zendeskId = (number: number) => String(90_071_992_547_000 + number);
const zendeskPerson = (number: number) => ({
  ...{ id: Number(zendeskId(number)), name: `Person ${number}`, email: emailOf(number), phone: '+33612345678' },
  ...{ created_at: '2026-03-20T10:00:00Z', suspended: number === 1, role: 'end-user', tags: ['new', 'vip'] },
});

/** Its list goes on by cursor, its search by number. */
export const zendesk: OtherApi = {
  ...{ id: 'zendesk', title: 'Zendesk', basePath: '/api/v2', most: 100, hasTotal: false },
  ...{ idOf: zendeskId, unknownId: zendeskId(99_999), credentials: { apiToken: 'zd token' } },
  ...{ options: { subdomain: 'acme', agent: 'ada@example.com' } },
  manifest: () => ({
    ...{ id: 'zendesk', baseUrl: 'https://{subdomain}.zendesk.com/api/v2', options: ['subdomain', 'agent'] },
    auth: [{ credentials: ['apiToken'], basic: { user: '{agent}/token', password: '{apiToken}' } }],
    list: {
      ...{ path: '/users', params: { role: 'end-user' }, rows: '/users' },
      paging: {
        ...{ by: 'cursor', param: 'page[after]', next: { at: '/meta/after_cursor' }, more: { at: '/meta/has_more' } },
        size: { param: 'page[size]', max: 100 },
      },
    },
    search: {
      ...{ path: '/users/search.json', param: 'query', before: 'email:"', after: '"', escape: 'backslash' },
      ...{ when: 'email', looksAt: 'whole e-mail addresses' },
      paging: { by: 'page', param: 'page', total: { at: '/count' }, size: { param: 'per_page', max: 3 } },
    },
    get: { path: '/users/{id}', at: '/user' },
    error: { words: ['/description', '/error'] },
    fields: {
      ...{ id: '/id', name: '/name', email: '/email', phone: '/phone', createdAt: '/created_at', type: '/role' },
      status: { status: '/suspended', words: { true: 'blocked', false: 'active' } },
      newest: '/tags/0',
    },
  }),
  searches: [
    ['person7@example.com', 7],
    ['"person7"@example.com', 8],
  ],
  first: { name: 'Person 1', email: emailOf(1), status: 'blocked', phone: '+33612345678', type: 'end-user' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('ada@example.com/token', 'zd token'), zendeskRefuse);
    if (asked.path === '/users/search.json') {
      only(asked, ['query', 'page', 'per_page', 'role'], name => zendeskRefuse(400, name));
      const [, quoted] = /^email:"((?:[^"\\]|\\.)*)"$/.exec(asked.query.get('query') ?? '') ?? [];
      if (quoted === undefined) throw zendeskRefuse(400, 'query');
      const email = quoted.replace(/\\(.)/g, '$1');
      const all = email.startsWith('"') ? [8] : matching(people, email);
      const { size, page } = pageOf(
        asked,
        people,
        { size: 'per_page', page: 'page', most: 3, usual: 3 },
        zendeskRefuse,
      );
      const users = all.slice((page - 1) * size, page * size).map(zendeskPerson);
      return { body: { users, count: all.length, next_page: null } };
    }
    if (asked.path !== '/users') {
      const number = Number(/^\/users\/(\d+)$/.exec(asked.path)?.[1]) - Number(zendeskId(0));
      if (!(number >= 1 && number <= people)) throw zendeskRefuse(404, 'Not found');
      return { body: { user: zendeskPerson(number) } };
    }
    only(asked, ['role', 'page[size]', 'page[after]'], name => zendeskRefuse(400, name));
    const size = sizeIn(asked, 'page[size]', { usual: 100, most: 100 }, () => zendeskRefuse(400, 'page[size]'));
    const from = Number(Buffer.from(asked.query.get('page[after]') ?? 'MA==', 'base64').toString());
    const rows = range(from, size, people);
    const next = from + rows.length;
    // It names a cursor on the last page as well: the flag decides.
    const after_cursor = rows.length > 0 ? Buffer.from(String(next)).toString('base64') : null;
    return { body: { users: rows.map(zendeskPerson), meta: { has_more: next < people, after_cursor } } };
  },
};

const booksRefuse = refusing(message => ({ code: 1002, message }));
const booksPerson = (number: number) => ({
  ...{ contact_id: `46000000002613${number}`, contact_name: `Person ${number}`, email: emailOf(number) },
  ...{
    status: 'active',
    currency_code: 'EUR',
    outstanding_receivable_amount: 250.5,
    created_time: '2026-03-20T12:00:00+0200',
  },
});

/** Where a token is had depends on the region that the account is in. */
export const zohoBooks: OtherApi = {
  ...{ id: 'zoho_books', title: 'Zoho Books', basePath: '/books/v3', most: 200, hasTotal: false, searches: [] },
  ...{ credentials: { clientId: 'c2', clientSecret: 's2', refreshToken: '1000.b' }, unknownId: '1' },
  ...{ idOf: number => `46000000002613${number}`, options: { region: 'eu', organization: '10234695' } },
  manifest: accounts => ({
    ...{ id: 'zoho_books', title: 'Zoho Books', baseUrl: 'https://www.zohoapis.{region}/books/v3' },
    options: [{ key: 'region', pattern: 'com|eu|in|com\\.au' }, 'organization'],
    auth: [
      {
        credentials: ['clientId', 'clientSecret', 'refreshToken'],
        exchange: {
          ...{ url: `${accounts}/{region}/oauth/v2/token`, send: 'form', token: '/access_token' },
          expires: { at: '/expires_in', unit: 's' },
          body: {
            ...{ grant_type: 'refresh_token', client_id: '{clientId}', client_secret: '{clientSecret}' },
            ...{ refresh_token: '{refreshToken}', scope: 'ZohoBooks.contacts.READ,{organization}' },
          },
        },
        headers: { Authorization: 'Zoho-oauthtoken {token}', 'X-com-zoho-organizationid': '{organization}' },
      },
    ],
    list: {
      ...{
        path: '/contacts',
        params: { organization_id: '{organization}', sort_column: 'created_time' },
        rows: '/contacts',
      },
      paging: {
        ...{ by: 'page', param: 'page', more: { at: '/page_context/has_more_page' } },
        size: { param: 'per_page', max: 200 },
      },
    },
    get: { path: '/contacts/{id}', params: { organization_id: '{organization}' }, at: '/contact' },
    idShape: '\\d{15,20}',
    error: { words: ['/message'], notFound: [{ status: 400, at: '/code', is: 1002 }] },
    fields: {
      ...{ id: '/contact_id', name: '/contact_name', email: '/email', status: '/status' },
      createdAt: { time: '/created_time' },
      balance: { money: '/outstanding_receivable_amount', currency: ['/currency', '/currency_code'] },
    },
  }),
  first: { name: 'Person 1', status: 'active', createdAt: '2026-03-20T10:00:00.000Z' },
  exchange({ body, type, path }) {
    const form = new URLSearchParams(body);
    const isRight = form.get('refresh_token') === '1000.b' && form.get('scope') === 'ZohoBooks.contacts.READ,10234695';
    if (type !== 'application/x-www-form-urlencoded' || path !== '/eu/oauth/v2/token' || !isRight)
      return { status: 400, body: { error: 'invalid_code' } };
    return { body: { access_token: '1000.books', expires_in: '3600' } };
  },
  answer(asked, people) {
    proves(asked, 'authorization', 'Zoho-oauthtoken 1000.books', booksRefuse);
    needs(asked, 'x-com-zoho-organizationid', '10234695', booksRefuse);
    if (asked.query.get('organization_id') !== '10234695') throw booksRefuse(400, 'organization_id');
    if (asked.path !== '/contacts') {
      const number = Number(/^\/contacts\/46000000002613(\d+)$/.exec(asked.path)?.[1]);
      if (!(number >= 1 && number <= people)) throw booksRefuse(400, 'Contact does not exist.');
      return { body: { code: 0, message: 'success', contact: booksPerson(number) } };
    }
    only(asked, ['organization_id', 'sort_column', 'page', 'per_page'], name => booksRefuse(400, name));
    const { rows, next, page } = pageOf(
      asked,
      people,
      { size: 'per_page', page: 'page', most: 200, usual: 200 },
      booksRefuse,
    );
    const context = { page, per_page: 200, has_more_page: next < people };
    return { body: { code: 0, message: 'success', contacts: rows.map(booksPerson), page_context: context } };
  },
};

const twitchRefuse = refusing(message => ({ error: 'Unauthorized', status: 401, message }));
const twitchPerson = (number: number) => ({
  ...{
    broadcaster_id: '141981764',
    user_id: `5276${number}`,
    user_login: `person${number}`,
    user_name: `Person ${number}`,
  },
  ...{ tier: '1000', is_gift: false, plan_name: 'Channel Subscription' },
});

/** Beside the token every request names who had it. */
export const twitch: OtherApi = {
  ...{ id: 'twitch', title: 'Twitch', basePath: '/helix', most: 100, hasTotal: true, searches: [] },
  ...{ credentials: { clientId: 'tw-id', clientSecret: 'tw-secret' }, options: { broadcaster: '141981764' } },
  ...{ idOf: number => `5276${number}`, unknownId: '9' },
  manifest: accounts => ({
    ...{ id: 'twitch', title: 'Twitch', baseUrl: 'https://api.twitch.tv/helix', options: ['broadcaster'] },
    auth: [
      {
        credentials: ['clientId', 'clientSecret'],
        exchange: {
          ...{ url: `${accounts}/oauth2/token`, send: 'form', token: '/access_token', expires: { at: '/expires_in' } },
          body: { client_id: '{clientId}', client_secret: '{clientSecret}', grant_type: 'client_credentials' },
        },
        ...{ bearer: '{token}', headers: { 'Client-Id': '{clientId}' } },
      },
    ],
    list: {
      ...{ path: '/subscriptions', params: { broadcaster_id: '{broadcaster}' }, rows: '/data' },
      paging: {
        ...{ by: 'cursor', param: 'after', next: { at: '/pagination/cursor' }, total: { at: '/total' } },
        size: { param: 'first', max: 100 },
      },
    },
    get: { path: '/subscriptions', params: { broadcaster_id: '{broadcaster}', user_id: '{id}' }, at: '/data/0' },
    error: { words: ['/message'] },
    rate: { requests: 800, seconds: 60, headers: { remaining: 'Ratelimit-Remaining', reset: 'Ratelimit-Reset' } },
    fields: {
      id: '/user_id',
      name: ['/user_name', '/user_login'],
      type: '/tier',
      status: { status: '/is_gift', words: { false: 'active' } },
    },
  }),
  first: { name: 'Person 1', type: '1000', status: 'active' },
  exchange({ body }) {
    const form = new URLSearchParams(body);
    if (form.get('client_secret') !== 'tw-secret')
      return { status: 403, body: { status: 403, message: 'invalid client secret' } };
    return { body: { access_token: 'tw-token', expires_in: 5_011_271, token_type: 'bearer' } };
  },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer tw-token', twitchRefuse);
    needs(asked, 'client-id', 'tw-id', twitchRefuse);
    only(asked, ['broadcaster_id', 'first', 'after', 'user_id'], name => twitchRefuse(400, name));
    const one = asked.query.get('user_id');
    if (one !== undefined) {
      const number = one.startsWith('5276') ? Number(one.slice(4)) : 0;
      return {
        body: { data: number >= 1 && number <= people ? [twitchPerson(number)] : [], pagination: {}, total: people },
      };
    }
    const size = sizeIn(asked, 'first', { usual: 20, most: 100 }, () => twitchRefuse(400, 'first'));
    const from = Number((asked.query.get('after') ?? 'eyJ-0').slice(4));
    const rows = range(from, size, people);
    const next = from + rows.length;
    const pagination = next < people ? { cursor: `eyJ-${next}` } : {};
    return { body: { data: rows.map(twitchPerson), pagination, total: people, points: 3 } };
  },
};
