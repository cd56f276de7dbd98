/**
 * What of a person is shown in privacy mode. A masked record is a record, a masked item an item: whatever shows one can show
 * the other. Shown are IDs, states, dates but birth dates, countries, currencies, amounts and counts, and of raw JSON its
 * keys and the kinds of its values; name, e-mail address and phone number have pseudonyms, and all else is covered.
 */
import type { Customer, CustomerRecord, Money } from '../../core/model/customer.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import { coveredText } from './cover.ts';
import { maskedJson, type PlaceRule, placeRules } from './masked-json.ts';
import type { Pseudonym, Pseudonyms } from './pseudonyms.ts';
import type { ShownKind } from './shown-keys.ts';
import { isDate, isTellingId, mayShow, noTraits, type Traits, traitsOf } from './shown-values.ts';

const coveredOr = (value: string | null): string | null => (value === null ? null : coveredText);

const dateOr = (value: string | null): string | null => (value === null || isDate(value) ? value : coveredText);

const countryOr = (value: string | null, traits: Traits): string | null =>
  // Two letters are a code, and nobody's name.
  value === null || /^[A-Z]{2}$/.test(value) || mayShow('country', value, traits) ? value : coveredText;

function maskedMoney(money: Money | null): Money | null {
  if (money === null) return null;
  const { amount, currency } = money;
  return {
    amount: mayShow('amount', amount, noTraits) ? amount : coveredText,
    currency: currency === null || mayShow('currency', currency, noTraits) ? currency : coveredText,
  };
}

const maskedId = (id: string, traits: Traits, pseudonym: Pick<Pseudonym, 'id'>): string =>
  isTellingId(id, traits) ? pseudonym.id : id;

function maskedAddress(address: Customer['address'], traits: Traits): Customer['address'] {
  if (address === null) return null;
  const { line1, line2, city, state, postalCode, country } = address;
  return {
    line1: coveredOr(line1),
    line2: coveredOr(line2),
    city: coveredOr(city),
    state: coveredOr(state),
    postalCode: coveredOr(postalCode),
    country: countryOr(country, traits),
  };
}

/** A customer under a pseudonym: fields without a value stay without one. */
export function maskedCustomer(customer: Customer, pseudonym: Pseudonym): Customer {
  const traits = traitsOf(customer);
  return {
    id: maskedId(customer.id, traits, pseudonym),
    name: customer.name === null ? null : pseudonym.name,
    email: customer.email === null ? null : pseudonym.email,
    phone: customer.phone === null ? null : pseudonym.phone,
    type: coveredOr(customer.type),
    status: customer.status,
    country: countryOr(customer.country, traits),
    address: maskedAddress(customer.address, traits),
    avatarUrl: coveredOr(customer.avatarUrl),
    createdAt: dateOr(customer.createdAt),
    updatedAt: dateOr(customer.updatedAt),
    firstOrderAt: dateOr(customer.firstOrderAt),
    lastOrderAt: dateOr(customer.lastOrderAt),
    orders: customer.orders,
    subscriptions: customer.subscriptions,
    lifetimeValue: maskedMoney(customer.lifetimeValue),
    lastSpent: maskedMoney(customer.lastSpent),
  };
}

/** Of what kind the values are that a field of a customer is made of; of others nothing is shown. */
const kindOfField: readonly (readonly [keyof Customer, ShownKind])[] = [
  ['status', 'status'],
  ['country', 'country'],
  ['createdAt', 'date'],
  ['updatedAt', 'date'],
  ['firstOrderAt', 'date'],
  ['lastOrderAt', 'date'],
  ['orders', 'count'],
  ['subscriptions', 'count'],
];

type SourceRule = readonly [pointer: string, rule: PlaceRule];

const only = (value: string): PlaceRule => ({ kind: 'only', value });
const instead = (text: string): PlaceRule => ({ kind: 'instead', text });

/** The longest part last, as where a calling code comes before a number. */
const lastOnly = (pointers: readonly string[], text: string): SourceRule[] =>
  pointers.map((pointer, at) => [pointer, instead(at === pointers.length - 1 ? text : coveredText)]);

