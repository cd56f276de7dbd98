/**
 * Normalization is a table, one line per field: where a value stands in a row and what it means there. The table gives
 * the sources for free, and no code but this reads a provider's row.
 */
import { countryCode } from './country.ts';
import type { Address, Customer, Money, Sources, Status } from './customer.ts';
import type { Drift } from './drift.ts';
import { literalAt, literalOf, pointerPath } from './json.ts';
import { majorUnits } from './money.ts';
import { normalPhone } from './phone.ts';
import { normalTime } from './time.ts';

/** One row while it is read. The row has passed its schema; `used` has a bit for every leaf that gave something. */
export interface Reading {
  readonly row: unknown;
  readonly raw: string;
  readonly drift: Drift;
  used: number;
}

/** Reads one value from a row; null where the row has none. */
type Read<T> = (reading: Reading) => T | null;

/** A place in the row. Reading a value marks the place as a source of the field that is being read. */
interface Leaf {
  readonly pointer: string;
  /** undefined for a missing value, null and the empty string: none of them is a value. */
  value(reading: Reading): unknown;
  /** The characters sent, for numbers whose digits matter. */
  literal(reading: Reading): string | undefined;
}

/** Declares a place. A `hint` only helps to read another place and is no source. */
type Declare = (pointer: string, use?: 'source' | 'hint') => Leaf;

/** A line of the table: given a way to declare places, it becomes a reader. */
export type Field<T> = (declare: Declare) => Read<T>;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

function declareLeaf(pointer: string, bit: number): Leaf {
  const path = pointerPath(pointer);
  const [first = '', second] = path;
  const find = (row: unknown): unknown => {
    const value = isObject(row) ? row[first] : undefined;
    return second === undefined ? value : isObject(value) ? value[second] : undefined;
  };
  return {
    pointer,
    value(reading) {
      const value = find(reading.row);
      if (value === undefined || value === null || value === '') return undefined;
      reading.used |= bit;
      return value;
    },
    literal: reading => (second === undefined ? literalOf(reading.raw, first) : literalAt(reading.raw, path)),
  };
}

/** A text, or a number where documents disagree; its digits stay as sent. */
const textOf = (leaf: Leaf, reading: Reading): string | null => {
  const value = leaf.value(reading);
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? (leaf.literal(reading) ?? String(value)) : null;
};

export const text =
  (pointer: string): Field<string> =>
  declare => {
    const leaf = declare(pointer);
    return reading => textOf(leaf, reading);
  };

/** The parts that there are, with a space between them. */
export const joined =
  (...pointers: readonly string[]): Field<string> =>
  declare => {
    const leaves = pointers.map(pointer => declare(pointer));
    return reading => {
      let whole = '';
      for (const leaf of leaves) {
        const before = reading.used;
        const part = textOf(leaf, reading)?.trim();
        if (part) whole = whole ? `${whole} ${part}` : part;
        else reading.used = before;
      }
      return whole || null;
    };
  };

/** The first of several fields that has a value: for a provider whose pages spell one thing in two ways. */
export const either =
  <T>(...fields: readonly Field<T>[]): Field<T> =>
  declare => {
    const reads = fields.map(field => field(declare));
    return reading => {
      for (const read of reads) {
        const before = reading.used;
        const value = read(reading);
        if (value !== null) return value;
        reading.used = before;
      }
      return null;
    };
  };

/** A time, to RFC 3339; what is no time is no value. */
export const time =
  (pointer: string): Field<string> =>
  declare => {
    const leaf = declare(pointer);
    return reading => {
      const value = leaf.value(reading);
      return typeof value === 'string' ? (normalTime(value) ?? null) : null;
    };
  };

export const country =
  (pointer: string): Field<string> =>
  declare => {
    const leaf = declare(pointer);
    return reading => {
      const value = textOf(leaf, reading);
      return value && (countryCode(value) ?? value);
    };
  };

