// APIs whose pages have numbers.

import { basicOf, emailOf, only, Refusal, range, sizeIn, type Vendor } from './vendor.ts';

const lemonError = (status: number, detail: string) =>
  new Refusal(status, { jsonapi: { version: '1.0' }, errors: [{ status: String(status), title: 'X', detail }] });

const lemonPerson = (number: number) => ({
  type: 'customers',
  id: String(number),
  attributes: {
    store_id: 1,
    name: `Person ${number}`,
    email: emailOf(number),
    status: 'subscribed',
    city: null,
    country: 'US',
    total_revenue_currency: 84_332,
    mrr: 1999,
    created_at: '2026-03-20T10:00:00.000000Z',
    updated_at: '2026-03-21T10:00:00.000000Z',
  },
});

export const lemonsqueezy: Vendor = {
  id: 'lemonsqueezy',
  credentials: { apiKey: 'eyJlemon' },
  basePath: '',
  most: 100,
  idOf: String,
  unknownId: '99999',
  hasTotal: true,
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', country: 'US', lifetimeValue: { amount: '843.32', currency: 'USD' } },
  answer(asked, people) {
    const { path, query, headers } = asked;
    if (headers.authorization !== 'Bearer eyJlemon') throw lemonError(401, 'Unauthenticated.');
    if (headers.accept !== 'application/vnd.api+json')
      throw lemonError(406, 'Accept has to be application/vnd.api+json');
    if (path === '/v1/customers') {
      const known = ['page[number]', 'page[size]', 'filter[email]', 'filter[store_id]'];
      only(asked, known, name => lemonError(400, `Unknown ${name}`));
      const size = sizeIn(asked, 'page[size]', { usual: 10, most: 100 }, () => lemonError(400, 'page[size]'));
      const page = Number(query.get('page[number]') ?? 1);
      const email = query.get('filter[email]');
      const all = range(0, people, people).filter(number => email === undefined || emailOf(number) === email);
      const data = all.slice((page - 1) * size, page * size).map(lemonPerson);
      const lastPage = Math.max(1, Math.ceil(all.length / size));
      return { body: { meta: { page: { currentPage: page, perPage: size, lastPage, total: all.length } }, data } };
    }
    const number = Number(/^\/v1\/customers\/(\d+)$/.exec(path)?.[1]);
    if (!(number >= 1 && number <= people)) throw lemonError(404, 'The related resource does not exist.');
    return { body: { data: lemonPerson(number) } };
  },
};

const wooError = (status: number, message: string) => new Refusal(status, { code: 'x', message, data: { status } });

const wooPerson = (number: number) => ({
  id: number,
  date_created: '2026-03-20T12:00:00',
  date_created_gmt: '2026-03-20T10:00:00',
  date_modified_gmt: null,
  email: emailOf(number),
  first_name: 'Person',
  last_name: String(number),
  avatar_url: 'https://secure.gravatar.com/avatar/1',
  billing: { first_name: '', last_name: '', address_1: 'Weg 1', city: 'Wien', country: 'AT', phone: '01 234567' },
});

export const woocommerce: Vendor = {
  id: 'woocommerce',
  credentials: { consumerKey: 'ck_key', consumerSecret: 'cs_secret' },
  options: { site: 'shop.example.com' },
  basePath: '/wp-json/wc/v3',
  most: 100,
  idOf: String,
  unknownId: '99999',
  hasTotal: true,
  searches: [['person7@example.com', 7]],
  first: { name: 'Person 1', createdAt: '2026-03-20T10:00:00.000Z', updatedAt: null, phone: '+431234567' },
  answer(asked, people) {
    const { path, query, headers } = asked;
    if (headers.authorization !== basicOf('ck_key', 'cs_secret')) throw wooError(401, 'Consumer key is invalid.');
    const bad = (name: string) => wooError(400, `Invalid parameter(s): ${name}`);
    if (path === '/customers') {
      only(asked, ['page', 'per_page', 'search', 'role', 'orderby', 'email', 'order'], bad);
      const size = sizeIn(asked, 'per_page', { usual: 10, most: 100 }, () => bad('per_page'));
      const page = Number(query.get('page') ?? 1);
      const text = query.get('search') ?? '';
      const all = range(0, people, people).filter(number => emailOf(number).includes(text));
      return {
        body: all.slice((page - 1) * size, page * size).map(wooPerson),
        headers: { 'X-WP-Total': String(all.length), 'X-WP-TotalPages': String(Math.ceil(all.length / size)) },
      };
    }
    const number = Number(/^\/customers\/(\d+)$/.exec(path)?.[1]);
    if (!(number >= 1 && number <= people)) throw wooError(404, 'Invalid resource ID.');
    return { body: wooPerson(number) };
  },
};