function* rulesOf({ customer, sources }: CustomerRecord, pseudonym: Pseudonym, traits: Traits): Iterable<SourceRule> {
  for (const field of ['type', 'address', 'avatarUrl'] as const)
    for (const pointer of sources[field] ?? []) yield [pointer, instead(coveredText)];
  const names = sources.name ?? [];
  const parts = names.length === 2 ? [pseudonym.given, pseudonym.family] : [pseudonym.name];
  for (const [index, pointer] of names.entries()) yield [pointer, instead(parts[index] ?? coveredText)];
  yield* lastOnly(sources.phone ?? [], pseudonym.phone);
  yield* lastOnly(sources.email ?? [], pseudonym.email);
  // What is made of one place is shown if it may be in one of them: a country is a part of an address.
  for (const [field, kind] of kindOfField)
    for (const pointer of sources[field] ?? []) yield [pointer, { kind: 'shown', as: kind }];
  const id = maskedId(customer.id, traits, pseudonym);
  for (const pointer of sources.id ?? []) yield [pointer, id === customer.id ? only(id) : instead(id)];
}

/** What somebody has had revealed of one record: fields, and places in its raw JSON. */
export interface Revealed {
  readonly fields: ReadonlySet<keyof Customer>;
  readonly pointers: ReadonlySet<string>;
}

export const nothingRevealed: Revealed = { fields: new Set(), pointers: new Set() };

function withRevealed(masked: Customer, customer: Customer, { fields }: Revealed): Customer {
  const revealed = [...fields].map(field => [field, customer[field]] as const);
  // Each value is that of its own field.
  return revealed.length === 0 ? masked : ({ ...masked, ...Object.fromEntries(revealed) } as Customer);
}

function* revealedPlaces({ sources }: CustomerRecord, { fields, pointers }: Revealed): Iterable<SourceRule> {
  for (const pointer of [...pointers, ...[...fields].flatMap(field => sources[field] ?? [])])
    yield [pointer, { kind: 'revealed' }];
}

/**
 * A record under its person's pseudonym: the same in every connection. Its raw JSON has the places that `sources` name, and
 * is masked when it is first asked for, since lists show none of it.
 */
export function maskedRecord(
  record: CustomerRecord,
  pseudonyms: Pick<Pseudonyms, 'of'>,
  revealed: Revealed = nothingRevealed,
): CustomerRecord {
  const pseudonym = pseudonyms.of(record);
  const { connectionId, customer, sources } = record;
  let raw: string | undefined;
  return {
    connectionId,
    customer: withRevealed(maskedCustomer(customer, pseudonym), customer, revealed),
    sources,
    get raw() {
      const traits = traitsOf(customer);
      const rules = [...rulesOf(record, pseudonym, traits), ...revealedPlaces(record, revealed)];
      raw ??= maskedJson(record.raw, traits, placeRules(rules));
      return raw;
    },
  };
}

function* rulesOfItem({ sources }: RelatedItem, id: string | null): Iterable<SourceRule> {
  for (const pointer of sources.title ?? []) yield [pointer, instead(coveredText)];
  for (const pointer of sources.status ?? []) yield [pointer, { kind: 'shown', as: 'status' }];
  for (const pointer of sources.at ?? []) yield [pointer, { kind: 'shown', as: 'date' }];
  for (const pointer of sources.id ?? []) yield [pointer, id === null ? instead(coveredText) : only(id)];
}

/** An item of a section, masked, which is called by its ID, or by what it is; `customer` is whom it belongs to, so that an ID made of the name is no ID. */
export function maskedItem(item: RelatedItem, customer?: Pick<Customer, 'name' | 'email' | 'phone'>): RelatedItem {
  const traits = customer ? traitsOf(customer) : noTraits;
  const isTelling = (text: string) => isTellingId(text, traits) || !(customer || mayShow('id', text, traits));
  const id = item.id !== null && isTelling(item.id) ? coveredText : item.id;
  const { title: _, ...withoutTitle } = item.sources;
  let raw: string | undefined;
  return {
    id,
    kind: item.kind,
    title: id ?? item.kind,
    status: item.status === null || mayShow('status', item.status, traits) ? item.status : coveredText,
    at: dateOr(item.at),
    amount: maskedMoney(item.amount),
    sources: withoutTitle,
    get raw() {
      raw ??= maskedJson(item.raw, traits, placeRules(rulesOfItem(item, id)));
      return raw;
    },
  };
}

/** A row of which nothing is known but its JSON, such as one that could not be read. */
export const maskedRow = (raw: string): string => maskedJson(raw, noTraits);
