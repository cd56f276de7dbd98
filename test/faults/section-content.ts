// Where the rows of each section are in its answer, and what a fault among them comes to there.

import { equal, match, ok } from 'node:assert/strict';
import type { Section } from '../../src/core/model/section.ts';
import type { OpenedSection } from '../../src/customers/related/opened-section.ts';
import type { Fault, Outcome } from './fault.ts';
import type { Layout } from './stack.ts';

const rows = (path: readonly string[], id = 'id', name = 'status'): Layout => ({ path, id, name });

const layouts: Readonly<Record<string, Readonly<Record<string, Layout>>>> = {
  cartevo: { cards: rows(['data']), transactions: rows(['data'], 'id', 'description') },
  yativo: {
    transactions: rows(['data'], 'transaction_id', 'transaction_purpose'),
    deposits: rows(['data']),
    payouts: rows(['data', 'customer_payouts'], 'transaction_id'),
    virtualAccounts: rows(['data'], 'id', 'bank_name'),
    cards: rows(['data'], 'card_id'),
    wallets: rows(['data', 'customer_crypto_wallets'], 'id', 'coin_name'),
  },
  devdraft: { invoices: rows([], 'id', 'name'), liquidationAddresses: rows([], 'id', 'state') },
  easytools: {
    orders: rows(['items'], 'id', 'product_name'),
    subscriptions: rows(['items'], 'id', 'product_name'),
    products: rows(['products'], 'id', 'product_name'),
  },
  xtrakit: {
    sales: rows(['data', 'sales'], 'invoice_code', 'invoice_number'),
    group: rows(['data', 'customer-group'], 'id', 'group_name'),
  },
};

/** One of no rows is itself in the place of them. */
const noRows = rows([]);

export const layoutOf = (provider: string, section: string): Layout => layouts[provider]?.[section] ?? noRows;

const withoutList = 'an envelope without its list';
const inPlaceOfAll = ['null in place of it all', 'a list in place of it all'];

/** Whether a section's answer can have a fault: one has no rows, and some have no envelope around them. */
export function isMet({ name, ofAnswer, body }: Fault, provider: string, section: string): boolean {
  if (!body || ofAnswer) return true;
  const layout = layouts[provider]?.[section];
  return layout !== undefined && (layout.path.length > 0 || name !== withoutList);
}

/** What a fault comes to in a section, where that differs from a list of customers. */
export function outcomeIn(
  fault: Fault,
  provider: string,
  { id, customer }: Section,
): { readonly kind: Outcome; readonly empties: boolean } {
  const { name, empties = false } = fault;
  const layout = layoutOf(provider, id);
  // A customer has, by the documentation, no such member where there is none of it.
  const mayLack = customer !== undefined && name === withoutList;
  const isEmpty = layout !== noRows && layout.path.length === 0 && inPlaceOfAll.includes(name);
  if (mayLack || isEmpty) return { kind: 'page', empties: true };
  // A summary may stand in the place of the list.
  const isSummary = id === 'payouts' && name === 'an object of other things in place of the list';
  if (isSummary) return { kind: 'page', empties };
  return { kind: typeof fault.kind === 'function' ? fault.kind(provider) : fault.kind, empties };
}

/** Faults that leave fewer rows than there were. */
const fewer = [
  'half of the rows that were asked for',
  'a list that shifts while it is read',
  'an object of other things in place of the list',
];

/** Every row is there once, read or as a problem, and the end is found however often a page comes again. */
export async function nothingLost(
  { name }: Fault,
  section: OpenedSection,
  before: OpenedSection['items'],
): Promise<void> {
  const [first] = section.items;
  equal(section.problems.length, name === 'rows that are no objects' ? 4 : 0);
  if (!fewer.includes(name)) equal(section.items.length, before.length);
  equal(({} as { polluted?: unknown }).polluted, undefined); // nothing has it, which is what is asked
  if (name === 'numbers beyond 2^53') {
    equal(first?.id, '9007199254740993123');
    match(first?.raw ?? '', /"digits":\[1\.10,-0,1e400\]/);
  }
  if (name === '__proto__ and constructor as keys') match(first?.raw ?? '', /"__proto__":\{"polluted":1\}/);
  if (name === '1 MB in one field') ok((first?.raw.length ?? 0) > 1_000_000);
  if (name === 'the first page again and again') {
    for (let pages = 0; section.state.kind === 'more' && pages < 3; pages++) await section.more();
    ok(section.state.kind !== 'more', 'a page that comes again is no way on');
    equal(section.items.length, before.length);
  }
}
