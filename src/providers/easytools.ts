/** Easy.tools (easycart). https://developers.easy.tools/easycart/customers/get-customers and …/get-customer */

import * as z from 'zod/mini';
import { count, id, minorMoney, text, time } from '../core/fields/fields.ts';
import { pathOf } from '../core/http/request-path.ts';
import { t } from '../core/l10n/language.ts';
import type { Answer, ApiRequest, ListQuestion, Options, Page, Provider } from '../core/model/provider.ts';
import { words } from '../core/requests/words.ts';
import { readOne } from '../core/rows/one.ts';
import { readEnvelope, readList, rowReader, rowsType } from '../core/rows/rows.ts';
import { always, idType, maybe } from '../core/rows/schema.ts';
import { failureIn } from './common/failures.ts';
import {
  countsIn,
  emailShape,
  numberedPage,
  oneCustomer,
  searchFilters,
  usualClaims,
  uuidShape,
} from './common/shapes.ts';
import { easytoolsSections } from './sections/easytools.ts';

const title = 'Easy.tools';

const customer = rowReader({
  schema: () =>
    z.object({
      id: idType,
      name: always(z.string()),
      email: always(z.string()),
      avatar: always(z.string()),
      first_seen: always(z.string()),
      last_order: always(z.string()),
      orders_count: always(z.number()),
      subscriptions_count: always(z.number()),
      lifetime_value: always(z.number()),
      currency: always(z.string()),
      // Only a single customer has these; null unless they were asked for.
      orders: maybe(z.unknown()),
      subscriptions: maybe(z.unknown()),
      products: maybe(z.unknown()),
      ltv: maybe(z.unknown()),
    }),
  fields: {
    id: id('/id'),
    name: text('/name'),
    email: text('/email'),
    avatarUrl: text('/avatar'),
    // Despite its name this is the first order in the currency asked for, not when the customer was created.
    firstOrderAt: time('/first_seen'),
    lastOrderAt: time('/last_order'),
    orders: count('/orders_count'),
    subscriptions: count('/subscriptions_count'),
    lifetimeValue: minorMoney('/lifetime_value', '/currency'),
  },
  secrets: [],
});

const list = z.object({
  items: rowsType,
  pagination: maybe(z.unknown()),
});
/** Those that are there: a list, or a list with gaps, which some languages make an object of. */
const listed = <T>(inner: z.ZodMiniType<T>) =>
  z.pipe(
    z.union([z.array(z.unknown()), z.record(z.string(), z.unknown()), z.null(), z.undefined()]),
    z.transform(found => Object.values(found ?? {}).flatMap(one => inner.safeParse(one).data ?? [])),
  );

const store = z.object({ currencies: listed(z.string().check(z.minLength(1))) });
const stores = z.object({
  stores: listed(z.object({ id: z.string().check(z.minLength(1)), name: maybe(z.string()), slug: maybe(z.string()) })),
});

/** All amounts are in one currency and by one store: the default one where none is chosen. */
const ask = (path: string, options: Options, params: Readonly<Record<string, string>> = {}): ApiRequest => ({
  path,
  params: { currency: options.currency ?? '', ...params },
  ...(options.store && { headers: { 'X-Easycart-Store': options.store } }),
});

function readPage(answer: Answer, question: ListQuestion): Page {
  const { pagination } = readEnvelope(list, answer, title);
  const rows = readList(answer, ['items'], customer, title);
  const claims = { ...usualClaims(countsIn(pagination) ?? {}), pageSize: undefined };
  // Its pages have a size of their own, whatever was asked for.
  return numberedPage(rows, question, claims, title);
}

export const easytools: Provider = {
  id: 'easytools',
  title,
  view: 'clientele.easytools',
  docs: 'https://developers.easy.tools/easycart/customers/get-customers',
  baseUrl: { production: 'https://cart.easy.tools/api/v1' },
  authMethods: [
    {
      title: t('API token'),
      credentials: [
        { key: 'apiToken', title: t('API token'), hint: t('Made at cart.easy.tools/creator/store-settings/developer') },
      ],
      headers: ({ apiToken }) => ({ Authorization: `Bearer ${apiToken}` }),
    },
  ],
  options: [
    {
      key: 'store',
      title: t('Store'),
      hint: t('The store to read'),
      required: false,
      pattern: uuidShape,
      shape: t('a UUID'),
      discover: () => ({
        request: { path: '/stores' },
        read: answer =>
          readEnvelope(stores, answer, title).stores.map(({ id, name, slug }) => ({
            value: id,
            title: name || slug || id,
          })),
      }),
    },
    {
      key: 'currency',
      title: t('Currency'),
      hint: t('Amounts are in it, and only customers with an order in it are listed'),
      required: true,
      pattern: /^[a-z]{3}$/,
      shape: t('an ISO currency code in lower case, such as pln'),
      discover: ({ store: id }) => ({
        request: { path: '/store', ...(id && { headers: { 'X-Easycart-Store': id } }) },
        read: answer =>
          readEnvelope(store, answer, title).currencies.map(code => ({ value: code, title: code.toUpperCase() })),
      }),
    },
  ],
  filters: [
    { key: 'created_from', title: t('Ordered from'), hint: t('Who ordered on this day or later'), kind: 'date' },
    { key: 'created_to', title: t('Ordered until'), hint: t('Who ordered on this day or earlier'), kind: 'date' },
    { key: 'product', title: t('Product'), hint: t('Who bought it; the UUID of the product'), kind: 'uuid' },
    {
      key: 'subscription_status',
      title: t('Subscription'),
      hint: t('Who has a subscription in this state, whatever the currency'),
      kind: 'choice',
      values: ['active', 'trialing', 'past_due', 'canceled', 'incomplete', 'incomplete_expired', 'unpaid'],
    },
    { key: 'query', title: t('Name or e-mail'), hint: t('Part of the name, or a whole e-mail address'), kind: 'text' },
  ],
  // Pages have a size of its own choosing, which it does not state.
  paging: { by: 'server' },
  covered: [],
  documented: customer.documented,
  explain: customer.explain,
  probe: options => easytools.list(oneCustomer, options),
  list(question, options) {
    const { page, search, filters } = question;
    return {
      request: ask('/customers', options, { page: String(page), ...searchFilters('query', search, filters, title) }),
      read: answer => readPage(answer, question),
    };
  },
  serverSearch(search) {
    const send = search.trim();
    if (emailShape.test(send)) return { send, looksAt: t('whole e-mail addresses') };
    // Part of an e-mail address would be looked for in names.
    return send === '' || send.includes('@') ? undefined : { send, looksAt: t('names') };
  },
  idShape: uuidShape,
  get: (id, options) => ({
    request: ask(pathOf('customers', id), options),
    read: answer => readOne(answer, [], customer, title),
  }),
  sections: easytoolsSections,
  failureIn: json => failureIn(json, 'statusCode', 'status_code'),
  readError: ({ json }) => words(json, ['message'], ['errors'], ['error']),
};
