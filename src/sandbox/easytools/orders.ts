// https://developers.easy.tools/easycart/orders/get-orders and …/get-order
import { pick } from '../people/dice.ts';
import { type PairIds, uuidPairs } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import { NEWEST, type Population } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { rowsFrom } from '../wire/wire.ts';
import { CODES, CURRENCIES, iso, PRODUCTS } from './catalogue.ts';

export interface Order {
  readonly id: string;
  readonly row: number;
  /** Which of this customer's orders in this currency, the oldest first. */
  readonly at: number;
  /** Null on orders from before there were statuses. */
  readonly status: string | null;
  readonly currency: string;
  readonly quantity: number;
  readonly product: (typeof PRODUCTS)[number];
  /** In the currency's smallest unit: of one piece, of the piece offered at the till (0 for none), and of all. */
  readonly price: number;
  readonly bump: number;
  readonly amount: number;
  readonly refunded: number;
  readonly created: number;
  readonly email: string | null;
}

/** Orders had no status before. */
const LEGACY = Date.parse('2024-06-01T00:00:00Z');
const UNFINISHED = ['created', 'awaiting_payment', 'processing'] as const;

/** What no page describes, on the orders of one customer: sent in place of, or with undefined left out of, a good row. */
const ODD: readonly Readonly<Record<string, unknown>>[] = [
  { currency: null },
  { currency: undefined, product_name: null },
  { amount: null },
  { amount: '4900' },
  { amount: -4900, status: 'partially_refunded' },
  { amount: 49.5, currency: 'PLN' },
  { currency: 'xbt', status: '' },
  { status: undefined, created_at: undefined },
  { created_at: 'yesterday', product_name: '<img src=x onerror=alert(1)>' },
  { created_at: 1_760_000_000, quantity: null },
  { id: undefined },
  { customer_email: undefined, quantity: 0, amount: 0 },
];

/** The orders of one store, each made when it is asked for. */
export class Orders {
  private readonly people: Population;
  private readonly many: number;
  private readonly ids: PairIds;
  /** Of the last few customers: one answer counts, sums and lists the same ones. */
  private readonly made = new Map<string, readonly Order[]>();

  constructor(seed: number, people: Population, many: number) {
    this.people = people;
    this.many = many;
    this.ids = uuidPairs(seed, 'easytools order');
  }

  /** In one currency, the oldest first. */
  in(row: number, currency: string): readonly Order[] {
    const every = CURRENCIES[currency]?.every;
    if (every === undefined || row % every !== 0 || row >= this.people.size) return [];
    const key = `${row} ${currency}`;
    const orders = this.made.get(key) ?? this.make(row, currency);
    this.made.delete(key);
    this.made.set(key, orders);
    for (const oldest of [...this.made.keys()].slice(0, -16)) this.made.delete(oldest);
    return orders;
  }

  /** In every currency, the newest first. */
  of(row: number): readonly Order[] {
    return newestFirst(CODES.flatMap(currency => this.in(row, currency)));
  }

  byId(id: string): Order | undefined {
    const found = this.ids.pair(id);
    return found && this.in(found.row, CODES[found.at % 8] ?? '')[Math.floor(found.at / 8)];
  }

  /** As it is in a list. */
  wire(order: Order): Record<string, unknown> {
    const { id, status, amount, currency, quantity, email, created, row, at } = order;
    const good = {
      ...{ id, status, amount, currency, quantity, product_name: order.product },
      ...{ customer_email: email, created_at: iso(created) },
    };
    return row === notableRow('odd', this.people.size) ? { ...good, ...ODD[at] } : good;
  }

  private make(row: number, currency: string): Order[] {
    const person = this.people.at(row);
    const count = this.count(row, person, currency);
    const all = row === notableRow('many', this.people.size) ? 1 : person.roll(`span ${currency}`);
    const span = (NEWEST - person.joined.getTime()) * all;
    return rowsFrom(0, count, count).map(at => {
      const quantity = 1 + Math.floor(person.roll(`quantity ${at}`) * 3);
      const price = CURRENCIES[currency]?.unit ?? 0;
      const bump = person.roll(`bump ${currency} ${at}`) < 0.25 ? Math.round(price * 0.8) : 0;
      const created = person.joined.getTime() + (count > 1 ? Math.floor((span * at) / (count - 1)) : 0);
      const status = statusOf(person, currency, at, count, created);
      const amount = quantity * price + bump;
      const partly = status === 'completed' && person.roll(`partial ${currency} ${at}`) < 0.06;
      return {
        ...{ id: this.ids.of(row, at * 8 + CODES.indexOf(currency)), row, at, status, currency, quantity, price, bump },
        ...{ product: pick(PRODUCTS, person.roll(`product ${at}`)), amount, created },
        refunded: status === 'refunded' ? amount : partly ? Math.floor(amount / 4) : 0,
        email: person.roll(`guest ${currency} ${at}`) < 0.03 ? null : emailOf(person, row),
      };
    });
  }

  private count(row: number, person: Person, currency: string): number {
    if (currency === 'pln' && row === notableRow('many', this.people.size)) return this.many;
    if (currency === 'pln' && row === notableRow('odd', this.people.size)) return ODD.length;
    return 1 + Math.floor(person.roll(`orders ${currency}`) ** 2 * 7);
  }
}

export const newestFirst = (orders: readonly Order[]): Order[] =>
  orders.toSorted((one, other) => other.created - one.created);

/** What came in and went back, in the smallest unit. */
export function turnover(orders: readonly Order[]): { gross: number; refunds: number; net: number } {
  const paid = orders.filter(({ status }) => status === null || status === 'completed' || status === 'refunded');
  const gross = paid.reduce((sum, { amount }) => sum + amount, 0);
  const refunds = paid.reduce((sum, { refunded }) => sum + refunded, 0);
  return { gross, refunds, net: gross - refunds };
}

export function emailOf(person: Person, row: number): string {
  return person.email ?? `customer${row}@example.com`;
}

/** The first order is always paid, only the newest can still be open. */
function statusOf(person: Person, currency: string, at: number, count: number, created: number): string | null {
  const rolled = person.roll(`status ${currency} ${at}`);
  if (created < LEGACY && rolled < 0.5) return null;
  if (at === 0) return 'completed';
  if (at === count - 1 && rolled > 0.85) return pick(UNFINISHED, person.roll(`unfinished ${currency}`));
  return rolled > 0.5 && rolled < 0.56 ? 'canceled' : rolled > 0.4 && rolled < 0.5 ? 'refunded' : 'completed';
}
