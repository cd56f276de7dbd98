import { deepEqual, equal, ok } from 'node:assert/strict';
import type { RelatedItem } from '../../../src/core/model/section.ts';
import { related } from '../../../src/customers/related/related.ts';
import { yativo } from '../../../src/providers/yativo.ts';
import { type LocalConnection, localConnection } from '../../support/local-connection.ts';

// What no documentation promises of a section's rows, over real HTTP: values that are not what they should be, and too many.

interface Case {
  readonly provider: string;
  readonly section: string;
  /** The answer around rows. */
  readonly around: (rows: readonly object[]) => unknown;
  readonly row: Readonly<Record<string, unknown>>;
  /** The same row with a value that is not what it should be, and what the item has then. */
  readonly odd: readonly (readonly [what: string, change: Readonly<Record<string, unknown>>, Partial<RelatedItem>])[];
}

const customerId = '42';
const zoneless = '2024-08-04 08:23:45';

const cases: readonly Case[] = [
  {
    ...{ provider: 'cartevo', section: 'transactions', around: data => ({ success: true, statusCode: 200, data }) },
    row: {
      ...{ id: 't1', category: 'CARD', type: 'FUND', amount: 50, status: 'SUCCESS', description: 'Funding' },
      ...{ created_at: '2023-11-07T05:31:56Z', card: { id: 'c1', currency: 'USD' } },
    },
    odd: [
      ['an amount with no currency', { card: { id: 'c1' } }, { amount: { amount: '50', currency: null } }],
      ['a rail code', { card: { id: 'c1', currency: 'USDBASE' } }, { amount: { amount: '50', currency: null } }],
      ['a time without a zone', { created_at: zoneless }, { at: '2024-08-04T08:23:45' }],
    ],
  },
  {
    ...{ provider: 'yativo', section: 'transactions', around: data => ({ status: 'success', status_code: 200, data }) },
    row: {
      ...{ transaction_id: 't1', transaction_amount: '1000.00', transaction_currency: 'BRL', customer_id: customerId },
      ...{ transaction_status: 'success', created_at: '2026-04-01T10:00:00.000000Z' },
    },
    odd: [
      ['an amount with no currency', { transaction_currency: null }, { amount: { amount: '1000.00', currency: null } }],
      ['a rail code', { transaction_currency: 'MXNBASE' }, { amount: { amount: '1000.00', currency: null } }],
      ['a time without a zone', { created_at: zoneless }, { at: '2024-08-04T08:23:45' }],
    ],
  },
  {
    ...{ provider: 'devdraft', section: 'liquidationAddresses', around: rows => rows },
    row: {
      ...{
        id: 'la_1',
        state: 'active',
        customer_id: customerId,
        chain: 'ethereum',
        currency: 'usdc',
        address: '0xabc',
      },
      created_at: '2024-01-10T08:00:00.000Z',
    },
    odd: [['a time without a zone', { created_at: zoneless }, { at: '2024-08-04T08:23:45' }]],
  },
  {
    ...{
      provider: 'easytools',
      section: 'orders',
      around: items => ({ items, pagination: { current_page: 1, total_pages: 1 } }),
    },
    row: {
      ...{ id: 'o1', status: 'completed', amount: 4900, currency: 'pln', quantity: 1, product_name: 'Course' },
      ...{ customer_email: null, created_at: '2026-05-27T10:15:30+00:00' },
    },
    odd: [
      ['an amount with no currency', { currency: null }, { amount: null }],
      ['a rail code', { currency: 'usdbase' }, { amount: null }],
      ['a time without a zone', { created_at: zoneless }, { at: '2024-08-04T08:23:45' }],
    ],
  },
  {
    ...{ provider: 'xtrakit', section: 'sales', around: sales => ({ status: 200, data: { sales } }) },
    row: {
      ...{ id: 1, invoice_code: 7, invoice_number: 'INV-1', customer_id: customerId, total_amount: '200.00' },
      ...{ payment_status: 'paid', created_at: '2024-08-04 08:23:45' },
    },
    odd: [['an amount with no currency', {}, { amount: { amount: '200.00', currency: null } }]],
  },
];

