// APIs whose addresses are unlike others': WHMCS has one path for everything, OData puts an ID in brackets and the size of a
// page in a header, Auth0 has IDs that no path takes as they are.

import { emailOf, matching, needs, type OtherApi, only, pageOf, personAt, proves, range, refusing } from './api.ts';

const whmcsRefuse = refusing(message => ({ result: 'error', message }));
const whmcsPerson = (number: number) => ({
  ...{ id: number, firstname: 'Person', lastname: String(number), companyname: '', email: emailOf(number) },
  ...{ datecreated: '2026-03-20', groupid: 0, status: number === 1 ? 'Closed' : 'Active' },
});

/** What is asked is a parameter; a failure is a success that says otherwise. */
export const whmcs: OtherApi = {
  ...{ id: 'whmcs', title: 'WHMCS', basePath: '', most: 100, hasTotal: true, unknownId: '99999', idOf: String },
  ...{ credentials: { identifier: 'who', secret: 'whmcs secret' }, options: { site: 'billing.example.com' } },
  manifest: () => ({
    ...{ id: 'whmcs', title: 'WHMCS', baseUrl: 'https://{site}', options: ['site'] },
    auth: [{ credentials: ['identifier', 'secret'], query: { identifier: '{identifier}', secret: '{secret}' } }],
    list: {
      ...{ path: '/includes/api.php', params: { action: 'GetClients', responsetype: 'json' }, rows: '/clients/client' },
      paging: {
        ...{ by: 'offset', param: 'limitstart', total: { at: '/totalresults' } },
        size: { param: 'limitnum', max: 100 },
      },
    },
    search: { param: 'search', looksAt: 'names, companies and e-mail addresses' },
    get: {
      path: '/includes/api.php',
      params: { action: 'GetClientsDetails', responsetype: 'json', clientid: '{id}' },
      at: '/client',
    },
    error: { words: ['/message'], notFound: [{ status: 200, at: '/message', is: 'Client Not Found' }] },
    fields: {
      ...{ id: '/id', name: ['/companyname', { join: ['/firstname', '/lastname'] }], email: '/email' },
      status: { status: '/status', words: { Active: 'active', Inactive: 'inactive', Closed: 'deleted' } },
      createdAt: '/datecreated',
    },
  }),
  searches: [['person7@', 7]],
  first: { name: 'Person 1', email: emailOf(1), status: 'deleted', createdAt: '2026-03-20' },
  answer(asked, people) {
    const { path, query } = asked;
    if (path !== '/includes/api.php') throw whmcsRefuse(404, 'Not found');
    const known = ['action', 'responsetype', 'identifier', 'secret', 'limitstart', 'limitnum', 'search', 'clientid'];
    only(asked, known, name => whmcsRefuse(400, name));
    if (query.get('identifier') !== 'who' || query.get('secret') !== 'whmcs secret')
      throw whmcsRefuse(403, 'Authentication Failed');
    if (query.get('responsetype') !== 'json') throw whmcsRefuse(400, 'responsetype');
    if (query.get('action') === 'GetClientsDetails') {
      const number = Number(query.get('clientid'));
      const isThere = number >= 1 && number <= people;
      return {
        body: isThere
          ? { result: 'success', client: whmcsPerson(number) }
          : { result: 'error', message: 'Client Not Found' },
      };
    }
    if (query.get('action') !== 'GetClients') throw whmcsRefuse(400, 'Invalid API Command');
    const all = matching(people, query.get('search'));
    const { rows, size } = pageOf(
      asked,
      all.length,
      { size: 'limitnum', skip: 'limitstart', most: 100, usual: 25 },
      whmcsRefuse,
    );
    const client = rows.flatMap(at => all[at - 1] ?? []).map(whmcsPerson);
    const counts = {
      result: 'success',
      totalresults: all.length,
      startnumber: Number(query.get('limitstart') ?? 0),
      numreturned: size,
    };
    return { body: client.length > 0 ? { ...counts, clients: { client } } : counts };
  },
};

