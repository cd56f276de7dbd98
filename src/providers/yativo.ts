/**
 * Yativo, Fiat API. https://docs.yativo.com/fiat-api-reference/customers/list and …/customers/get, with the older
 * https://yativo.gitbook.io/yativo-api/user-management/customer/get-customers
 */

import * as z from 'zod/mini';
import { address, country, either, id, numbered, phone, status, text, time } from '../core/fields/fields.ts';
import { pathOf } from '../core/http/request-path.ts';
import { t } from '../core/l10n/language.ts';
import type { Answer, ApiRequest, ListQuestion, Page, Provider } from '../core/model/provider.ts';
import { words } from '../core/requests/words.ts';
import { readOne } from '../core/rows/one.ts';
import { readEnvelope, readList, rowReader, rowsType } from '../core/rows/rows.ts';
import { always, idType, maybe } from '../core/rows/schema.ts';
import { failureIn } from './common/failures.ts';
import {
  countsIn,
  numberedPage,
  oneCustomer,
  searchFilters,
  uncounted,
  usualClaims,
  uuidShape,
} from './common/shapes.ts';
import { yativoSections } from './sections/yativo.ts';

const title = 'Yativo';

/** The cards of a customer, as a list or inside a summary of one. */
const secrets = ['number', 'card_number', 'cvv'].flatMap(key => [
  `/customer_virtual_cards/*/${key}`,
  `/customer_virtual_cards/*/*/${key}`,
]);

const customer = rowReader({
  schema: () =>
    z.object({
      customer_id: idType,
      customer_name: always(z.string()),
      customer_email: always(z.string()),
      customer_phone: always(z.string()),
      customer_country: always(z.string()),
      customer_address: maybe(
        z.object({
          street: maybe(z.string()),
          number: maybe(z.string()),
          city: maybe(z.string()),
          state: maybe(z.string()),
          zipcode: maybe(z.string()),
          postal_code: maybe(z.string()),
          country: maybe(z.string()),
        }),
      ),
      customer_type: maybe(z.string()),
      customer_status: maybe(z.string()),
      customer_kyc_status: maybe(z.string()),
      customer_kyc_reject_reason: maybe(z.string()),
      kyc_verified_date: maybe(z.string()),
      // 0 and 1 in the samples, booleans in the server of 2025.
      can_create_vc: maybe(z.union([z.number(), z.boolean()])),
      can_create_va: maybe(z.union([z.number(), z.boolean()])),
      created_at: maybe(z.string()),
      updated_at: maybe(z.string()),
      // A number of the database beside the key above, in one document only.
      id: maybe(z.unknown()),
      // Only a single customer has these, the last five only when asked for: lists, summaries, or an error in their place.
      endorsement: maybe(z.unknown()),
      customer_deposit: maybe(z.unknown()),
      customer_payouts: maybe(z.unknown()),
      customer_virtualaccounts: maybe(z.unknown()),
      customer_virtual_cards: maybe(z.unknown()),
      customer_crypto_wallets: maybe(z.unknown()),
    }),
  fields: {
    id: id('/customer_id'),
    name: text('/customer_name'),
    email: text('/customer_email'),
    phone: phone('/customer_phone', { country: ['/customer_country'] }),
    type: text('/customer_type'),
    status: status('/customer_status', {
      active: 'active',
      inactive: 'inactive',
      suspended: 'blocked',
      pending: 'pending',
    }),
    country: country('/customer_country'),
    address: address({
      line1: numbered('/customer_address/street', '/customer_address/number'),
      city: text('/customer_address/city'),
      state: text('/customer_address/state'),
      postalCode: either(text('/customer_address/zipcode'), text('/customer_address/postal_code')),
      country: country('/customer_address/country'),
    }),
    createdAt: time('/created_at'),
    updatedAt: time('/updated_at'),
  },
  secrets,
});

/** `pagination` for customers; `meta`, and without `last_page`, in the lists beside this one. */
const list = z.object({ data: rowsType, pagination: maybe(z.unknown()), meta: maybe(z.unknown()) });

/** Its other fields name this machine's address, which is nobody's business in a report. */
const allowList = z.object({ data: z.object({ result: z.string() }) });

/** The smaller of the two sizes that are documented for a page whose size is not asked for; no largest one is. */
const usualSize = 15;

const customers = (params: Record<string, string>): ApiRequest => ({ path: '/customer', params });

/** Its guide shows an error in the place of the data, under a status of 200. */
function errorInData(json: unknown): ReturnType<typeof failureIn> {
  return words(json, ['data', 'error']) === undefined ? undefined : { status: undefined };
}

