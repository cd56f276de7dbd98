/** Records as bytes, on their way to the worker and back: values without keys, sources by the few shapes they have. */
import type { Customer, CustomerRecord, Money, Sources } from '../../core/model/customer.ts';

/** A batch of records of one connection. Heads and raws stand in `bytes` one after another, their lengths in pairs. */
export interface Batch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** Of each record, which of `shapes`. */
  readonly shapeOf: Uint16Array<ArrayBuffer>;
  /** Sources as JSON. */
  readonly shapes: readonly string[];
}

type Value = string | number | null | readonly (string | number | null)[];

const moneyOf = (money: Money | null) => money && [money.amount, money.currency];

/** A customer's values in one fixed order, ID, name, e-mail and phone first, what is missing at the end left out. */
function headOf(customer: Customer): string {
  const { address } = customer;
  const values: Value[] = [
    customer.id,
    customer.name,
    customer.email,
    customer.phone,
    customer.type,
    customer.status,
    customer.country,
    address && [address.line1, address.line2, address.city, address.state, address.postalCode, address.country],
    customer.avatarUrl,
    customer.createdAt,
    customer.updatedAt,
    customer.firstOrderAt,
    customer.lastOrderAt,
    customer.orders,
    customer.subscriptions,
    moneyOf(customer.lifetimeValue),
    moneyOf(customer.lastSpent),
  ];
  while (values.at(-1) === null) values.pop();
  return JSON.stringify(values);
}

/** The customer that `headOf` wrote. Nobody else writes heads, so that the types hold. */
export function customerOf(head: string): Customer {
  const values = JSON.parse(head) as (Value | undefined)[];
  const at = <T extends string | number>(place: number) => (values[place] ?? null) as T | null;
  const list = (place: number) => (values[place] ?? null) as (string | null)[] | null;
  const address = list(7);
  const money = (place: number): Money | null => {
    const pair = list(place);
    return pair && { amount: pair[0] ?? '', currency: pair[1] ?? null };
  };
  return {
    id: at<string>(0) ?? '',
    name: at(1),
    email: at(2),
    phone: at(3),
    type: at(4),
    status: at(5) as Customer['status'],
    country: at(6),
    address: address && {
      line1: address[0] ?? null,
      line2: address[1] ?? null,
      city: address[2] ?? null,
      state: address[3] ?? null,
      postalCode: address[4] ?? null,
      country: address[5] ?? null,
    },
    avatarUrl: at(8),
    createdAt: at(9),
    updatedAt: at(10),
    firstOrderAt: at(11),
    lastOrderAt: at(12),
    orders: at(13),
    subscriptions: at(14),
    lifetimeValue: money(15),
    lastSpent: money(16),
  };
}

const sourceTexts = new WeakMap<Sources, string>();

/** Most records of a provider share one object of sources. */
function sourceText(sources: Sources): string {
  const known = sourceTexts.get(sources);
  if (known !== undefined) return known;
  const text = JSON.stringify(sources);
  sourceTexts.set(sources, text);
  return text;
}

export function pack(records: readonly CustomerRecord[]): Batch {
  const heads = records.map(({ customer }) => headOf(customer));
  const lengths = new Uint32Array(records.length * 2);
  let size = 0;
  for (const [at, { raw }] of records.entries()) {
    const head = Buffer.byteLength(heads[at] ?? '');
    const body = Buffer.byteLength(raw);
    lengths.set([head, body], at * 2);
    size += head + body;
  }
  const bytes = Buffer.from(new ArrayBuffer(size));
  const shapes = new Map<string, number>();
  const shapeOf = new Uint16Array(records.length);
  let end = 0;
  for (const [at, { raw, sources }] of records.entries()) {
    end += bytes.write(heads[at] ?? '', end);
    end += bytes.write(raw, end);
    const text = sourceText(sources);
    const shape = shapes.get(text) ?? shapes.size;
    shapes.set(text, shape);
    shapeOf[at] = shape;
  }
  return { bytes: new Uint8Array(bytes.buffer), lengths, shapeOf, shapes: [...shapes.keys()] };
}

export function unpack(connectionId: string, { bytes, lengths, shapeOf, shapes }: Batch): CustomerRecord[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sources = shapes.map(text => JSON.parse(text) as Sources);
  let end = 0;
  const next = (length: number) => {
    end += length;
    return buffer.toString('utf8', end - length, end);
  };
  return Array.from(shapeOf, (shape, at) => {
    const customer = customerOf(next(lengths[at * 2] ?? 0));
    return { connectionId, customer, raw: next(lengths[at * 2 + 1] ?? 0), sources: sources[shape] ?? {} };
  });
}