/**
 * A phone number. `callingCode` is the field that holds "+237" where the provider splits it off; `country` reads numbers
 * in local form.
 */
export const phone =
  (
    pointer: string,
    hints: { readonly callingCode?: readonly string[]; readonly country?: readonly string[] } = {},
  ): Field<string> =>
  declare => {
    const leaf = declare(pointer);
    const callingCodes = (hints.callingCode ?? []).map(hint => declare(hint));
    const first = (leaves: readonly Leaf[], reading: Reading) => {
      for (const candidate of leaves) {
        const value = textOf(candidate, reading);
        if (value) return value;
      }
      return null;
    };
    const countries = (hints.country ?? []).map(hint => declare(hint, 'hint'));
    return reading => {
      const number = textOf(leaf, reading);
      if (!number) return null;
      if (number.startsWith('+')) return normalPhone(number);
      const code = first(callingCodes, reading);
      if (code) return normalPhone(`${code.startsWith('+') ? '' : '+'}${code}${number}`);
      const home = first(countries, reading);
      return normalPhone(number, home && countryCode(home));
    };
  };

/** A provider's word for the state, by its lower case; any other word is `unknown`, and noted. */
export const status =
  (pointer: string, words: Readonly<Record<string, Status>>): Field<Status> =>
  declare => {
    const leaf = declare(pointer);
    const known = new Map(Object.entries(words).map(([word, meaning]) => [word.toLowerCase(), meaning]));
    return reading => {
      const value = leaf.value(reading);
      if (value === undefined) return null;
      const meaning = known.get(String(value).toLowerCase());
      if (!meaning) reading.drift.add('unknownValue', leaf.pointer);
      return meaning ?? 'unknown';
    };
  };

export const count =
  (pointer: string): Field<number> =>
  declare => {
    const leaf = declare(pointer);
    return reading => {
      const value = leaf.value(reading);
      return typeof value === 'number' ? value : null;
    };
  };

/** An amount sent in major units; it keeps its digits. */
export const majorMoney =
  (pointer: string): Field<Money> =>
  declare => {
    const leaf = declare(pointer);
    return reading => {
      const amount = textOf(leaf, reading);
      return amount === null ? null : { amount, currency: null };
    };
  };

/** An amount sent in minor units, with the field that names its currency. */
export const minorMoney =
  (pointer: string, currencyPointer: string): Field<Money> =>
  declare => {
    const leaf = declare(pointer);
    const currencyLeaf = declare(currencyPointer);
    return reading => {
      const before = reading.used;
      const value = leaf.value(reading);
      // Of an integer that a number holds exactly, the digits need not be looked up.
      const minor = Number.isSafeInteger(value) ? String(value) : typeof value === 'number' && leaf.literal(reading);
      const currency = minor && textOf(currencyLeaf, reading)?.toUpperCase();
      const amount = minor && currency && majorUnits(minor, currency);
      if (amount) return { amount, currency };
      if (minor && currency) reading.drift.add('unexpectedType', leaf.pointer);
      reading.used = before;
      return null;
    };
  };

/** The address, from the parts a provider has; null when all of them are missing. */
export const address =
  (parts: Readonly<Partial<Record<keyof Address, Field<string>>>>): Field<Address> =>
  declare => {
    const none: Read<string> = () => null;
    const read = (key: keyof Address) => parts[key]?.(declare) ?? none;
    const [line1, line2, city, state, postalCode, home] = [
      read('line1'),
      read('line2'),
      read('city'),
      read('state'),
      read('postalCode'),
      read('country'),
    ] as const;
    return reading => {
      const before = reading.used;
      const found = {
        line1: line1(reading),
        line2: line2(reading),
        city: city(reading),
        state: state(reading),
        postalCode: postalCode(reading),
        country: home(reading),
      };
      return reading.used === before ? null : found;
    };
  };

