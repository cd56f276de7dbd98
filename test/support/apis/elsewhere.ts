// APIs whose search answers otherwise than their list: Freshdesk's rows are in `results`, Pipedrive's in `data.items[].item`,
// Mailchimp's in one of two lists.

import { basicOf, emailOf, matching, type OtherApi, only, pageOf, personAt, proves, range, refusing } from './api.ts';

const freshdeskRefuse = refusing(message => ({ code: 'invalid_value', message }));
const freshdeskPerson = (number: number) => ({
  ...{ active: number !== 1, address: null, email: emailOf(number), id: 2000 + number, mobile: '+33612345678' },
  ...{ name: `Person ${number}`, phone: null, twitter_id: null, other_emails: [] },
  ...{ created_at: '2026-03-20T10:00:00Z', updated_at: '2026-03-21T10:00:00Z' },
});

/** Its list is the whole answer, and its search counts, in pages of thirty. */
export const freshdesk: OtherApi = {
  ...{ id: 'freshdesk', title: 'Freshdesk', basePath: '/api/v2', most: 100, hasTotal: false, unknownId: '99999' },
  ...{ credentials: { apiKey: 'fd-key' }, options: { domain: 'acme' }, idOf: number => String(2000 + number) },
  manifest: () => ({
    ...{ id: 'freshdesk', title: 'Freshdesk', baseUrl: 'https://{domain}.freshdesk.com/api/v2', options: ['domain'] },
    auth: [{ credentials: ['apiKey'], basic: { user: '{apiKey}', password: 'X' } }],
    list: { path: '/contacts', rows: '', paging: { by: 'link', size: { param: 'per_page', max: 100 } } },
    search: {
      ...{ path: '/search/contacts', param: 'query', before: '"email:\'', after: '\'"', when: 'email' },
      ...{ looksAt: 'whole e-mail addresses', rows: '/results' },
      paging: { by: 'page', param: 'page', total: { at: '/total' } },
    },
    get: { path: '/contacts/{id}' },
    error: { words: ['/errors/*/message', '/message', '/description'] },
    rate: { headers: { limit: 'x-ratelimit-total', remaining: 'x-ratelimit-remaining' } },
    fields: {
      ...{ id: '/id', name: '/name', email: '/email', phone: { phone: ['/mobile', '/phone'] } },
      status: { status: '/active', words: { true: 'active', false: 'inactive' } },
      ...{ createdAt: '/created_at', updatedAt: '/updated_at' },
    },
  }),
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', email: emailOf(1), phone: '+33612345678', status: 'inactive' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('fd-key', 'X'), freshdeskRefuse);
    if (asked.path === '/search/contacts') {
      only(asked, ['query', 'page'], name => freshdeskRefuse(400, name));
      const [, email] = /^"email:'([^'"]*)'"$/.exec(asked.query.get('query') ?? '') ?? [];
      const page = Number(asked.query.get('page') ?? 1);
      if (email === undefined || !(page >= 1 && page <= 10)) throw freshdeskRefuse(400, 'query');
      const all = range(0, people, people).filter(number => emailOf(number) === email);
      return { body: { total: all.length, results: all.slice((page - 1) * 30, page * 30).map(freshdeskPerson) } };
    }
    if (asked.path !== '/contacts') {
      only(asked, [], name => freshdeskRefuse(400, name));
      return { body: freshdeskPerson(personAt(asked, /^\/contacts\/20*(\d+)$/, people, freshdeskRefuse)) };
    }
    only(asked, ['page', 'per_page'], name => freshdeskRefuse(400, name));
    const how = { size: 'per_page', page: 'page', most: 100, usual: 30 };
    const { rows, size, page, next } = pageOf(asked, people, how, freshdeskRefuse);
    const link = `<https://acme.freshdesk.com/api/v2/contacts?page=${page + 1}&per_page=${size}>; rel="next"`;
    return { body: rows.map(freshdeskPerson), headers: next < people ? { Link: link } : {} };
  },
};

