// https://developers.easy.tools/easycart/customers/get-customer
import { pick } from '../people/dice.ts';
import { type RowIds, uuid, uuids } from '../people/ids.ts';
import { NEWEST, type Population } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import { rowsFrom } from '../wire/wire.ts';

export const includes = ['orders', 'subscriptions', 'products', 'ltv'] as const;

interface Order {
  readonly id: string;
  readonly status: string;
  /** In the currency's smallest unit. */
  readonly amount: number;
  readonly currency: string;
  readonly quantity: number;
  readonly product_name: string;
  readonly customer_email: string;
  readonly created_at: string;
  /** Its id, for the filter; not part of the wire format. */
  readonly product: string;
}

interface Subscription {
  readonly id: string;
  readonly status: string;
  readonly product_name: string;
  readonly created_at: string;
}

/** What one store knows: its customers by row, the newest first. */
export interface Shop {
  readonly currencies: readonly string[];
  readonly products: readonly { readonly id: string; readonly name: string }[];
  /** The rows with an order in that currency that pass the filters. */
  customers(currency: string, filters: Readonly<Record<string, string>>): readonly number[];
  customer(row: number, currency: string): Record<string, unknown>;
  section(name: (typeof includes)[number], row: number, currency: string): unknown;
  orders(row: number): readonly Order[];
  subscriptions(row: number): readonly Subscription[];
  rowOf(id: string): number | undefined;
  /** The row of one customer, or for no customer all of them (but no more than a sample needs). */
  rowsFor(customer: string | undefined): readonly number[];
}

/** Every so many rows buys in that currency; the price of one unit is given in the currency's own smallest unit. */
const CURRENCIES: Readonly<Record<string, { readonly every: number; readonly unit: number }>> = {
  pln: { every: 1, unit: 4900 },
  eur: { every: 2, unit: 1150 },
  usd: { every: 3, unit: 1299 },
  jpy: { every: 5, unit: 1980 },
  kwd: { every: 11, unit: 3750 },
};
const PRODUCTS = [
  'Premium Course',
  'Organic Tea Selection',
  'Design Templates',
  'Monthly Newsletter',
  'Workshop Ticket',
] as const;
const STATES = [
  ...(['active', 'active', 'trialing', 'past_due', 'canceled'] as const),
  ...(['incomplete', 'incomplete_expired', 'unpaid'] as const),
] as const;

/** One store of Easy.tools. */
class SampleShop {
  private readonly seed: number;
  private readonly people: Population;
  private readonly ids: RowIds;
  private readonly products: {
    id: string;
    name: 'Premium Course' | 'Organic Tea Selection' | 'Design Templates' | 'Monthly Newsletter' | 'Workshop Ticket';
  }[];
  /** Kept, since every page of the list asks for it. */
  private readonly buyers: Map<string, readonly number[]>;

  constructor(seed: number, people: Population) {
    this.seed = seed;
    this.people = people;
    this.ids = uuids(seed, 'easytools');
    this.products = PRODUCTS.map(name => ({ id: uuid(seed, 'product', name), name }));
    this.buyers = new Map<string, readonly number[]>();
  }

  /** Its routes, keys and refusals. */
  describe(): Shop {
    return {
      currencies: Object.keys(CURRENCIES),
      products: this.people.size > 0 ? this.products : [],
      customers: (currency, filters) => {
        const wanted = ['created_from', 'created_to', 'product', 'subscription_status', 'query'].map(
          name => filters[name] || '',
        );
        if (wanted.every(value => value === '')) return this.buyersOf(currency);
        return this.people.matching(
          JSON.stringify([currency, ...wanted]),
          (person, row) => this.buysIn(row, currency) && this.passes(person, row, currency, filters),
        );
      },
      customer: (row, currency) => {
        const person = this.people.at(row);
        const made = this.ordersIn(row, currency);
        const completed = made.filter(({ status }) => status === 'completed');
        return {
          id: this.ids.of(row),
          name: person.name || null,
          email: this.email(person, row),
          avatar: person.roll('avatar') < 0.3 ? `https://example.com/avatars/${row}.png` : null,
          ...{ first_seen: made[0]?.created_at ?? null, last_order: made.at(-1)?.created_at ?? null },
          orders_count: completed.length,
          subscriptions_count: this.subscriptions(row).filter(({ status }) => status !== 'canceled').length,
          lifetime_value: made.length === 0 || person.roll('value') < 0.02 ? null : this.money(row, currency).net,
          currency,
        };
      },
      section: (name, row, currency) => {
        if (name === 'orders')
          return this.ordersIn(row, currency).map(({ product, customer_email, ...order }) => order);
        if (name === 'subscriptions') return this.subscriptions(row);
        if (name === 'ltv') return { ...this.money(row, currency), currency };
        const bought = new Set(
          Object.keys(CURRENCIES).flatMap(code => this.ordersIn(row, code).map(order => order.product)),
        );
        return this.products.filter(({ id }) => bought.has(id));
      },
      orders: row => Object.keys(CURRENCIES).flatMap(currency => this.ordersIn(row, currency)),
      subscriptions: this.subscriptions,
      rowOf: id => {
        const row = this.ids.row(id);
        return row !== undefined && row < this.people.size ? row : undefined;
      },
      rowsFor: customer => {
        if (!customer) return rowsFrom(0, 1000, this.people.size);
        const row = this.ids.row(customer);
        return row !== undefined && row < this.people.size ? [row] : [];
      },
    };
  }