const dynamicsRefuse = refusing(message => ({ error: { code: '0x80040217', message } }));
const guid = (number: number) => `00000000-0000-0000-0000-${String(number).padStart(12, '0')}`;
const formatted = '_parentcustomerid_value@OData.Community.Display.V1.FormattedValue';
const select = 'fullname,emailaddress1,telephone1,statecode,createdon,address1_country,_parentcustomerid_value';
const dynamicsPerson = (number: number) => ({
  ...{
    '@odata.etag': `W/"${number}"`,
    contactid: guid(number),
    fullname: `Person ${number}`,
    emailaddress1: emailOf(number),
  },
  ...{ telephone1: '0612345678', statecode: number === 1 ? 1 : 0, createdon: '2026-03-20T10:00:00Z' },
  ...{ address1_country: 'France', _parentcustomerid_value: guid(0), [formatted]: 'Example & Co.' },
});

/** Its pages are as large as a header says; the next one is an address with a cookie in it. */
export const dynamics: OtherApi = {
  ...{ id: 'dynamics', title: 'Dynamics 365', basePath: '/api/data/v9.2', most: 40, hasTotal: true },
  ...{ credentials: { accessToken: 'dyn-token' }, options: { org: 'contoso' }, idOf: guid, unknownId: guid(99_999) },
  manifest: () => ({
    ...{ id: 'dynamics', baseUrl: 'https://{org}.crm.dynamics.com/api/data/v9.2', options: ['org'] },
    headers: { 'OData-Version': '4.0', Prefer: 'odata.maxpagesize=40,odata.include-annotations="*"' },
    auth: [{ credentials: ['accessToken'], bearer: '{accessToken}' }],
    list: {
      ...{ path: '/contacts', params: { $select: select, $count: true }, rows: '/value' },
      paging: { by: 'url', at: '/@odata.nextLink', total: { at: '/@odata.count', upTo: 5000 } },
    },
    search: { param: '$filter', before: "contains(emailaddress1,'", after: "')", when: 'email' },
    get: { path: '/contacts({id})', params: { $select: select } },
    error: { words: ['/error/message'] },
    fields: {
      ...{ id: '/contactid', name: '/fullname', email: '/emailaddress1', createdAt: '/createdon' },
      ...{ phone: { phone: '/telephone1', country: '/address1_country' }, country: '/address1_country' },
      status: { status: '/statecode', words: { 0: 'active', 1: 'inactive' } },
      'Parent company': `/${formatted}`,
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', email: emailOf(1), status: 'inactive', phone: '+33612345678', country: 'FR' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer dyn-token', dynamicsRefuse);
    needs(asked, 'odata-version', '4.0', dynamicsRefuse);
    needs(asked, 'prefer', /odata\.maxpagesize=40/, dynamicsRefuse);
    if (asked.query.get('$select') !== select) throw dynamicsRefuse(400, '$select');
    if (asked.path !== '/contacts') {
      only(asked, ['$select'], name => dynamicsRefuse(400, name));
      return {
        body: dynamicsPerson(personAt(asked, /^\/contacts\(0{8}-0{4}-0{4}-0{4}-0*(\d+)\)$/, people, dynamicsRefuse)),
      };
    }
    only(asked, ['$select', '$count', '$filter', '$skiptoken'], name => dynamicsRefuse(400, name));
    const filter = asked.query.get('$filter');
    const [, email] = /^contains\(emailaddress1,'((?:[^']|'')*)'\)$/.exec(filter ?? '') ?? [];
    if (filter !== undefined && email === undefined) throw dynamicsRefuse(400, '$filter');
    const all = matching(people, email);
    const token = asked.query.get('$skiptoken');
    const page =
      token === undefined ? 1 : Number(/^<cookie pagenumber="(\d+)" istracking="False" \/>$/.exec(token)?.[1]);
    if (!(page >= 1)) throw dynamicsRefuse(400, '$skiptoken');
    const value = range((page - 1) * 40, 40, all.length)
      .flatMap(at => all[at - 1] ?? [])
      .map(dynamicsPerson);
    const others = [...asked.query].filter(([name]) => name !== '$skiptoken');
    const next = new URLSearchParams([
      ...others,
      ['$skiptoken', `<cookie pagenumber="${page + 1}" istracking="False" />`],
    ]);
    const link =
      page * 40 < all.length
        ? { '@odata.nextLink': `https://contoso.crm.dynamics.com/api/data/v9.2/contacts?${next}` }
        : {};
    return { body: { '@odata.context': 'https://…', '@odata.count': Math.min(all.length, 5000), value, ...link } };
  },
};

