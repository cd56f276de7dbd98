// https://developer.cartevo.co/api-reference/endpoint/get-customer-transactions and …/get-card-transactions
import { hash, pick } from '../people/dice.ts';
import { uuid } from '../people/ids.ts';
import { NEWEST } from '../people/people.ts';
import { type Answer, decimal, rowsFrom, type SandboxRequest } from '../wire/wire.ts';
import { badFlags, failure, found, page, token } from './answers.ts';
import { card, cardCount, cardOf, wholeCard } from './cards.ts';
import type { Company } from './company.ts';
import { alone, inList } from './customers.ts';

const TYPES = ['FUND', 'AUTHORIZATION', 'SETTLEMENT', 'FUNDING', 'REFUND', 'WITHDRAWAL'] as const;
const MORE_TYPES = ['WITHDRAW', 'TERMINATION_REFUND', 'FEE', 'ISSUANCE', 'PURCHASE', 'PAYMENT_FAILURE_FEE'] as const;
const STATES = ['PENDING', 'PROCESSING', 'SUCCESS', 'FAILED'] as const;
const MORE_STATES = ['CANCELLED', 'REVERSED', 'REFUNDED', 'CHARGED_BACK', 'DISPUTED', 'ON_HOLD'] as const;

/** What no page describes, on the transactions of one customer: sent in place of a good row's values. */
const ODD: readonly Readonly<Record<string, unknown>>[] = [
  { card: null },
  { card: { id: 'gone' } },
  { amount: '5' },
  { amount: null },
  { amount: -12.5, type: 'CASHBACK' },
  { type: null, status: null },
  { created_at: undefined, description: '<img src=x onerror=alert(1)>' },
  { created_at: '11/07/2023', status: 'success' },
  { id: undefined },
];

interface Move {
  readonly row: number;
  /** Which of this customer's, the oldest first. */
  readonly at: number;
  readonly created: number;
}

/** The newest first. */
function movesOf(company: Company, row: number): readonly Move[] {
  const cards = cardCount(company, row);
  const person = company.people.at(row);
  const few = cards === 0 ? 0 : Math.floor(person.roll('transactions') * 25);
  const count = company.is('many', row) ? company.records.many : company.is('odd', row) ? ODD.length : few;
  const start = person.joined.getTime();
  const span = (NEWEST - start) * (company.is('many', row) ? 1 : person.roll('span'));
  return rowsFrom(0, count, count)
    .map(at => ({ row, at, created: start + Math.floor((span * (at + 1)) / count) }))
    .reverse();
}

export function customerTransactions(company: Company, request: SandboxRequest, id: string): Answer {
  return company.ofCustomer(id, row => {
    const moves = company
      .asked(row)
      .flatMap(each => movesOf(company, each))
      .sort((one, other) => other.created - one.created);
    if (moves.length === 0 && company.records.emptyIsNotFound)
      return failure(404, 'Customer transactions not found', 'Not Found');
    if (!company.wholeRows) return listed(company, request, moves, 1, 10, []);
    // The server of 2025 knows neither pages nor an order.
    const shuffled = moves.toSorted((one, other) => hash(one.row, one.at) - hash(other.row, other.at));
    return found(shuffled.map(move => wire(company, move)));
  });
}

/** Pages from 0, and the issuer is asked unless `sync=false`. */
export function cardTransactions(company: Company, request: SandboxRequest, id: string): Answer {
  const { query } = request;
  const wanted = cardOf(company, id);
  if (!wanted) return failure(404, 'Card not found', 'Not Found');
  const known = (names: readonly string[], name: string): string[] =>
    !query[name] || names.includes(query[name])
      ? []
      : [`${name} must be one of the following values: ${names.join(', ')}`];
  const bad = ['fromDate', 'toDate'].filter(name => query[name] && Number.isNaN(Date.parse(query[name])));
  const faults = [
    ...badFlags(query, 'sync', 'includeRaw'),
    ...bad.map(name => `${name} must be a valid ISO 8601 date string`),
    ...known([...TYPES, ...MORE_TYPES], 'type'),
    ...known(STATES, 'status'),
  ];
  const [from, to] = [Date.parse(query.fromDate || '1970-01-01'), Date.parse(query.toDate || '9999-01-01')];
  const moves = movesOf(company, wanted.row).filter(
    move =>
      cardAt(company, move) === wanted.at &&
      move.created >= from &&
      move.created < to &&
      (!query.type || typeOf(company, move) === query.type) &&
      (!query.status || statusOf(company, move) === query.status),
  );
  if (moves.length === 0 && faults.length === 0 && company.records.emptyIsNotFound)
    return failure(404, 'Card transactions not found', 'Not Found');
  const answer = listed(company, request, moves, 0, 50, faults);
  return { ...answer, delay: query.sync === 'false' || answer.status !== 200 ? 0 : company.syncDelay };
}

