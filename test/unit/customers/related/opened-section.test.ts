import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { exchangeOf } from '../../../../src/core/requests/recording.ts';
import { related } from '../../../../src/customers/related/related.ts';
import { type LocalConnection, localConnection } from '../../../support/local-connection.ts';
import type { Handler } from '../../../support/local-server.ts';

const customer = { id: '550e8400-e29b-41d4-a716-446655440000', email: 'Ada@example.com', name: 'Ada' };

const order = (at: number, more: Readonly<Record<string, unknown>> = {}) => ({
  id: `order-${at}`,
  status: 'completed',
  amount: 4900,
  currency: 'pln',
  quantity: 1,
  product_name: 'Course',
  customer_email: 'ada@example.com',
  created_at: '2026-05-27T10:15:30+00:00',
  ...more,
});

const page = (current: number, pages: number, items: readonly unknown[]) => ({
  items,
  pagination: { current_page: current, total_pages: pages },
});

/** Answers for the customer and for her orders, by the number of the page. */
const shop =
  (orders: (page: number) => unknown): Handler =>
  (response, { url }) => {
    const { pathname, searchParams } = new URL(url, 'http://local');
    const body = pathname.startsWith('/customers/') ? customer : orders(Number(searchParams.get('page')));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };

describe('a section of a customer', () => {
  let made: LocalConnection | undefined;
  afterEach(() => made?.close());

  const orders = async (answer: (page: number) => unknown) => {
    made = await localConnection('easytools', shop(answer));
    return made.connection.section('orders', customer.id);
  };

  it('a section of a customer asks nothing before it is opened', async () => {
    const opened = await orders(() => page(1, 1, []));
    equal(opened.state.kind, 'closed');
    deepEqual(made?.asked, []);
  });

  it('a section of a customer is read page after page, each item once, with money and times as customers have them', async () => {
    const opened = await orders(at => page(at, 2, [order(at), order(at + 1)]));
    await opened.load();
    equal(opened.state.kind, 'more');
    await opened.more();
    equal(opened.state.kind, 'done');
    deepEqual(
      opened.items.map(({ id }) => id),
      ['order-1', 'order-2', 'order-3'],
    );
    const [first] = opened.items;
    deepEqual(first?.amount, { amount: '49.00', currency: 'PLN' });
    equal(first?.at, '2026-05-27T10:15:30.000Z');
    deepEqual(first?.sources.amount, ['/amount', '/currency']);
  });

  it('a section of a customer leaves out rows of other customers, and counts them', async () => {
    const opened = await orders(() =>
      page(1, 1, [order(1), order(2, { customer_email: 'bob@example.com' }), order(3, { customer_email: null })]),
    );
    await opened.load();
    deepEqual(
      opened.items.map(({ id }) => id),
      ['order-1'],
    );
    equal(opened.dropped, 2);
    equal(opened.total, null);
  });

  it('a section of a customer keeps rows that name nobody where nothing speaks against them', async () => {
    const opened = await orders(() => page(1, 1, [order(1), order(2, { customer_email: null })]));
    await opened.load();
    equal(opened.items.length, 2);
    equal(opened.dropped, 0);
  });

  it('a section of a customer keeps what was read when a further page fails, and asks for that page again', async () => {
    let fails = true;
    const opened = await orders(at => (at === 2 && fails ? { items: 'none' } : page(at, 2, [order(at)])));
    await opened.load();
    await opened.more();
    equal(opened.state.kind === 'failed' && opened.state.error.kind, 'schema');
    equal(opened.items.length, 1);
    fails = false;
    await opened.more();
    equal(opened.state.kind, 'done');
    equal(opened.items.length, 2);
  });

  it('a section of a customer stops at a page that was sent before, which would go on for ever', async () => {
    const opened = await orders(at => page(at, 9, [order(1)]));
    await opened.load();
    await opened.more();
    equal(opened.state.kind, 'failed');
    equal(opened.items.length, 1);
  });

  it('a section of a customer keeps two rows of one ID that differ, also where they stand on two pages', async () => {
    const opened = await orders(at =>
      page(at, 2, at === 1 ? [order(1), order(2)] : [order(2), order(1, { amount: 100 }), order(3)]),
    );
    await opened.load();
    await opened.more();
    equal(opened.state.kind, 'done');
    deepEqual(
      opened.items.map(({ id, amount }) => `${id} ${amount?.amount}`),
      ['order-1 49.00', 'order-2 49.00', 'order-1 1.00', 'order-3 49.00'],
    );
  });

  it('a section of a customer loses no row of a page that brings no new ID, and goes no further', async () => {
    const opened = await orders(at => page(at, 9, [order(1, { quantity: at })]));
    await opened.load();
    await opened.more();
    equal(opened.state.kind, 'failed');
    equal(opened.items.length, 2);
  });

  it('a section of a customer is not whole where its last page is one that was sent before', async () => {
    const opened = await orders(at => page(at, 2, [order(1, { id: null })]));
    await opened.load();
    await opened.more();
    equal(opened.state.kind, 'failed');
    equal(opened.items.length, 1);
  });

  for (const [what, rows] of [
    ['rows of others', [order(1, { customer_email: 'bob@example.com' })]],
    ['rows that cannot be read', [[1]]],
  ] as const)
    it(`a section of a customer stops at a page that was sent before, also where it has nothing but ${what}`, async () => {
      const opened = await orders(at => page(at, 9, rows));
      await opened.load();
      equal(opened.state.kind, 'more');
      const before = [opened.dropped, opened.problems.length];
      await opened.more();
      equal(opened.state.kind, 'failed');
      deepEqual([opened.dropped, opened.problems.length], before);
    });

  it('a section of a customer is empty, not failed, where the provider answers 404 for none', async () => {
    made = await localConnection('easytools', (response, { url }) => {
      const isCustomer = url.startsWith('/customers/');
      response.writeHead(isCustomer ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isCustomer ? customer : { message: 'No orders' }));
    });
    const opened = made.connection.section('orders', customer.id);
    await opened.load();
    equal(opened.state.kind, 'done');
    equal(opened.total, 0);
  });

  it('a section of a customer is kept for the time to live, whoever asks, and is asked for anew where that is wanted', async () => {
    const opened = await orders(() => page(1, 1, [order(1)]));
    await opened.load();
    const other = made?.connection.section('orders', customer.id);
    await other?.load();
    const count = () => made?.asked.filter(asked => asked === 'GET /orders').length;
    equal(count(), 1);
    await other?.load({ fresh: true });
    equal(count(), 2);
  });

  it('says what to do about a refusal without a search or a filter to change', async () => {
    made = await localConnection('easytools', (response, { url }) => {
      const isOrders = url.startsWith('/orders');
      response.writeHead(isOrders ? 400 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(isOrders ? { message: 'No such parameter' } : customer));
    });
    const opened = made.connection.section('orders', customer.id);
    await opened.load();
    ok(opened.state.kind === 'failed');
    match(
      opened.state.error.message,
      /No such parameter\. It was asked as its documentation says: choose “Copy Raw Answer”/,
    );
    ok(exchangeOf(opened.state.error), 'the request can be shown all the same');
  });

  it('is read from the rows of all customers where the server knows no filter, and counts those of others', async () => {
    const own = '5f0c1b1e-0000-4000-8000-000000000001';
    const queries: string[] = [];
    made = await localConnection('devdraft', (response, { url }) => {
      const { searchParams } = new URL(url, 'http://local');
      queries.push(searchParams.toString());
      const isRefused = searchParams.has('customer');
      const row = (at: number) => ({
        id: `i${at}`,
        invoice_number: `INV-${at}`,
        name: 'Invoice',
        customer_id: at % 25 ? 'other' : own,
      });
      const from = Number(searchParams.get('skip'));
      const rows = Array.from({ length: from === 0 ? 50 : 10 }, (_, at) => row(from + at));
      response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/json' });
      const refusal = { message: ['property customer should not exist'], statusCode: 400 };
      response.end(JSON.stringify(isRefused ? refusal : rows));
    });
    const opened = made.connection.section('invoices', own);
    await opened.load();
    deepEqual(
      {
        kind: opened.state.kind,
        items: opened.items.map(({ id }) => id),
        dropped: opened.dropped,
        total: opened.total,
      },
      { kind: 'more', items: ['i0', 'i25'], dropped: 48, total: null },
    );
    await opened.more();
    deepEqual(
      { kind: opened.state.kind, items: opened.items.length, dropped: opened.dropped, total: opened.total },
      { kind: 'done', items: 3, dropped: 57, total: null },
    );
    deepEqual(
      queries.map(query => query.includes('customer')),
      [true, false, false],
    );
  });

  it('a section that the provider does not have is refused with those it has', async () => {
    await orders(() => page(1, 1, []));
    const ask = async () => made?.connection.section('cards', customer.id);
    await rejects(ask, /orders, subscriptions, products, lifetimeValue/);
  });
});

