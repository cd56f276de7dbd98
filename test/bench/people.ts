// As many customers as a benchmark wants, in Cartevo's form, through its own reader.

import { createHash } from 'node:crypto';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { cartevo } from '../../src/providers/cartevo.ts';
import { population } from '../../src/sandbox/people/people.ts';

const question = { page: 1, pageSize: 1000, filters: {} };

function idOf(row: number): string {
  const hex = createHash('md5').update(`row ${row}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The page that begins at a place. */
export function pageAt(customers: number, from: number, size = 1000): readonly CustomerRecord[] {
  const { at } = population(1, 'cartevo', customers);
  const data = Array.from({ length: Math.min(size, customers - from) }, (_, index) => {
    const { given, family, email, phone, country, joined } = at(from + index);
    return {
      id: idOf(from + index),
      first_name: given,
      last_name: family,
      email,
      country: country.name,
      phone_country_code: phone?.dial ? `+${phone.dial}` : null,
      phone_number: phone?.national ?? null,
      is_active: true,
      created_at: joined.toISOString(),
      updated_at: joined.toISOString(),
    };
  });
  const text = JSON.stringify({ data });
  return cartevo.list(question, {}).read({ connectionId: 'bench', text, json: JSON.parse(text) }).records;
}

/** Pages of a thousand. */
export function* pagesOf(customers: number): Generator<readonly CustomerRecord[]> {
  for (let from = 0; from < customers; from += 1000) yield pageAt(customers, from);
}

/** Ten thousand of all customers at most, evenly, out of one page of a thousand. */
export const someOf = (page: readonly CustomerRecord[], customers: number): readonly CustomerRecord[] =>
  page.filter((_, at) => at % Math.ceil(customers / 10_000) === 0);

/** Texts of one to twelve letters out of names, addresses, numbers and IDs, the same ones each time; a few find nothing. */
export function queries(records: readonly CustomerRecord[], count = 240): readonly string[] {
  return Array.from({ length: count }, (_, at) => {
    const { customer } = records[(at * 7919) % records.length] ?? { customer: undefined };
    const fields = [customer?.name, customer?.email, customer?.phone, customer?.id];
    const field = fields[at % 4] ?? customer?.id ?? '';
    const length = 1 + (Math.floor(at / 4) % 12);
    const from = (at * 31) % Math.max(1, field.length - length);
    return at % 20 === 19 ? `zq${field.slice(0, length)}` : field.slice(from, from + length);
  });
}