  private buysIn(row: number, currency: string): boolean {
    const every = CURRENCIES[currency]?.every;
    return every !== undefined && row % every === 0;
  }

  private email(person: Person, row: number): string {
    return person.email ?? `customer${row}@example.com`;
  }

  private buyersOf(currency: string): readonly number[] {
    const every = CURRENCIES[currency]?.every;
    if (!every) return [];
    const rows =
      this.buyers.get(currency) ?? Array.from({ length: Math.ceil(this.people.size / every) }, (_, at) => at * every);
    this.buyers.set(currency, rows);
    return rows;
  }

  private ordersIn(row: number, currency: string): Order[] {
    if (!this.buysIn(row, currency)) return [];
    const person = this.people.at(row);
    const count = 1 + Math.floor(person.roll(`orders ${currency}`) ** 2 * 7);
    const span = (NEWEST - person.joined.getTime()) * person.roll(`span ${currency}`);
    return rowsFrom(0, count, count).map(at => {
      const name = pick(PRODUCTS, person.roll(`product ${at}`));
      const quantity = 1 + Math.floor(person.roll(`quantity ${at}`) * 3);
      return {
        id: uuid(this.seed, 'order', row, currency, at),
        status: at > 0 && person.roll(`refund ${at}`) < 0.1 ? 'refunded' : 'completed',
        ...{ amount: quantity * (CURRENCIES[currency]?.unit ?? 0), currency, quantity, product_name: name },
        customer_email: this.email(person, row),
        created_at: iso(person.joined.getTime() + (count > 1 ? (span * at) / (count - 1) : 0)),
        product: uuid(this.seed, 'product', name),
      };
    });
  }

  private subscriptions(row: number): Subscription[] {
    const person = this.people.at(row);
    return rowsFrom(0, 2, Math.floor(person.roll('subscriptions') * 2.6)).map(at => ({
      id: uuid(this.seed, 'subscription', row, at),
      status: pick(STATES, person.roll(`subscription ${at}`)),
      product_name: pick(PRODUCTS, person.roll(`subscribed ${at}`)),
      created_at: iso(person.joined.getTime()),
    }));
  }

  private money(row: number, currency: string): { gross: number; refunds: number; net: number } {
    const sum = (made: readonly Order[]): number => made.reduce((total, { amount }) => total + amount, 0);
    const made = this.ordersIn(row, currency);
    const [gross, refunds] = [sum(made), sum(made.filter(({ status }) => status === 'refunded'))];
    return { gross, refunds, net: gross - refunds };
  }

  private passes(person: Person, row: number, currency: string, filters: Readonly<Record<string, string>>): boolean {
    const { created_from: from, created_to: to, product, subscription_status: state, query } = filters;
    if (state && !this.subscriptions(row).some(({ status }) => status === state)) return false;
    if (
      query &&
      (isEmail(query)
        ? this.email(person, row).toLowerCase() !== query.toLowerCase()
        : !includesText(person.name, query))
    ) {
      return false;
    }
    if (!from && !to && !product) return true;
    const made = this.ordersIn(row, currency);
    if (product && !made.some(order => order.product === product.toLowerCase())) return false;
    return made.some(({ created_at: at }) => at.slice(0, 10) >= (from || '0') && at.slice(0, 10) <= (to || '9'));
  }
}

export const shop = (seed: number, people: Population): Shop => new SampleShop(seed, people).describe();

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

function includesText(name: string, part: string): boolean {
  return name.toLowerCase().includes(part.toLowerCase());
}

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}+00:00`;
}
