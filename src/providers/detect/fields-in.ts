/** Which field of a customer is where in the rows, by names and by values, each with its reason. */
import { t } from '../../core/l10n/language.ts';
import type { FieldsWords } from '../manifest/field-words.ts';
import { addressIn } from './address-in.ts';
import { countIn, type FieldQuestion, moneyIn, statusIn, timeIn } from './field-kinds.ts';
import { addressParents, coveredName, fieldNames, secretPlace } from './field-names.ts';
import { type FieldFound, type Finder, finderOf, foundAt } from './finder.ts';
import type { Json } from './rows-in.ts';
import { isCountry, isEmail, isId, isPhone, isPicture, isText, shareOf } from './value-shapes.ts';

export type FieldKey = keyof FieldsWords;

export interface FieldsFound {
  readonly fields: FieldsWords;
  readonly reasons: Readonly<Partial<Record<FieldKey, string>>>;
  /** What only a person can say, with what each answer means. */
  readonly questions: readonly FieldQuestion[];
  readonly covered: readonly string[];
  readonly secrets: readonly string[];
}

/** An ID is there in every row and never twice. */
function idIn(finder: Finder): FieldFound<FieldsWords['id']> {
  const isKey = (values: readonly unknown[], of: number) =>
    values.length === of && new Set(values.map(String)).size === values.length;
  const named = fieldNames.id.flatMap(name => finder.own.filter(place => place.name === name));
  const others = finder.own.filter(({ name }) => /id$/.test(name));
  const place = [...named, ...others].find(({ values, of }) => of > 0 && values.every(isId) && isKey(values, of));
  if (place)
    return {
      words: place.pointer,
      reason: t('{0} is there in all {1} rows, and never twice.', place.pointer, place.of),
    };
  return { words: '/id', reason: t('Nothing is there in every row and never twice: “/id” is a guess.') };
}

function nameIn(finder: Finder): FieldFound<NonNullable<FieldsWords['name']>> | undefined {
  const whole = finder.best(fieldNames.name, isText, 0.6);
  const [first, last] = [fieldNames.first, fieldNames.last].map(names => finder.best(names, isText, 0.6));
  const company = finder.best(fieldNames.company, isText, 0.6);
  const parts = [first, last].flatMap(one => (one ? [one.pointer] : []));
  const isWhole = whole && whole.values.length >= (first?.values.length ?? 0);
  if (isWhole) return foundAt(whole);
  if (parts.length === 0) return company && foundAt(company);
  const joined = parts.length === 1 ? (parts[0] ?? '') : { join: parts };
  const others = [whole, company].flatMap(one => (one ? [one.pointer] : []));
  return {
    words: others.length === 0 ? joined : [joined, ...others],
    reason:
      others.length === 0
        ? t('They are named as its parts: {0}.', parts.join(', '))
        : t('They are named as its parts: {0}; where they are empty, {1}.', parts.join(', '), others.join(', ')),
  };
}

function emailIn(finder: Finder): FieldFound<NonNullable<FieldsWords['email']>> | undefined {
  const named = finder.best(fieldNames.email, isEmail, 0.6);
  if (named) return foundAt(named, t('e-mail addresses'));
  const listed = finder.listed(fieldNames.email, isEmail);
  if (listed) return listed;
  const byValue = finder.own.find(({ values }) => values.length > 0 && shareOf(values, isEmail) >= 0.8);
  if (byValue)
    return { words: byValue.pointer, reason: t('What stands at {0} are e-mail addresses.', byValue.pointer) };
  return (
    finder.inPairs(fieldNames.email, isEmail) ??
    (finder.named(fieldNames.email) && foundAt(finder.named(fieldNames.email)))
  );
}

/** A list of contacts is one of other people. */
const listedPhones = fieldNames.phone.filter(name => !name.startsWith('contact'));