describe('what belongs to a customer', () => {
  it('what belongs to a customer comes as each section is ready; one that fails does not end the others', async () => {
    const made = await localConnection('easytools', (response, request) => {
      if (request.url.startsWith('/subscriptions')) response.writeHead(403).end('{}');
      else shop(() => page(1, 1, [order(1)]))(response, request);
    });
    try {
      const sections = ['orders', 'subscriptions'].map(id => made.connection.section(id, customer.id));
      const states: Record<string, string> = {};
      for await (const { id, state } of related(sections, { signal: new AbortController().signal })) states[id] = state;
      deepEqual(states, { orders: 'done', subscriptions: 'failed' });
    } finally {
      await made.close();
    }
  });

  it('what belongs to a customer ends as cancelled when it is aborted', async () => {
    const made = await localConnection('easytools', () => {});
    try {
      const stop = new AbortController();
      const all = related([made.connection.section('orders', customer.id)], { signal: stop.signal });
      const first = all.next();
      setTimeout(() => stop.abort(), 20);
      await rejects(first, { kind: 'cancelled' });
    } finally {
      await made.close();
    }
  });

  it('what belongs to a customer goes on by the next of each section', async () => {
    const made = await localConnection(
      'easytools',
      shop(at => page(at, 3, [order(at)])),
    );
    try {
      const signal = new AbortController().signal;
      const found: (string | null)[] = [];
      for await (const section of related([made.connection.section('orders', customer.id)], { signal }))
        for (let at: typeof section | undefined = section; at; at = await at.next?.()) {
          ok(at.state === 'more' || at.state === 'done');
          found.push(...at.items.map(({ id }) => id));
        }
      deepEqual(found, ['order-1', 'order-2', 'order-3']);
    } finally {
      await made.close();
    }
  });
});
