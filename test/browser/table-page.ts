// A table's page on its own, with rows that are made up as they are asked for.

import type { Browser } from 'playwright-core';
import type { FromPage, RowCells, TableShown, ToPage } from '../../src/ui/table/shared/messages.ts';
import { openWebviewPage, type PageOptions, type WebviewPage } from './webview-page.ts';

const columns = ['name', 'email', 'phone', 'id', 'status', 'lifetimeValue'];

export const cellsAt = (place: number): RowCells => [
  place === 3 ? '<b>Zoé</b> \u202eMüller' : `Person ${place}`,
  `person${place}@example.org`,
  `+3538700${place}`,
  `cus_${place}`,
  place % 3 ? 'active' : 'blocked',
  `${place}.50 EUR`,
];

export const tableOf = (more: Partial<TableShown> = {}): TableShown => ({
  look: 1,
  unmoved: more.look ?? 1,
  heading: 'Payouts',
  subtitle: 'Devdraft · 1,370 customers, all read',
  isProduction: true,
  columns: columns.map(key => ({ key, label: key, width: 16, isNumber: key === 'lifetimeValue' })),
  offered: [
    ...columns.map(key => ({ key, label: key, kind: 'field' as const })),
    ...Array.from({ length: 300 }, (_, at) => ({ key: `/raw/${at}`, label: `/raw/${at}`, kind: 'raw' as const })),
  ],
  sort: { column: 'name', descending: false },
  filter: '',
  shown: 100_000,
  foot: '50 of 1,370',
  notes: ['Sorted over what is read, 50 of 1,370: the list is not read whole.'],
  reading: undefined,
  canReadAll: true,
  more: '50 more rows were read',
  covering: 0,
  kept: { of: [], now: [] },
  areCustomers: true,
  ...more,
});

export interface TablePage extends WebviewPage<FromPage, ToPage> {
  /** Answers what the page asks for, until it is closed. */
  readonly serve: (table: TableShown, cells?: (place: number) => RowCells) => Promise<void>;
}

export async function openTablePage(browser: Browser, options: PageOptions = {}): Promise<TablePage> {
  const files = { page: 'table', styles: ['detail.css', 'table.css'] };
  const opened = await openWebviewPage<FromPage, ToPage>(browser, files, options);
  const serve = async (table: TableShown, cells = cellsAt) => {
    await opened.page.exposeFunction('rowsOf', (from: number, count: number) =>
      Array.from({ length: Math.max(0, Math.min(count, table.shown - from)) }, (_, at) => cells(from + at)),
    );
    // The extension's part, as short as it can be: rows, one detail, and a sum.
    await opened.page.evaluate(() => {
      const send = Reflect.get(window, 'toExtension');
      const reply = (message: unknown) => window.postMessage(message, '*');
      Reflect.set(window, 'toExtension', async (message: FromPage) => {
        send(message);
        if (message.type === 'rows') {
          const rows = await Reflect.get(window, 'rowsOf')(message.from, message.count);
          reply({ type: 'rows', look: message.look, from: message.from, rows });
        } else if (message.type === 'detail') {
          const fields = [
            { label: 'Name', text: `Person ${message.place}` },
            { label: 'Address', text: 'Rue Haute 4\n1000 Bruxelles' },
          ];
          const detail = {
            place: message.place,
            title: `Person ${message.place}`,
            fields,
            raw: '{\n  "id": "\u202e1"\n}',
          };
          reply({ type: 'detail', look: message.look, detail });
        } else if (message.type === 'sums')
          reply({
            type: 'sums',
            look: message.look,
            text: `${message.ranges.length} ranges · Lifetime value: 12.50 EUR`,
          });
      });
    });
    await opened.send({ type: 'table', table });
    await opened.page.locator('.grid-body .grid-row:not(.coming)').first().waitFor();
  };
  return { ...opened, serve };
}
