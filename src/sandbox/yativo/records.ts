// https://docs.yativo.com/yativo-fiat/transactions, …/deposits and https://docs.yativo.com/openapi-fiat.yaml
import { isUuid, uuid } from '../people/ids.ts';
import type { Answer, SandboxRequest } from '../wire/wire.ts';
import { badDays, type Faults, micros, page, selected } from './answers.ts';
import type { Book } from './book.ts';
import { type Move, type Moves, RAILS, STATUSES, TYPES } from './moves.ts';

type Query = SandboxRequest['query'];

/** What came in. */
export const isDeposit = ({ type }: Move): boolean => ['deposit', 'virtual_account', 'crypto_deposit'].includes(type);

export function transactions(book: Book, moves: Moves, request: SandboxRequest): Answer {
  const { query } = request;
  const faults: Faults = {
    ...badDays(query, 'start_date', 'end_date'),
    ...badCustomer(query),
    ...(query.status && !STATUSES.some(known => same(known, query.status)) && selected('status')),
    ...(query.transaction_type &&
      !TYPES.some(known => known === query.transaction_type) &&
      selected('transaction_type')),
    ...(query.amount && !/^\d+(\.\d+)?$/.test(query.amount) && { amount: ['The amount must be a number.'] }),
  };
  const found = moves
    .ofAll(book.rowsFor(query.customer_id))
    .filter(
      move =>
        (!query.transaction_type || move.type === query.transaction_type) &&
        (!query.amount || Number(move.amount) === Number(query.amount)) &&
        passes(move, query),
    );
  return book.listed(found.length, () =>
    page(request, {
      ...{ path: '/business/transactions/index', size: 10, at: 'meta', total: found.length, faults },
      row: at => found.slice(at, at + 1).map(move => moves.wire(move))[0],
    }),
  );
}

/** Every customer's: this list of the older guide knows no filter by customer. */
export function allTransactions(book: Book, moves: Moves, request: SandboxRequest): Answer {
  const { query } = request;
  const found = moves.ofAll(book.rowsFor(undefined)).filter(move => passes(move, query));
  return page(request, {
    ...{ path: '/business/transactions/all', size: 10, at: 'pagination', total: found.length },
    faults: badDays(query, 'start_date', 'end_date'),
    row: at => found.slice(at, at + 1).map(move => moves.wire(move))[0],
  });
}

export function deposits(book: Book, moves: Moves, request: SandboxRequest): Answer {
  const { query } = request;
  const faults: Faults = {
    ...badDays(query, 'start_date', 'end_date'),
    ...badCustomer(query),
    ...(query.currency && !RAILS.some(known => same(known, query.currency)) && selected('currency')),
    ...(query.gateway && !/^\d+$/.test(query.gateway) && { gateway: ['The gateway must be an integer.'] }),
  };
  const found = moves
    .ofAll(book.rowsFor(query.customer_id))
    .filter(
      move =>
        isDeposit(move) &&
        (!query.currency || same(move.currency, query.currency)) &&
        (!query.gateway || gateway(move) === Number(query.gateway)) &&
        passes(move, query),
    );
  return book.listed(found.length, () =>
    page(request, {
      ...{ path: '/wallet/deposits', size: 15, at: 'pagination', total: found.length, faults },
      row: at => found.slice(at, at + 1).map(move => deposit(book, moves, move))[0],
    }),
  );
}

function deposit(book: Book, moves: Moves, move: Move): Record<string, unknown> {
  const { row, amount, currency, status, created } = move;
  const id = moves.id(move);
  const created_at = micros(created);
  if (book.source === 'april' || book.source === 'live') {
    const { name } = book.people.at(row);
    return {
      ...{ deposit_id: id, customer_id: book.ids.of(row), amount, currency, status },
      // The wallet's, where the other one is the payer's.
      ...(book.source === 'live' && { deposit_currency: currency.slice(0, 3), currency: 'CLP' }),
      ...{ virtual_account_id: uuid(book.seed, 'account', row, 0), sender_name: name || null },
      ...{ completed_at: same(status, 'success') ? micros(created + 60_000) : null, created_at },
    };
  }
  return {
    ...{ id, gateway: gateway(move), deposit_currency: currency, amount: Number(amount) },
    ...{ receive_amount: Math.round(Number(amount) * 97) / 100, currency_to: currency.slice(0, 3), status },
    ...{ transaction_id: id, created_at, updated_at: micros(created + 60_000) },
  };
}

const gateway = ({ at }: Move): number => 20 + (at % 5);

/** The filters that several lists share; days are included. */
function passes({ status, created }: Move, query: Query): boolean {
  const day = micros(created).slice(0, 10);
  return (
    (!query.status || same(status, query.status)) && day >= (query.start_date || '0') && day <= (query.end_date || '9')
  );
}

function badCustomer({ customer_id: id }: Query): Faults {
  return id && !isUuid(id) ? { customer_id: ['The customer id must be a valid UUID.'] } : {};
}

function same(one: string, other: string | undefined): boolean {
  return one.toLowerCase() === other?.toLowerCase();
}
