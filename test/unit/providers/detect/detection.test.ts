import { deepEqual, equal, match } from 'node:assert/strict';
import type { Answer } from '../../../../src/core/model/provider.ts';
import { findFields } from '../../../../src/providers/detect/fields-in.ts';
import { findPaging, type PagingParams } from '../../../../src/providers/detect/paging-in.ts';
import { findRows } from '../../../../src/providers/detect/rows-in.ts';

const ten = Array.from({ length: 10 }, (_, at) => ({ id: at + 1, name: `Person ${at + 1}` }));

const answer = (json: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  connectionId: 'c',
  text: JSON.stringify(json),
  json,
  headers: new Map(Object.entries(headers)),
});

const paging = (json: unknown, params: PagingParams = {}, headers: Readonly<Record<string, string>> = {}) => {
  const rows = findRows(json);
  if (!rows) throw new Error('no rows');
  return findPaging(answer(json, headers), rows, params);
};

const limit = { size: { name: 'limit', value: '10' } };

describe('the rows of an answer', () => {
  const placed: readonly (readonly [string, unknown, string | undefined])[] = [
    ['the whole answer', ten, ''],
    ['the least deep list', { a: { items: ten }, data: ten }, '/data'],
    ['the one that is named like one of several', { tags: [{ id: 1 }], customers: ten }, '/customers'],
    [
      'never what speaks of them',
      { errors: [{ id: 1 }], meta: { items: ten }, payload: { list: ten } },
      '/payload/list',
    ],
    ['a list with somebody in it before an empty one', { data: [], results: { users: ten } }, '/results/users'],
    ['an empty list where there is no other', { data: [] }, '/data'],
    ['none where no list has objects', { data: [1, 2], id: 1 }, undefined],
  ];
  for (const [name, json, pointer] of placed) it(`are ${name}`, () => equal(findRows(json)?.pointer, pointer));

  it('may each have their customer inside', () => {
    const found = findRows({ list: ten.map(customer => ({ customer, card: null })) });
    deepEqual({ row: found?.row, rows: found?.rows[0] }, { row: '/customer', rows: ten[0] });
  });
});

describe('how a list goes on', () => {
  it('is by the address of a next page, in the body or in a header', () => {
    const next = 'https://api.acme.example/customers?after=x';
    deepEqual(paging({ data: ten, links: { next } }, limit).paging, {
      by: 'url',
      at: '/links/next',
      size: { param: 'limit' },
    });
    deepEqual(paging({ data: ten, _links: { next: { href: '/v1/customers?from=2' } } }).paging, {
      by: 'url',
      at: '/_links/next/href',
    });
    deepEqual(paging(ten, limit, { link: `<${next}>; rel="next"` }).paging, { by: 'link', size: { param: 'limit' } });
  });

  it('is by number where the next address says which one and the answer counts', () => {
    const json = { data: ten, total: 35, links: { next: '/customers?page=2&limit=10' } };
    const found = paging(json, limit);
    deepEqual(
      { paging: found.paging, isGuess: found.isGuess },
      { paging: { by: 'page', param: 'page', size: { param: 'limit' }, total: { at: '/total' } }, isGuess: false },
    );
  });

  it('is by a cursor, in a parameter that is known or guessed from its name', () => {
    const param = (json: object, params: PagingParams = {}) => {
      const found = paging({ data: ten, ...json }, params);
      return { name: found.paging.by === 'cursor' && found.paging.param, isGuess: found.isGuess };
    };
    deepEqual(param({ next_cursor: 'x' }), { name: 'cursor', isGuess: true });
    deepEqual(param({ nextPageToken: 'x' }), { name: 'pageToken', isGuess: true });
    deepEqual(param({ next_page_token: 'x' }), { name: 'page_token', isGuess: true });
    deepEqual(param({ next_offset: '["1"]' }), { name: 'offset', isGuess: true });
    deepEqual(param({ meta: { cursors: { after: 'x' } } }), { name: 'after', isGuess: true });
    deepEqual(param({ cursor: 'x' }, { cursor: { name: 'c', value: '' } }), { name: 'c', isGuess: false });
  });

  it('is behind the last row where there is a flag and nothing else', () => {
    deepEqual(paging({ data: ten, has_more: true }, limit).paging, {
      by: 'cursor',
      param: 'starting_after',
      next: { lastRow: '/id' },
      size: { param: 'limit' },
      more: { at: '/has_more' },
    });
  });

  it('is by number of a page or of rows to skip, as the request or the answer has it', () => {
    const { paging: page } = paging({ data: ten, page: 1, last_page: 4 }, { page: { name: 'p', value: '1' } });
    deepEqual(page, { by: 'page', param: 'p', echo: { at: '/page' }, pages: { at: '/last_page' } });
    const { paging: zero } = paging({ data: ten }, { page: { name: 'page', value: '0' } });
    deepEqual(zero, { by: 'page', param: 'page', first: 0 });
    const { paging: offset } = paging({ data: ten, skip: 0, total: 35 }, limit);
    deepEqual(offset, {
      by: 'offset',
      param: 'skip',
      echo: { at: '/skip' },
      size: { param: 'limit' },
      total: { at: '/total' },
    });
  });

  it('takes no count for a total that is the number of the rows', () => {
    const found = paging({ items: ten, count: 10, next: null }, { ...limit, page: { name: 'page', value: '1' } });
    deepEqual(found.paging, { by: 'page', param: 'page', size: { param: 'limit' } });
    match(found.reason, /\/count is the number of these rows/);
  });

  it('is not at all where nothing speaks of another page', () => {
    deepEqual(paging(ten.slice(0, 3)).paging, { by: 'none' });
    equal(paging(ten).isGuess, true);
  });
});