/** A number of an address is one of the person; it is taken where their own is missing. */
function phoneIn(
  finder: Finder,
  country: string | undefined,
): FieldFound<NonNullable<FieldsWords['phone']>> | undefined {
  const place = finder.best(fieldNames.phone, isPhone, 0.6) ?? finder.emptyNamed(fieldNames.phone);
  const [atAddress] = addressParents.flatMap(parent =>
    finder.all.filter(({ name, parents }) => parents.at(-1) === parent && fieldNames.phone.includes(name)),
  );
  const places = [place, atAddress].filter(one => one !== undefined);
  const [first] = places;
  const code = finder.named(fieldNames.phoneCode)?.pointer;
  const hints = { ...(code === undefined ? {} : { code }), ...(country === undefined ? {} : { country }) };
  if (!first) {
    const listed = finder.listed(listedPhones, isPhone);
    if (!listed) return finder.inPairs(fieldNames.phone, isPhone);
    return { ...listed, words: { phone: listed.words, ...hints } };
  }
  const pointers = places.map(({ pointer }) => pointer);
  const { reason } = foundAt(first, t('phone numbers'));
  return {
    words: { phone: pointers.length === 1 ? first.pointer : pointers, ...hints },
    reason: place && atAddress ? `${reason} ${t('Where there is none, that of the address.')}` : reason,
  };
}

function typeIn(finder: Finder): FieldFound<string> | undefined {
  const place = finder.best(fieldNames.type, isText, 0.9);
  const words = new Set(place?.values);
  // The kind of the object is not that of the person.
  const isKind = words.size === 1 && /^(?:customer|contact|user|account|member)s?$/i.test([...words].join());
  return place && words.size <= 8 && !isKind ? foundAt(place) : undefined;
}

const countryIn = (finder: Finder) =>
  finder.best(fieldNames.country, isCountry, 0.8) ?? finder.emptyNamed(fieldNames.country);

/** Finds the fields in rows. */
export function findFields(rows: readonly Json[]): FieldsFound {
  const finder = finderOf(rows);
  const address = addressIn(finder);
  const own = countryIn(finder);
  const inAddress = address?.country;
  const country = own
    ? foundAt(own)
    : inAddress === undefined
      ? undefined
      : { words: inAddress, reason: t('It is the one of the address.') };
  const money = { lifetimeValue: moneyIn(finder, 'lifetimeValue'), lastSpent: moneyIn(finder, 'lastSpent') };
  const picture = finder.best(fieldNames.avatarUrl, isPicture, 0.6);
  const found = {
    id: idIn(finder),
    name: nameIn(finder),
    email: emailIn(finder),
    phone: phoneIn(finder, country?.words),
    type: typeIn(finder),
    status: statusIn(finder),
    country,
    address: address?.found,
    avatarUrl: picture && foundAt(picture, t('addresses')),
    createdAt: timeIn(finder, fieldNames.createdAt),
    updatedAt: timeIn(finder, fieldNames.updatedAt),
    firstOrderAt: timeIn(finder, fieldNames.firstOrderAt),
    lastOrderAt: timeIn(finder, fieldNames.lastOrderAt),
    orders: countIn(finder, fieldNames.orders),
    subscriptions: countIn(finder, fieldNames.subscriptions),
    lifetimeValue: money.lifetimeValue?.found,
    lastSpent: money.lastSpent?.found,
  };
  const entries = Object.entries(found).flatMap(([key, one]) => (one ? [[key, one] as const] : []));
  const pointers = (pattern: RegExp) =>
    finder.all.filter(({ name }) => pattern.test(name)).map(({ pointer }) => pointer);
  return {
    // Each of them is of its own field: the record above says so.
    fields: Object.fromEntries(entries.map(([key, { words }]) => [key, words])) as FieldsWords,
    reasons: Object.fromEntries(entries.map(([key, { reason }]) => [key, reason])),
    questions: Object.values(money).flatMap(one => (one?.question ? [one.question] : [])),
    covered: pointers(coveredName),
    secrets: pointers(secretPlace),
  };
}
