/** Cartevo. https://developer.cartevo.co/api-reference/endpoint/get-customers and …/get-customer-by-id */

import * as z from 'zod/mini';
import { address, country, either, id, joined, phone, status, text, time } from '../core/fields/fields.ts';
import { pathOf } from '../core/http/request-path.ts';
import { locale, t } from '../core/l10n/language.ts';
import type { Answer, ApiRequest, ListQuestion, Page, Provider } from '../core/model/provider.ts';
import { words } from '../core/requests/words.ts';
import { readOne } from '../core/rows/one.ts';
import { readEnvelope, readList, rowReader, rowsType } from '../core/rows/rows.ts';
import { always, idType, maybe } from '../core/rows/schema.ts';
import { failureIn } from './common/failures.ts';
import { countsIn, lifetimeOf, numberedPage, oneCustomer, uncounted, usualClaims, uuidShape } from './common/shapes.ts';
import { cartevoIdentity, cartevoSections } from './sections/cartevo.ts';

const title = 'Cartevo';

const secrets = ['/cards/*/number', '/cards/*/cvv', '/card/number', '/card/cvv'];

const customer = rowReader({
  schema: () =>
    z.object({
      id: idType,
      first_name: always(z.string()),
      last_name: always(z.string()),
      email: always(z.string()),
      is_active: always(z.boolean()),
      country: maybe(z.string()),
      created_at: always(z.string()),
      updated_at: always(z.string()),
      phone_country_code: maybe(z.string()),
      phone_number: maybe(z.string()),
      // Only a single customer has these.
      street: maybe(z.string()),
      city: maybe(z.string()),
      state: maybe(z.string()),
      postal_code: maybe(z.string()),
      date_of_birth: maybe(z.string()),
      type: maybe(z.string()),
      number: maybe(z.string()),
      identification_number: maybe(z.string()),
      image: maybe(z.string()),
      photo: maybe(z.string()),
      kyc_status: maybe(z.string()),
      // The 2025 server sent its database's names instead of the documented ones.
      country_iso_code: maybe(z.string()),
      country_phone_code: maybe(z.string()),
      id_document_type: maybe(z.string()),
      id_document_front: maybe(z.string()),
      id_document_back: maybe(z.string()),
      company_id: maybe(z.string()),
      provider_customer_id: maybe(z.string()),
      provider_mappings: maybe(z.unknown()),
    }),
  fields: {
    id: id('/id'),
    name: joined('/first_name', '/last_name'),
    email: text('/email'),
    phone: phone('/phone_number', {
      callingCode: ['/phone_country_code', '/country_phone_code'],
      country: ['/country', '/country_iso_code'],
    }),
    // `type` is the kind of identity document, not of customer.
    status: status('/is_active', { true: 'active', false: 'inactive' }),
    country: either(country('/country'), country('/country_iso_code')),
    address: address({
      line1: text('/street'),
      city: text('/city'),
      state: text('/state'),
      postalCode: text('/postal_code'),
    }),
    createdAt: time('/created_at'),
    updatedAt: time('/updated_at'),
  },
  secrets,
});

/** `meta` in the prose, `pagination` in the generated sample, and neither from the 2025 server, which sent all at once. */
const list = z.object({ data: rowsType, meta: maybe(z.unknown()), pagination: maybe(z.unknown()) });
const token = z.object({ access_token: z.string(), expires_in: maybe(z.unknown()) });

const maxSize = 100;

const customers = (params: Record<string, string>): ApiRequest => ({ path: '/customers', params });

function readPage(answer: Answer, question: ListQuestion): Page {
  const envelope = readEnvelope(list, answer, title);
  const rows = readList(answer, ['data'], customer, title);
  const said = countsIn(envelope.meta, envelope.pagination);
  if (!said) return uncounted(rows, question, maxSize);
  return numberedPage(rows, question, usualClaims(said), title);
}

export const cartevo: Provider = {
  id: 'cartevo',
  title,
  view: 'clientele.cartevo',
  docs: 'https://developer.cartevo.co/api-reference/endpoint/get-customers',
  // One host for both: the credentials decide which environment is reached.
  baseUrl: { production: 'https://api.cartevo.co/api/v1' },
  authMethods: [
    {
      title: t('Client ID and client key'),
      credentials: [
        {
          key: 'clientId',
          title: t('Client ID'),
          hint: t('Starts with client_; Cartevo dashboard, Settings → API Keys'),
        },
        {
          key: 'clientKey',
          title: t('Client key'),
          hint: t('Shown beside the client ID; Cartevo dashboard, Settings → API Keys'),
        },
      ],
      headers: ({ accessToken }) => ({ Authorization: `Bearer ${accessToken}` }),
      exchange: ({ clientId = '', clientKey = '' }) => ({
        path: '/auth/token',
        body: { client_id: clientId, client_key: clientKey },
        read(answer) {
          const { access_token, expires_in } = readEnvelope(token, answer, title);
          return { credentials: { accessToken: access_token }, expiresIn: lifetimeOf(expires_in) };
        },
      }),
    },
    {
      title: t('Access token'),
      credentials: [
        { key: 'accessToken', title: t('Access token'), hint: t('From POST /auth/token; lives about an hour') },
      ],
      headers: ({ accessToken }) => ({ Authorization: `Bearer ${accessToken}` }),
    },
  ],
  options: [],
  filters: [],
  paging: { by: 'server', maxSize },
  secrets,
  covered: cartevoIdentity,
  notListed: ['address'],
  documented: customer.documented,
  explain: customer.explain,
  // In two languages, of which it would choose French.
  dashboard: id => `https://app.cartevo.co/${locale().startsWith('fr') ? 'fr' : 'en'}${pathOf('customers', id)}`,
  probe: options => cartevo.list(oneCustomer, options),
  list: question => ({
    request: customers({ page: String(question.page), limit: String(question.pageSize) }),
    read: answer => readPage(answer, question),
  }),
  resync: request => ({ ...request, params: { ...request.params, sync: 'true' }, timeout: 120 }),
  idShape: uuidShape,
  get: id => ({
    request: { path: pathOf('customers', id) },
    read: answer => readOne(answer, ['data'], customer, title),
  }),
  sections: cartevoSections,
  // The standard envelope, the older { error: { code, message } }, and NestJS with its array of messages.
  failureIn: json => failureIn(json, 'statusCode'),
  readError: ({ json }) => words(json, ['message'], ['error', 'message'], ['error']),
};