const pipedriveRefuse = refusing(error => ({ success: false, error, data: null }));
const pipedrivePerson = (number: number) => ({
  ...{ id: number, name: `Person ${number}`, first_name: 'Person', last_name: String(number) },
  emails: [
    { label: 'work', value: `work${number}@example.com`, primary: false },
    { label: 'home', value: emailOf(number), primary: true },
  ],
  phones: [{ label: 'work', value: '+33612345678', primary: true }],
  ...{ add_time: '2026-03-20T10:00:00Z', update_time: '2026-03-21T10:00:00Z', is_deleted: false },
});
/** What a search has of somebody: addresses are texts there. */
const pipedriveFound = (number: number) => ({
  result_score: 0.29,
  item: { id: number, type: 'person', name: `Person ${number}`, emails: [emailOf(number)], phones: ['+33612345678'] },
});

export const pipedrive: OtherApi = {
  ...{ id: 'pipedrive', title: 'Pipedrive', basePath: '/api/v2', most: 500, hasTotal: false, unknownId: '99999' },
  ...{ credentials: { apiToken: 'pd-token' }, options: { company: 'acme' }, idOf: String },
  manifest: () => ({
    ...{ id: 'pipedrive', baseUrl: 'https://{company}.pipedrive.com/api/v2', options: ['company'] },
    auth: [{ credentials: ['apiToken'], headers: { 'x-api-token': '{apiToken}' } }],
    list: {
      ...{ path: '/persons', rows: '/data' },
      paging: {
        ...{ by: 'cursor', param: 'cursor', next: { at: '/additional_data/next_cursor' } },
        size: { param: 'limit', max: 500 },
      },
    },
    search: { path: '/persons/search', param: 'term', rows: '/data/items', row: '/item', looksAt: 'all text fields' },
    get: { path: '/persons/{id}', at: '/data' },
    error: { words: ['/error'] },
    fields: {
      ...{ id: '/id', name: '/name', createdAt: '/add_time', updatedAt: '/update_time' },
      email: [{ find: '/emails', where: '/primary', is: true, take: '/value' }, '/emails/0'],
      phone: { phone: ['/phones/0/value', '/phones/0'] },
    },
  }),
  searches: [
    ['person7@example.com', 7],
    ['person8', 8],
  ],
  first: { name: 'Person 1', email: emailOf(1), phone: '+33612345678', createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    proves(asked, 'x-api-token', 'pd-token', pipedriveRefuse);
    const { query } = asked;
    const isSearch = asked.path === '/persons/search';
    if (!isSearch && asked.path !== '/persons')
      return {
        body: { success: true, data: pipedrivePerson(personAt(asked, /^\/persons\/(\d+)$/, people, pipedriveRefuse)) },
      };
    only(asked, ['cursor', 'limit', ...(isSearch ? ['term'] : [])], name => pipedriveRefuse(400, name));
    const term = query.get('term');
    if (isSearch && (term ?? '').length < 2) throw pipedriveRefuse(400, 'term: 2 characters at least');
    const isNamed = (number: number) => `person ${number}` === term?.toLowerCase();
    const all = [...matching(people, term), ...range(0, people, people).filter(isNamed)];
    const from = Number(Buffer.from(query.get('cursor') ?? '', 'base64').toString() || 0);
    const size = Number(query.get('limit') ?? 100);
    if (!(size >= 1 && size <= 500)) throw pipedriveRefuse(400, 'limit');
    const found = all.slice(from, from + size);
    const next = from + size < all.length ? Buffer.from(String(from + size)).toString('base64') : null;
    return {
      body: {
        success: true,
        data: isSearch ? { items: found.map(pipedriveFound) } : found.map(pipedrivePerson),
        additional_data: { next_cursor: next },
      },
    };
  },
};

