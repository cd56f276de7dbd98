// https://docs.yativo.com/fiat-api-reference/customers/list and …/kyc/status
import { pick } from '../people/dice.ts';
import type { Person } from '../people/person.ts';
import type { Answer, SandboxRequest } from '../wire/wire.ts';
import { done, failed, micros, notFound, page, selected } from './answers.ts';
import type { Book } from './book.ts';

const KYC = [
  ...(['not_started', 'pending', 'submitted', 'incomplete', 'awaiting_ubo', 'manual_review'] as const),
  ...(['under_review', 'approved', 'rejected'] as const),
] as const;

export function customer(book: Book, row: number): Record<string, unknown> {
  const person = book.people.at(row);
  const state = kyc(book, person, row);
  return {
    customer_id: book.ids.of(row),
    customer_name: person.name,
    customer_email: person.email,
    customer_phone: person.phone && (person.phone.dial ? `+${person.phone.dial}` : '') + person.phone.national,
    customer_country: person.roll('country unknown') < 0.02 ? null : person.country.alpha3,
    customer_address: person.roll('address') < 0.9 ? address(person) : null,
    customer_type: person.roll('type') < 0.8 ? 'individual' : 'business',
    customer_status: status(book, person, row),
    customer_kyc_status: state,
    customer_kyc_reject_reason: state === 'rejected' ? 'Document is not readable' : null,
    kyc_verified_date: state === 'approved' ? micros(person.since('verified')) : null,
    can_create_vc: state === 'approved' ? 1 : 0,
    can_create_va: state === 'approved' && (book.verified.has(row) || person.roll('va') < 0.7) ? 1 : 0,
    ...{ created_at: micros(person.joined), updated_at: micros(person.since('updated')) },
  };
}

export function customers(book: Book, request: SandboxRequest): Answer {
  const { query } = request;
  const rows = filtered(book, query);
  return page(request, {
    ...{ path: '/customer', size: 20, at: 'pagination', total: rows?.length ?? book.people.size },
    faults: {
      ...(query.kyc_status && !KYC.some(known => known === query.kyc_status) && selected('kyc_status')),
      ...(query.is_kyc_approved && !/^(true|false|0|1)$/.test(query.is_kyc_approved) && selected('is_kyc_approved')),
    },
    row: at => customer(book, rows?.[at] ?? at),
  });
}

/** One customer; `sections` are what was included. */
export function alone(book: Book, id: string, sections: (row: number) => Record<string, unknown>): Answer {
  const row = book.rowOf(id);
  if (row === undefined) return notFound();
  const person = book.people.at(row);
  const updated = `${person.joined.toUTCString().slice(5, 17)} 16:52`;
  const service = { service: 'Base', status: kyc(book, person, row) ?? 'not_started', hosted_kyc_url: '[]', updated };
  return done({ ...customer(book, row), endorsement: [service], ...sections(row) });
}

/**
 * How far the verification is. Not a question that changes nothing: as in the server of 2025, who is looked at here is
 * active and approved from then on.
 */
export function verification(book: Book, id: string): Answer {
  const row = book.rowOf(id);
  if (row === undefined) return book.source === 'code' ? failed(400, 'Customer ID is invalid') : notFound();
  const person = book.people.at(row);
  const before = kyc(book, person, row);
  const rejected = before === 'rejected';
  book.verified.add(row);
  const whole = customer(book, row);
  const { customer_kyc_status, kyc_verified_date } = whole;
  const isCode = book.source === 'code';
  return done({
    ...{ first_name: person.given, last_name: person.family, status: before ?? 'not_started' },
    kyc_rejection_reasons: rejected ? ['Document image quality is too low'] : [],
    kyc_requirements_due: rejected ? ['selfie_image'] : [],
    ...(isCode && { kyc_future_requirements_due: [] }),
    bio_data: isCode ? whole : { customer_kyc_status, kyc_verified_date },
    ...(!(isCode && before === 'approved') && { kyc_link: `https://kyc.yativo.example/individual/${id}` }),
    is_va_approved: before === 'approved',
  });
}

/** Undefined where nothing is filtered. The email may be a part, the country has two letters or three. */
function filtered(book: Book, query: SandboxRequest['query']): readonly number[] | undefined {
  const email = query.email?.toLowerCase() || undefined;
  const country = query.country?.toUpperCase() || undefined;
  const state = query.kyc_status || undefined;
  const approved = query.is_kyc_approved || undefined;
  if (!email && !country && !state && !approved) return undefined;
  const key = JSON.stringify([email, country, state, approved, book.verified.size]);
  return book.people.matching(key, (person, row) => {
    if (email && !person.email?.toLowerCase().includes(email)) return false;
    if (country && person.country.alpha3 !== country && person.country.alpha2 !== country) return false;
    const stands = kyc(book, person, row);
    if (state && stands !== state) return false;
    return !approved || (stands === 'approved') === /^(true|1)$/.test(approved);
  });
}

function address({ city, state, zip, street, house, country }: Person): Record<string, string> {
  return { city, state, zipcode: zip, street, number: house, country: country.alpha3 };
}

function status(book: Book, person: Person, row: number): string {
  if (book.verified.has(row)) return 'active';
  return pick(
    ['active', 'active', 'active', 'active', 'active', 'active', 'pending', 'inactive', 'suspended'],
    person.roll('status'),
  );
}

function kyc(book: Book, person: Person, row: number): string | null {
  if (book.verified.has(row)) return 'approved';
  const rolled = person.roll('kyc');
  return rolled < 0.05 ? null : rolled < 0.5 ? 'approved' : pick(KYC, person.roll('kyc state'));
}
