import { deepEqual, equal, ok } from 'node:assert/strict';
import type { RelatedItem } from '../../../../src/core/model/section.ts';
import { OpenConnection } from '../../../../src/customers/connections/open-connection.ts';
import { openFields } from '../../../../src/customers/related/open-fields.ts';
import { type LocalClient, localClientOf } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';
import { describedBy, exampleProvider } from '../../../support/manifests.ts';
import { belongings, countFor } from '../../../support/vendors/belongings.ts';
import { vendorHandler } from '../../../support/vendors/vendor-server.ts';
import { vendors } from '../../../support/vendors/vendors.ts';

const signal = new AbortController().signal;

/** What the first item of a section is read to. */
const firsts: Readonly<Record<string, Readonly<Record<string, Partial<RelatedItem>>>>> = {
  stripe: {
    charges: { id: 'ch_000001', title: 'Charge 1', status: 'succeeded', amount: { amount: '1.01', currency: 'EUR' } },
    subscriptions: { title: 'Plan 1', at: '2023-11-14T22:13:21.000Z', amount: { amount: '9.99', currency: 'EUR' } },
    invoices: { title: 'A-1', status: 'paid', kind: 'invoice', amount: { amount: '19.00', currency: 'EUR' } },
  },
  paddle: {
    transactions: { title: '325-1', at: '2026-04-01T10:00:00.000Z', amount: { amount: '12.34', currency: 'USD' } },
    subscriptions: { title: 'Plan 1', status: 'trialing', amount: { amount: '9.00', currency: 'USD' } },
  },
  shopify: {
    orders: { id: '5000000000000001', title: '#1', status: 'paid', amount: { amount: '10.50', currency: 'CAD' } },
  },
  woocommerce: {
    orders: { id: '701', title: 'Order 701', at: '2026-03-20T10:00:00.000Z', status: 'processing' },
  },
  mollie: {
    payments: { title: 'Order 1', status: 'paid', amount: { amount: '10.00', currency: 'EUR' } },
    subscriptions: { title: 'Plan 1 1 month', status: 'active' },
    mandates: { title: 'directdebit', status: 'valid', at: '2026-03-20' },
  },
};

/** What must not leave a row, and what stays covered until it is revealed. */
const neverKept = /wc_order_58d2/;
const covered = /Xt5EWLLDS7FJjR1c|receipts\/secret|order-token|203\.0\.113\.9|NL53INGB/;

