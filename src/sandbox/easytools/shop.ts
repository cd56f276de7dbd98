// https://developers.easy.tools/easycart/customers/get-customer
import { type RowIds, uuid, uuids } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { type Notable, type Records, rowsAsked, rowsFrom } from '../wire/wire.ts';
import { BUMP, CODES, CURRENCIES, iso, PRODUCTS, productId } from './catalogue.ts';
import { emailOf, newestFirst, Orders, turnover } from './orders.ts';
import { Subscriptions, subscriptionRow } from './subscriptions.ts';

export const includes = ['orders', 'subscriptions', 'products', 'ltv'] as const;

/** One store of Easy.tools: its customers by row, the newest first. */
export class Shop {
  readonly seed: number;
  readonly orders: Orders;
  readonly subscriptions: Subscriptions;
  readonly currencies: readonly string[] = CODES;
  readonly products: readonly { readonly id: string; readonly name: string }[];
  private readonly people: Population;
  readonly records: Records;
  private readonly ids: RowIds;
  /** Kept, since every page of the list asks for it. */
  private readonly buyers = new Map<string, readonly number[]>();

  constructor(seed: number, people: Population, records: Records) {
    this.seed = seed;
    this.people = people;
    this.records = records;
    this.ids = uuids(seed, 'easytools');
    this.orders = new Orders(seed, people, records.many);
    this.subscriptions = new Subscriptions(seed, people);
    this.products = people.size > 0 ? [...PRODUCTS, BUMP].map(name => ({ id: productId(seed, name), name })) : [];
  }

  /** The rows with an order in that currency that pass the filters. */
  customers(currency: string, filters: Readonly<Record<string, string>>): readonly number[] {
    const wanted = ['created_from', 'created_to', 'product', 'subscription_status', 'query'].map(
      name => filters[name] || '',
    );
    if (wanted.every(value => value === '')) return this.buyersOf(currency);
    return this.people.matching(
      JSON.stringify([currency, ...wanted]),
      (person, row) =>
        row % (CURRENCIES[currency]?.every ?? Number.NaN) === 0 && this.passes(person, row, currency, filters),
    );
  }

  customer(row: number, currency: string): Record<string, unknown> {
    const person = this.people.at(row);
    const made = this.orders.in(row, currency);
    const [first, last] = [made[0], made.at(-1)];
    return {
      ...{ id: this.ids.of(row), name: person.name || null, email: emailOf(person, row) },
      avatar: person.roll('avatar') < 0.3 ? `https://example.com/avatars/${row}.png` : null,
      ...{ first_seen: first ? iso(first.created) : null, last_order: last ? iso(last.created) : null },
      orders_count: made.length,
      subscriptions_count: this.subscriptions.of(row).length,
      lifetime_value: made.length === 0 || person.roll('value') < 0.02 ? null : turnover(made).net,
      currency,
    };
  }

  /** Of orders the documentation shows a part of the keys; of products and ltv it names only an id. */
  section(name: (typeof includes)[number], row: number, currency: string): unknown {
    if (name === 'subscriptions') return this.subscriptions.of(row).map(subscriptionRow);
    const made = this.orders.in(row, currency);
    if (name === 'ltv') return { ...turnover(made), currency };
    if (name === 'orders') {
      return newestFirst(made).map(order => {
        const { customer_email, ...shown } = this.orders.wire(order);
        return shown;
      });
    }
    const bought = this.orders.of(row).map(order => ({ name: order.product, since: order.created }));
    return [...new Map(bought.map(({ name: product, since }) => [product, since]))].map(([product, since]) => ({
      id: uuid(this.seed, 'access', row, product),
      product_name: product,
      access_until: product === 'Workshop Ticket' ? iso(since + 30 * 86_400_000) : null,
    }));
  }

  /** What other answers say of a customer. */
  contact(row: number): Record<string, unknown> {
    const person = this.people.at(row);
    return { id: this.ids.of(row), email: emailOf(person, row), name: person.name || null };
  }

  rowOf(id: string): number | undefined {
    const row = this.ids.row(id);
    // The row behind the last one is somebody who never ordered, and so is in no list.
    return row !== undefined && this.people.size > 0 && row <= this.people.size ? row : undefined;
  }

  /** The row of one customer, or for no customer all of them (but no more than a sample needs). */
  rowsFor(customer: string | undefined): readonly number[] {
    if (!customer) return rowsFrom(0, 1000, this.people.size);
    return rowsAsked(this.rowOf(customer), this.people.size, this.records);
  }

  notable(which: Notable): string | undefined {
    const { size } = this.people;
    const row = which === 'none' ? size : notableRow(which, size);
    return row === undefined ? undefined : this.ids.of(row);
  }

  private buyersOf(currency: string): readonly number[] {
    const every = CURRENCIES[currency]?.every;
    if (!every) return [];
    const rows =
      this.buyers.get(currency) ?? Array.from({ length: Math.ceil(this.people.size / every) }, (_, at) => at * every);
    this.buyers.set(currency, rows);
    return rows;
  }

  private passes(person: Person, row: number, currency: string, filters: Readonly<Record<string, string>>): boolean {
    const { created_from: from, created_to: to, product, subscription_status: state, query } = filters;
    if (state && !this.subscriptions.of(row).some(({ status }) => status === state)) return false;
    if (
      query &&
      (isEmail(query)
        ? emailOf(person, row).toLowerCase() !== query.toLowerCase()
        : !person.name.toLowerCase().includes(query.toLowerCase()))
    ) {
      return false;
    }
    if (!from && !to && !product) return true;
    const made = this.orders.in(row, currency);
    if (product && !made.some(order => productId(this.seed, order.product) === product.toLowerCase())) return false;
    return made.some(({ created }) => within(created, from, to));
  }
}

/** Whether a moment is in a range of days, both included; an empty end is none. */
export function within(time: number, from: string | undefined, to: string | undefined): boolean {
  const day = iso(time).slice(0, 10);
  return day >= (from || '0') && day <= (to || '9');
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}