function listed(
  company: Company,
  request: SandboxRequest,
  moves: readonly Move[],
  first: 0 | 1,
  usual: number,
  faults: readonly string[],
): Answer {
  return page(request, {
    ...{ total: moves.length, shape: company.shapes.cartevo, first, usual, faults },
    row: at => moves.slice(at, at + 1).map(move => wire(company, move))[0],
  });
}

function cardAt(company: Company, { row, at }: Move): number {
  return at % cardCount(company, row);
}

function typeOf(company: Company, { row, at }: Move): string {
  const types = company.wholeRows ? [...TYPES, ...MORE_TYPES] : TYPES;
  return pick(types as readonly [string, ...string[]], company.people.at(row).roll(`move ${at}`));
}

function statusOf(company: Company, { row, at }: Move): string {
  const rolled = company.people.at(row).roll(`state ${at}`);
  if (company.wholeRows && rolled > 0.9) return pick(MORE_STATES, (rolled - 0.9) * 10);
  return rolled < 0.7 ? 'SUCCESS' : pick(STATES, (rolled - 0.7) / 0.3);
}

function wire(company: Company, move: Move): Record<string, unknown> {
  const { row, at, created } = move;
  const rolled = company.people.at(row).roll(`amount ${at}`);
  const time = new Date(created).toISOString();
  const good = {
    ...{ id: uuid(company.seed, 'transaction', row, at), category: 'CARD', type: typeOf(company, move) },
    amount: decimal(1 + rolled * 200),
    ...{ status: statusOf(company, move), description: `Sample transaction ${at + 1}` },
    created_at: at % 2 ? time : `${time.slice(0, 19)}Z`,
    ...(company.wholeRows ? wholeRows(company, move) : embedded(company, move)),
  };
  return company.is('odd', row) ? { ...good, ...ODD[at] } : good;
}

function embedded(company: Company, move: Move): Record<string, unknown> {
  const { row } = move;
  const { customer_id, brand, is_active, updated_at, ...shown } = card(company, row, cardAt(company, move));
  const { number, cvv, expiry_month, expiry_year, is_physical } = wholeCard(company, row, cardAt(company, move));
  const { first_name, last_name, email, id } = inList(company, row);
  return {
    card: { ...shown, number, cvv, expiry_month, expiry_year, is_physical },
    customer: { id, email, first_name, last_name },
  };
}

/** Everything that the database has beside a transaction, down to how its user signs in. */
function wholeRows(company: Company, move: Move): Record<string, unknown> {
  const { row, at, created } = move;
  const amount = (1 + company.people.at(row).roll(`amount ${at}`) * 200).toFixed(2);
  const id = uuid(company.seed, 'user', row);
  return {
    amount,
    ...{ currency: at % 4 === 1 ? 'XAF' : 'USD', fee_amount: '0.50', net_amount: (Number(amount) - 0.5).toFixed(2) },
    ...{ card_balance_before: '200.00', card_balance_after: '150.00', reference: `REF-${row}-${at}` },
    ...{ merchant: { name: 'Corner Shop', country: 'CM', city: 'Douala' }, mcc: '5411', reason: null },
    ...{ phone_number: company.people.at(row).phone?.national ?? null, customer_id: company.ids.of(row) },
    completed_at: new Date(created + 60_000).toISOString(),
    card: wholeCard(company, row, cardAt(company, move)),
    customer: alone(company, row),
    wallet: { id, balance: '1000.00', currency: 'USD', payout_amount: '0.00' },
    user: { id, email: company.email(row), password: '$2b$10$sample.password.hash', otp: '123456', otp_expires: null },
    provider_card_metadata: { token: token('123') },
  };
}
