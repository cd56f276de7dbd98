// Zoho's CRM: a token by a form, on another origin, and a 204 where there is nothing.

import { emailOf, type OtherApi, only, proves, range, refusing, sizeIn } from './api.ts';

const zohoRefuse = refusing(message => ({ code: 'INVALID', details: {}, message, status: 'error' }));
const zohoId = (number: number) => String(3_652_397_000_000_000_000n + BigInt(number));
const zohoPerson = (number: number, fields: string | undefined) =>
  Object.fromEntries(
    Object.entries({
      First_Name: 'Person',
      Last_Name: String(number),
      Email: emailOf(number),
      Created_Time: '2026-03-20T12:00:00+02:00',
    })
      .filter(([name]) => fields === undefined || fields.split(',').includes(name))
      .concat([['id', zohoId(number)]]),
  );

export const zoho: OtherApi = {
  ...{ id: 'zoho', title: 'Zoho CRM', basePath: '/crm/v8', most: 200, unknownId: zohoId(99_999), idOf: zohoId },
  ...{ credentials: { clientId: 'c1', clientSecret: 's1', refreshToken: '1000.r' }, searches: [], hasTotal: false },
  manifest: accounts => ({
    ...{ id: 'zoho', baseUrl: 'https://www.zohoapis.com/crm/v8' },
    auth: [
      {
        credentials: ['clientId', 'clientSecret', 'refreshToken'],
        exchange: {
          ...{
            url: `${accounts}/oauth/v2/token`,
            send: 'form',
            token: '/access_token',
            expires: { at: '/expires_in' },
          },
          body: {
            ...{ grant_type: 'refresh_token', client_id: '{clientId}', client_secret: '{clientSecret}' },
            refresh_token: '{refreshToken}',
          },
        },
        headers: { Authorization: 'Zoho-oauthtoken {token}' },
      },
    ],
    list: {
      ...{
        path: '/Contacts',
        params: { fields: 'First_Name,Last_Name,Email,Created_Time' },
        rows: '/data',
        none: [204],
      },
      paging: {
        ...{
          by: 'cursor',
          param: 'page_token',
          next: { at: '/info/next_page_token' },
          more: { at: '/info/more_records' },
        },
        size: { param: 'per_page', max: 200 },
      },
    },
    get: { path: '/Contacts/{id}', at: '/data/0' },
    error: { words: ['/message', '/code'] },
    fields: {
      ...{
        id: '/id',
        name: { join: ['/First_Name', '/Last_Name'] },
        email: '/Email',
        createdAt: { time: '/Created_Time' },
      },
    },
  }),
  first: { name: 'Person 1', email: emailOf(1), createdAt: '2026-03-20T10:00:00.000Z' },
  exchange({ body, type }) {
    const form = new URLSearchParams(body);
    if (type !== 'application/x-www-form-urlencoded' || form.get('refresh_token') !== '1000.r')
      return { status: 400, body: { error: 'invalid_code', message: 'The refresh token is refused' } };
    return { body: { access_token: '1000.token', expires_in: 3600, token_type: 'Bearer' } };
  },
  answer(asked, people) {
    proves(asked, 'authorization', 'Zoho-oauthtoken 1000.token', zohoRefuse);
    if (asked.path === '/Contacts') {
      only(asked, ['fields', 'per_page', 'page_token', 'page'], name => zohoRefuse(400, name));
      if (!asked.query.get('fields')) throw zohoRefuse(400, 'fields is required');
      if (people === 0) return { status: 204 };
      const size = sizeIn(asked, 'per_page', { usual: 200, most: 200 }, () => zohoRefuse(400, 'per_page'));
      const from = Number(asked.query.get('page_token')?.slice(2) ?? 0);
      const rows = range(from, size, people);
      const next = from + rows.length;
      const more =
        next < people
          ? { next_page_token: `t-${next}`, more_records: true }
          : { next_page_token: null, more_records: false };
      return {
        body: {
          data: rows.map(one => zohoPerson(one, asked.query.get('fields'))),
          info: { count: rows.length, ...more },
        },
      };
    }
    const number = Number(BigInt(/^\/Contacts\/(\d+)$/.exec(asked.path)?.[1] ?? 0) - 3_652_397_000_000_000_000n);
    if (!(number >= 1 && number <= people)) throw zohoRefuse(404, 'the id given seems to be invalid');
    return { body: { data: [zohoPerson(number, undefined)] } };
  },
};
