/** A provider's table made ready: from a row to a customer and the places each of its fields came from. */
import { pointerPath } from '../json/spans.ts';
import type { Customer, CustomerRecord } from '../model/customer.ts';
import type { Field } from './fields.ts';
import { pointerReader, type Read, type RowContext } from './pointer-reader.ts';

/** A provider's table: a line for every field it has. */
export type FieldTable = TableOf<Customer> & { readonly id: Field<string> };

/** A table made ready. */
export interface Normalizer {
  /** Every place the table looks at. */
  readonly pointers: readonly string[];
  /** The places at which a row has nothing, and others with the same keys neither: `RowContext.absent`. */
  readonly absentIn: (row: object) => number;
  /** Makes a record of a row that has passed its schema; undefined for one without an id. */
  readonly normalize: (reading: RowContext, connectionId: string) => CustomerRecord | undefined;
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
  private readonly places: { readonly pointer: string; readonly first: string; readonly owner: keyof T }[] = [];
  /** Places that only help to read others. */
  private readonly hints: string[] = [];
  private readonly shapes = new Map<number, SourcesOf<T>>();
  /** Of the row before, which mostly was of the same shape. */
  private last: { readonly used: number; readonly sources: SourcesOf<T> } | undefined;

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
      const [first = ''] = pointerPath(pointer);
      return pointerReader(pointer, 1 << (places.push({ pointer, first, owner: key }) - 1));
    });
    if (places.length > 31) throw new RangeError('A field table has at most 31 leaves: its shapes are 32-bit numbers.');
    return reading => {
      const before = reading.used;
      const value = read(reading);
      if (value === null) reading.used = before;
      return value;
    };
  }

  /** The places at which a row has nothing, by its keys alone. */
  readonly absentIn = (row: object): number =>
    this.places.reduce((bits, { first }, bit) => (Object.hasOwn(row, first) ? bits : bits | (1 << bit)), 0);

  /** The places that gave something of a row, by the field they gave it to. */
  sources(used: number): SourcesOf<T> {
    if (this.last?.used === used) return this.last.sources;
    const sources = this.shapes.get(used) ?? this.made(used);
    this.last = { used, sources };
    return sources;
  }

  private made(used: number): SourcesOf<T> {
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

  const normalize: Normalizer['normalize'] = (reading, connectionId) => {
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
    return { connectionId, customer, raw: reading.raw, sources: lines.sources(reading.used) };
  };

  return { pointers: lines.pointers, absentIn: lines.absentIn, normalize };
}
