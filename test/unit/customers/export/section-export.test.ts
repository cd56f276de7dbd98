import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { sectionOf } from '../../../../src/core/questions.ts';
import { fileDestination } from '../../../../src/customers/export/destination.ts';
import { exportSection, type SectionExportOptions } from '../../../../src/customers/export/section-export.ts';
import { type LocalConnection, localConnection } from '../../../support/local-connection.ts';

const ada = { id: '550e8400-e29b-41d4-a716-446655440000', email: 'ada@example.com', name: 'Ada' };

const order = (at: number, more: object = {}) => ({
  ...{ id: `order-${at}`, status: 'completed', amount: 4900, currency: 'pln', quantity: 1 },
  ...{ product_name: `Course ${at}`, customer_email: ada.email, created_at: '2026-05-27T10:15:30+00:00' },
  ...more,
});

const account = (at: number) => ({
  ...{ id: `va-${at}`, account_number: '9900000000', account_name: 'Ada', currency: 'BRL', bank_name: 'Bank' },
  ...{ status: 'active', customer_id: ada.id, created_at: '2026-03-15T09:00:00.000000Z' },
});

describe('an export of a section', () => {
  let folder: string;
  let made: LocalConnection | undefined;
  let status: (page: number) => number;
  let answer: (page: number) => unknown;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'clientele-section-'));
    status = () => 200;
    answer = at => ({ items: [order(at), order(at + 10)], pagination: { current_page: at, total_pages: 3 } });
  });
  afterEach(async () => {
    await made?.close();
    made = undefined;
    rmSync(folder, { recursive: true });
  });

  async function exported(
    options: Partial<SectionExportOptions> & Pick<SectionExportOptions, 'format'>,
    [provider, id] = ['easytools', 'orders'],
  ) {
    made ??= await localConnection(provider, (response, { url }) => {
      const { pathname, searchParams } = new URL(url, 'http://local');
      const at = Number(searchParams.get('page'));
      const isCustomer = pathname.startsWith('/customers/');
      response.writeHead(isCustomer ? 200 : status(at), { 'content-type': 'application/json' });
      response.end(JSON.stringify(isCustomer ? ada : answer(at)));
    });
    const { connection } = made;
    const section = sectionOf(connection.provider, id);
    const source = {
      ...{ section, customerId: ada.id, who: connection.provider.title },
      page: (after: string | undefined, ask: Parameters<typeof connection.sectionPage>[2]) =>
        connection.sectionPage(section, { customerId: ada.id, after }, ask),
    };
    const file = path.join(folder, 'out');
    const { signal } = new AbortController();
    const summary = await exportSection(source, fileDestination(file), { signal, ...options });
    return { summary, text: readFileSync(file, 'utf8') };
  }

  it('has every row of every page once, in each format alike', async () => {
    const ids = ['order-1', 'order-11', 'order-2', 'order-12', 'order-3', 'order-13'];
    const csv = await exported({ format: 'csv' });
    deepEqual(csv.summary, { items: 6, problems: 0, dropped: 0, complete: true, doubts: [], guarded: 0 });
    const rows = parse(csv.text, { columns: true }) as Record<string, string>[];
    deepEqual(
      rows.map(({ id }) => id),
      ids,
    );
    deepEqual(rows[0], {
      ...{ id: 'order-1', kind: 'order', title: 'Course 1', status: 'completed', at: '2026-05-27T10:15:30.000Z' },
      ...{ amount: '49.00', currency: 'PLN' },
    });
    const json = JSON.parse((await exported({ format: 'json' })).text) as { id: string }[];
    deepEqual(
      json.map(({ id }) => id),
      ids,
    );
    const lines = (await exported({ format: 'ndjson', raw: true })).text.trimEnd().split('\n');
    deepEqual(
      lines.map(line => JSON.parse(line).product_name),
      ids.map(id => id.replace('order-', 'Course ')),
    );
  });

  it('lets no title run as a formula', async () => {
    answer = () => ({ items: [order(1, { product_name: '=1+1' })], pagination: { current_page: 1, total_pages: 1 } });
    const { text, summary } = await exported({ format: 'csv' });
    match(text, /,'=1\+1,/);
    equal(summary.guarded, 1);
    equal((await exported({ format: 'csv', raw: true })).summary.guarded, 1);
  });

  it('leaves out what is covered, in rows as sent as well', async () => {
    answer = () => ({ status: 'success', status_code: 200, data: [account(1)] });
    for (const raw of [false, true])
      for (const format of ['csv', 'json', 'ndjson'] as const) {
        const { text } = await exported({ format, raw }, ['yativo', 'virtualAccounts']);
        ok(!text.includes('9900000000'), text);
        ok(text.includes('va-1'));
      }
  });

  it('counts rows of others and rows that could not be read, and has neither', async () => {
    const items = [order(1), order(2, { customer_email: 'bob@example.com' }), 'no order'];
    answer = () => ({ items, pagination: { current_page: 1, total_pages: 1 } });
    const { summary, text } = await exported({ format: 'csv' });
    deepEqual(
      { ...summary, doubts: [] },
      { items: 1, problems: 1, dropped: 1, complete: true, doubts: [], guarded: 0 },
    );
    ok(!text.includes('order-2'));
  });

  it('is not whole where a page fails, and goes on from there where that is tried again', async () => {
    status = at => (at === 2 ? 403 : 200);
    await rejects(exported({ format: 'csv' }), { kind: 'forbidden' });
    deepEqual(
      readdirSync(folder).map(name => name.replace(/\.\w{8}\./, '.….')),
      ['out.….partial'],
    );
    let failures = 0;
    const { summary } = await exported({
      format: 'csv',
      async onFailure(_, written) {
        failures++;
        equal(written, 2);
        status = () => 200;
        return true;
      },
    });
    deepEqual(
      { failures, items: summary.items, complete: summary.complete },
      { failures: 1, items: 6, complete: true },
    );
  });

  it('ends at pages that go in a circle, which nobody is asked to try again', async () => {
    answer = at => ({ items: [order(1)], pagination: { current_page: at, total_pages: 9 } });
    await rejects(exported({ format: 'csv', onFailure: () => Promise.reject(new Error('asked')) }), { kind: 'schema' });
  });

  it('is stopped by its signal, and leaves what was written', async () => {
    const stop = new AbortController();
    const onProgress = () => stop.abort();
    await rejects(exported({ format: 'ndjson', signal: stop.signal, onProgress }), { kind: 'cancelled' });
    const [left = ''] = readdirSync(folder);
    match(left, /\.partial$/);
    match(readFileSync(path.join(folder, left), 'utf8'), /order-1/);
  });
});
