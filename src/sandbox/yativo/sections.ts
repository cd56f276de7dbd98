// The sections of one customer. https://docs.yativo.com/fiat-api-reference/customers/get
import { uuid } from '../people/ids.ts';
import { accountsOf } from './accounts.ts';
import { micros } from './answers.ts';
import type { Book } from './book.ts';
import type { Cards } from './cards.ts';
import type { Move, Moves } from './moves.ts';
import { isDeposit } from './records.ts';

const NAMES = {
  ...{ deposits: 'customer_deposit', payouts: 'customer_payouts', virtualaccounts: 'customer_virtualaccounts' },
  ...{ virtual_cards: 'customer_virtual_cards', crypto_wallets: 'customer_crypto_wallets' },
} as const;
type Section = keyof typeof NAMES;
const ALL: readonly Section[] = ['deposits', 'payouts', 'virtualaccounts', 'virtual_cards', 'crypto_wallets'];
/** Rows of a section in the server of 2025, which sends every section unasked. */
const NEWEST_FEW = 5;

/** The sections asked for, and no key for any other. */
export function sections(
  book: Book,
  moves: Moves,
  cards: Cards,
  row: number,
  include: string,
): Record<string, unknown> {
  const words = include.split(',').map(word => word.trim());
  const wanted = ALL.filter(name => book.source === 'code' || words.includes('all') || words.includes(name));
  return {
    ...Object.fromEntries(wanted.map(name => [NAMES[name], section(book, moves, cards, row, name)])),
    ...(book.source === 'code' && { customer_swaps: few(moves, row, ({ type }) => type === 'transfer') }),
  };
}

function section(book: Book, moves: Moves, cards: Cards, row: number, name: Section): unknown {
  const { source } = book;
  if (name === 'virtual_cards') return source === 'code' ? [] : cards.of(row).map(card => cards.wire(card));
  if (name === 'crypto_wallets') return source === 'code' ? wallets(book, row) : [];
  if (name === 'virtualaccounts') {
    const accounts = accountsOf(book, row);
    if (source === 'code') return accounts.slice(0, NEWEST_FEW);
    return accounts.map(({ id, account_id, currency, account_number, customer_id }) => ({
      ...{ account_id: id ?? account_id, currency, account_number, customer_id },
    }));
  }
  const belongs = name === 'deposits' ? isDeposit : ({ type }: Move) => type === 'payout';
  if (source === 'code') {
    // Where a list is due, the server of 2025 can have an error.
    if (book.is('odd', row) && name === 'payouts') return { error: 'Payouts could not be retrieved' };
    return few(moves, row, belongs);
  }
  const found = moves.of(row).filter(belongs);
  if (source === 'april') {
    const sum = found.reduce((total, { amount }) => total + Number(amount), 0);
    return { [`total_${name}`]: found.length, total_amount_usd: sum.toFixed(2) };
  }
  return found.map(move => {
    const { transaction_id, transaction_amount, transaction_currency, transaction_status, ...rest } = moves.wire(move);
    const common = { transaction_id, transaction_amount, transaction_currency };
    return name === 'deposits'
      ? { ...common, transaction_status, transaction_purpose: rest.transaction_purpose, created_at: rest.created_at }
      : { ...common, transaction_payout_details: { status: transaction_status }, created_at: rest.created_at };
  });
}

function few(moves: Moves, row: number, belongs: (move: Move) => boolean): unknown {
  return moves
    .of(row)
    .filter(belongs)
    .slice(0, NEWEST_FEW)
    .map(move => moves.wire(move));
}

function wallets(book: Book, row: number): Record<string, unknown>[] {
  const person = book.people.at(row);
  if (!book.is('many', row) && person.roll('wallets') < 0.5) return [];
  const id = uuid(book.seed, 'wallet', row);
  return [
    {
      ...{
        id,
        is_customer: true,
        customer_id: book.ids.of(row),
        wallet_address: `0x${id.replaceAll('-', '')}00000000`,
      },
      ...{ wallet_currency: 'usdc', wallet_network: 'base', coin_name: 'USD Coin', wallet_status: 'active' },
      created_at: micros(person.since('wallet')),
    },
  ];
}