/** A provider's table: a line for every field it has. */
export type FieldTable = Readonly<{ [Key in keyof Customer]?: Field<NonNullable<Customer[Key]>> }> & {
  readonly id: Field<string>;
};

/** What a table makes of a row. */
export interface Normalized {
  readonly customer: Customer;
  readonly sources: Sources;
}

/** A table made ready. */
export interface Normalizer {
  /** Every place the table looks at. */
  readonly pointers: readonly string[];
  /** undefined for a row without an id. */
  normalize(row: unknown, raw: string, drift: Drift): Normalized | undefined;
}

/**
 * Turns a table into a reader. Rows of one shape share one frozen `sources` object: a list of a million customers has a
 * handful of shapes, and a shape is a number with a bit for every leaf of the table that gave something.
 */
export function compile(table: FieldTable): Normalizer {
  const pointers: string[] = [];
  const hints: string[] = [];
  const owners: (keyof Customer)[] = [];
  const line = <Key extends keyof Customer>(key: Key): Read<NonNullable<Customer[Key]>> => {
    // The table has at each key a field of the customer's type there, which TypeScript cannot follow through the key.
    const field = table[key] as Field<NonNullable<Customer[Key]>> | undefined;
    if (!field) return () => null;
    const read = field((pointer, use) => {
      if (use === 'hint') {
        hints.push(pointer);
        return declareLeaf(pointer, 0);
      }
      owners.push(key);
      return declareLeaf(pointer, 1 << (pointers.push(pointer) - 1));
    });
    if (pointers.length > 31)
      throw new RangeError('A field table has at most 31 leaves: its shapes are 32-bit numbers.');
    return reading => {
      const before = reading.used;
      const value = read(reading);
      if (value === null) reading.used = before;
      return value;
    };
  };
  const [id, name, email, tel, type] = [line('id'), line('name'), line('email'), line('phone'), line('type')] as const;
  const [state, home, postal, avatar] = [line('status'), line('country'), line('address'), line('avatarUrl')] as const;
  const [created, updated] = [line('createdAt'), line('updatedAt')] as const;
  const [firstOrder, lastOrder] = [line('firstOrderAt'), line('lastOrderAt')] as const;
  const [orders, subscriptions] = [line('orders'), line('subscriptions')] as const;
  const [lifetimeValue, lastSpent] = [line('lifetimeValue'), line('lastSpent')] as const;
  const shapes = new Map<number, Sources>();

  const sourcesOf = (used: number): Sources => {
    const sources: Partial<Record<keyof Customer, string[]>> = {};
    pointers.forEach((pointer, bit) => {
      const owner = owners[bit];
      if (owner && used & (1 << bit)) sources[owner] = [...(sources[owner] ?? []), pointer];
    });
    for (const list of Object.values(sources)) Object.freeze(list);
    return Object.freeze(sources);
  };

  const normalize = (row: unknown, raw: string, drift: Drift): Normalized | undefined => {
    const reading: Reading = { row, raw, drift, used: 0 };
    const key = id(reading);
    if (key === null) return undefined;
    // Every field, always in one order, so that all customers read alike to the engine as well.
    const customer: Customer = {
      id: key,
      name: name(reading),
      email: email(reading),
      phone: tel(reading),
      type: type(reading),
      status: state(reading),
      country: home(reading),
      address: postal(reading),
      avatarUrl: avatar(reading),
      createdAt: created(reading),
      updatedAt: updated(reading),
      firstOrderAt: firstOrder(reading),
      lastOrderAt: lastOrder(reading),
      orders: orders(reading),
      subscriptions: subscriptions(reading),
      lifetimeValue: lifetimeValue(reading),
      lastSpent: lastSpent(reading),
    };
    let sources = shapes.get(reading.used);
    if (!sources) {
      sources = sourcesOf(reading.used);
      shapes.set(reading.used, sources);
    }
    return { customer, sources };
  };

  return { pointers: [...pointers, ...hints], normalize };
}
