// APIs made for standards of large houses: SCIM counts from 1 what it skips, OData leads on by parameters that begin with "$".

import { emailOf, matching, needs, type OtherApi, only, proves, range, refusing, sizeIn } from './api.ts';

const scimRefuse = refusing(detail => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], detail }));
const scimPerson = (number: number) => ({
  ...{ id: `2819c223-${number}`, userName: `person${number}`, active: number !== 1, externalId: '' },
  name: { givenName: 'Person', familyName: String(number) },
  emails: [
    { value: 'other@example.com', type: 'home' },
    { value: emailOf(number), type: 'work', primary: true },
  ],
  phoneNumbers: [{ value: '0612345678', type: 'work' }],
  addresses: [{ streetAddress: '1 rue de la Paix', locality: 'Paris', country: 'FR' }],
  meta: { created: '2026-03-20T10:00:00Z', 'last/modified': '2026-03-21T10:00:00Z' },
  'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': { costCenter: 4130 },
});

export const scim: OtherApi = {
  ...{ id: 'scim', title: 'SCIM', basePath: '/scim/v2', most: 100, hasTotal: true, unknownId: '2819c223-99999' },
  ...{ credentials: { token: 'scim-token' }, idOf: number => `2819c223-${number}` },
  manifest: () => ({
    ...{ id: 'scim', title: 'SCIM', baseUrl: 'https://id.example.com/scim/v2' },
    headers: { accept: 'application/scim+json', 'Content-Type': 'application/scim+json' },
    auth: [{ credentials: ['token'], bearer: '{token}' }],
    list: {
      ...{ path: '/Users', rows: '/Resources' },
      paging: {
        ...{ by: 'offset', param: 'startIndex', first: 1, total: { at: '/totalResults' } },
        size: { param: 'count', max: 100 },
      },
    },
    search: { param: 'filter', before: 'emails.value eq "', after: '"', escape: 'backslash', when: 'email' },
    get: { path: '/Users/{id}' },
    error: { words: ['/detail'] },
    fields: {
      ...{ id: '/id', name: { join: ['/name/givenName', '/name/familyName'] } },
      email: { find: '/emails', where: '/primary', is: true, take: '/value', orFirst: true },
      phone: {
        phone: { find: '/phoneNumbers', where: '/type', is: 'work', take: '/value' },
        country: '/addresses/0/country',
      },
      status: { status: '/active', words: { true: 'active', false: 'inactive' } },
      address: {
        address: {
          line1: '/addresses/0/streetAddress',
          city: '/addresses/0/locality',
          country: '/addresses/0/country',
        },
      },
      ...{ createdAt: { time: '/meta/created' }, updatedAt: { time: '/meta/last~1modified' } },
      costCenter: '/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/costCenter',
    },
  }),
  searches: [['person7@example.com', 7]],
  first: {
    ...{ name: 'Person 1', email: emailOf(1), phone: '+33612345678', status: 'inactive' },
    ...{ createdAt: '2026-03-20T10:00:00.000Z', updatedAt: '2026-03-21T10:00:00.000Z' },
  },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer scim-token', scimRefuse);
    needs(asked, 'accept', 'application/scim+json', scimRefuse);
    needs(asked, 'content-type', 'application/scim+json', scimRefuse);
    if (asked.path !== '/Users') {
      const number = Number(/^\/Users\/2819c223-(\d+)$/.exec(asked.path)?.[1]);
      if (!(number >= 1 && number <= people)) throw scimRefuse(404, 'Resource not found');
      return { body: scimPerson(number) };
    }
    only(asked, ['startIndex', 'count', 'filter'], name => scimRefuse(400, name));
    const [, email] = /^emails\.value eq "([^"\\]*)"$/.exec(asked.query.get('filter') ?? '') ?? [];
    if (asked.query.has('filter') && email === undefined) throw scimRefuse(400, 'filter');
    const all = matching(people, email);
    const size = sizeIn(asked, 'count', { usual: 100, most: 100 }, () => scimRefuse(400, 'count'));
    // Less than 1 is 1, by RFC 7644.
    const from = Math.max(1, Number(asked.query.get('startIndex') ?? 1));
    const rows = all.slice(from - 1, from - 1 + size);
    // None is told by leaving them out.
    return {
      body: { totalResults: all.length, startIndex: from, ...(rows.length > 0 && { Resources: rows.map(scimPerson) }) },
    };
  },
};

