/**
 * What belongs to a customer of Xtrakit: sales with their items, and the group.
 * https://docs.xtrakit.com/overview/sales/list-sales, …/fetch-sale, …/customers/fetch-customer
 */
import * as z from 'zod/mini';
import { either, id, majorMoney, text, time } from '../../core/fields/fields.ts';
import { pathOf } from '../../core/http/request-path.ts';
import { t } from '../../core/l10n/language.ts';
import type { Answer } from '../../core/model/provider.ts';
import { emptySection, type ItemDetail, type Section, type SectionPage } from '../../core/model/section.ts';
import { itemReader, refType } from '../../core/rows/items.ts';
import { readEnvelope, readRow, rowsType } from '../../core/rows/rows.ts';
import { always, maybe } from '../../core/rows/schema.ts';
import { readAnyRows } from '../common/any-rows.ts';
import { fuller, wholeSection } from '../common/section-pages.ts';
import { placesOfCounts } from '../common/shapes.ts';

const who = 'Xtrakit';
const docs = 'https://docs.xtrakit.com/overview';

const sale = itemReader({
  kind: 'sale',
  schema: () =>
    z.object({
      id: maybe(refType),
      // A number in the sale, a text in its items and in the address.
      invoice_code: refType,
      invoice_number: maybe(z.string()),
      customer_id: always(refType),
      sub_total_amount: maybe(z.string()),
      // No field names a currency.
      total_amount: always(z.string()),
      amount_paid: maybe(z.string()),
      discount: maybe(z.string()),
      invoice_type: maybe(z.string()),
      invoice_colour: maybe(z.string()),
      invoice_note: maybe(z.string()),
      invoice_terms: maybe(z.string()),
      payment_internal_note: maybe(z.string()),
      payment_date: maybe(z.string()),
      payment_type: maybe(z.string()),
      payment_status: always(z.string()),
      issued_by: maybe(z.string()),
      due_date: maybe(z.string()),
      reminder_date: maybe(z.string()),
      reminder_message: maybe(z.string()),
      created_at: always(z.string()),
      updated_at: maybe(z.string()),
    }),
  fields: {
    id: id('/invoice_code'),
    title: either(text('/invoice_number'), text('/invoice_code')),
    status: text('/payment_status'),
    at: time('/created_at'),
    amount: majorMoney('/total_amount'),
  },
  secrets: [],
});

const line = itemReader({
  kind: 'item',
  schema: () =>
    z.object({
      id: maybe(refType),
      invoice_code: maybe(refType),
      invoice_number: maybe(z.string()),
      item_name: always(z.string()),
      description: maybe(z.string()),
      unit_price: always(z.string()),
      quantity: maybe(z.string()),
      tax: maybe(z.string()),
      created_at: maybe(z.string()),
      updated_at: maybe(z.string()),
    }),
  fields: { id: id('/id'), title: text('/item_name'), at: time('/created_at'), amount: majorMoney('/unit_price') },
  secrets: [],
});

const group = itemReader({
  kind: 'group',
  schema: () =>
    z.object({
      id: refType,
      group_name: always(z.string()),
      group_description: maybe(z.string()),
      created_at: maybe(z.string()),
      updated_at: maybe(z.string()),
    }),
  fields: { id: id('/id'), title: text('/group_name'), at: time('/created_at') },
  secrets: [],
});

const list = z.object({ data: z.union([z.object({ sales: rowsType }), z.tuple([]), z.null()]) });
const one = z.object({ data: z.object({ sales: maybe(z.unknown()), 'sales-item': maybe(rowsType) }) });
const customer = z.object({ data: z.object({ 'customer-group': maybe(rowsType) }) });

function salesOf(answer: Answer): SectionPage {
  const { data } = readEnvelope(list, answer, who);
  if (data === null || Array.isArray(data)) return emptySection;
  const rows = readAnyRows(answer, ['data', 'sales'], data.sales, { reader: sale, who, id: 'invoice_code' });
  return wholeSection(rows, ...placesOfCounts(answer));
}

const noParts = { records: [], problems: [], drift: [] };

function saleOf(answer: Answer): ItemDetail {
  const lines = readEnvelope(one, answer, who).data['sales-item'];
  const rows = lines ? readAnyRows(answer, ['data', 'sales-item'], lines, { reader: line, who }) : noParts;
  const { records: items, problems, drift } = rows;
  return { ...fuller(readRow(answer, ['data', 'sales'], sale)), items, problems, drift };
}

export const xtrakitSections: readonly Section[] = [
  {
    id: 'sales',
    title: t('Sales'),
    docs: `${docs}/sales/list-sales`,
    covers: () => t('amounts without a currency, as Xtrakit sends them'),
    owner: { pointer: '/customer_id', is: 'id', always: true },
    covered: [],
    ask: ({ customerId }) => ({
      request: { path: '/sales', params: { customer_id: customerId } },
      nothing: emptySection,
      read: salesOf,
    }),
    detail: {
      title: t('Items'),
      docs: `${docs}/sales/fetch-sale`,
      covered: [],
      ask: item => (item.id === null ? undefined : { request: { path: pathOf('sales', item.id) }, read: saleOf }),
    },
  },
  {
    id: 'group',
    title: t('Group'),
    docs: `${docs}/customers/fetch-customer`,
    customer: '/data/customer/id',
    covered: [],
    ask: ({ customerId }) => ({
      request: { path: pathOf('customers', customerId) },
      read: answer => {
        const groups = readEnvelope(customer, answer, who).data['customer-group'];
        if (!groups) return emptySection;
        return wholeSection(readAnyRows(answer, ['data', 'customer-group'], groups, { reader: group, who }));
      },
    }),
  },
];
