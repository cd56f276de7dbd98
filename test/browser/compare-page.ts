// The comparison's page on its own, and columns to show in it.

import type { Browser } from 'playwright-core';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { type ComparedField, comparedFields, customerField } from '../../src/customers/compare/fields.ts';
import type { Column, FromPage, ToPage } from '../../src/ui/compare/shared/messages.ts';
import { openWebviewPage, type PageOptions, type WebviewPage } from './webview-page.ts';

export type ComparePage = WebviewPage<FromPage, ToPage>;

export const openComparePage = (browser: Browser, options: PageOptions = {}): Promise<ComparePage> =>
  openWebviewPage(browser, { page: 'compare', styles: ['detail.css', 'compare.css'] }, options);

const place = (providerTitle: string, connectionName: string) => ({
  providerTitle,
  connectionName,
  docs: 'https://docs.test',
  environment: 'production' as const,
  sample: false,
  covered: [],
});

/** A column that shows a record of a provider. */
export function columnOf(
  { connectionId, customer, sources }: CustomerRecord,
  [provider, connection]: readonly [string, string],
  more: Partial<Column> = {},
): Column {
  const byField = comparedFields.flatMap(field => {
    const pointers = sources[customerField(field)];
    return pointers ? [[field, pointers] as const] : [];
  });
  return {
    connectionId,
    customerId: customer.id,
    shownId: customer.id,
    connectionName: connection,
    place: place(provider, connection),
    phase: 'idle',
    record: {
      customer,
      sources: Object.fromEntries(byField) as Partial<Record<ComparedField, readonly string[]>>, // the keys are fields
      fetchedAt: new Date(Date.now() - 180_000).toISOString(),
      isRow: false,
    },
    ...more,
  };
}

/** A column without a record. */
export const emptyColumn = (more: Partial<Column> = {}): Column => ({
  connectionId: 'c2',
  customerId: 'cus_2',
  shownId: 'cus_2',
  connectionName: 'Payouts',
  place: place('Yativo', 'Payouts'),
  phase: 'waiting',
  ...more,
});
