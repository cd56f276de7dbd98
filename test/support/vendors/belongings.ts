// What belongs to the people of a vendor, answered as strictly as its list of customers.

import { type Asked, basicOf, emailOf, only, Refusal, type Reply, range, sizeIn } from './vendor.ts';

/** How many of each kind a person has, by the person's number: the first has several pages, the second nothing. */
export const countFor = (person: number): number => (person === 1 ? 123 : person === 2 ? 0 : 2);

interface Kind {
  /** In the manifest. */
  readonly section: string;
  /** Whose it is: the number of the person, from what is asked; undefined where it is another path. */
  whose(asked: Asked): string | undefined;
  readonly params: readonly string[];
  row(number: number, customer: string): unknown;
  /** The page that starts behind so many rows. */
  page(asked: Asked, customer: string, count: number): Reply;
  /** One of them, where the vendor has it on a path of its own. */
  one?(asked: Asked): Reply | undefined;
}

interface Belongings {
  readonly proof: readonly [header: string, value: string];
  readonly kinds: readonly Kind[];
  /** The ID of a person → their number. */
  readonly numberOf: (id: string) => number;
}

const refuse = (status: number, message: string) => new Refusal(status, { error: { message }, message });
const unknown = (name: string) => refuse(400, `Unknown parameter ${name}`);

const digits = (id: string): number => Number(/(\d+)$/.exec(id)?.[1] ?? 0);

/** A list of Stripe: by the ID of the last row. */
const stripeKind = (
  section: string,
  prefix: string,
  extra: readonly string[],
  make: (n: number, c: string) => object,
): Kind => {
  const row = (number: number, customer: string) => ({
    ...{
      id: `${prefix}_${String(number).padStart(6, '0')}`,
      object: section,
      created: 1_700_000_000 + number,
      currency: 'eur',
    },
    customer,
    ...make(number, customer),
  });
  return {
    section,
    params: ['limit', 'starting_after', 'ending_before', 'customer', 'created', ...extra],
    whose: ({ path, query }) => (path === `/v1/${section}` ? query.get('customer') : undefined),
    row,
    page(asked, customer, count) {
      const size = sizeIn(asked, 'limit', { usual: 10, most: 100 }, () => refuse(400, 'limit'));
      const from = digits(asked.query.get('starting_after') ?? '');
      const rows = range(from, size, count);
      const data = rows.map(number => row(number, customer));
      return { body: { object: 'list', data, has_more: from + rows.length < count, url: `/v1/${section}` } };
    },
    one({ path, query }) {
      const [, id] = new RegExp(`^/v1/${section}/(${prefix}_\\d+)$`).exec(path) ?? [];
      if (id === undefined) return undefined;
      if (query.size > 0) throw unknown([...query.keys()].join());
      return { body: row(digits(id), 'cus_00000001') };
    },
  };
};

const card = { brand: 'visa', last4: '4242', fingerprint: 'Xt5EWLLDS7FJjR1c' };

const stripe: Belongings = {
  proof: ['authorization', 'Bearer sk_test_51Habc'],
  numberOf: digits,
  kinds: [
    stripeKind('charges', 'ch', ['payment_intent'], number => ({
      ...{ amount: 100 + number, status: 'succeeded', description: `Charge ${number}` },
      ...{ receipt_url: 'https://pay.stripe.com/receipts/secret', payment_method_details: { card, type: 'card' } },
    })),
    stripeKind('subscriptions', 'sub', ['status', 'price'], number => ({
      ...{ status: 'active', start_date: 1_700_000_000 + number, description: null },
      items: { object: 'list', data: [{ id: 'si_1', price: { nickname: `Plan ${number}`, unit_amount: 999 } }] },
    })),
    stripeKind('invoices', 'in', ['status', 'subscription'], number => ({
      ...{
        number: `A-${number}`,
        status: 'paid',
        total: 1900,
        hosted_invoice_url: 'https://invoice.stripe.com/i/secret',
      },
      lines: { data: [{ id: 'il_1', description: 'Line 1', amount: 1900, currency: 'eur' }], has_more: false },
    })),
  ],
};

