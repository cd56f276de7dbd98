/** A provider's table made ready: from a row to a customer and the places each of its fields came from. */
import type { Customer, Sources } from '../model/customer.ts';
import type { Drift } from '../model/drift.ts';
import type { Field } from './fields.ts';
import { pointerReader, type Read, type RowContext } from './pointer-reader.ts';

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

/** The places a table looks at, as its lines are made ready. */
interface Places {
  /** Sources, each with its bit by its position. */
  readonly pointers: string[];
  /** The field that each of them belongs to. */
  readonly owners: (keyof Customer)[];
  /** Places that only help to read others. */
  readonly hints: string[];
}

/** The reader of one line of a table; for a field that the table does not have, one that finds nothing. */
function readerOf<Key extends keyof Customer>(
  table: FieldTable,
  key: Key,
  { pointers, owners, hints }: Places,
): Read<NonNullable<Customer[Key]>> {
  // The table has at each key a field of the customer's type there, which TypeScript cannot follow through the key.
  const field = table[key] as Field<NonNullable<Customer[Key]>> | undefined;
  if (!field) return () => null;
  const read = field((pointer, use) => {
    if (use === 'hint') {
      hints.push(pointer);
      return pointerReader(pointer, 0);
    }
    owners.push(key);
    return pointerReader(pointer, 1 << (pointers.push(pointer) - 1));
  });
  if (pointers.length > 31) throw new RangeError('A field table has at most 31 leaves: its shapes are 32-bit numbers.');
  return reading => {
    const before = reading.used;
    const value = read(reading);
    if (value === null) reading.used = before;
    return value;
  };
}

/** The places that gave something, by the field they gave it to. */
function sourcesOf(used: number, { pointers, owners }: Places): Sources {
  const sources: Partial<Record<keyof Customer, string[]>> = {};
  pointers.forEach((pointer, bit) => {
    const owner = owners[bit];
    if (owner && used & (1 << bit)) sources[owner] = [...(sources[owner] ?? []), pointer];
  });
  for (const list of Object.values(sources)) Object.freeze(list);
  return Object.freeze(sources);
}

/**
 * Turns a table into a reader. Rows of one shape share one frozen `sources` object: a list of a million customers has a
 * handful of shapes, and a shape is a number with a bit for every leaf of the table that gave something.
 */
export function compile(table: FieldTable): Normalizer {
  const places: Places = { pointers: [], owners: [], hints: [] };
  const line = <Key extends keyof Customer>(key: Key) => readerOf(table, key, places);
  const [id, name, email, tel, type] = [line('id'), line('name'), line('email'), line('phone'), line('type')] as const;
  const [state, home, postal, avatar] = [line('status'), line('country'), line('address'), line('avatarUrl')] as const;
  const [created, updated] = [line('createdAt'), line('updatedAt')] as const;
  const [firstOrder, lastOrder] = [line('firstOrderAt'), line('lastOrderAt')] as const;
  const [orders, subscriptions] = [line('orders'), line('subscriptions')] as const;
  const [lifetimeValue, lastSpent] = [line('lifetimeValue'), line('lastSpent')] as const;
  const shapes = new Map<number, Sources>();

  const normalize = (row: unknown, raw: string, drift: Drift): Normalized | undefined => {
    const reading: RowContext = { row, raw, drift, used: 0 };
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
      sources = sourcesOf(reading.used, places);
      shapes.set(reading.used, sources);
    }
    return { customer, sources };
  };

  return { pointers: [...places.pointers, ...places.hints], normalize };
}
