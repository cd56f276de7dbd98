// https://developer.cartevo.co/api-reference/endpoint/get-customer-cards and …/get-card-by-id
import { cardNumber } from '../people/card-numbers.ts';
import { pick } from '../people/dice.ts';
import { isUuid, uuid } from '../people/ids.ts';
import { type Answer, decimal, rowsFrom, type SandboxRequest } from '../wire/wire.ts';
import { badFlags, failure, found, token } from './answers.ts';
import type { Company } from './company.ts';

const STATES = ['ACTIVE', 'ACTIVE', 'ACTIVE', 'PENDING', 'FROZEN', 'SUSPENDED', 'TERMINATED', 'FAILED'] as const;

export function cardCount(company: Company, row: number): number {
  if (company.is('many', row)) return 9;
  if (company.is('odd', row)) return 2;
  return company.is('none', row) ? 0 : Math.floor(company.people.at(row).roll('cards') * 4);
}

/** What the pages show. */
export function card(company: Company, row: number, at: number): Record<string, unknown> {
  const person = company.people.at(row);
  const number = cardNumber(row, at);
  const created = person.joined.toISOString();
  return {
    id: company.cardIds.of(row, at),
    customer_id: company.ids.of(row),
    status: pick(STATES, person.roll(`card state ${at}`)),
    balance: decimal(person.roll(`balance ${at}`) * 900),
    currency: 'USD',
    // The documentation shows both names for the masked number, and both forms of it.
    ...(at % 2
      ? { masked_number: `${number.slice(0, 4)}********${number.slice(-4)}` }
      : { masked_pan: `**** **** **** ${number.slice(-4)}` }),
    brand: number.startsWith('5') ? 'MASTERCARD' : 'VISA',
    created_at: at % 2 ? `${created.slice(0, 19)}Z` : created,
    updated_at: person.since(`card ${at}`).toISOString(),
    ...{ is_active: true, is_virtual: true },
  };
}

/** What stands beside it in the database. */
export function wholeCard(company: Company, row: number, at: number): Record<string, unknown> {
  const person = company.people.at(row);
  const number = cardNumber(row, at);
  const { balance, ...shown } = card(company, row, at);
  return {
    ...shown,
    // Decimals of the database become texts.
    balance: (person.roll(`balance ${at}`) * 900).toFixed(2),
    ...{ number: token(number.replaceAll(' ', '')), cvv: token('123'), expiry_month: 10, expiry_year: 29 },
    ...{ name: person.name, street: `${person.house} ${person.street}`, city: person.city, postal_code: person.zip },
    ...{ last4: number.slice(-4), bin: number.replaceAll(' ', '').slice(0, 6), is_physical: false },
    provider_card_id: uuid(company.seed, 'provider card', row, at),
    provider_card_metadata: { pan: number.replaceAll(' ', ''), cvv2: '123' },
  };
}

export function cardsOf(company: Company, { query }: SandboxRequest, id: string): Answer {
  const faults = badFlags(query, 'sync');
  if (faults.length > 0) return failure(400, faults, 'Bad Request');
  const row = company.rowOf(id);
  const cards = (row === undefined ? [] : company.asked(row)).flatMap(each =>
    rowsFrom(0, 10, cardCount(company, each)).map(at =>
      company.wholeRows ? wholeCard(company, each, at) : card(company, each, at),
    ),
  );
  // An empty list is a 404 in the pages, also for a customer of another company; the server of 2025 sends the list.
  if (cards.length === 0 && (!company.wholeRows || company.records.emptyIsNotFound))
    return failure(404, row === undefined ? 'Customer not found' : 'Customer cards not found', 'Not Found');
  return { ...found(cards), delay: query.sync === 'true' ? company.syncDelay : 0 };
}

/** One card; its number and code in clear with `reveal`, which is for nobody who only looks. */
export function oneCard(company: Company, { query }: SandboxRequest, id: string): Answer {
  const at = cardOf(company, id);
  const faults = badFlags(query, 'sync', 'reveal', 'includeRaw');
  if (faults.length > 0) return failure(400, faults, 'Bad Request');
  if (!at) return failure(404, 'Card not found', 'Not Found');
  const number = cardNumber(at.row, at.at).replaceAll(' ', '');
  const data = {
    ...card(company, at.row, at.at),
    ...(query.reveal === 'true' && { number, cvv: '123' }),
    ...(query.includeRaw === 'true' && { raw: { pan: number } }),
  };
  return { ...found(data), delay: query.sync === 'false' ? 0 : company.syncDelay };
}

export function cardOf(company: Company, id: string): { row: number; at: number } | undefined {
  const at = isUuid(id) ? company.cardIds.pair(id) : undefined;
  return at && at.row < company.people.size && at.at < cardCount(company, at.row) ? at : undefined;
}