const razorpayError = (status: number, description: string) =>
  new Refusal(status, { error: { code: 'BAD_REQUEST_ERROR', description } });

const razorpayPerson = (number: number) => ({
  id: `cust_${number}`,
  entity: 'customer',
  name: `Person ${number}`,
  email: emailOf(number),
  contact: '098765 43210',
  created_at: 1_680_893_993,
});

export const razorpay: Vendor = {
  id: 'razorpay',
  credentials: { keyId: 'rzp_key', keySecret: 'rzp_secret' },
  basePath: '/v1',
  most: 100,
  idOf: number => `cust_${number}`,
  unknownId: 'cust_99999',
  hasTotal: false,
  searches: [],
  first: { name: 'Person 1', phone: '+919876543210', createdAt: '2023-04-07T18:59:53.000Z' },
  answer(asked, people) {
    const { path, query, headers } = asked;
    if (headers.authorization !== basicOf('rzp_key', 'rzp_secret')) throw razorpayError(401, 'Authentication failed');
    if (path === '/customers') {
      only(asked, ['skip', 'count'], name => razorpayError(400, `${name} is not required and should not be sent`));
      const refuse = () => razorpayError(400, 'The count may not be greater than 100.');
      const size = sizeIn(asked, 'count', { usual: 10, most: 100 }, refuse);
      const items = range(Number(query.get('skip') ?? 0), size, people).map(razorpayPerson);
      return { body: { entity: 'collection', count: items.length, items } };
    }
    const number = Number(/^\/customers\/cust_(\d+)$/.exec(path)?.[1]);
    // Not a 404: that is what the documentation shows.
    if (!(number >= 1 && number <= people)) throw razorpayError(400, 'The id provided does not exist');
    return { body: razorpayPerson(number) };
  },
};

const polarPerson = (number: number) => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  created_at: '2026-03-20T10:00:00Z',
  email: emailOf(number),
  name: `Person ${number}`,
  avatar_url: 'https://www.gravatar.com/avatar/1',
  billing_address: { line1: 'Rue 1', city: 'Paris', country: 'FR' },
});

export const polar: Vendor = {
  id: 'polar',
  credentials: { token: 'polar_oat_token' },
  basePath: '/v1',
  most: 100,
  idOf: number => polarPerson(number).id,
  unknownId: '00000000-0000-4000-8000-999999999999',
  hasTotal: true,
  searches: [['Person 7', 7]],
  first: { name: 'Person 1', email: emailOf(1), createdAt: '2026-03-20T10:00:00.000Z' },
  answer(asked, people) {
    const { path, query, headers } = asked;
    if (headers.authorization !== 'Bearer polar_oat_token')
      throw new Refusal(401, { error: 'invalid_token', error_description: 'The access token is invalid' });
    const bad = (name: string) =>
      new Refusal(422, { detail: [{ loc: ['query', name], msg: 'Input is not valid', type: 'x' }] });
    if (path === '/customers/') {
      only(asked, ['page', 'limit', 'query', 'email', 'organization_id', 'sorting'], bad);
      const size = sizeIn(asked, 'limit', { usual: 10, most: 100 }, () => bad('limit'));
      const page = Number(query.get('page') ?? 1);
      const text = query.get('query') ?? '';
      const all = range(0, people, people).filter(
        number => `Person ${number}`.includes(text) || emailOf(number).includes(text),
      );
      const pagination = { total_count: all.length, max_page: Math.ceil(all.length / size) };
      return { body: { items: all.slice((page - 1) * size, page * size).map(polarPerson), pagination } };
    }
    const number = Number(/^\/customers\/00000000-0000-4000-8000-(\d{12})$/.exec(path)?.[1]);
    if (!(number >= 1 && number <= people)) throw new Refusal(404, { error: 'ResourceNotFound', detail: 'Not found' });
    return { body: polarPerson(number) };
  },
};
