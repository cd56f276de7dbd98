/** A provider's table made ready: from a row to a customer and the places each of its fields came from. */
import type { Customer, Sources } from '../model/customer.ts';
import type { Drift } from '../model/drift.ts';
import type { Field } from './fields.ts';
import { pointerReader, type Read, type RowContext } from './pointer-reader.ts';

/** A provider's table: a line for every field it has. */
export type FieldTable = TableOf<Customer> & { readonly id: Field<string> };

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

/** A table for the fields of a type: at each key a field of the type there. */
export type TableOf<T> = Readonly<{ [Key in keyof T]?: Field<NonNullable<T[Key]>> }>;

/** Shapes that are remembered: an API has a handful, and a hostile list has another one in each row. */
const mostShapes = 1000;

/** For the fields that have a value, the JSON Pointers it came from. */
export type SourcesOf<T> = Readonly<Partial<Record<keyof T, readonly string[]>>>;

/**
 * The lines of a table, made ready one after another, and the places they look at. Rows of one shape share one frozen
 * `sources` object: a list of a million customers has a handful of shapes, and a shape is a number with a bit for every
 * leaf of the table that gave something.
 */
export class Lines<T> {
  private readonly table: TableOf<T>;
  /** Sources, each with its bit by its position, and the field that each of them belongs to. */
  private readonly places: { readonly pointer: string; readonly owner: keyof T }[] = [];
  /** Places that only help to read others. */
  private readonly hints: string[] = [];
  private readonly shapes = new Map<number, SourcesOf<T>>();

  constructor(table: TableOf<T>) {
    this.table = table;
  }

  /** Every place the table looks at, once its lines are ready. */
  get pointers(): readonly string[] {
    return [...this.places.map(({ pointer }) => pointer), ...this.hints];
  }

  /** The reader of one line; for a field that the table does not have, one that finds nothing. */
  line<Key extends keyof T>(key: Key): Read<NonNullable<T[Key]>> {
    const { places, hints } = this;
    // The table has at each key a field of the type there, which TypeScript cannot follow through the key.
    const field = this.table[key] as Field<NonNullable<T[Key]>> | undefined;
    if (!field) return () => null;
    const read = field((pointer, use) => {
      if (use === 'hint') {
        hints.push(pointer);
        return pointerReader(pointer, 0);
      }
      return pointerReader(pointer, 1 << (places.push({ pointer, owner: key }) - 1));
    });
    if (places.length > 31) throw new RangeError('A field table has at most 31 leaves: its shapes are 32-bit numbers.');
    return reading => {
      const before = reading.used;
      const value = read(reading);
      if (value === null) reading.used = before;
      return value;
    };
  }

  /** The places that gave something of a row, by the field they gave it to. */
  sources(used: number): SourcesOf<T> {
    const known = this.shapes.get(used);
    if (known) return known;
    const sources: Partial<Record<keyof T, string[]>> = {};
    this.places.forEach(({ pointer, owner }, bit) => {
      if (used & (1 << bit)) sources[owner] = [...(sources[owner] ?? []), pointer];
    });
    for (const key in sources) Object.freeze(sources[key]);
    const made = Object.freeze(sources);
    if (this.shapes.size < mostShapes) this.shapes.set(used, made);
    return made;
  }
}

/** Turns a table into a reader of customers. */
export function compile(table: FieldTable): Normalizer {
  const lines = new Lines<Customer>(table);
  const line = <Key extends keyof Customer>(key: Key) => lines.line(key);
  const [id, name, email, tel, type] = [line('id'), line('name'), line('email'), line('phone'), line('type')] as const;
  const [state, home, postal, avatar] = [line('status'), line('country'), line('address'), line('avatarUrl')] as const;
  const [created, updated] = [line('createdAt'), line('updatedAt')] as const;
  const [firstOrder, lastOrder] = [line('firstOrderAt'), line('lastOrderAt')] as const;
  const [orders, subscriptions] = [line('orders'), line('subscriptions')] as const;
  const [lifetimeValue, lastSpent] = [line('lifetimeValue'), line('lastSpent')] as const;

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
    return { customer, sources: lines.sources(reading.used) };
  };

  return { pointers: lines.pointers, normalize };
}
