// https://docs.yativo.com/yativo-fiat/virtual-accounts/customer-accounts
import { pick } from '../people/dice.ts';
import { uuid } from '../people/ids.ts';
import { type Answer, rowsFrom, type SandboxRequest } from '../wire/wire.ts';
import { micros, notFound, page } from './answers.ts';
import type { Book } from './book.ts';
import { RAILS } from './moves.ts';

export function accountsOf(book: Book, row: number): Record<string, unknown>[] {
  const count = book.is('many', row) ? 60 : book.count(row, 'virtual accounts', 4);
  return rowsFrom(0, count, count).map(at => account(book, row, at));
}

export function accounts(book: Book, request: SandboxRequest, id: string): Answer {
  const row = book.rowOf(id);
  // For a customer it does not know, the server of 2025 has an empty list.
  if (row === undefined && book.source !== 'code') return notFound();
  const rows = row === undefined ? [] : book.rowsFor(id);
  const found = rows.flatMap(each => accountsOf(book, each));
  const path = `/business/virtual-account/customer/accounts/${id}`;
  const size = book.source === 'code' ? 10 : 20;
  return book.listed(found.length, () =>
    page(request, { path, size, at: 'pagination', total: found.length, row: at => found[at] }),
  );
}

function account(book: Book, row: number, at: number): Record<string, unknown> {
  const person = book.people.at(row);
  const rail = pick(RAILS, person.roll(`account ${at}`));
  const digits = String(9_900_000_000 + Math.floor(person.roll(`account number ${at}`) * 100_000_000));
  const number = rail === 'BRL' ? `BRLPIX${digits}` : digits;
  const id = uuid(book.seed, 'account', row, at);
  const common = {
    account_number: number,
    customer_id: book.ids.of(row),
    created_at: micros(person.since(`va ${at}`)),
  };
  const status = pick(['active', 'active', 'pending', 'closed'], person.roll(`account status ${at}`));
  if (book.source === 'openapi') return { account_id: id, account_type: 'checking', currency: rail, status, ...common };
  if (book.source === 'docs' || book.source === 'april')
    return { id, account_name: person.name, currency: rail, bank_name: 'Example Bank', status, ...common };
  const flat = {
    ...{
      country: person.country.alpha2,
      currency: rail.toLowerCase(),
      account_type: rail === 'MXN' ? 'clabe' : 'iban',
    },
    ...{
      bank_address: '1 Bank Street',
      account_number: number,
      bank_name: 'Example Bank',
      routing_number: '021000021',
    },
    account_name: person.name || null,
  };
  return {
    ...{ account_id: id, user_id: 17, currency: rail.toLowerCase(), ...common },
    account_info: [[], null, flat, { account: flat }][Math.floor(person.roll(`account info ${at}`) * 4)],
  };
}
