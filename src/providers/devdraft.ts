/** Devdraft. https://docs.devdraft.ai/developers/customers/list-customers and …/fetch-customer */

import * as z from 'zod/mini';
import { either, id, joined, majorMoney, phone, status, text, time } from '../core/fields/fields.ts';
import { pathOf } from '../core/http/request-path.ts';
import { t } from '../core/l10n/language.ts';
import type { Answer, ApiRequest, ListQuestion, Page, Provider } from '../core/model/provider.ts';
import { words } from '../core/requests/words.ts';
import { readOne } from '../core/rows/one.ts';
import { readEnvelope, readList, rowReader, rowsType } from '../core/rows/rows.ts';
import { always, idType, maybe } from '../core/rows/schema.ts';
import { failureIn } from './common/failures.ts';
import { countOf, numberedPage, oneCustomer, searchFilters } from './common/shapes.ts';
import { devdraftSections } from './sections/devdraft.ts';

const title = 'Devdraft';

const customer = rowReader({
  schema: () =>
    z.object({
      id: idType,
      first_name: always(z.string()),
      last_name: always(z.string()),
      email: always(z.string()),
      phone_number: always(z.string()),
      customer_type: always(z.string()),
      status: always(z.string()),
      last_spent: maybe(z.number()),
      last_purchase_date: maybe(z.string()),
      // The page spells these three so, its OpenAPI and the guide as below.
      createdAt: maybe(z.string()),
      updatedAt: maybe(z.string()),
      appId: maybe(z.string()),
      created_at: maybe(z.string()),
      updated_at: maybe(z.string()),
      app_id: maybe(z.string()),
      app: maybe(z.unknown()),
    }),
  fields: {
    id: id('/id'),
    name: joined('/first_name', '/last_name'),
    email: text('/email'),
    phone: phone('/phone_number'),
    type: text('/customer_type'),
    status: status('/status', {
      ACTIVE: 'active',
      BLACKLISTED: 'blocked',
      DEACTIVATED: 'inactive',
      DELETED: 'deleted',
    }),
    createdAt: either(time('/createdAt'), time('/created_at')),
    updatedAt: either(time('/updatedAt'), time('/updated_at')),
    lastOrderAt: time('/last_purchase_date'),
    // No currency is given.
    lastSpent: majorMoney('/last_spent'),
  },
  secrets: [],
});

const list = z.object({
  data: rowsType,
  total: maybe(z.unknown()),
  skip: maybe(z.unknown()),
  take: maybe(z.unknown()),
});

const nameLimit = 100;
const emailLimit = 255;

const customers = (params: Record<string, string>): ApiRequest => ({ path: '/customers', params });

function readPage(answer: Answer, question: ListQuestion): Page {
  const { total, skip, take: pageSize } = readEnvelope(list, answer, title);
  const rows = readList(answer, ['data'], customer, title);
  // The rows that were skipped are a page only where they fill pages.
  const pages = (countOf(skip) ?? Number.NaN) / question.pageSize;
  const page = Number.isInteger(pages) ? pages + 1 : undefined;
  return numberedPage(rows, question, { page, pageSize: pageSize ?? null, total }, title);
}

export const devdraft: Provider = {
  id: 'devdraft',
  title,
  view: 'clientele.devdraft',
  docs: 'https://docs.devdraft.ai/developers/customers/list-customers',
  baseUrl: { production: 'https://api.devdraft.ai/api/v0' },
  authMethods: [
    {
      title: t('Client key and secret'),
      credentials: [
        { key: 'clientKey', title: t('Client key'), hint: t('Devdraft console, App Settings → API Keys') },
        { key: 'clientSecret', title: t('Client secret'), hint: t('Shown once, when the key is made') },
      ],
      headers: ({ clientKey = '', clientSecret = '' }) => ({
        'x-client-key': clientKey,
        'x-client-secret': clientSecret,
      }),
    },
  ],
  options: [],
  filters: [
    {
      key: 'status',
      title: t('Status'),
      hint: t('Of the customer at Devdraft'),
      kind: 'choice',
      values: ['ACTIVE', 'BLACKLISTED', 'DEACTIVATED', 'DELETED'],
    },
    {
      key: 'name',
      title: t('Name'),
      hint: t('Part of the first or the last name'),
      kind: 'text',
      maxLength: nameLimit,
    },
    { key: 'email', title: t('E-mail'), hint: t('The whole address'), kind: 'text', maxLength: emailLimit },
  ],
  paging: { by: 'server', maxSize: 100 },
  rate: { requests: 100, interval: 60_000 },
  covered: [],
  documented: customer.documented,
  explain: customer.explain,
  probe: options => devdraft.list(oneCustomer, options),
  list(question) {
    const { page, pageSize, search, filters } = question;
    return {
      request: customers({
        skip: String((page - 1) * pageSize),
        take: String(pageSize),
        ...searchFilters(search?.includes('@') ? 'email' : 'name', search, filters, title),
      }),
      read: answer => readPage(answer, question),
    };
  },
  serverSearch(search) {
    const text = search.trim();
    if (text.includes('@')) {
      return text.length > emailLimit ? undefined : { send: text, looksAt: t('whole e-mail addresses') };
    }
    // A name is part of the first or of the last name, never of both, so that only one word of several can be asked for.
    const [longest = ''] = text.split(/\s+/).sort((one, other) => other.length - one.length);
    return longest ? { send: longest.slice(0, nameLimit), looksAt: t('names') } : undefined;
  },
  // UUIDs by the text, cust_… in the samples.
  idShape: /^(?:cust_\w+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i,
  get: id => ({ request: { path: pathOf('customers', id) }, read: answer => readOne(answer, [], customer, title) }),
  sections: devdraftSections,
  // Its failures are those of NestJS, whose body repeats the status.
  failureIn: json => failureIn(json, 'statusCode'),
  readError: ({ json }) => words(json, ['message'], ['error']),
};