describe('the fields of rows', () => {
  const fields = (...rows: readonly Readonly<Record<string, unknown>>[]) => findFields(rows).fields;

  it('are found by names in any spelling, in the object that is about the customer', () => {
    deepEqual(fields({ ID: 1, attributes: { 'First-Name': 'Ada', lastName: 'Example', EMail: 'ada@example.com' } }), {
      id: '/ID',
      name: { join: ['/attributes/First-Name', '/attributes/lastName'] },
      email: '/attributes/EMail',
    });
  });

  it('are not those of something that belongs to the customer', () => {
    deepEqual(fields({ id: 1, company: { id: 7, name: 'Acme', email: 'info@acme.example' } }), { id: '/id' });
  });

  it('are found by their values where names say nothing', () => {
    equal(fields({ id: 1, login: 'ada@example.com' }, { id: 2, login: 'ben@example.com' }).email, '/login');
  });

  it('have an ID that is there in every row and never twice', () => {
    equal(fields({ id: 1, code: 'a' }, { id: 1, code: 'b' }).id, '/code');
    equal(fields({ number: 4, contact_id: 'x' }, { number: 4, contact_id: 'y' }).id, '/contact_id');
  });

  it('have times in the form that their numbers have', () => {
    const form = (value: unknown) => fields({ id: 1, created: value }).createdAt;
    equal(form('2026-03-20T10:00:00Z'), '/created');
    deepEqual(form(1_774_000_800), { time: '/created', as: 'epoch' });
    deepEqual(form(1_774_000_800_123), { time: '/created', as: 'epochMs' });
    deepEqual(form('/Date(1573755038314)/'), { time: '/created', as: 'msDate' });
    equal(form(7), undefined);
    deepEqual(fields({ id: 1, date_created_gmt: '2026-03-20T10:00:00' }).createdAt, {
      time: '/date_created_gmt',
      as: 'utc',
    });
    const { reasons } = findFields([{ id: 1, created: '2026-03-20T10:00:00' }]);
    match(reasons.createdAt ?? '', /name no zone/);
  });

  it('have a state by its words, and by a flag', () => {
    deepEqual(fields({ id: 1, status: 'enabled' }, { id: 2, status: 'VIP' }).status, {
      status: '/status',
      words: { enabled: 'active' },
    });
    deepEqual(fields({ id: 1, is_active: true }).status, {
      status: '/is_active',
      words: { true: 'active', false: 'inactive' },
    });
    equal(fields({ id: 1, state: 'Bavaria' }).status, undefined);
  });

  it('are looked for in lists of names and values', () => {
    const attributes = [
      { name: '$email', value: 'ada@example.com' },
      { name: 'plan', value: 'pro' },
    ];
    deepEqual(fields({ id: 1, attributes }).email, {
      find: '/attributes',
      where: '/name',
      is: '$email',
      take: '/value',
    });
  });

  it('are looked for in a list of their own: the one that is marked, else the first', () => {
    const listed = fields(
      {
        id: 1,
        emails: [
          { value: 'ada@old.example', primary: false, label: 'work' },
          { value: 'ada@example.com', primary: true, label: 'home' },
        ],
        phone_numbers: ['+233200068063', '+233200068064'],
      },
      { id: 2, emails: [], phone_numbers: [] },
    );
    const marked = { find: '/emails', where: '/primary', is: true, take: '/value', orFirst: true };
    deepEqual([listed.email, listed.phone], [marked, { phone: '/phone_numbers/0' }]);
    equal(
      fields({ id: 1, profile: { email_addresses: [{ email: 'ada@example.com' }] } }).email,
      '/profile/email_addresses/0/email',
    );
    // Of messages and of other people.
    equal(fields({ id: 1, emails: [{ subject: 'Hello', to: 'ada@example.com' }] }).email, undefined);
    equal(fields({ id: 1, orders: [{ emails: ['ada@example.com'] }] }).email, undefined);
    equal(fields({ id: 1, contacts: [{ phone: '+233200068063' }] }).phone, undefined);
  });

  it('ask how a whole number is meant, and take one with a point as it is', () => {
    const asked = findFields([{ id: 1, total_spent: 84_332, currency: 'USD' }]);
    equal(asked.fields.lifetimeValue, undefined);
    deepEqual(
      asked.questions.map(({ answers }) =>
        answers.map(({ label, words }) => ({ label, isMinor: words.minor === true })),
      ),
      [
        [
          { label: '843.32 USD', isMinor: true },
          { label: '84332.00 USD', isMinor: false },
        ],
      ],
    );
    const sure = findFields([{ id: 1, total_spent: '843.32', currency: 'USD' }]);
    deepEqual(
      { lifetimeValue: sure.fields.lifetimeValue, questions: sure.questions },
      { lifetimeValue: { money: '/total_spent', currency: '/currency' }, questions: [] },
    );
  });

  it('cover what is nobody’s business, and never keep what is a secret', () => {
    const { covered, secrets } = findFields([
      { id: 1, tax_id: 'DE1', login: { password_hash: 'x' }, card: { cvv: '1' } },
    ]);
    deepEqual({ covered, secrets }, { covered: ['/tax_id'], secrets: ['/login/password_hash', '/card/cvv'] });
  });
});
