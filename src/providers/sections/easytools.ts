/**
 * What belongs to a customer of Easy.tools: orders, subscriptions, products, lifetime value.
 * https://developers.easy.tools/easycart/orders/get-orders, …/subscriptions/get-subscriptions, …/customers/get-customer
 */
import * as z from 'zod/mini';
import { either, id, minorMoney, text, time } from '../../core/fields/fields.ts';
import { pathOf } from '../../core/http/request-path.ts';
import { t } from '../../core/l10n/language.ts';
import type { Answer, ApiRequest, Options } from '../../core/model/provider.ts';
import { emptySection, type ItemDetail, type Section, type SectionQuestion } from '../../core/model/section.ts';
import { itemReader, refType } from '../../core/rows/items.ts';
import { readEnvelope, readList, readRow, rowsType } from '../../core/rows/rows.ts';
import { always, maybe } from '../../core/rows/schema.ts';
import { fuller, numberedSection, pageOf, wholeSection } from '../common/section-pages.ts';
import { countsIn } from '../common/shapes.ts';

const who = 'Easy.tools';
const docs = 'https://developers.easy.tools/easycart';
/** Rows of a page; the API has a size of its own and names none. */
const size = 20;

const order = itemReader({
  kind: 'order',
  schema: () =>
    z.object({
      id: refType,
      // null on orders from before it was kept.
      status: always(z.string()),
      amount: always(z.number()),
      currency: always(z.string()),
      quantity: always(z.number()),
      product_name: always(z.string()),
      customer_email: always(z.string()),
      created_at: always(z.string()),
      line_items: maybe(z.unknown()),
      customer: maybe(z.unknown()),
      transactions: maybe(z.unknown()),
      invoices: maybe(z.unknown()),
    }),
  fields: {
    id: id('/id'),
    title: text('/product_name'),
    status: text('/status'),
    at: time('/created_at'),
    amount: minorMoney('/amount', '/currency'),
  },
  secrets: [],
});

const line = itemReader({
  kind: 'line',
  schema: () =>
    z.object({
      product_name: always(z.string()),
      variant_name: always(z.string()),
      amount: always(z.number()),
      amount_total: always(z.number()),
      currency: always(z.string()),
      quantity: always(z.number()),
      is_order_bump: maybe(z.boolean()),
      access: maybe(z.unknown()),
    }),
  fields: { title: text('/product_name'), amount: minorMoney('/amount_total', '/currency') },
  secrets: [],
});

const subscription = itemReader({
  kind: 'subscription',
  schema: () =>
    z.object({
      id: refType,
      remote_id: maybe(z.string()),
      provider: maybe(z.string()),
      status: always(z.string()),
      variant_name: maybe(z.string()),
      product_name: always(z.string()),
      recurring_amount: maybe(z.number()),
      currency: maybe(z.string()),
      interval: maybe(z.string()),
      interval_count: maybe(z.number()),
      quantity: maybe(z.number()),
      customer_email: maybe(z.string()),
      current_period_start: maybe(z.string()),
      current_period_end: maybe(z.string()),
      // The later keys are not on the page; one of these names may be when it was made.
      created_at: maybe(z.string()),
    }),
  fields: {
    id: id('/id'),
    title: text('/product_name'),
    status: text('/status'),
    at: either(time('/created_at'), time('/current_period_start')),
    amount: minorMoney('/recurring_amount', '/currency'),
  },
  secrets: [],
});

const product = itemReader({
  kind: 'product',
  // Only the ID is documented, as that of the access a customer has to the product.
  schema: () => z.object({ id: refType, name: maybe(z.string()), product_name: maybe(z.string()) }),
  fields: { id: id('/id'), title: either(text('/name'), text('/product_name')) },
  secrets: [],
});

const lifetimeValue = itemReader({
  kind: 'lifetime value',
  schema: () =>
    z.object({
      lifetime_value: maybe(z.number()),
      currency: maybe(z.string()),
      last_order: maybe(z.string()),
      ltv: maybe(z.unknown()),
    }),
  fields: { at: time('/last_order'), amount: minorMoney('/lifetime_value', '/currency') },
  secrets: [],
});

const list = z.object({ items: rowsType, pagination: maybe(z.unknown()) });
const customer = z.object({ products: maybe(rowsType) });

const inStore = ({ store }: Options): Pick<ApiRequest, 'headers'> =>
  store ? { headers: { 'X-Easycart-Store': store } } : {};

const inCurrency = ({ currency = '' }: Options) => t('in {0}', currency.toUpperCase());

/** A list that is filtered by customer; it has the rows of every currency. */
const filtered =
  (path: string, reader: typeof order): Section['ask'] =>
  (question, options) => {
    const page = pageOf(question);
    return {
      request: { path, params: { customer: question.customerId, page: String(page) }, ...inStore(options) },
      nothing: emptySection,
      read: answer => {
        const { pagination } = readEnvelope(list, answer, who);
        const { current_page, total_pages: pageCount } = countsIn(pagination) ?? {};
        const rows = readList(answer, ['items'], reader, who);
        return numberedSection(rows, { page, size }, { page: current_page, pageCount }, who);
      },
    };
  };

/** A section that comes with the customer, in the connection's currency. */
const included = ({ customerId }: SectionQuestion, include: string, options: Options): ApiRequest => ({
  path: pathOf('customers', customerId),
  params: { currency: options.currency ?? '', include },
  ...inStore(options),
});

const oneOf = (path: string, include: string, item: { readonly id: string | null }, options: Options) =>
  item.id === null ? undefined : { path: pathOf(path, item.id), params: { include }, ...inStore(options) };

const owner = { pointer: '/customer_email', is: 'email' } as const;

const linesOf = (answer: Answer): ItemDetail => {
  const { line_items: lines } = readEnvelope(z.object({ line_items: maybe(rowsType) }), answer, who);
  const rows = lines ? readList(answer, ['line_items'], line, who) : { records: [], problems: [], drift: [] };
  const { records: items, problems, drift } = rows;
  return { ...fuller(readRow(answer, [], order)), items, problems, drift };
};

export const easytoolsSections: readonly Section[] = [
  {
    id: 'orders',
    title: t('Orders'),
    docs: `${docs}/orders/get-orders`,
    covers: () => t('in all currencies'),
    owner,
    covered: [],
    ask: filtered('/orders', order),
    detail: {
      title: t('Lines'),
      docs: `${docs}/orders/get-order`,
      covered: [],
      ask: (item, options) => {
        const request = oneOf('orders', 'line_items,customer,transactions,invoices', item, options);
        return request && { request, read: linesOf };
      },
    },
  },
  {
    id: 'subscriptions',
    title: t('Subscriptions'),
    docs: `${docs}/subscriptions/get-subscriptions`,
    covers: () => t('in all currencies, also those that are hidden'),
    owner,
    covered: [],
    ask: filtered('/subscriptions', subscription),
  },
  {
    id: 'products',
    title: t('Products'),
    docs: `${docs}/customers/get-customer`,
    covers: inCurrency,
    customer: '/id',
    covered: [],
    ask: (question, options) => ({
      request: included(question, 'products', options),
      read: answer =>
        readEnvelope(customer, answer, who).products
          ? wholeSection(readList(answer, ['products'], product, who))
          : emptySection,
    }),
  },
  {
    id: 'lifetimeValue',
    title: t('Lifetime value'),
    docs: `${docs}/customers/get-customer`,
    covers: inCurrency,
    customer: '/id',
    covered: [],
    ask: (question, options) => ({
      request: included(question, 'ltv', options),
      read: answer => wholeSection(readRow(answer, [], lifetimeValue)),
    }),
  },
];