/** A list of Paddle: the next address is there on the last page too, and names another origin than was asked. */
const paddleKind = (section: string, most: number, prefix: string, make: (n: number) => object): Kind => {
  const row = (number: number, customer: string) => ({
    ...{ id: `${prefix}_${number}`, customer_id: customer, currency_code: 'USD', created_at: '2026-03-20T10:00:00.5Z' },
    ...make(number),
  });
  return {
    section,
    params: ['after', 'per_page', 'customer_id', 'order_by', 'status'],
    whose: ({ path, query }) => (path === `/${section}` ? query.get('customer_id') : undefined),
    row,
    page({ query }, customer, count) {
      // Silently lowered.
      const size = Math.min(Number(query.get('per_page') ?? 30), most);
      const rows = range(digits(query.get('after') ?? ''), size, count);
      const last = rows.at(-1) ?? 0;
      const next = `https://api.paddle.example/${section}?customer_id=${customer}&per_page=${size}&after=${prefix}_${last}`;
      const pagination = { per_page: size, next, has_more: last < count && rows.length > 0, estimated_total: count };
      return { body: { data: rows.map(number => row(number, customer)), meta: { pagination } } };
    },
  };
};

const paddle: Belongings = {
  proof: ['authorization', 'Bearer pdl_live_key'],
  numberOf: digits,
  kinds: [
    paddleKind('transactions', 30, 'txn', number => ({
      ...{ status: 'completed', invoice_number: `325-${number}`, billed_at: '2026-04-01T10:00:00Z' },
      details: { totals: { grand_total: '1234', currency_code: 'USD' }, line_items: [{ product: { name: 'P' } }] },
    })),
    paddleKind('subscriptions', 200, 'sub', number => ({
      ...{ status: 'trialing', started_at: '2026-04-01T10:00:00Z' },
      items: [{ product: { name: `Plan ${number}` }, price: { unit_price: { amount: '900', currency_code: 'USD' } } }],
    })),
  ],
};

const shopifyOrder = (number: number, customer: string) => ({
  ...{ id: 5_000_000_000_000_000 + number, name: `#${number}`, financial_status: 'paid', total_price: '10.50' },
  ...{ currency: 'CAD', created_at: '2026-03-20T10:00:00-05:00', token: 'order-token', browser_ip: '203.0.113.9' },
  customer: { id: Number(customer) },
  line_items: [{ id: 1, name: 'Board', price_set: { shop_money: { amount: '10.50', currency_code: 'CAD' } } }],
});

const shopify: Belongings = {
  proof: ['x-shopify-access-token', 'shpat_token'],
  numberOf: id => Number(id) - 9_007_199_254_740_000,
  kinds: [
    {
      section: 'orders',
      params: ['limit', 'fields', 'customer_id', 'status', 'page_info'],
      row: shopifyOrder,
      // Beside the cursor nothing may be said, also not whose orders they are.
      whose({ path, query }) {
        if (path !== '/orders.json') return undefined;
        const cursor = query.get('page_info');
        if (cursor !== undefined && query.size > 2) throw refuse(400, 'page_info goes alone');
        return cursor?.split('~')[1] ?? query.get('customer_id');
      },
      page(asked, customer, count) {
        const size = sizeIn(asked, 'limit', { usual: 50, most: 250 }, () => refuse(400, 'limit'));
        const from = Number(asked.query.get('page_info')?.split('~')[0] ?? 0);
        const rows = range(from, size, count);
        const next = from + rows.length;
        const link = `<https://acme.myshopify.com/admin/api/2026-07/orders.json?limit=${size}&page_info=${next}~${customer}>; rel="next"`;
        return {
          body: { orders: rows.map(number => shopifyOrder(number, customer)) },
          ...(next < count && { headers: { Link: link } }),
        };
      },
      one({ path }) {
        const [, id] = /^\/orders\/(\d+)\.json$/.exec(path) ?? [];
        return id === undefined
          ? undefined
          : { body: { order: shopifyOrder(Number(id) - 5_000_000_000_000_000, '1') } };
      },
    },
  ],
};

