// APIs whose pages lead to the next one by its address.

import { emailOf, only, Refusal, range, sizeIn, type Vendor } from './vendor.ts';

const paddleError = (status: number, detail: string) =>
  new Refusal(status, { error: { type: 'request_error', code: 'x', detail } });

const paddlePerson = (number: number) => ({
  id: `ctm_${number}`,
  name: `Person ${number}`,
  email: emailOf(number),
  status: 'active',
  created_at: '2026-03-20T10:00:00.123456Z',
  updated_at: '2026-03-21T10:00:00.5Z',
});

export const paddle: Vendor = {
  id: 'paddle',
  credentials: { apiKey: 'pdl_live_key' },
  basePath: '',
  most: 200,
  idOf: number => `ctm_${number}`,
  unknownId: 'ctm_99999',
  hasTotal: true,
  searches: [
    ['person7@', 7],
    ['Person 7', 7],
  ],
  first: { name: 'Person 1', status: 'active', createdAt: '2026-03-20T10:00:00.123Z' },
  answer(asked, people) {
    const { path, query, headers, origin } = asked;
    if (headers.authorization !== 'Bearer pdl_live_key')
      throw paddleError(403, 'Authentication header included is malformed');
    if (path === '/customers') {
      const known = ['after', 'per_page', 'order_by', 'search', 'status', 'email', 'id'];
      only(asked, known, name => paddleError(400, `Unknown ${name}`));
      // Silently lowered.
      const size = Math.min(Number(query.get('per_page') ?? 50), 200);
      const text = query.get('search');
      const all = range(0, people, people).filter(
        number => text === undefined || emailOf(number).includes(text) || `Person ${number}`.includes(text),
      );
      const after = Number(query.get('after')?.replace('ctm_', '') ?? 0);
      const left = all.filter(number => number > after);
      const rows = left.slice(0, size);
      const next = new URL(`${origin}/customers`);
      for (const [name, value] of query) next.searchParams.set(name, value);
      next.searchParams.set('after', `ctm_${rows.at(-1) ?? after}`);
      const hasMore = left.length > rows.length;
      return {
        body: {
          data: rows.map(paddlePerson),
          meta: {
            request_id: 'r',
            // There on the last page too: the flag decides.
            pagination: {
              per_page: size,
              next: next.href,
              has_more: hasMore,
              estimated_total: all.length > 100_000 ? 100_001 : all.length,
            },
          },
        },
      };
    }
    const number = Number(/^\/customers\/ctm_(\d+)$/.exec(path)?.[1]);
    if (!(number >= 1 && number <= people)) throw paddleError(404, 'Entity not found');
    return { body: { data: paddlePerson(number), meta: { request_id: 'r' } } };
  },
};

const mollieError = (status: number, title: string, detail: string) => new Refusal(status, { status, title, detail });

const molliePerson = (number: number) => ({
  resource: 'customer',
  id: `cst_${number}`,
  mode: 'live',
  name: `Person ${number}`,
  email: emailOf(number),
  locale: null,
  createdAt: '2026-03-20T10:00:00+02:00',
});