function readPage(answer: Answer, question: ListQuestion): Page {
  const envelope = readEnvelope(list, answer, title);
  const rows = readList(answer, ['data'], customer, title);
  const said = countsIn(envelope.pagination, envelope.meta);
  if (!said) return uncounted(rows, question, usualSize);
  // The address of the next page is believed, not followed: it lacks the filters, and may point at another host.
  return numberedPage(rows, question, usualClaims(said), title);
}

export const yativo: Provider = {
  id: 'yativo',
  title,
  view: 'clientele.yativo',
  docs: 'https://docs.yativo.com/fiat-api-reference/customers/list',
  baseUrl: { production: 'https://api.yativo.com/api/v1', sandbox: 'https://smtp.yativo.com/api/v1' },
  authMethods: [
    {
      title: t('API key and secret'),
      credentials: [
        {
          key: 'apiKey',
          title: t('API key'),
          hint: t('Starts with yativo_pk_; app.yativo.com, Developers → API Keys'),
        },
        {
          key: 'apiSecret',
          title: t('API secret'),
          hint: t('Starts with yativo_sk_; shown once, when the key is made'),
        },
      ],
      // An Authorization header beside these is refused.
      headers: ({ apiKey = '', apiSecret = '' }) => ({ 'X-Api-Key': apiKey, 'X-Api-Secret': apiSecret }),
    },
    {
      title: t('Bearer token (legacy)'),
      credentials: [
        {
          key: 'bearerToken',
          title: t('Bearer token'),
          hint: t('From POST /auth/login; refused outside the Yativo dashboard since 15 October 2026'),
        },
      ],
      headers: ({ bearerToken }) => ({ Authorization: `Bearer ${bearerToken}` }),
    },
  ],
  options: [],
  filters: [
    { key: 'email', title: t('E-mail'), hint: t('The whole address; some versions also take a part'), kind: 'text' },
    { key: 'country', title: t('Country'), hint: t('ISO 3166 code, such as USA'), kind: 'text', maxLength: 3 },
    {
      key: 'kyc_status',
      title: t('KYC status'),
      hint: t('How far the identity check has come'),
      kind: 'choice',
      values: [
        'not_started',
        'pending',
        'submitted',
        'incomplete',
        'awaiting_ubo',
        'manual_review',
        'under_review',
        'approved',
        'rejected',
      ],
    },
    {
      key: 'is_kyc_approved',
      title: t('KYC approved'),
      hint: t('Whether the identity check has succeeded'),
      kind: 'choice',
      values: ['true', 'false'],
    },
  ],
  // No maximum is documented.
  paging: { by: 'server', maxSize: 100 },
  // 20 a second, 120, 100 and 60 a minute are all documented; the lowest suits every server.
  rate: { requests: 60, interval: 60_000 },
  // Its server may leave out customers that are not active.
  countNote: t('as listed by Yativo'),
  secrets,
  covered: [],
  documented: customer.documented,
  explain: customer.explain,
  checks: [
    {
      // https://docs.yativo.com, yativo-fiat/ip-allowlist: it reports, and never blocks.
      title: t('IP allow-list'),
      request: { path: '/ip-whitelist/check' },
      read(answer) {
        const { data } = readEnvelope(allowList, answer, title);
        const ok = data.result === 'pass';
        const text = ok
          ? t('This address may use the key.')
          : t('This address may not use the key: add it to the key at Yativo.');
        return { ok, text };
      },
    },
  ],
  probe: options => yativo.list(oneCustomer, options),
  list(question) {
    const { page, pageSize, search, filters } = question;
    return {
      request: customers({
        page: String(page),
        per_page: String(pageSize),
        ...searchFilters('email', search, filters, title),
      }),
      read: answer => readPage(answer, question),
    };
  },
  // Whether an address may be a part is documented both ways, so that the caller looks at what comes back.
  serverSearch: search => (search.includes('@') ? { send: search.trim(), looksAt: t('e-mail addresses') } : undefined),
  idShape: uuidShape,
  get: id => ({
    request: { path: pathOf('customer', id) },
    read: answer => readOne(answer, ['data'], customer, title),
  }),
  sections: yativoSections,
  failureIn: json => failureIn(json, 'status_code', 'statusCode') ?? errorInData(json),
  // The reason first, then what is wrong with which field, then the general sentence.
  readError: ({ json }) =>
    words(
      json,
      ['data', 'error', 'message'],
      ['data', 'error'],
      ['errors'],
      ['validation_errors'],
      ['data', 'message'],
      ['data'],
      ['message'],
      ['error', 'message'],
      ['error'],
    ),
  // 404 by the documents, 400 by the server.
  isNotFound: ({ status, json }) => status === 400 && /customer not found/i.test(words(json, ['data', 'error']) ?? ''),
};
