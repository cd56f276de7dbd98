// https://developer.cartevo.co/api-reference/endpoint/get-customers and …/get-customer-by-id
import { pick } from '../people/dice.ts';
import type { Person } from '../people/person.ts';
import type { Company } from './company.ts';

const DOCUMENTS = ['NIN', 'PASSPORT', 'VOTERS_CARD', 'DRIVERS_LICENSE'] as const;

export function inList(company: Company, row: number): Record<string, unknown> {
  const person = company.people.at(row);
  return {
    id: company.ids.of(row),
    first_name: person.given,
    last_name: person.family,
    email: company.email(row),
    country: person.country.name,
    phone_country_code: person.phone?.dial ? `+${person.phone.dial}` : null,
    phone_number: person.phone?.national ?? null,
    is_active: person.roll('active') < 0.9,
    ...times(person),
  };
}

export function alone(company: Company, row: number): Record<string, unknown> {
  const person = company.people.at(row);
  const document = `SAMPLE-${String(Math.floor(person.roll('document') * 1e9)).padStart(9, '0')}`;
  const scan = `https://documents.example.com/${company.ids.of(row)}`;
  return {
    ...inList(company, row),
    ...{ street: `${person.house} ${person.street}`, city: person.city, state: person.state, postal_code: person.zip },
    date_of_birth: new Date(Date.UTC(1950, 0, 1 + Math.floor(person.roll('born') * 20_000))).toISOString(),
    ...{ type: pick(DOCUMENTS, person.roll('type')), number: document, identification_number: document },
    ...{ image: `${scan}-front.jpg`, photo: `${scan}-back.jpg` },
  };
}

function times(person: Person): Record<string, string> {
  return { created_at: person.joined.toISOString(), updated_at: person.since('updated').toISOString() };
}
