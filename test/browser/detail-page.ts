// The customer panel's page on its own, in plain Chromium: the html, policy, style and script that VS Code is given.

import type { Browser } from 'playwright-core';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import type { Provider } from '../../src/core/model/provider.ts';
import { cartevo } from '../../src/providers/cartevo.ts';
import { easytools } from '../../src/providers/easytools.ts';
import { xtrakit } from '../../src/providers/xtrakit.ts';
import type { FromPage, ShownRecord, ShownRequest, ToPage, View } from '../../src/ui/detail/shared/messages.ts';
import { shownAs } from '../support/shown.ts';
import { openWebviewPage, type PageOptions, type WebviewPage } from './webview-page.ts';

export type { PageOptions } from './webview-page.ts';

export type DetailPage = WebviewPage<FromPage, ToPage>;

export const openDetailPage = (browser: Browser, options: PageOptions = {}): Promise<DetailPage> =>
  openWebviewPage(browser, { page: 'detail', styles: ['detail.css'] }, options);

/** What each provider says of the fields of a record that was made here. */
const explainers = new WeakMap<CustomerRecord, Provider>();

function readBy(provider: Provider, record: CustomerRecord | undefined): CustomerRecord {
  if (!record) throw new Error(`${provider.title} has read no row.`);
  explainers.set(record, provider);
  return record;
}

/** A record as its provider reads it. */
export function cartevoRecord(row: string): CustomerRecord {
  const text = `{"data":${row}}`;
  return readBy(cartevo, cartevo.get('1', {}).read({ connectionId: 'c1', text, json: JSON.parse(text) }));
}

export function easytoolsRecord(row: string): CustomerRecord {
  return readBy(easytools, easytools.get('1', {}).read({ connectionId: 'c1', text: row, json: JSON.parse(row) }));
}

export function xtrakitRecord(text: string): CustomerRecord {
  const row = { connectionId: 'c1', text: `{"data":{"customers":[${text}]}}` };
  const page = xtrakit.list({ page: 1, pageSize: 50, filters: {} }, {}).read({ ...row, json: JSON.parse(row.text) });
  return readBy(xtrakit, page.records[0]);
}

/** A request that was answered at its third attempt, with what an answer may say beside its body. */
export const request: ShownRequest = {
  method: 'GET',
  url: 'https://api.cartevo.co/api/v1/customers/4d4dad81-7899-4612-a9f6-133ce56a4507',
  sent: [
    { name: 'Accept', value: 'application/json' },
    { name: 'Accept-Encoding', value: 'gzip, deflate, br' },
    { name: 'User-Agent', value: 'Clientele' },
    { name: 'Authorization', value: `Bearer \${CARTEVO_ACCESS_TOKEN}` },
  ],
  attempts: [
    {
      sentAt: '2026-11-28T08:03:29.002Z',
      waited: 0,
      took: 31,
      status: undefined,
      failure: 'network',
      asked: undefined,
    },
    { sentAt: '2026-11-28T08:03:29.433Z', waited: 400, took: 28, status: 429, failure: 'rateLimited', asked: 1000 },
    { sentAt: '2026-11-28T08:03:30.466Z', waited: 1005, took: 142, status: 200, failure: undefined, asked: undefined },
  ],
  bytes: 1482,
  received: [
    { name: 'x-ratelimit-limit', value: '100' },
    { name: 'x-ratelimit-remaining', value: '97' },
    { name: 'x-request-id', value: 'req_<b>81</b>' },
  ],
  cached: false,
};

let serial = 0;
export function shown(record: CustomerRecord, minutesOld = 3): ShownRecord {
  serial++;
  const { connectionId, customer, raw, sources } = record;
  const explanation = explainers.get(record)?.explain?.(raw);
  const fetchedAt = new Date(Date.now() - minutesOld * 60_000).toISOString();
  const own = { connectionId, customerId: customer.id, customer: shownAs(customer) };
  return { ...own, serial, raw, sources, explanation, fetchedAt, request };
}

export function viewOf(customerId: string, more: Partial<View> = {}): View {
  return {
    connectionId: 'c1',
    customerId,
    shownId: customerId,
    title: customerId,
    connectionName: 'Shop EU',
    place: {
      providerTitle: 'Cartevo',
      docs: cartevo.docs,
      connectionName: 'Shop EU',
      environment: 'production',
      sample: false,
      covered: cartevo.covered,
    },
    phase: 'idle',
    failure: undefined,
    kept: false,
    watched: false,
    avatar: 'none',
    sections: [],
    ...more,
  };
}

export const messages = (record: CustomerRecord, more: Partial<View> = {}): ToPage[] => [
  { type: 'view', view: viewOf(record.customer.id, more), record: shown(record) },
];

/** A row of Cartevo with a value for every field; `more` goes on behind its last member. */
export const cartevoRow = (more = '') => `{
  "id": "4d4dad81-7899-4612-a9f6-133ce56a4507", "email": "amina@example.com", "first_name": "Amina", "last_name": "Okafor",
  "is_active": true, "country": "Cameroon", "created_at": "2023-11-07T05:31:56Z", "updated_at": "2025-11-07 05:31:56",
  "phone_country_code": "+237", "phone_number": "671234567", "number": "A-SECRET-1", "photo": null, "balance": 1250.50,
  "cards": [{ "id": 1, "brand": "visa" }], "twice": 1, "twice": 2${more}
}`;
