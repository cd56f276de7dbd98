// APIs whose pages lead to the next one by a cursor.

import { emailOf, only, Refusal, range, sizeIn, type Vendor } from './vendor.ts';

const stripeError = (status: number, message: string) =>
  new Refusal(status, { error: { type: 'invalid_request_error', message } });

const stripePerson = (number: number) => ({
  id: `cus_${String(number).padStart(8, '0')}`,
  object: 'customer',
  address: { city: 'Berlin', country: 'DE', line1: 'Weg 1', line2: null, postal_code: '10115', state: null },
  balance: -1250,
  created: 1_680_893_993 + number,
  currency: 'eur',
  email: emailOf(number),
  name: `Person ${number}`,
  phone: '+4930123456',
});

export const stripe: Vendor = {
  id: 'stripe',
  credentials: { secretKey: 'sk_test_51Habc' },
  basePath: '',
  most: 100,
  idOf: number => stripePerson(number).id,
  unknownId: 'cus_99999999',
  hasTotal: false,
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', createdAt: '2023-04-07T18:59:54.000Z', country: 'DE', phone: '+4930123456' },
  answer(asked, people) {
    const { path, query, headers } = asked;
    if (headers.authorization !== 'Bearer sk_test_51Habc') throw stripeError(401, 'Invalid API Key provided');
    if (!headers['stripe-version']) throw stripeError(400, 'No version');
    const unknown = (name: string) => stripeError(400, `Received unknown parameter: ${name}`);
    const size = () =>
      sizeIn(asked, 'limit', { usual: 10, most: 100 }, () => stripeError(400, 'This value must be at most 100'));
    const page = (from: number) => {
      const rows = range(from, size(), people);
      return { body: { object: 'list', data: rows.map(stripePerson), has_more: from + rows.length < people } };
    };
    if (path === '/v1/customers') {
      only(asked, ['limit', 'starting_after', 'ending_before', 'email', 'created'], unknown);
      const after = query.get('starting_after');
      const [, digits] = /^cus_(\d{8})$/.exec(after ?? 'cus_00000000') ?? [];
      if (digits === undefined || Number(digits) > people) throw stripeError(400, `No such customer: '${after}'`);
      return page(Number(digits));
    }
    if (path === '/v1/customers/search') {
      only(asked, ['query', 'limit', 'page'], unknown);
      const [, email] = /^email~"((?:[^"\\]|\\.)*)"$/.exec(query.get('query') ?? '') ?? [];
      if (email === undefined) throw stripeError(400, 'We were unable to parse your search query.');
      const found = range(0, people, people).filter(number => emailOf(number).includes(email));
      return { body: { object: 'search_result', data: found.slice(0, size()).map(stripePerson), has_more: false } };
    }
    const [, digits] = /^\/v1\/customers\/cus_(\d{8})$/.exec(path) ?? [];
    only(asked, [], unknown);
    if (digits === undefined || Number(digits) > people || Number(digits) < 1)
      throw stripeError(404, `No such customer: '${path}'`);
    return { body: stripePerson(Number(digits)) };
  },
};

const squareError = (status: number, code: string, detail: string) =>
  new Refusal(status, { errors: [{ category: 'X', code, detail }] });

const squarePerson = (number: number) => ({
  id: `SQ${number}`,
  created_at: '2026-03-20T10:00:00.123Z',
  updated_at: '2026-03-21T10:00:00Z',
  given_name: 'Person',
  family_name: String(number),
  email_address: emailOf(number),
  phone_number: '+1 206 555 0100',
  address: { address_line_1: '1 Street', locality: 'Seattle', administrative_district_level_1: 'WA', country: 'US' },
});

