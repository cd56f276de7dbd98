/**
 * What belongs to a customer of Yativo. https://docs.yativo.com/fiat-api-reference: transactions, deposits, virtual accounts,
 * cards, and what a customer is sent with. Its KYC endpoint is not asked: it was seen to change the customer.
 */
import * as z from 'zod/mini';
import { pathOf } from '../../core/http/request-path.ts';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Answer, ApiRequest } from '../../core/model/provider.ts';
import { emptySection, type RelatedItem, type Section, type SectionPage } from '../../core/model/section.ts';
import { words } from '../../core/requests/words.ts';
import type { RowReader, Rows } from '../../core/rows/rows.ts';
import { readEnvelope, readList, readRow, rowsType } from '../../core/rows/rows.ts';
import { maybe } from '../../core/rows/schema.ts';
import { newestOnly, numberedSection, pageOf, uncountedPage, wholeSection } from '../common/section-pages.ts';
import { countsIn, placesOfCounts } from '../common/shapes.ts';
import {
  card,
  cardTransaction,
  coveredAccount,
  deposit,
  payout,
  payoutSummary,
  transaction,
  virtualAccount,
  wallet,
} from './yativo-items.ts';

const who = 'Yativo';
const docs = 'https://docs.yativo.com/fiat-api-reference';
const size = 50;

const list = z.object({ data: rowsType, pagination: maybe(z.unknown()), meta: maybe(z.unknown()) });

/** `meta` for some lists, `pagination` for others, and from some servers neither. */
function pageIn(answer: Answer, reader: RowReader<RelatedItem>, page: number): SectionPage {
  const envelope = readEnvelope(list, answer, who);
  const rows = readList(answer, ['data'], reader, who);
  const said = countsIn(envelope.pagination, envelope.meta);
  if (!said) return uncountedPage(rows, { page, size });
  const { per_page: pageSize, last_page: pageCount, total, current_page } = said;
  return numberedSection(rows, { page, size }, { page: current_page, pageSize, pageCount, total }, who);
}

const numbered =
  (request: (customerId: string) => ApiRequest, reader: RowReader<RelatedItem>): Section['ask'] =>
  question => {
    const page = pageOf(question);
    const { path, params } = request(question.customerId);
    return {
      request: { path, params: { ...params, page: String(page), per_page: String(size) } },
      nothing: emptySection,
      read: answer => pageIn(answer, reader, page),
    };
  };

/** The newest ones are so many at most by some documents. */
const newest = 5;
const listed = (rows: Rows<RelatedItem>) => (rows.length < newest ? wholeSection(rows) : newestOnly(rows));

/** A section that comes with the customer: a list, in some documents a summary of it, and nothing where there is none. */
const included =
  (include: string, key: string, reader: RowReader<RelatedItem>, summary?: RowReader<RelatedItem>): Section['ask'] =>
  ({ customerId }) => ({
    request: { path: pathOf('customer', customerId), params: { include } },
    read: answer => {
      const envelope = z.object({ data: z.object({ [key]: maybe(rowsType) }) });
      const rows = readEnvelope(envelope, answer, who).data[key];
      if (rows === null || rows === undefined) return emptySection;
      // Beside the customer's own data, one part may have failed.
      const failure = Array.isArray(rows) ? undefined : words(rows, ['error']);
      if (failure !== undefined) throw new ClienteleError({ kind: 'server', who, words: failure });
      const path = ['data', key];
      const isSummary = !Array.isArray(rows) && Object.values(rows).some(value => typeof value !== 'object');
      return isSummary && summary
        ? wholeSection(readRow(answer, path, summary))
        : listed(readList(answer, path, reader, who));
    },
  });

const owner = { pointer: '/customer_id', is: 'id' } as const;

export const yativoSections: readonly Section[] = [
  {
    id: 'transactions',
    title: t('Transactions'),
    docs: `${docs}/transactions/list`,
    owner: { ...owner, always: true },
    covered: [],
    ask: numbered(id => ({ path: '/business/transactions/index', params: { customer_id: id } }), transaction),
  },
  {
    id: 'deposits',
    title: t('Deposits'),
    docs: `${docs}/deposits/list`,
    covers: () => t("by Yativo's word alone where its rows name no customer"),
    owner,
    covered: [],
    ask: numbered(id => ({ path: '/wallet/deposits', params: { customer_id: id } }), deposit),
  },
  {
    id: 'payouts',
    title: t('Payouts'),
    docs: `${docs}/customers/get`,
    covers: () => t('as far as Yativo lists them, which may be the newest 5'),
    customer: '/data/customer_id',
    covered: [],
    ask: included('payouts', 'customer_payouts', payout, payoutSummary),
  },
  {
    id: 'virtualAccounts',
    title: t('Virtual accounts'),
    docs: `${docs}/virtual-accounts/customer-accounts`,
    owner,
    covered: coveredAccount,
    ask: numbered(id => ({ path: pathOf('business', 'virtual-account', 'customer', 'accounts', id) }), virtualAccount),
  },
  {
    id: 'cards',
    title: t('Cards'),
    docs: `${docs}/cards/list`,
    owner: { ...owner, always: true },
    covered: [],
    ask: numbered(id => ({ path: '/customer/virtual/cards/list', params: { customer_id: id } }), card),
    detail: {
      title: t('Transactions'),
      docs: `${docs}/cards/transactions`,
      covered: [],
      ask: item =>
        item.id === null
          ? undefined
          : {
              request: { path: pathOf('customer', 'virtual', 'cards', 'transactions', item.id) },
              nothing: { raw: null, items: [], problems: [], drift: [] },
              read: answer => {
                readEnvelope(list, answer, who);
                return {
                  raw: null,
                  ...wholeSection(readList(answer, ['data'], cardTransaction, who), ...placesOfCounts(answer)),
                };
              },
            },
    },
  },
  {
    id: 'wallets',
    title: t('Wallets'),
    docs: `${docs}/customers/get`,
    covers: () => t('as far as Yativo lists them, which may be the newest 5'),
    customer: '/data/customer_id',
    covered: ['/wallet_address'],
    ask: included('crypto_wallets', 'customer_crypto_wallets', wallet),
  },
];
