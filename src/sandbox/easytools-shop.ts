// https://developers.easy.tools/easycart/customers/get-customer
import { pick } from './dice.ts';
import { uuid, uuids } from './ids.ts';
import { NEWEST, type Population } from './people.ts';
import type { Person } from './person.ts';
import { rowsFrom } from './wire.ts';

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

export function shop(seed: number, people: Population): Shop {
  const ids = uuids(seed, 'easytools');
  const products = PRODUCTS.map(name => ({ id: uuid(seed, 'product', name), name }));

  const buysIn = (row: number, currency: string): boolean => {
    const every = CURRENCIES[currency]?.every;
    return every !== undefined && row % every === 0;
  };
  const email = (person: Person, row: number): string => person.email ?? `customer${row}@example.com`;

  /** Kept, since every page of the list asks for it. */
  const buyers = new Map<string, readonly number[]>();
  function buyersOf(currency: string): readonly number[] {
    const every = CURRENCIES[currency]?.every;
    if (!every) return [];
    const rows = buyers.get(currency) ?? Array.from({ length: Math.ceil(people.size / every) }, (_, at) => at * every);
    buyers.set(currency, rows);
    return rows;
  }

  function ordersIn(row: number, currency: string): Order[] {
    if (!buysIn(row, currency)) return [];
    const person = people.at(row);
    const count = 1 + Math.floor(person.roll(`orders ${currency}`) ** 2 * 7);
    const span = (NEWEST - person.joined.getTime()) * person.roll(`span ${currency}`);
    return rowsFrom(0, count, count).map(at => {
      const name = pick(PRODUCTS, person.roll(`product ${at}`));
      const quantity = 1 + Math.floor(person.roll(`quantity ${at}`) * 3);
      return {
        id: uuid(seed, 'order', row, currency, at),
        status: at > 0 && person.roll(`refund ${at}`) < 0.1 ? 'refunded' : 'completed',
        ...{ amount: quantity * (CURRENCIES[currency]?.unit ?? 0), currency, quantity, product_name: name },
        customer_email: email(person, row),
        created_at: iso(person.joined.getTime() + (count > 1 ? (span * at) / (count - 1) : 0)),
        product: uuid(seed, 'product', name),
      };
    });
  }

  function subscriptions(row: number): Subscription[] {
    const person = people.at(row);
    return rowsFrom(0, 2, Math.floor(person.roll('subscriptions') * 2.6)).map(at => ({
      id: uuid(seed, 'subscription', row, at),
      status: pick(STATES, person.roll(`subscription ${at}`)),
      product_name: pick(PRODUCTS, person.roll(`subscribed ${at}`)),
      created_at: iso(person.joined.getTime()),
    }));
  }

  function money(row: number, currency: string): { gross: number; refunds: number; net: number } {
    const sum = (made: readonly Order[]): number => made.reduce((total, { amount }) => total + amount, 0);
    const made = ordersIn(row, currency);
    const [gross, refunds] = [sum(made), sum(made.filter(({ status }) => status === 'refunded'))];
    return { gross, refunds, net: gross - refunds };
  }

  function passes(person: Person, row: number, currency: string, filters: Readonly<Record<string, string>>): boolean {
    const { created_from: from, created_to: to, product, subscription_status: state, query } = filters;
    if (state && !subscriptions(row).some(({ status }) => status === state)) return false;
    if (
      query &&
      (isEmail(query) ? email(person, row).toLowerCase() !== query.toLowerCase() : !includesText(person.name, query))
    ) {
      return false;
    }
    if (!from && !to && !product) return true;
    const made = ordersIn(row, currency);
    if (product && !made.some(order => order.product === product.toLowerCase())) return false;
    return made.some(({ created_at: at }) => at.slice(0, 10) >= (from || '0') && at.slice(0, 10) <= (to || '9'));
  }

  return {
    currencies: Object.keys(CURRENCIES),
    products: people.size > 0 ? products : [],
    customers(currency, filters) {
      const wanted = ['created_from', 'created_to', 'product', 'subscription_status', 'query'].map(
        name => filters[name] || '',
      );
      if (wanted.every(value => value === '')) return buyersOf(currency);
      return people.matching(
        JSON.stringify([currency, ...wanted]),
        (person, row) => buysIn(row, currency) && passes(person, row, currency, filters),
      );
    },
    customer(row, currency) {
      const person = people.at(row);
      const made = ordersIn(row, currency);
      const completed = made.filter(({ status }) => status === 'completed');
      return {
        id: ids.of(row),
        name: person.name || null,
        email: email(person, row),
        avatar: person.roll('avatar') < 0.3 ? `https://example.com/avatars/${row}.png` : null,
        ...{ first_seen: made[0]?.created_at ?? null, last_order: made.at(-1)?.created_at ?? null },
        orders_count: completed.length,
        subscriptions_count: subscriptions(row).filter(({ status }) => status !== 'canceled').length,
        lifetime_value: made.length === 0 || person.roll('value') < 0.02 ? null : money(row, currency).net,
        currency,
      };
    },
    section(name, row, currency) {
      if (name === 'orders') return ordersIn(row, currency).map(({ product, customer_email, ...order }) => order);
      if (name === 'subscriptions') return subscriptions(row);
      if (name === 'ltv') return { ...money(row, currency), currency };
      const bought = new Set(Object.keys(CURRENCIES).flatMap(code => ordersIn(row, code).map(order => order.product)));
      return products.filter(({ id }) => bought.has(id));
    },
    orders: row => Object.keys(CURRENCIES).flatMap(currency => ordersIn(row, currency)),
    subscriptions,
    rowOf(id) {
      const row = ids.row(id);
      return row !== undefined && row < people.size ? row : undefined;
    },
    rowsFor(customer) {
      if (!customer) return rowsFrom(0, 1000, people.size);
      const row = ids.row(customer);
      return row !== undefined && row < people.size ? [row] : [];
    },
  };
}

function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
}

function includesText(name: string, part: string): boolean {
  return name.toLowerCase().includes(part.toLowerCase());
}

function iso(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}+00:00`;
}
