/**
 * What belongs to a customer of Devdraft: invoices and liquidation addresses.
 * https://docs.devdraft.ai/developers/invoices/list-invoices, …/fetch-invoice, and the liquidation addresses of its SDKs' OpenAPI
 */
import * as z from 'zod/mini';
import { either, id, joined, text, time } from '../../core/fields/fields.ts';
import { pathOf } from '../../core/http/request-path.ts';
import { t } from '../../core/l10n/language.ts';
import type { Answer } from '../../core/model/provider.ts';
import { emptySection, type ItemDetail, type Section } from '../../core/model/section.ts';
import { itemReader, refType } from '../../core/rows/items.ts';
import { readEnvelope, readList, readRow, rowsType } from '../../core/rows/rows.ts';
import { always, maybe } from '../../core/rows/schema.ts';
import { fuller, uncountedSection, wholeSection } from '../common/section-pages.ts';
import { placesOfCounts } from '../common/shapes.ts';

const who = 'Devdraft';
const docs = 'https://docs.devdraft.ai/developers';
const size = 50;

const invoice = itemReader({
  kind: 'invoice',
  schema: () =>
    z.object({
      id: refType,
      invoice_number: always(z.string()),
      name: always(z.string()),
      app_id: maybe(z.string()),
      email: maybe(z.string()),
      address: maybe(z.string()),
      phone_number: maybe(z.string()),
      logo: maybe(z.string()),
      customer_id: always(refType),
      customer: maybe(z.unknown()),
      walletId: maybe(z.string()),
      wallet: maybe(z.unknown()),
      items: maybe(z.unknown()),
      // Not on the page, which is cut off; named by what an invoice is made with.
      status: maybe(z.string()),
      due_date: maybe(z.string()),
      send_date: maybe(z.string()),
      currency: maybe(z.string()),
      created_at: maybe(z.string()),
      createdAt: maybe(z.string()),
      updated_at: maybe(z.string()),
    }),
  fields: {
    id: id('/id'),
    title: joined('/invoice_number', '/name'),
    status: text('/status'),
    at: either(time('/created_at'), time('/createdAt'), time('/send_date'), time('/due_date')),
  },
  secrets: [],
});

const line = itemReader({
  kind: 'line',
  schema: () =>
    z.object({
      id: maybe(refType),
      product_id: maybe(refType),
      product: maybe(z.object({ name: maybe(z.string()) })),
      quantity: maybe(z.number()),
    }),
  fields: { id: id('/id'), title: either(text('/product/name'), text('/product_id')) },
  secrets: [],
});

const address = itemReader({
  kind: 'liquidation address',
  schema: () =>
    z.object({
      id: refType,
      state: always(z.string()),
      customer_id: always(refType),
      chain: always(z.string()),
      currency: always(z.string()),
      address: always(z.string()),
      created_at: always(z.string()),
      updated_at: always(z.string()),
      external_account_id: maybe(z.string()),
      prefunded_account_id: maybe(z.string()),
      bridge_wallet_id: maybe(z.string()),
      destination_payment_rail: maybe(z.string()),
      destination_currency: maybe(z.string()),
      custom_developer_fee_percent: maybe(z.string()),
    }),
  fields: {
    id: id('/id'),
    title: joined('/chain', '/currency'),
    status: text('/state'),
    at: time('/created_at'),
  },
  secrets: [],
});

/** A bare list; the API behind it wraps such lists, which may show through. */
const list = z.union([rowsType, z.object({ data: rowsType })]);

const placeOf = (answer: Answer): readonly string[] => {
  const envelope = readEnvelope(list, answer, who);
  return envelope !== null && !Array.isArray(envelope) && 'data' in envelope ? ['data'] : [];
};

const noParts = { records: [], problems: [], drift: [] };

function invoiceOf(answer: Answer): ItemDetail {
  const { items: lines } = readEnvelope(z.object({ items: maybe(rowsType) }), answer, who);
  const { records: items, problems, drift } = lines ? readList(answer, ['items'], line, who) : noParts;
  return { ...fuller(readRow(answer, [], invoice)), items, problems, drift };
}

const invoices =
  (filter: (customerId: string) => Readonly<Record<string, string>>): Section['ask'] =>
  ({ customerId, after = '0' }) => {
    const skip = Number(after);
    return {
      request: { path: '/invoices', params: { ...filter(customerId), skip: after, take: String(size) } },
      nothing: emptySection,
      read: answer => uncountedSection(readList(answer, placeOf(answer), invoice, who), { skip, size }),
    };
  };

const owner = { pointer: '/customer_id', is: 'id', always: true } as const;
const coveredInvoice = ['/wallet/address'];

export const devdraftSections: readonly Section[] = [
  {
    id: 'invoices',
    title: t('Invoices'),
    docs: `${docs}/invoices/list-invoices`,
    owner,
    covered: coveredInvoice,
    ask: invoices(customerId => ({ customer: customerId })),
    // The page documents the filter, the SDKs know none, and a server may take no parameter that it does not know.
    unfiltered: { refusal: /\bcustomer\b.*\bnot (?:exist|allowed)/i, ask: invoices(() => ({})) },
    detail: {
      title: t('Lines'),
      docs: `${docs}/invoices/fetch-invoice`,
      covered: coveredInvoice,
      ask: item => (item.id === null ? undefined : { request: { path: pathOf('invoices', item.id) }, read: invoiceOf }),
    },
  },
  {
    id: 'liquidationAddresses',
    title: t('Liquidation addresses'),
    docs: 'https://github.com/devdraftengineer/go',
    owner,
    covered: ['/address', '/external_account_id', '/bridge_wallet_id', '/prefunded_account_id'],
    ask: ({ customerId }) => ({
      request: { path: pathOf('customers', customerId, 'liquidation_addresses') },
      nothing: emptySection,
      read: answer => wholeSection(readList(answer, placeOf(answer), address, who), ...placesOfCounts(answer)),
    }),
  },
];
