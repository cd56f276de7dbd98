/** Acme. https://developer.acme.example/customers */
import * as z from 'zod/mini';
import { id, phone, status, text, time } from '../../../src/core/fields/fields.ts';
import { pathOf } from '../../../src/core/http/request-path.ts';
import { t } from '../../../src/core/l10n/language.ts';
import type { Answer, ListQuestion, Page, Provider } from '../../../src/core/model/provider.ts';
import { words } from '../../../src/core/requests/words.ts';
import { readOne } from '../../../src/core/rows/one.ts';
import { readEnvelope, readList, rowReader, rowsType } from '../../../src/core/rows/rows.ts';
import { always, idType, maybe } from '../../../src/core/rows/schema.ts';
import { numberedPage, oneCustomer, searchFilters } from '../../../src/providers/common/shapes.ts';

const title = 'Acme';

const customer = rowReader({
  // What the documentation says of a row. `always` and `maybe` may be null; only the ID has to be there.
  schema: () =>
    z.object({
      id: idType,
      full_name: always(z.string()),
      email: always(z.string()),
      mobile: maybe(z.string()),
      state: always(z.string()),
      created: always(z.string()),
    }),
  // Where each field of a customer comes from. A field that Acme does not have is left out.
  fields: {
    id: id('/id'),
    name: text('/full_name'),
    email: text('/email'),
    phone: phone('/mobile'),
    status: status('/state', { enabled: 'active', suspended: 'blocked' }),
    createdAt: time('/created'),
  },
  // Fields that are blanked before anything keeps them, such as the number of a card.
  secrets: [],
});

/** The envelope: rows in `data`; what is counted beside them is decoration and costs no row. */
const list = z.object({
  data: rowsType,
  page: maybe(z.unknown()),
  pages: maybe(z.unknown()),
  total: maybe(z.unknown()),
});

function readPage(answer: Answer, question: ListQuestion): Page {
  const { page, pages, total } = readEnvelope(list, answer, title);
  const rows = readList(answer, ['data'], customer, title);
  return numberedPage(rows, question, { page, pageCount: pages, total }, title);
}

export const acme: Provider = {
  id: 'acme',
  title,
  view: 'clientele.acme',
  docs: 'https://developer.acme.example/customers',
  baseUrl: { production: 'https://api.acme.example/v1', sandbox: 'https://sandbox.acme.example/v1' },
  authMethods: [
    {
      title: t('API key'),
      credentials: [{ key: 'apiKey', title: t('API key'), hint: t('Acme console, Developers → Keys') }],
      headers: ({ apiKey }) => ({ Authorization: `Bearer ${apiKey}` }),
    },
  ],
  options: [],
  filters: [
    {
      key: 'state',
      title: t('State'),
      hint: t('Of the customer at Acme'),
      kind: 'choice',
      values: ['enabled', 'suspended'],
    },
    { key: 'email', title: t('E-mail'), hint: t('The whole address'), kind: 'text' },
  ],
  paging: { by: 'server', maxSize: 100 },
  rate: { requests: 120, interval: 60_000 },
  covered: [],
  // Why a field has nothing, and what was done to another one: the panel says it of the record that it shows.
  explain: customer.explain,
  probe: options => acme.list(oneCustomer, options),
  list: question => ({
    request: {
      path: '/customers',
      params: {
        page: String(question.page),
        per_page: String(question.pageSize),
        ...searchFilters('email', question.search, question.filters, title),
      },
    },
    read: answer => readPage(answer, question),
  }),
  serverSearch: search =>
    search.includes('@') ? { send: search.trim(), looksAt: t('whole e-mail addresses') } : undefined,
  idShape: /^ac_[0-9a-z]{8}$/,
  get: id => ({
    request: { path: pathOf('customers', id) },
    read: answer => readOne(answer, ['data'], customer, title),
  }),
  readError: ({ json }) => words(json, ['error', 'message']),
};
