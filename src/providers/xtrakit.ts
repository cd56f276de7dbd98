/** Xtrakit. https://docs.xtrakit.com/overview/customers/list-customers and …/fetch-customer */

import * as z from 'zod/mini';
import { address, country, id, phone, text, time } from '../core/fields/fields.ts';
import { pathOf } from '../core/http/request-path.ts';
import { t } from '../core/l10n/language.ts';
import type { Answer, ListQuestion, Page, Provider } from '../core/model/provider.ts';
import { words } from '../core/requests/words.ts';
import { readOne } from '../core/rows/one.ts';
import { type Rows, readEnvelope, readList, rowReader, rowsType } from '../core/rows/rows.ts';
import { always, idType, maybe } from '../core/rows/schema.ts';
import { readAnyRows } from './common/any-rows.ts';
import { failureIn } from './common/failures.ts';
import { placesOfCounts, wholeCounts } from './common/shapes.ts';
import { xtrakitSections } from './sections/xtrakit.ts';

const title = 'Xtrakit';

const customer = rowReader({
  schema: () =>
    z.object({
      id: idType,
      // These two are missing from another copy of the page.
      user_id: maybe(z.string()),
      business_code: maybe(z.string()),
      customer_group_id: maybe(z.number()),
      customer_name: always(z.string()),
      customer_email: maybe(z.string()),
      customer_phone: always(z.string()),
      customer_whatsapp: maybe(z.string()),
      customer_country: always(z.string()),
      customer_city: always(z.string()),
      customer_state: always(z.string()),
      customer_zip: maybe(z.string()),
      address1: always(z.string()),
      address2: maybe(z.string()),
      customer_profile: maybe(z.string()),
      created_by: maybe(z.string()),
      created_at: always(z.string()),
      updated_at: always(z.string()),
    }),
  fields: {
    id: id('/id'),
    name: text('/customer_name'),
    email: text('/customer_email'),
    phone: phone('/customer_phone', { country: ['/customer_country'] }),
    country: country('/customer_country'),
    address: address({
      line1: text('/address1'),
      line2: text('/address2'),
      city: text('/customer_city'),
      state: text('/customer_state'),
      postalCode: text('/customer_zip'),
      country: country('/customer_country'),
    }),
    avatarUrl: text('/customer_profile'),
    // Without a zone; the first can be the later one.
    createdAt: time('/created_at'),
    updatedAt: time('/updated_at'),
  },
  secrets: [],
});

/** The sample shows one customer where a list is due, followed by dots: a list, one customer, or one under each key. */
const list = z.object({
  data: z.union([z.object({ customers: rowsType }), z.tuple([]), z.null()]),
});
const authenticated = z.object({
  status: z.union([z.literal(200), z.literal('200')]),
  message: maybe(z.string()),
  // Undocumented; what it must not say is that nobody was recognised.
  data: maybe(
    z.unknown().check(z.refine(data => !z.object({ authenticated: z.literal(false) }).safeParse(data).success)),
  ),
});

const place = ['data', 'customers'];

function rowsOf(answer: Answer, data: z.infer<typeof list>['data']): Rows {
  // An account without customers may have an empty list in place of the object around them.
  if (data === null || Array.isArray(data)) return readList(answer, ['data'], customer, title);
  return readAnyRows(answer, place, data.customers, { reader: customer, who: title });
}

function readPage(answer: Answer, question: ListQuestion): Page {
  const rows = rowsOf(answer, readEnvelope(list, answer, title).data);
  return { ...rows, ...wholeCounts(rows.length, ...placesOfCounts(answer)), page: question.page };
}

export const xtrakit: Provider = {
  id: 'xtrakit',
  title,
  view: 'clientele.xtrakit',
  docs: 'https://docs.xtrakit.com/overview/customers/list-customers',
  baseUrl: { production: 'https://app.xtrakit.com/api/v1' },
  authMethods: [
    {
      title: t('API key'),
      credentials: [{ key: 'apiKey', title: t('API key'), hint: t('Made at app.xtrakit.com/settings/apis') }],
      headers: ({ apiKey }) => ({ Authorization: `Bearer ${apiKey}` }),
    },
  ],
  options: [],
  filters: [
    { key: 'customer_group_id', title: t('Group'), hint: t('The number of the customer group'), kind: 'integer' },
    // The start and the end of one range, whatever their names say; each has its own format.
    { key: 'created_at', title: t('Created from'), hint: t('YYYY-MM-DD HH:MM:SS'), kind: 'dateTime' },
    { key: 'updated_at', title: t('Created until'), hint: t('YYYY-MM-DD'), kind: 'date' },
  ],
  paging: { by: 'whole' },
  covered: [],
  documented: customer.documented,
  explain: customer.explain,
  // Its body has the HTTP status and a message; nothing of the user in it is needed.
  probe: () => ({
    request: { path: '/user/authenticate' },
    read: answer => readEnvelope(authenticated, answer, title),
  }),
  list: question => ({
    request: { path: '/customers', params: question.filters },
    read: answer => readPage(answer, question),
  }),
  idShape: /^[1-9]\d{0,18}$/,
  get: id => ({
    request: { path: pathOf('customers', id) },
    read: answer => readOne(answer, ['data', 'customer'], customer, title),
  }),
  sections: xtrakitSections,
  // Its body repeats the HTTP status, and may name another one.
  failureIn: json => failureIn(json, 'status'),
  readError: ({ json }) => words(json, ['errors'], ['message'], ['error']),
};