const odataRefuse = refusing(value => ({ error: { code: '', message: { lang: '', value } } }));
const odataId = (number: number) => `7b98d5c0-0000-4000-8000-${String(number).padStart(12, '0')}`;
const odataPerson = (number: number) => ({
  ...{ ID: odataId(number), Name: `Person ${number}`, Email: emailOf(number), Status: 'C', Country: 'NL ' },
  ...{ Created: `/Date(1773914400000)/`, CreditLineSales: 2500, SalesCurrency: null, Code: `               ${number}` },
});

export const exactOnline: OtherApi = {
  ...{ id: 'exact-online', title: 'Exact Online', basePath: '/api/v1', most: 60, hasTotal: false },
  ...{ credentials: { accessToken: 'exact-token' }, options: { division: '123456' }, idOf: odataId },
  unknownId: odataId(99_999),
  manifest: () => ({
    ...{
      id: 'exact-online',
      baseUrl: 'https://start.exactonline.nl/api/v1',
      options: [{ key: 'division', pattern: '\\d+' }],
    },
    auth: [{ credentials: ['accessToken'], bearer: '{accessToken}' }],
    list: {
      ...{
        path: '/{division}/crm/Accounts',
        params: { $select: 'ID,Name,Email,Status', $orderby: 'ID' },
        rows: '/d/results',
      },
      paging: { by: 'url', at: '/d/__next' },
    },
    search: {
      param: '$filter',
      before: "Email eq '",
      after: "'",
      when: 'email',
      params: { $top: '10' },
      paging: { by: 'none' },
    },
    get: { path: "/{division}/crm/Accounts(guid'{id}')", at: '/d' },
    idShape: '[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}',
    error: { words: ['/error/message/value'] },
    fields: {
      ...{
        id: '/ID',
        name: '/Name',
        email: '/Email',
        country: '/Country',
        createdAt: { time: '/Created', as: 'msDate' },
      },
      status: { status: '/Status', words: { C: 'active', S: 'pending', P: 'pending' } },
      credit: { money: '/CreditLineSales', currency: ['/SalesCurrency', '=EUR'] },
      code: '/Code',
    },
  }),
  searches: [['person7@example.com', 7]],
  first: {
    name: 'Person 1',
    email: emailOf(1),
    country: 'NL',
    status: 'active',
    createdAt: '2026-03-19T10:00:00.000Z',
  },
  answer(asked, people) {
    proves(asked, 'authorization', 'Bearer exact-token', odataRefuse);
    if (asked.path !== '/123456/crm/Accounts') {
      const [, id = ''] = /^\/123456\/crm\/Accounts\(guid(?:'|%27)([0-9a-f-]+)(?:'|%27)\)$/.exec(asked.path) ?? [];
      const number = Number(id.slice(-12));
      if (!(number >= 1 && number <= people)) throw odataRefuse(404, 'Not found - requested data not available');
      return { body: { d: odataPerson(number) } };
    }
    only(asked, ['$select', '$orderby', '$filter', '$skiptoken', '$top'], name => odataRefuse(400, name));
    if (asked.query.get('$orderby') !== 'ID') throw odataRefuse(400, '$orderby');
    const [, email] = /^Email eq '([^']*)'$/.exec(asked.query.get('$filter') ?? '') ?? [];
    const all = matching(people, email);
    const [, last] = /^guid'(.*)'$/.exec(asked.query.get('$skiptoken') ?? '') ?? [];
    const from = last === undefined ? 0 : Number(last.slice(-12));
    // Pages have a size of their own.
    const rows = range(from, 60, all.length).map(at => all[at - 1] ?? 0);
    const next = from + rows.length;
    const token = `$select=ID,Name,Email,Status&$orderby=ID&$skiptoken=guid'${odataId(next)}'`;
    const __next = next < all.length ? `https://start.exactonline.nl/api/v1/123456/crm/Accounts?${token}` : undefined;
    return { body: { d: { results: rows.map(odataPerson), __next } } };
  },
};