export const mollie: Vendor = {
  id: 'mollie',
  credentials: { apiKey: 'live_mollie' },
  basePath: '',
  most: 250,
  idOf: number => `cst_${number}`,
  unknownId: 'cst_99999',
  hasTotal: false,
  searches: [],
  first: { name: 'Person 1', createdAt: '2026-03-20T08:00:00.000Z' },
  answer(asked, people) {
    const { path, query, headers, origin } = asked;
    if (headers.authorization !== 'Bearer live_mollie')
      throw mollieError(401, 'Unauthorized Request', 'Missing authentication, or failed to authenticate');
    if (path === '/v2/customers') {
      only(asked, ['from', 'limit', 'sort', 'testmode'], name => mollieError(400, 'Bad Request', `Unknown ${name}`));
      const refuse = () => mollieError(400, 'Bad Request', 'The limit is invalid');
      const size = sizeIn(asked, 'limit', { usual: 50, most: 250 }, refuse);
      // The row that is named is part of the page.
      const from = Number(query.get('from')?.replace('cst_', '') ?? 1) - 1;
      const rows = range(from, size, people);
      const next = from + rows.length;
      const href = `${origin}/v2/customers?from=cst_${next + 1}&limit=${size}`;
      return {
        body: {
          count: rows.length,
          _embedded: { customers: rows.map(molliePerson) },
          _links: { self: { href: 'x' }, next: next < people ? { href, type: 'application/hal+json' } : null },
        },
      };
    }
    const number = Number(/^\/v2\/customers\/cst_(\d+)$/.exec(path)?.[1]);
    if (!(number >= 1 && number <= people))
      throw mollieError(404, 'Not Found', 'No customer exists with token cst_99999.');
    return { body: molliePerson(number) };
  },
};

const shopifyPerson = (number: number) => ({
  id: 9_007_199_254_740_000 + number,
  email: emailOf(number),
  first_name: 'Person',
  last_name: String(number),
  state: 'enabled',
  orders_count: 3,
  total_spent: '199.50',
  currency: 'EUR',
  phone: null,
  created_at: '2026-03-20T10:00:00-05:00',
  default_address: { address1: 'Street 1', city: 'Ottawa', country_code: 'CA', phone: '613-555-0100' },
});

export const shopify: Vendor = {
  id: 'shopify',
  credentials: { accessToken: 'shpat_token' },
  options: { shop: 'acme' },
  basePath: '/admin/api/2026-07',
  most: 250,
  idOf: number => String(9_007_199_254_740_000 + number),
  unknownId: '9007199254749999',
  hasTotal: false,
  searches: [['person7@example.com', 7]],
  first: {
    name: 'Person 1',
    orders: 3,
    lifetimeValue: { amount: '199.50', currency: 'EUR' },
    phone: '+16135550100',
    createdAt: '2026-03-20T15:00:00.000Z',
  },
  answer(asked, people) {
    const { path, query, headers, origin } = asked;
    const bucket = { 'X-Shopify-Shop-Api-Call-Limit': '1/40' };
    if (headers['x-shopify-access-token'] !== 'shpat_token')
      throw new Refusal(401, { errors: '[API] Invalid API key or access token' });
    const bad = (name: string) => new Refusal(400, { errors: { [name]: 'Invalid value.' } });
    const cursor = query.get('page_info');
    if (path === '/customers.json' || path === '/customers/search.json') {
      const others = path === '/customers.json' ? ['since_id', 'ids', 'created_at_min'] : ['query', 'order'];
      only(asked, cursor === undefined ? ['limit', 'fields', ...others] : ['limit', 'fields', 'page_info'], bad);
      const size = sizeIn(asked, 'limit', { usual: 50, most: 250 }, () => bad('limit'));
      const [from, text] = cursor === undefined ? ['0', query.get('query') ?? ''] : cursor.split('~');
      const all = range(0, people, people).filter(number => emailOf(number).includes(text ?? ''));
      const rows = all.slice(Number(from), Number(from) + size);
      const next = Number(from) + rows.length;
      const link = `<${origin}/admin/api/2026-07${path}?limit=${size}&page_info=${next}~${encodeURIComponent(text ?? '')}>; rel="next"`;
      const before = `<${origin}/x?page_info=before>; rel="previous"`;
      return {
        body: { customers: rows.map(shopifyPerson) },
        headers: { ...bucket, Link: next < all.length ? `${before}, ${link}` : before },
      };
    }
    const number = Number(/^\/customers\/(\d+)\.json$/.exec(path)?.[1]) - 9_007_199_254_740_000;
    if (!(number >= 1 && number <= people)) throw new Refusal(404, { errors: 'Not Found' });
    return { body: { customer: shopifyPerson(number) }, headers: bucket };
  },
};
