// APIs whose pages are as large as they like, or whose rows are wrapped one by one: Chatwoot and Maxio Advanced Billing.

import { basicOf, emailOf, matching, type OtherApi, only, pageOf, personAt, proves, refusing } from './api.ts';

const chatwootRefuse = refusing(error => ({ error }));
const chatwootPerson = (number: number) => ({
  ...{
    id: number,
    name: `Person ${number}`,
    email: emailOf(number),
    phone_number: '+33612345678',
    blocked: number === 1,
  },
  ...{ additional_attributes: { country: 'France' }, custom_attributes: {}, thumbnail: '', identifier: null },
  ...{ created_at: 1_774_000_800, last_activity_at: 1_774_087_200 },
});

/** Fifteen a page, whatever is asked; only a page with nobody is the end. */
export const chatwoot: OtherApi = {
  ...{ id: 'chatwoot', title: 'Chatwoot', basePath: '/api/v1/accounts/7', most: 15, hasTotal: true, idOf: String },
  ...{ credentials: { token: 'cw-token' }, options: { account: '7' }, unknownId: '99999' },
  manifest: () => ({
    ...{ id: 'chatwoot', baseUrl: 'https://app.chatwoot.com/api/v1/accounts/{account}', options: ['account'] },
    auth: [{ credentials: ['token'], headers: { api_access_token: '{token}' } }],
    list: {
      ...{ path: '/contacts', params: { sort: 'name', include_contact_inboxes: false }, rows: '/payload' },
      paging: { by: 'page', param: 'page', total: { at: '/meta/count' }, echo: { at: '/meta/current_page' } },
    },
    search: { path: '/contacts/search', param: 'q', looksAt: 'names, e-mail addresses and phone numbers' },
    get: { path: '/contacts/{id}', at: '/payload' },
    error: { words: ['/error', '/errors/*'] },
    fields: {
      ...{ id: '/id', name: '/name', email: '/email', phone: { phone: '/phone_number' }, avatarUrl: '/thumbnail' },
      status: { status: '/blocked', words: { true: 'blocked', false: 'active' } },
      ...{ country: '/additional_attributes/country', createdAt: { time: '/created_at', as: 'epoch' } },
    },
  }),
  searches: [['person7@', 7]],
  first: { name: 'Person 1', email: emailOf(1), status: 'blocked', country: 'FR' },
  answer(asked, people) {
    proves(asked, 'api_access_token', 'cw-token', chatwootRefuse);
    const isSearch = asked.path === '/contacts/search';
    if (!isSearch && asked.path !== '/contacts')
      return { body: { payload: chatwootPerson(personAt(asked, /^\/contacts\/(\d+)$/, people, chatwootRefuse)) } };
    only(asked, ['page', 'sort', 'include_contact_inboxes', ...(isSearch ? ['q'] : [])], name =>
      chatwootRefuse(400, name),
    );
    if (isSearch && !asked.query.get('q')) throw chatwootRefuse(422, 'Specify search string with parameter q');
    const all = matching(people, asked.query.get('q'));
    const page = Number(asked.query.get('page') ?? 1);
    const payload = all.slice((page - 1) * 15, page * 15).map(chatwootPerson);
    return { body: { meta: { count: all.length, current_page: String(page) }, payload } };
  },
};

const maxioRefuse = refusing(message => ({ errors: [message] }));
const maxioPerson = (number: number) => ({
  ...{ id: 14_714_000 + number, first_name: 'Person', last_name: String(number), organization: null },
  ...{
    email: emailOf(number),
    reference: null,
    phone: '+33612345678',
    country: 'FR',
    city: 'Paris',
    address: '1 Road',
  },
  ...{ created_at: '2026-03-20T06:00:00-04:00', updated_at: '2026-03-21T06:00:00-04:00', verified: false },
});

/** The answer is a list of objects that hold one customer each; a short page is the last. */
export const maxio: OtherApi = {
  ...{ id: 'maxio', title: 'Maxio Advanced Billing', basePath: '', most: 200, hasTotal: false, unknownId: '14799999' },
  ...{ credentials: { apiKey: 'mx-key' }, options: { site: 'acme' }, idOf: number => String(14_714_000 + number) },
  manifest: () => ({
    ...{ id: 'maxio', baseUrl: 'https://{site}.chargify.com', options: ['site'] },
    auth: [{ credentials: ['apiKey'], basic: { user: '{apiKey}', password: 'x' } }],
    list: {
      ...{ path: '/customers.json', params: { direction: 'asc' }, rows: '', row: '/customer' },
      paging: { by: 'page', param: 'page', size: { param: 'per_page', max: 200 } },
    },
    search: { param: 'q', looksAt: 'e-mail addresses, IDs, organizations and references' },
    filters: [{ param: 'start_date', kind: 'date' }],
    get: { path: '/customers/{id}.json', at: '/customer' },
    error: { words: ['/errors/*', '/error'] },
    fields: {
      ...{ id: '/id', name: [{ join: ['/first_name', '/last_name'] }, '/organization'], email: '/email' },
      ...{ phone: { phone: '/phone' }, country: '/country', createdAt: '/created_at', updatedAt: '/updated_at' },
      address: { address: { line1: '/address', city: '/city', country: '/country' } },
    },
  }),
  searches: [['person7@', 7]],
  first: { name: 'Person 1', email: emailOf(1), country: 'FR', createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('mx-key', 'x'), maxioRefuse);
    const wrapped = (number: number) => ({ customer: maxioPerson(number) });
    if (asked.path !== '/customers.json') {
      const number = personAt(asked, /^\/customers\/14714(\d{3})\.json$/, people, maxioRefuse);
      return { body: wrapped(number) };
    }
    only(asked, ['page', 'per_page', 'direction', 'q', 'start_date'], name => maxioRefuse(400, name));
    const all = matching(people, asked.query.get('q'));
    const { rows } = pageOf(asked, all.length, { size: 'per_page', page: 'page', most: 200, usual: 50 }, maxioRefuse);
    return { body: rows.flatMap(at => all[at - 1] ?? []).map(wrapped) };
  },
};