const auth0Refuse = refusing(message => ({ statusCode: 400, error: 'Bad Request', message, errorCode: 'invalid' }));
const auth0Id = (number: number) => `auth0|5f7c8ec7c33c6c00${number}`;
const auth0Person = (number: number) => ({
  ...{ user_id: auth0Id(number), name: emailOf(number), nickname: `person${number}`, email: emailOf(number) },
  ...{ created_at: '2026-03-20T10:00:00.000Z', last_login: { nested: true }, blocked: number === 1 },
  ...{ picture: 'https://s.gravatar.com/avatar/1', user_metadata: { 'Favourite colour': 'blue', plan: { tier: 2 } } },
});

export const auth0: OtherApi = {
  ...{ id: 'auth0', title: 'Auth0', basePath: '/api/v2', most: 100, hasTotal: true, unknownId: auth0Id(99_999) },
  ...{ credentials: { token: 'auth0-token' }, options: { tenant: 'acme.eu' }, idOf: auth0Id },
  manifest: () => ({
    ...{ id: 'auth0', title: 'Auth0', baseUrl: 'https://{tenant}.auth0.com/api/v2', options: ['tenant'] },
    auth: [{ credentials: ['token'], bearer: '{token}' }],
    list: {
      ...{ path: '/users', params: { include_totals: true }, rows: '/users' },
      paging: { by: 'page', param: 'page', first: 0, total: { at: '/total' }, size: { param: 'per_page', max: 100 } },
    },
    search: {
      ...{ param: 'q', before: 'email:"', after: '"', escape: 'backslash', when: 'email' },
      params: { search_engine: 'v3' },
    },
    get: { path: '/users/{id}' },
    error: { words: ['/message'] },
    fields: {
      ...{ id: '/user_id', name: '/name', email: '/email', createdAt: '/created_at', avatarUrl: '/picture' },
      status: { status: '/blocked', words: { true: 'blocked', false: 'active' } },
      ...{ 'Favourite colour': '/user_metadata/Favourite colour', tier: { count: '/user_metadata/plan/tier' } },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: emailOf(1), email: emailOf(1), status: 'blocked', createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer auth0-token', auth0Refuse);
    if (asked.path !== '/users')
      return { body: auth0Person(personAt(asked, /^\/users\/auth0%7C5f7c8ec7c33c6c00(\d+)$/, people, auth0Refuse)) };
    only(asked, ['page', 'per_page', 'include_totals', 'q', 'search_engine'], name => auth0Refuse(400, name));
    const q = asked.query.get('q');
    const [, email] = /^email:"((?:[^"\\]|\\.)*)"$/.exec(q ?? '') ?? [];
    if (q !== undefined && (email === undefined || asked.query.get('search_engine') !== 'v3'))
      throw auth0Refuse(400, 'q');
    const all = matching(people, email);
    const page = Number(asked.query.get('page') ?? 0);
    const size = Number(asked.query.get('per_page') ?? 50);
    if (size > 100) throw auth0Refuse(400, 'per_page');
    const users = range(page * size, size, all.length)
      .flatMap(at => all[at - 1] ?? [])
      .map(auth0Person);
    return { body: { start: page * size, limit: size, length: users.length, users, total: all.length } };
  },
};
