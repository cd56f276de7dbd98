/**
 * What belongs to a customer of Cartevo: cards and their transactions.
 * https://developer.cartevo.co/api-reference/endpoint/get-customer-cards, …/get-customer-transactions, …/get-card-transactions
 */
import * as z from 'zod/mini';
import { either, id, joinedFields, majorMoney, text, time } from '../../core/fields/fields.ts';
import { moneyIn } from '../../core/fields/item-fields.ts';
import { pathOf } from '../../core/http/request-path.ts';
import { t } from '../../core/l10n/language.ts';
import type { Answer } from '../../core/model/provider.ts';
import { coveredWithin, emptySection, type Section, type SectionPage } from '../../core/model/section.ts';
import { itemReader, refType } from '../../core/rows/items.ts';
import { readEnvelope, readList, rowsType } from '../../core/rows/rows.ts';
import { always, maybe } from '../../core/rows/schema.ts';
import { numberedSection, pageOf, uncountedPage, wholeSection } from '../common/section-pages.ts';
import { countsIn, placesOfCounts } from '../common/shapes.ts';

const who = 'Cartevo';
const docs = 'https://developer.cartevo.co/api-reference/endpoint';
const size = 50;

/** Decimals of its database are texts unless they were converted. */
const decimal = z.union([z.number(), z.string()]);

/** Tokens whose payload is the number itself, and what the issuer's own answer holds. */
const cardSecrets = ['number', 'cvv', 'provider_card_metadata'];

const card = itemReader({
  kind: 'card',
  schema: () =>
    z.object({
      id: refType,
      customer_id: always(refType),
      status: always(z.string()),
      balance: always(decimal),
      currency: always(z.string()),
      // One name on each of two pages.
      masked_pan: maybe(z.string()),
      masked_number: maybe(z.string()),
      brand: maybe(z.string()),
      created_at: always(z.string()),
      updated_at: always(z.string()),
      is_active: maybe(z.boolean()),
      is_virtual: maybe(z.boolean()),
      is_physical: maybe(z.boolean()),
      // The database's own, from the server of 2025.
      ...Object.fromEntries([...cardSecrets, 'raw'].map(key => [key, maybe(z.unknown())])),
      expiry_month: maybe(z.number()),
      expiry_year: maybe(z.number()),
      name: maybe(z.string()),
      street: maybe(z.string()),
      city: maybe(z.string()),
      postal_code: maybe(z.string()),
      last4: maybe(z.string()),
      bin: maybe(z.string()),
      provider_card_id: maybe(z.string()),
    }),
  fields: {
    id: id('/id'),
    title: joinedFields(text('/brand'), either(text('/masked_pan'), text('/masked_number'))),
    status: text('/status'),
    at: time('/created_at'),
    amount: either(moneyIn('/balance', '/currency'), majorMoney('/balance')),
  },
  secrets: [...cardSecrets, 'raw'].map(key => `/${key}`),
});

const transaction = itemReader({
  kind: 'transaction',
  schema: () =>
    z.object({
      id: refType,
      category: maybe(z.string()),
      type: always(z.string()),
      amount: always(decimal),
      // The documented rows have none of their own; those of 2025 had.
      currency: maybe(z.string()),
      status: always(z.string()),
      description: maybe(z.string()),
      created_at: always(z.string()),
      card: maybe(z.object({ currency: maybe(z.string()) })),
      customer: maybe(z.object({ id: maybe(refType) })),
      user: maybe(z.unknown()),
      wallet: maybe(z.unknown()),
      raw: maybe(z.unknown()),
      customer_id: maybe(refType),
      company_id: maybe(refType),
      card_id: maybe(refType),
      fee_amount: maybe(decimal),
      net_amount: maybe(decimal),
      card_balance_before: maybe(decimal),
      card_balance_after: maybe(decimal),
      reference: maybe(z.string()),
      merchant: maybe(z.unknown()),
      mcc: maybe(z.string()),
      reason: maybe(z.string()),
      phone_number: maybe(z.string()),
      completed_at: maybe(z.string()),
      updated_at: maybe(z.string()),
    }),
  fields: {
    id: id('/id'),
    title: either(text('/description'), text('/type')),
    status: text('/status'),
    at: time('/created_at'),
    amount: either(moneyIn('/amount', '/currency'), moneyIn('/amount', '/card/currency'), majorMoney('/amount')),
  },
  secrets: ['/user', '/wallet', '/raw', '/card/raw', ...cardSecrets.map(key => `/card/${key}`)],
});

const list = z.object({ data: rowsType, meta: maybe(z.unknown()), pagination: maybe(z.unknown()) });

function transactionsOf(answer: Answer, page: number, first: 0 | 1): SectionPage {
  const envelope = readEnvelope(list, answer, who);
  const rows = readList(answer, ['data'], transaction, who);
  const said = countsIn(envelope.meta, envelope.pagination);
  // Without counts, the server of 2025 sent all at once.
  if (!said) return uncountedPage(rows, { page, size });
  const { limit: pageSize, totalPages: pageCount, total } = said;
  return numberedSection(rows, { page: page + 1 - first, size }, { pageSize, pageCount, total }, who);
}

/** What of a customer is covered; rows have their customer inside, or may have it. */
export const cartevoIdentity = [
  '/number',
  '/identification_number',
  '/image',
  '/photo',
  '/id_document_front',
  '/id_document_back',
];
const covered = coveredWithin('/customer', cartevoIdentity);

export const cartevoSections: readonly Section[] = [
  {
    id: 'cards',
    title: t('Cards'),
    docs: `${docs}/get-customer-cards`,
    owner: { pointer: '/customer_id', is: 'id', always: true },
    covered,
    ask: ({ customerId }) => ({
      request: { path: pathOf('customers', customerId, 'cards') },
      // Its documentation answers 404 for no cards, its server of 2025 an empty list.
      nothing: emptySection,
      read: answer => {
        readEnvelope(list, answer, who);
        return wholeSection(readList(answer, ['data'], card, who), ...placesOfCounts(answer));
      },
    }),
    detail: {
      title: t('Transactions'),
      docs: `${docs}/get-card-transactions`,
      covered,
      ask: ({ id: cardId }) =>
        cardId === null
          ? undefined
          : {
              // Left out, it would ask the issuer, which is slow; and its pages begin at 0.
              request: {
                path: pathOf('cards', cardId, 'transactions'),
                params: { page: '0', limit: String(size), sync: 'false' },
              },
              nothing: { raw: null, items: [], problems: [], drift: [] },
              read: answer => {
                const page = transactionsOf(answer, 0, 0);
                return { raw: null, ...page, ...(page.next !== null && { mayBePart: true }) };
              },
            },
    },
  },
  {
    id: 'transactions',
    title: t('Transactions'),
    docs: `${docs}/get-customer-transactions`,
    owner: { pointer: '/customer/id', is: 'id' },
    covered,
    ask: question => {
      const page = pageOf(question);
      return {
        request: {
          path: pathOf('customers', question.customerId, 'transactions'),
          params: { page: String(page), limit: String(size) },
        },
        nothing: emptySection,
        read: answer => transactionsOf(answer, page, 1),
      };
    },
  },
];
