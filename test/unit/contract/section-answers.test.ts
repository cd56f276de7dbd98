// What holds for a page of customers holds for what belongs to one of them.

import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileDestination } from '../../../src/customers/export/destination.ts';
import { exportSection, type SectionSummary } from '../../../src/customers/export/section-export.ts';
import { failsAs } from '../../support/fails-as.ts';
import { type LocalAccounts, localAccounts } from '../../support/local-accounts.ts';
import type { Handler } from '../../support/local-server.ts';
import { answering, idOf, Refusal, times } from './answering.ts';

const { signal } = new AbortController();

describe('what a section says of itself', () => {
  let made: LocalAccounts | undefined;
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-section-'));
  });
  afterEach(async () => {
    await made?.close();
    made = undefined;
    rmSync(folder, { recursive: true });
  });

  async function open(id: string, handler: Handler) {
    made = await localAccounts({ [id]: handler });
    return made.accounts.get(id);
  }

  async function exported(id: string, sectionId: string, handler: Handler): Promise<SectionSummary> {
    const account = await open(id, handler);
    const section = account.provider.sections?.find(one => one.id === sectionId);
    ok(section);
    const source = {
      ...{ section, customerId: idOf(1), who: account.provider.title },
      page: (after: string | undefined, ask: Parameters<typeof account.sectionPage>[2]) =>
        account.sectionPage(section, { customerId: idOf(1), after }, ask),
    };
    return exportSection(source, fileDestination(path.join(folder, 'out')), { signal, format: 'ndjson' });
  }

  describe('a section', () => {
    const card = (at: number) => ({
      ...{ id: `c${at}`, customer_id: idOf(1), status: 'ACTIVE', balance: 1, currency: 'USD' },
      ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z' },
    });

    it('is not whole because it comes in one answer that counts more', async () => {
      const meta = { page: 1, limit: 50, total: 120, totalPages: 3 };
      const counted = await exported(
        'cartevo',
        'cards',
        answering(() => ({ data: times(50, card), meta })),
      );
      deepEqual(
        { items: counted.items, complete: counted.complete, doubts: counted.doubts },
        { items: 50, complete: false, doubts: ['Cartevo counts 120 of them.'] },
      );
      await made?.close();
      const { total: _, ...pages } = meta;
      const paged = await exported(
        'cartevo',
        'cards',
        answering(() => ({ data: times(50, card), meta: pages })),
      );
      deepEqual(
        { complete: paged.complete, doubts: paged.doubts },
        { complete: false, doubts: ['Cartevo may have more of them than it lists.'] },
      );
    });

    it('without IDs is read once where every page is the first one', async () => {
      const row = (at: number) => ({ customer_id: idOf(1), amount: `${at}`, currency: 'USD' });
      const account = await open(
        'yativo',
        answering(() => ({ data: times(50, row) })),
      );
      const transactions = account.section('transactions', idOf(1));
      await transactions.load();
      await transactions.more();
      deepEqual({ kind: transactions.state.kind, items: transactions.items.length }, { kind: 'failed', items: 50 });
    });

    it('refuses the answer of another item than the one that was asked for', async () => {
      const order = (id: string) => ({
        id,
        status: 'paid',
        amount: 1,
        currency: 'pln',
        customer_email: 'a@example.com',
      });
      const account = await open(
        'easytools',
        answering(path => {
          if (path.startsWith('/customers/')) return { id: idOf(1), name: 'Ada', email: 'a@example.com' };
          return path === '/orders' ? { items: [order('o1')], pagination: { current_page: 1 } } : order('o2');
        }),
      );
      const orders = account.section('orders', idOf(1));
      await orders.load();
      const [item] = orders.items;
      ok(item);
      await rejects(account.related.detail(orders.section, item, { signal }), failsAs('schema', /another item/));
    });

    it('of which only the newest may be listed is not complete', async () => {
      const payouts = (count: number) =>
        answering(() => ({
          data: { customer_id: idOf(1), customer_payouts: times(count, at => ({ payout_id: at, amount: '5' })) },
        }));
      equal((await exported('yativo', 'payouts', payouts(4))).complete, true);
      await made?.close();
      equal((await exported('yativo', 'payouts', payouts(5))).complete, false);
    });

    it('says of what an item consists of that it may be a part', async () => {
      const card = { id: 'k1', card_id: 'k1', customer_id: idOf(1) };
      const account = await open(
        'yativo',
        answering(path =>
          path.includes('transactions') ? { data: [{ id: 1, amount: '5' }], meta: { total: 90 } } : { data: [card] },
        ),
      );
      const cards = account.section('cards', idOf(1));
      await cards.load();
      const [item] = cards.items;
      ok(item);
      equal((await account.related.detail(cards.section, item, { signal }))?.mayBePart, true);
    });

    it('keeps its count where a page behind its end says that there is nothing', async () => {
      const invoices = answering((_, params) =>
        params.get('skip') === '0'
          ? { data: times(50, at => ({ id: `i${at}`, invoice_number: `${at}`, name: 'x', customer_id: idOf(1) })) }
          : new Refusal(404, { statusCode: 404, message: 'No invoices found' }),
      );
      const { items, complete } = await exported('devdraft', 'invoices', invoices);
      deepEqual({ items, complete }, { items: 50, complete: true });
    });

    it('of somebody without an address is not the rows of several others', async () => {
      const order = (at: number) => ({
        ...{ id: `o${at}`, status: 'paid', amount: 1, currency: 'pln', quantity: 1, product_name: 'Course' },
        ...{ customer_email: `other${at}@example.com`, created_at: '2026-01-01T00:00:00Z' },
      });
      const account = await open(
        'easytools',
        answering(path =>
          path.startsWith('/customers/')
            ? { id: idOf(1), name: 'Ada', email: null }
            : { items: times(3, order), pagination: { current_page: 1, total_pages: 1 } },
        ),
      );
      const orders = account.section('orders', idOf(1));
      await orders.load();
      deepEqual({ items: orders.items.length, dropped: orders.dropped }, { items: 0, dropped: 3 });
    });
  });
});