const mailchimpRefuse = refusing(detail => ({ type: 'about:blank', title: 'Refused', status: 400, detail }));
const hash = (number: number) => `852aaa9532cb36adfb5e9fef7a${String(number).padStart(6, '0')}`;
const mailchimpPerson = (number: number) => ({
  ...{ id: hash(number), email_address: emailOf(number), full_name: `Person ${number}`, vip: number === 1 },
  ...{ status: number === 1 ? 'cleaned' : 'subscribed', timestamp_opt: '2026-03-20T10:00:00+00:00' },
  merge_fields: { FNAME: 'Person', LNAME: String(number), PHONE: '', ADDRESS: { addr1: '1 Road', country: 'FR' } },
});

/** Its search has two lists, of which the first is empty where nobody fits exactly. */
export const mailchimp: OtherApi = {
  ...{ id: 'mailchimp', title: 'Mailchimp', basePath: '/3.0', most: 1000, hasTotal: true, unknownId: hash(99_999) },
  ...{ credentials: { apiKey: 'mc-key-us19' }, options: { dc: 'us19', list: 'a1b2c3' }, idOf: hash },
  manifest: () => ({
    ...{ id: 'mailchimp', baseUrl: 'https://{dc}.api.mailchimp.com/3.0', options: ['dc', 'list'] },
    auth: [{ credentials: ['apiKey'], basic: { user: 'clientele', password: '{apiKey}' } }],
    list: {
      ...{ path: '/lists/{list}/members', rows: '/members' },
      paging: {
        ...{ by: 'offset', param: 'offset', total: { at: '/total_items' }, size: { param: 'count', max: 1000 } },
      },
    },
    search: {
      ...{ path: '/search-members', param: 'query', params: { list_id: '{list}' }, looksAt: 'names and addresses' },
      ...{ rows: ['/exact_matches/members', '/full_search/members'], paging: { by: 'none' } },
    },
    get: { path: '/lists/{list}/members/{id}' },
    error: { words: ['/detail', '/title'] },
    fields: {
      ...{ id: '/id', email: '/email_address', name: ['/full_name', { join: ['/merge_fields/FNAME'] }] },
      status: {
        status: '/status',
        words: { subscribed: 'active', unsubscribed: 'inactive', cleaned: 'blocked', pending: 'pending' },
      },
      ...{ createdAt: '/timestamp_opt', country: '/merge_fields/ADDRESS/country', vip: '/vip' },
    },
  }),
  searches: [
    ['person7@example.com', 7],
    ['person8', 8],
  ],
  first: { name: 'Person 1', email: emailOf(1), status: 'blocked', country: 'FR' },
  answer(asked, people) {
    proves(asked, 'authorization', basicOf('clientele', 'mc-key-us19'), mailchimpRefuse);
    if (asked.path === '/search-members') {
      only(asked, ['query', 'list_id'], name => mailchimpRefuse(400, name));
      if (asked.query.get('list_id') !== 'a1b2c3') throw mailchimpRefuse(400, 'list_id');
      const text = asked.query.get('query') ?? '';
      const part = (all: readonly number[]) => ({ members: all.map(mailchimpPerson), total_items: all.length });
      const found = matching(people, text);
      const isExact = (number: number) => emailOf(number) === text;
      return {
        body: {
          exact_matches: part(found.filter(isExact)),
          full_search: part(found.filter(number => !isExact(number))),
        },
      };
    }
    if (asked.path !== '/lists/a1b2c3/members') {
      only(asked, [], name => mailchimpRefuse(400, name));
      const shape = /^\/lists\/a1b2c3\/members\/852aaa9532cb36adfb5e9fef7a0*(\d+)$/;
      return { body: mailchimpPerson(personAt(asked, shape, people, mailchimpRefuse)) };
    }
    only(asked, ['offset', 'count'], name => mailchimpRefuse(400, name));
    const how = { size: 'count', skip: 'offset', most: 1000, usual: 10 };
    const { rows } = pageOf(asked, people, how, mailchimpRefuse);
    return { body: { members: rows.map(mailchimpPerson), list_id: 'a1b2c3', total_items: people } };
  },
};
