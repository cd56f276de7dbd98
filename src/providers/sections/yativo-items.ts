/** The rows of Yativo's sections, as its documentation, its server of 2025 and integrators' notes have them. */
import * as z from 'zod/mini';
import { either, id, joined, majorMoney, text, time } from '../../core/fields/fields.ts';
import { ending, moneyIn, moneyOf } from '../../core/fields/item-fields.ts';
import { itemReader, refType } from '../../core/rows/items.ts';
import { always, maybe } from '../../core/rows/schema.ts';

/** Amounts are texts in most lists and numbers in others. */
const decimal = z.union([z.string(), z.number()]);
const words = maybe(z.string());
const anything = maybe(z.unknown());

/** Somebody else's bank details, which a payout is made to. */
const beneficiarySecrets = ['/beneficiary/payment_data', '/transaction_payout_details/payment_data'];

const transactionKeys = {
  id: maybe(refType),
  transaction_id: maybe(refType),
  transaction_amount: always(decimal),
  transaction_currency: always(z.string()),
  transaction_status: words,
  transaction_type: words,
  transaction_memo: words,
  transaction_purpose: words,
  customer_id: maybe(refType),
  created_at: always(z.string()),
  updated_at: words,
  // From the server of 2025.
  ...{ base_currency: words, secondary_currency: words, swap_from_currency: words, swap_to_currency: words },
  ...{
    exchange_data: anything,
    transaction_beneficiary_id: anything,
    beneficiary: anything,
    checkout_url: anything,
    raw_data: anything,
  },
};

const transactionFields = {
  id: id('/transaction_id'),
  title: either(text('/transaction_purpose'), text('/transaction_memo'), text('/transaction_type')),
  at: time('/created_at'),
  amount: either(moneyIn('/transaction_amount', '/transaction_currency'), majorMoney('/transaction_amount')),
};

export const transaction = itemReader({
  kind: 'transaction',
  schema: () => z.object(transactionKeys),
  fields: { ...transactionFields, status: text('/transaction_status') },
  secrets: [...beneficiarySecrets, '/raw_data'],
});

export const payout = itemReader({
  kind: 'payout',
  // The server of 2025 hides the details and sends a status of the row.
  schema: () => z.object({ ...transactionKeys, transaction_payout_details: maybe(z.object({ status: words })) }),
  fields: {
    ...transactionFields,
    status: either(text('/transaction_status'), text('/transaction_payout_details/status')),
  },
  secrets: [...beneficiarySecrets, '/raw_data'],
});

/** What one of the documents sends in place of the payouts. */
export const payoutSummary = itemReader({
  kind: 'summary',
  schema: () => z.object({ total_payouts: maybe(decimal), total_amount_usd: maybe(decimal) }),
  fields: { amount: moneyOf('/total_amount_usd', 'USD') },
  secrets: [],
});

export const deposit = itemReader({
  kind: 'deposit',
  schema: () =>
    z.object({
      id: maybe(refType),
      deposit_id: maybe(refType),
      transaction_id: maybe(refType),
      customer_id: maybe(refType),
      gateway: anything,
      amount: always(decimal),
      // The payer's currency in `currency`, the wallet's in `deposit_currency`.
      deposit_currency: words,
      currency: words,
      receive_amount: maybe(decimal),
      currency_to: words,
      status: always(z.string()),
      virtual_account_id: anything,
      sender_name: words,
      created_at: words,
      completed_at: words,
      updated_at: words,
    }),
  fields: {
    id: either(id('/id'), id('/deposit_id')),
    title: joined('/deposit_currency', '/currency_to'),
    status: text('/status'),
    at: either(time('/created_at'), time('/completed_at')),
    amount: either(moneyIn('/amount', '/deposit_currency'), moneyIn('/amount', '/currency'), majorMoney('/amount')),
  },
  secrets: [],
});

const accountKeys = ['account_number', 'routing_number', 'iban', 'clabe', 'pix_key', 'bank_address'];
/** Wherever in the account's own row or in what the bank said of it. */
export const coveredAccount: readonly string[] = ['', '/account_info', '/account_info/*'].flatMap(place =>
  accountKeys.map(key => `${place}/${key}`),
);

export const virtualAccount = itemReader({
  kind: 'virtual account',
  schema: () =>
    z.object({
      // One of the two, by the document.
      id: maybe(refType),
      account_id: maybe(refType),
      account_number: words,
      account_name: words,
      account_type: words,
      bank_name: words,
      // May be the code of a rail, such as USDBASE.
      currency: words,
      status: words,
      customer_id: maybe(refType),
      user_id: maybe(refType),
      created_at: words,
      // A list, null, an object or an object in one.
      account_info: anything,
    }),
  fields: {
    id: either(id('/id'), id('/account_id')),
    title: either(joined('/bank_name', '/currency'), ending('/account_number')),
    status: text('/status'),
    at: time('/created_at'),
  },
  secrets: [],
});

export const card = itemReader({
  kind: 'card',
  schema: () =>
    z.object({
      id: maybe(refType),
      card_id: maybe(refType),
      customer_id: maybe(refType),
      business_id: anything,
      card_number: words,
      masked_pan: words,
      card_name: words,
      card_brand: words,
      currency: words,
      balance: maybe(decimal),
      display_amount: maybe(decimal),
      // In a unit that nobody knows.
      balance_amount: anything,
      status: words,
      card_status: words,
      expiry: words,
      expiry_date: words,
      billing_address: anything,
      created_at: words,
      updated_at: words,
      ...{ cvv: anything, cvc: anything, raw_data: anything },
    }),
  fields: {
    id: either(id('/card_id'), id('/id')),
    title: either(joined('/card_brand', '/masked_pan'), ending('/card_number')),
    status: either(text('/status'), text('/card_status')),
    at: time('/created_at'),
    amount: either(moneyIn('/balance', '/currency'), moneyOf('/display_amount', 'USD'), majorMoney('/balance')),
  },
  secrets: ['/cvv', '/cvc', '/raw_data'],
});

export const cardTransaction = itemReader({
  kind: 'card transaction',
  schema: () =>
    z.object({
      id: maybe(refType),
      transaction_id: maybe(refType),
      amount: always(decimal),
      currency: words,
      merchant_name: words,
      merchant_category: words,
      type: words,
      status: words,
      fee_amount: maybe(decimal),
      fee_type: words,
      balance_before: maybe(decimal),
      balance_after: maybe(decimal),
      description: words,
      transaction_date: words,
      created_at: words,
      raw_data: anything,
    }),
  fields: {
    id: either(id('/transaction_id'), id('/id')),
    title: either(text('/merchant_name'), text('/description'), text('/type')),
    status: text('/status'),
    at: either(time('/transaction_date'), time('/created_at')),
    amount: either(moneyIn('/amount', '/currency'), majorMoney('/amount')),
  },
  secrets: ['/raw_data'],
});

export const wallet = itemReader({
  kind: 'wallet',
  schema: () =>
    z.object({
      id: maybe(refType),
      is_customer: anything,
      customer_id: maybe(refType),
      wallet_address: words,
      wallet_currency: words,
      wallet_network: words,
      coin_name: words,
      wallet_status: words,
      created_at: words,
    }),
  fields: {
    id: id('/id'),
    title: either(joined('/coin_name', '/wallet_network'), joined('/wallet_currency', '/wallet_network')),
    status: text('/wallet_status'),
    at: time('/created_at'),
  },
  secrets: [],
});