export const square: Vendor = {
  id: 'square',
  credentials: { accessToken: 'EAAAtoken' },
  basePath: '',
  most: 100,
  idOf: number => `SQ${number}`,
  unknownId: 'SQ99999',
  hasTotal: true,
  searches: [],
  first: { name: 'Person 1', createdAt: '2026-03-20T10:00:00.123Z', phone: '+12065550100' },
  answer(asked, people) {
    const { path, query, headers } = asked;
    if (headers.authorization !== 'Bearer EAAAtoken')
      throw squareError(401, 'UNAUTHORIZED', 'This request could not be authorized.');
    if (!/^\d{4}-\d\d-\d\d$/.test(String(headers['square-version'])))
      throw squareError(400, 'BAD_REQUEST', 'No Square-Version');
    const unknown = (name: string) => squareError(400, 'BAD_REQUEST', `Unknown ${name}`);
    if (path === '/v2/customers') {
      only(asked, ['cursor', 'limit', 'sort_field', 'sort_order', 'count'], unknown);
      const refuse = () => squareError(400, 'VALUE_TOO_HIGH', 'limit must be from 1 to 100');
      const size = sizeIn(asked, 'limit', { usual: 100, most: 100 }, refuse);
      const from = Number(query.get('cursor')?.replace(/^c~/, '') ?? 0);
      if (people === 0) return { body: query.get('count') === 'true' ? { count: 0 } : {} };
      const rows = range(from, size, people);
      const next = from + rows.length;
      return {
        body: {
          customers: rows.map(squarePerson),
          ...(next < people ? { cursor: `c~${next}` } : {}),
          ...(query.get('count') === 'true' ? { count: people } : {}),
        },
      };
    }
    const number = Number(/^\/v2\/customers\/SQ(\d+)$/.exec(path)?.[1]);
    only(asked, [], unknown);
    if (!(number >= 1 && number <= people)) throw squareError(404, 'NOT_FOUND', `Customer with ID ${path} not found.`);
    return { body: { customer: squarePerson(number) } };
  },
};

const hubspotPerson = (number: number, properties: string | undefined) => ({
  id: String(100_000_000_000 + number),
  properties: Object.fromEntries(
    Object.entries({
      firstname: 'Person',
      lastname: String(number),
      email: emailOf(number),
      phone: '+353 1 123 4567',
      country: 'Ireland',
    }).filter(([name]) => (properties ?? 'firstname,lastname,email').split(',').includes(name)),
  ),
  createdAt: '2026-03-20T10:00:00.000Z',
  updatedAt: '2026-03-21T10:00:00.000Z',
  archived: false,
});

const hubspotError = (status: number, message: string) =>
  new Refusal(status, { status: 'error', message, category: 'X' });

export const hubspot: Vendor = {
  id: 'hubspot',
  credentials: { accessToken: 'pat-eu1-token' },
  basePath: '',
  most: 100,
  idOf: number => String(100_000_000_000 + number),
  unknownId: '199999999999',
  hasTotal: false,
  searches: [],
  first: { name: 'Person 1', country: 'IE', phone: '+35311234567', email: emailOf(1) },
  answer(asked, people) {
    const { path, query, headers } = asked;
    if (headers.authorization !== 'Bearer pat-eu1-token')
      throw hubspotError(401, 'Authentication credentials not found.');
    if (path === '/crm/v3/objects/contacts') {
      only(asked, ['limit', 'after', 'properties', 'archived'], name => hubspotError(400, `Unknown ${name}`));
      const refuse = () => hubspotError(400, 'Invalid input: limit');
      const size = sizeIn(asked, 'limit', { usual: 10, most: 100 }, refuse);
      const from = Number(query.get('after') ?? 0);
      const rows = range(from, size, people);
      const next = from + rows.length;
      const results = rows.map(number => hubspotPerson(number, query.get('properties')));
      // The address is there as well, at another host: nobody has to follow it.
      const link = 'https://elsewhere.example/crm?after=1';
      return { body: { results, ...(next < people ? { paging: { next: { after: String(next), link } } } : {}) } };
    }
    const number = Number(/^\/crm\/v3\/objects\/contacts\/(\d+)$/.exec(path)?.[1]) - 100_000_000_000;
    if (!(number >= 1 && number <= people)) throw hubspotError(404, 'resource not found');
    return { body: hubspotPerson(number, query.get('properties')) };
  },
};