describe('a section whose rows are not as they should be', () => {
  let made: LocalConnection | undefined;
  afterEach(() => made?.close());

  const opened = async ({ provider, section, around }: Case, rows: readonly object[]) => {
    const body = JSON.stringify(around(rows));
    const customer = JSON.stringify({ id: customerId, email: 'ada@example.com' });
    made = await localConnection(provider, (response, { url }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(section === 'orders' && url.startsWith('/customers/') ? customer : body);
    });
    const one = made.connection.section(section, customerId);
    await one.load();
    return one;
  };

  for (const one of cases) {
    for (const [what, change, expected] of one.odd)
      it(`invents nothing and keeps the row where there is ${what}: ${one.provider}`, async () => {
        const row = { ...one.row, ...change };
        const section = await opened(one, [one.row, row]);
        equal(section.state.kind, 'done', JSON.stringify(section.state));
        const last = section.items.at(-1);
        deepEqual(Object.fromEntries(Object.keys(expected).map(key => [key, Reflect.get(last ?? {}, key)])), expected);
        equal(last?.raw, JSON.stringify(row));
      });

    // Of those that are read in pages one, and the one that sends everything at once.
    if (!['yativo', 'xtrakit'].includes(one.provider)) continue;
    it(`is read whole with 100,000 rows in one answer, each once: ${one.provider}`, async () => {
      const idKey = one.provider === 'xtrakit' ? 'invoice_code' : 'transaction_id';
      const section = await opened(
        one,
        Array.from({ length: 100_000 }, (_, at) => ({ ...one.row, [idKey]: `row-${at}` })),
      );
      ok(section.state.kind === 'done' || section.state.kind === 'more', JSON.stringify(section.state));
      equal(section.items.length, 100_000);
      equal(new Set(section.items.map(({ id }) => id)).size, 100_000);
    });
  }

  it('has a row that stands twice on a page once, and two rows of one ID that differ both', async () => {
    const [, one] = cases;
    ok(one);
    const other = { ...one.row, transaction_amount: '1.00' };
    const { items } = await opened(one, [one.row, one.row, other]);
    deepEqual(
      items.map(({ amount }) => amount?.amount),
      ['1000.00', '1.00'],
    );
  });

  for (const [provider, section, body] of [
    ['yativo', 'payouts', { status: 'success', data: { customer_id: '43', customer_payouts: [] } }],
    ['yativo', 'wallets', { status: 'success', data: { customer_id: '43', customer_crypto_wallets: [] } }],
    ['easytools', 'products', { id: '43', products: [] }],
    ['easytools', 'lifetimeValue', { id: '43', lifetime_value: 1, currency: 'pln' }],
    ['xtrakit', 'group', { status: 200, data: { customer: { id: 43 }, 'customer-group': [{ id: 1 }] } }],
  ] as const)
    it(`is refused where it came with another customer, or with nobody: ${provider}, ${section}`, async () => {
      const asked = async (answer: object) => {
        const around = () => answer;
        const one = await opened({ provider, section, around, row: {}, odd: [] }, []);
        await made?.close();
        return one.state.kind === 'failed' ? one.state.error : undefined;
      };
      const answered = await asked(body);
      equal(answered?.kind, 'schema');
      ok(answered.message.includes('another customer'), answered.message);
      const nobody = JSON.parse(JSON.stringify(body).replace(/"(?:customer_)?id":"?43"?,?/, ''));
      equal((await asked(nobody))?.kind, 'schema');
    });

  it('stands beside the others where one of them fails', async () => {
    const [, one] = cases;
    ok(one);
    made = await localConnection('yativo', (response, { url }) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(url.includes('/transactions/') ? JSON.stringify(one.around([one.row])) : '{"oops":1}');
    });
    const states = new Map<string, string>();
    const { connection } = made;
    const all = (yativo.sections ?? []).map(({ id }) => connection.section(id, customerId));
    for await (const { id, state } of related(all, { signal: new AbortController().signal })) states.set(id, state);
    equal(states.get('transactions'), 'done');
    ok(states.size > 3 && [...states].every(([id, state]) => id === 'transactions' || state === 'failed'));
  });
});