const wooOrder = (number: number, customer: string) => ({
  ...{ id: 700 + number, number: String(700 + number), status: 'processing', currency: 'EUR', total: '29.35' },
  ...{ date_created: '2026-03-20T12:00:00', date_created_gmt: '2026-03-20T10:00:00', customer_id: Number(customer) },
  ...{ order_key: 'wc_order_58d2d042d1d', customer_ip_address: '203.0.113.9' },
  billing: { email: emailOf(1) },
  line_items: [{ id: 1, name: 'Mug', total: '29.35' }],
});

const woocommerce: Belongings = {
  proof: ['authorization', basicOf('ck_key', 'cs_secret')],
  numberOf: Number,
  kinds: [
    {
      section: 'orders',
      params: ['page', 'per_page', 'customer', 'status', 'order', 'orderby'],
      row: wooOrder,
      whose: ({ path, query }) => (path === '/orders' ? query.get('customer') : undefined),
      page(asked, customer, count) {
        const size = sizeIn(asked, 'per_page', { usual: 10, most: 100 }, () => refuse(400, 'per_page'));
        const from = (Number(asked.query.get('page') ?? 1) - 1) * size;
        return {
          body: range(from, size, count).map(number => wooOrder(number, customer)),
          headers: { 'X-WP-Total': String(count), 'X-WP-TotalPages': String(Math.ceil(count / size)) },
        };
      },
      one({ path }) {
        const [, id] = /^\/orders\/(\d+)$/.exec(path) ?? [];
        return id === undefined ? undefined : { body: wooOrder(Number(id) - 700, '1') };
      },
    },
  ],
};

const amount = { value: '10.00', currency: 'EUR' };

/** A list of Mollie, below the customer; the row that `from` names is part of the page. */
const mollieKind = (section: string, prefix: string, make: (n: number) => object): Kind => {
  const shape = new RegExp(`^/v2/customers/(cst_\\d+)/${section}$`);
  const row = (number: number, customerId: string) => ({
    id: `${prefix}_${number}`,
    customerId,
    amount,
    ...make(number),
  });
  return {
    section,
    params: ['from', 'limit'],
    whose: ({ path }) => shape.exec(path)?.[1],
    row,
    page(asked, customer, count) {
      const size = sizeIn(asked, 'limit', { usual: 50, most: 250 }, () => refuse(400, 'limit'));
      const from = digits(asked.query.get('from') ?? `${prefix}_1`) - 1;
      const rows = range(from, size, count).map(number => row(number, customer));
      const next = from + rows.length;
      const href = `https://api.mollie.com${asked.path}?from=${prefix}_${next + 1}&limit=${size}`;
      return {
        body: { count: rows.length, _embedded: { [section]: rows }, _links: { next: next < count ? { href } : null } },
      };
    },
  };
};

const account = { consumerName: 'Ada Example', consumerAccount: 'NL53INGB0000000000' };

const mollie: Belongings = {
  proof: ['authorization', 'Bearer live_mollie'],
  numberOf: digits,
  kinds: [
    mollieKind('payments', 'tr', number => ({
      ...{ description: `Order ${number}`, status: 'paid', paidAt: '2026-03-20T10:00:00+00:00', details: account },
    })),
    mollieKind('subscriptions', 'sub', number => ({
      ...{
        description: `Plan ${number}`,
        interval: '1 month',
        status: 'active',
        createdAt: '2026-03-20T10:00:00+00:00',
      },
    })),
    mollieKind('mandates', 'mdt', () => ({
      ...{ method: 'directdebit', status: 'valid', signatureDate: '2026-03-20', details: account },
    })),
  ],
};

export const belongings: Readonly<Record<string, Belongings>> = { stripe, paddle, shopify, woocommerce, mollie };

/** Answers for what belongs to people; undefined for any other path. */
export function belongingsOf(vendor: string, asked: Asked): Reply | undefined {
  const has = belongings[vendor];
  for (const kind of has?.kinds ?? []) {
    const customer = kind.whose(asked);
    const one = customer === undefined ? kind.one?.(asked) : undefined;
    if (!has || (customer === undefined && one === undefined)) continue;
    const [header, value] = has.proof;
    if (asked.headers[header] !== value) throw refuse(401, 'Who are you?');
    if (one) return one;
    only(asked, kind.params, unknown);
    return kind.page(asked, customer ?? '', countFor(has.numberOf(customer ?? '')));
  }
  return undefined;
}