describe('what belongs to a customer of an API that is said as a manifest', () => {
  const open: { close(): Promise<void> }[] = [];
  afterEach(() => Promise.all(open.splice(0).map(one => one.close())));

  const connectionOf = (made: LocalClient): OpenConnection => {
    open.push(made);
    const { client } = made;
    const nothing = { onRecords: () => {}, onMissing: () => {} };
    return new OpenConnection({ connection: () => client.connection, client, ttl: () => 60, ...nothing });
  };

  for (const vendor of vendors.filter(({ id }) => belongings[id])) {
    const provider = exampleProvider(vendor.id);

    const opened = async () =>
      connectionOf(
        await localClientOf(provider, vendorHandler(vendor, 9), {
          ...{ credentials: vendor.credentials, path: vendor.basePath, options: vendor.options ?? {} },
        }),
      );

    it(`is listed by the example for ${provider.title} as the server has it`, () =>
      deepEqual(
        provider.sections?.map(({ id }) => id),
        belongings[vendor.id]?.kinds.map(({ section }) => section),
      ));

    for (const section of provider.sections ?? []) {
      it(`is read to its end, each once: ${provider.title}, ${section.title}`, async () => {
        const connection = await opened();
        for (const person of [1, 2, 3]) {
          const list = connection.section(section.id, vendor.idOf(person));
          await list.load();
          for (let pages = 0; list.state.kind === 'more' && pages < 20; pages++) await list.more();
          equal(list.state.kind, 'done', list.state.kind === 'failed' ? list.state.error.message : '');
          equal(list.items.length, countFor(person));
          equal(new Set(list.items.map(({ id }) => id)).size, countFor(person));
          deepEqual({ dropped: list.dropped, problems: list.problems }, { dropped: 0, problems: [] });
        }
      });

      it(`is read to what it says, without what must not be kept: ${provider.title}, ${section.title}`, async () => {
        const list = (await opened()).section(section.id, vendor.idOf(3));
        await list.load();
        const [item] = list.items;
        ok(item);
        const expected = firsts[vendor.id]?.[section.id] ?? {};
        ok(Object.keys(expected).length > 1);
        deepEqual(
          Object.fromEntries(Object.keys(expected).map(key => [key, item[key as keyof RelatedItem]])),
          expected,
        );
        ok(!neverKept.test(item.raw));
        ok(!covered.test(JSON.stringify(openFields(item, section))));
      });
    }
  }

  for (const [id, section, line] of [
    ['stripe', 'invoices', { id: 'il_1', title: 'Line 1', amount: { amount: '19.00', currency: 'EUR' } }],
    ['shopify', 'orders', { id: '1', title: 'Board', amount: { amount: '10.50', currency: 'CAD' } }],
    ['woocommerce', 'orders', { id: '1', title: 'Mug', amount: { amount: '29.35', currency: null } }],
  ] as const) {
    it(`has parts that are read with the whole item: ${id}, ${section}`, async () => {
      const vendor = vendors.find(one => one.id === id);
      const provider = exampleProvider(id);
      const described = provider.sections?.find(one => one.id === section);
      ok(vendor && described);
      const made = await localClientOf(provider, vendorHandler(vendor, 9), {
        ...{ credentials: vendor.credentials, path: vendor.basePath, options: vendor.options ?? {} },
      });
      open.push(made);
      const { items } = await made.client.section({ section, customerId: vendor.idOf(1) }, { signal });
      ok(items[0]);
      const detail = await made.client.detail(described, items[0], { signal });
      ok(detail?.raw && !neverKept.test(detail.raw));
      deepEqual(
        detail.items.map(({ id: key, title, amount }) => ({ id: key, title, amount })),
        [line],
      );
    });
  }

  const manifest = (section: object, options: readonly string[] = []) => ({
    ...{ id: 'acme', baseUrl: 'https://api.acme.example', options },
    auth: [{ credentials: ['key'], bearer: '{key}' }],
    list: { path: '/people', rows: '', paging: { by: 'none' } },
    ...{ get: { path: '/people/{id}' }, fields: { id: '/id' } },
    sections: [
      { id: 'orders', path: '/orders', params: { person: '{id}' }, rows: '/rows', fields: { id: '/id' }, ...section },
    ],
  });

  const sectionOf = async (section: object, handler: Handler, options: Record<string, string> = {}) => {
    const provider = describedBy(manifest(section, Object.keys(options)));
    return connectionOf(await localClientOf(provider, handler, { options })).section('orders', 'p1');
  };

  const answering =
    (answer: (page: number) => unknown, status = 200): Handler =>
    (response, { url }) => {
      const page = Number(new URL(url, 'http://server').searchParams.get('page') ?? 1);
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(answer(page)));
    };

  it('leaves out and counts the rows of others, where the server ignores whose are asked for', async () => {
    const rows = [{ id: 1, who: 'p1' }, { id: 2, who: 'p2' }, { id: 3 }];
    const list = await sectionOf(
      { owner: { at: '/who', always: true } },
      answering(() => ({ rows })),
    );
    await list.load();
    deepEqual({ items: list.items.map(({ id }) => id), dropped: list.dropped }, { items: ['1'], dropped: 2 });
  });

  it('ends as a failure where the same page comes for ever', async () => {
    const rows = Array.from({ length: 50 }, (_, at) => ({ id: at }));
    const paging = { by: 'page', param: 'page', size: { param: 'size', max: 50 } };
    const list = await sectionOf(
      { paging },
      answering(() => ({ rows })),
    );
    await list.load();
    for (let pages = 0; list.state.kind === 'more' && pages < 5; pages++) await list.more();
    equal(list.state.kind, 'failed');
    equal(list.items.length, 50);
  });

  it('is nothing at the statuses that it names, and a failure at others', async () => {
    for (const [none, kind] of [
      [[404], 'done'],
      [[], 'failed'],
    ] as const) {
      const list = await sectionOf(
        { none },
        answering(() => ({ oops: 1 }), 404),
      );
      await list.load();
      equal(list.state.kind, kind);
    }
  });

  it('says what it covers, with what the connection has chosen, and counts in its currency', async () => {
    const fields = { id: '/id', amount: { money: '/cents', minor: true, currency: '={currency}' } };
    const handler = answering(() => ({ rows: [{ id: 1, cents: 1999 }] }));
    const list = await sectionOf({ covers: 'in {currency}', fields }, handler, { currency: 'jpy' });
    await list.load();
    deepEqual(list.items[0]?.amount, { amount: '1999', currency: 'JPY' });
    equal(list.section.covers?.({ currency: 'jpy' }), 'in jpy');
  });
});
