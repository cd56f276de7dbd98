/** The `fields` of a manifest, made into what a provider's file has: a field table. */
import type { FieldTable } from '../../core/fields/compile.ts';
import {
  address,
  count,
  country,
  either,
  type Field,
  id,
  joined,
  majorMoney,
  minorMoney,
  phone,
  status,
  text,
  time,
} from '../../core/fields/fields.ts';
import type { PointerReader } from '../../core/fields/pointer-reader.ts';
import { timeIn } from '../../core/fields/time-forms.ts';
import type { Address, Money, Status } from '../../core/model/customer.ts';
import type {
  CountWords,
  FieldsWords,
  FindWords,
  JoinedWords,
  MoneyWords,
  PhoneWords,
  PlainWords,
  SingleWords,
  StatusWords,
  TimeWords,
} from './field-words.ts';
import { constantReader, finderOf, joinedReader } from './readers.ts';
import { filled, type Values } from './templates.ts';

const asList = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? value : [value as T]); // no T is a list here

const firstOf = <T>(fields: readonly Field<T>[]): Field<T> =>
  fields.length === 1 && fields[0] ? fields[0] : either(...fields);

/** Begins the name of what is looked for; no pointer does. */
const looked = '?';

/** A place as the field table knows it: a pointer as it is, what is looked for or joined under a name of its own. */
const nameOf = (value: SingleWords | JoinedWords): string =>
  typeof value === 'string' ? value : looked + JSON.stringify(value);

/**
 * A line of the table whose places may be constants and elements that are looked for: to the line they are places like any
 * other. A constant may hold what a connection has chosen, such as its currency.
 */
export const line =
  <T>(field: Field<T>, options: Values): Field<T> =>
  declare => {
    const place = (name: string, use?: 'source' | 'hint'): PointerReader => {
      if (name.startsWith('=')) return constantReader(filled(name.slice(1), options) ?? '');
      if (name.startsWith(looked)) {
        const words: FindWords | JoinedWords = JSON.parse(name.slice(looked.length)); // as it was made a name of
        return 'join' in words
          ? joinedReader(words.join.map(one => place(nameOf(one), use)))
          : finderOf(words, declare);
      }
      return declare(name, use);
    };
    return field(declare.trace ? Object.assign(place, { trace: declare.trace }) : place);
  };

/** A field that is the first of several places. */
export const plain = <T>(value: PlainWords, make: (pointer: string) => Field<T>): Field<T> =>
  firstOf(asList(value).map(one => make(nameOf(one))));

export const texts = (value: PlainWords, one: (place: string) => Field<string> = text): Field<string> =>
  firstOf(
    asList(value).map(words =>
      typeof words === 'object' && 'join' in words ? joined(...words.join.map(nameOf)) : one(nameOf(words)),
    ),
  );

export function times(value: TimeWords): Field<string> {
  if (typeof value !== 'object' || !('time' in value)) return plain(value, time);
  const { as = 'iso' } = value;
  return plain(value.time, pointer => (as === 'iso' ? time(pointer) : timeIn(as, pointer)));
}

export function moneys({ money, minor, currency }: MoneyWords): Field<Money> {
  const currencies = currency === undefined ? [undefined] : asList(currency).map(nameOf);
  const make = (pointer: string, at: string | undefined) =>
    minor && at !== undefined ? minorMoney(pointer, at) : majorMoney(pointer, at);
  return firstOf(asList(money).flatMap(one => currencies.map(at => make(nameOf(one), at))));
}

export function phones(value: PhoneWords): Field<string> {
  const words = typeof value === 'object' && 'phone' in value ? value : { phone: value };
  const hints = {
    ...(words.code === undefined ? {} : { callingCode: asList(words.code).map(nameOf) }),
    ...(words.country === undefined ? {} : { country: asList(words.country).map(nameOf) }),
  };
  return plain(words.phone, pointer => phone(pointer, hints));
}

/** What the words are that mean themselves. */
const itself: Readonly<Record<string, Status>> = {
  active: 'active',
  inactive: 'inactive',
  blocked: 'blocked',
  pending: 'pending',
  deleted: 'deleted',
};

export function statuses(value: StatusWords): Field<Status> {
  const words = typeof value === 'object' && 'status' in value ? value : { status: value, words: itself };
  return plain(words.status, pointer => status(pointer, words.words));
}

export const counts = (value: CountWords): Field<number> =>
  plain(typeof value === 'object' && 'count' in value ? value.count : value, count);

type AddressWords = NonNullable<FieldsWords['address']>['address'];

export function addresses({ country: home, ...parts }: AddressWords): Field<Address> {
  const lines = Object.entries(parts).flatMap(([key, value]) => (value === undefined ? [] : [[key, texts(value)]]));
  return address({ ...Object.fromEntries(lines), ...(home === undefined ? {} : { country: plain(home, country) }) });
}

/** The table that a manifest's `fields` come to. Throws a `RangeError` for one with more places than a table has. */
export function tableOf(words: FieldsWords, options: Values = {}): FieldTable {
  const given = <Words, T>(value: Words | undefined, make: (words: Words) => Field<T>) =>
    value === undefined ? undefined : line(make(value), options);
  const table = {
    id: line(plain(words.id, id), options),
    name: given(words.name, texts),
    email: given(words.email, texts),
    phone: given(words.phone, phones),
    type: given(words.type, texts),
    status: given(words.status, statuses),
    country: given(words.country, value => plain(value, country)),
    address: given(words.address, value => addresses(value.address)),
    avatarUrl: given(words.avatarUrl, texts),
    createdAt: given(words.createdAt, times),
    updatedAt: given(words.updatedAt, times),
    firstOrderAt: given(words.firstOrderAt, times),
    lastOrderAt: given(words.lastOrderAt, times),
    orders: given(words.orders, counts),
    subscriptions: given(words.subscriptions, counts),
    lifetimeValue: given(words.lifetimeValue, moneys),
    lastSpent: given(words.lastSpent, moneys),
  };
  const { id: key, ...others } = table;
  return {
    id: key,
    ...(Object.fromEntries(Object.entries(others).filter(([, field]) => field)) as Partial<FieldTable>),
  }; // what is left out is undefined above
}

/** The constants in what words say, wherever they are. */
export function constantsIn(words: unknown): readonly string[] {
  if (typeof words === 'string') return words.startsWith('=') ? [words.slice(1)] : [];
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(constantsIn) : [];
}
