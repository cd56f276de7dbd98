// https://docs.yativo.com/fiat-api-reference/transactions: money that moves, by deposit, payout and card.
import { pick } from '../people/dice.ts';
import { uuid } from '../people/ids.ts';
import { NEWEST } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { rowsFrom } from '../wire/wire.ts';
import { micros } from './answers.ts';
import type { Book } from './book.ts';

export interface Move {
  readonly row: number;
  readonly at: number;
  readonly type: (typeof TYPES)[number];
  readonly status: (typeof STATES)[number];
  readonly currency: string;
  /** In major units. */
  readonly amount: string;
  readonly created: number;
}

export const TYPES = [
  ...(['deposit', 'payout', 'virtual_account', 'transfer', 'card_transaction', 'crypto_deposit'] as const),
] as const;
/** The pages name them so; the samples write "Complete". */
export const STATUSES = ['success', 'complete', 'detected', 'pending', 'In Progress', 'failed'] as const;
const STATES = [
  ...(['success', 'SUCCESS', 'complete', 'Complete', 'Success', 'detected', 'pending'] as const),
  ...(['Pending', 'In Progress', 'in progress', 'failed', 'Failed'] as const),
] as const;
/** Currencies, and rails that are none: which bank account the money came by. */
export const RAILS = [
  ...([
    'USD',
    'EUR',
    'BRL',
    'MXN',
    'CLP',
    'COP',
    'USDBASE',
    'EURBASE',
    'EURDE',
    'MXNBASE',
    'MXNUSD',
    'USDKIRA',
  ] as const),
] as const;
const MEMOS = {
  ...{ deposit: 'payin', payout: 'payout', virtual_account: 'payin', transfer: 'currency_swap' },
  ...{ card_transaction: 'service_charge', crypto_deposit: 'credit' },
} as const;

/** What no page describes, on the transactions of one customer: sent in place of a good row's values. */
const ODD: readonly Readonly<Record<string, unknown>>[] = [
  { transaction_currency: null },
  { transaction_currency: undefined, transaction_amount: '12' },
  { transaction_amount: null },
  { transaction_amount: 1000.5, transaction_status: 'SUCCESSFUL' },
  { transaction_amount: '1,000.00', transaction_status: '' },
  { transaction_amount: '0.000000000000000001', transaction_currency: 'usdkira' },
  { customer_id: null },
  { created_at: null, transaction_purpose: '<img src=x onerror=alert(1)>' },
  { created_at: '2026-04-01 10:00:00', transaction_type: 'epay' },
  { transaction_id: null, id: null },
];

/** What moved, each made when it is asked for. */
export class Moves {
  private readonly book: Book;
  /** Of the last few customers, for the pages that follow. */
  private readonly made = new Map<number, readonly Move[]>();

  constructor(book: Book) {
    this.book = book;
  }

  /** The newest first. */
  of(row: number): readonly Move[] {
    const moves = this.made.get(row) ?? this.make(row);
    this.made.delete(row);
    this.made.set(row, moves);
    for (const oldest of [...this.made.keys()].slice(0, -16)) this.made.delete(oldest);
    return moves;
  }

  /** Of several customers, the newest first. */
  ofAll(rows: readonly number[]): readonly Move[] {
    return rows.flatMap(row => this.of(row)).sort((one, other) => other.created - one.created);
  }

  id({ row, at }: Move): string {
    const made = uuid(this.book.seed, 'yativo transaction', row, at);
    return at % 7 === 3 ? `TXN${made.replaceAll('-', '').slice(0, 12).toUpperCase()}` : made;
  }

  /** As it is in the list of transactions; the server of 2025 sends a whole row of its database. */
  wire(move: Move): Record<string, unknown> {
    const { row, at, type, status, amount, currency, created } = move;
    const good = {
      ...{ id: (row + 1) * 100_000 + at, transaction_id: this.id(move), transaction_amount: amount },
      ...{ transaction_status: status, transaction_type: type, transaction_memo: MEMOS[type] },
      ...{ transaction_purpose: purpose(type), transaction_currency: currency },
      ...{ customer_id: this.book.ids.of(row), created_at: micros(created) },
      ...(this.book.source === 'code' && this.rest(move)),
    };
    return this.book.is('odd', row) ? { ...good, ...ODD[at] } : good;
  }

  private rest(move: Move): Record<string, unknown> {
    const { currency, type, row, at, created } = move;
    const code = currency.toLowerCase();
    const account = String((row + 1) * 1000 + at).padStart(10, '9');
    return {
      ...{ base_currency: code, secondary_currency: code, swap_from_currency: null, swap_to_currency: null },
      exchange_data: null,
      transaction_beneficiary_id: type === 'payout' ? row + 1 : null,
      beneficiary:
        type === 'payout'
          ? {
              ...{ id: row + 1, gateway_id: 21, nickname: 'Home', currency: code },
              payment_data: { account_number: account, routing_number: '021000021', bank_name: 'Example Bank' },
            }
          : null,
      checkout_url:
        type === 'deposit' && at % 2 === 0
          ? {
              ...{ transaction_id: this.id(move), checkouturl: `https://checkout.example.com/${account}` },
              ...{ created_at: micros(created), expiration_time: micros(created + 3_600_000) },
            }
          : null,
    };
  }

  private make(row: number): readonly Move[] {
    const { book } = this;
    const count = book.is('odd', row) ? ODD.length : book.count(row, 'transactions', 24);
    const person = book.people.at(row);
    const span = (NEWEST - person.joined.getTime()) * (book.is('many', row) ? 1 : person.roll('span'));
    return rowsFrom(0, count, count)
      .map(at => move(person, row, at, person.joined.getTime() + Math.floor((span * (at + 1)) / count)))
      .reverse();
  }
}

function move(person: Person, row: number, at: number, created: number): Move {
  const type = pick<Move['type']>([...TYPES, 'deposit', 'deposit', 'payout', 'payout'], person.roll(`type ${at}`));
  const crypto = type === 'crypto_deposit';
  const rail = pick(RAILS, person.roll(person.roll(`rail ${at}`) < 0.6 ? 'home rail' : `rail ${at}`));
  return {
    ...{ row, at, type, created, status: pick(STATES, person.roll(`state ${at}`)) },
    currency: crypto ? 'USDC' : rail,
    amount: (1 + person.roll(`amount ${at}`) ** 3 * 4000).toFixed(crypto ? 6 : 2),
  };
}

export function purpose(type: Move['type']): string {
  const words = type.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
