// https://developers.easy.tools/easycart/subscriptions/get-subscriptions and …/get-subscription
import { pick } from '../people/dice.ts';
import { type PairIds, uuidPairs } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import { NEWEST, type Population } from '../people/people.ts';
import { rowsFrom } from '../wire/wire.ts';
import { CODES, CURRENCIES, iso, PRODUCTS, VARIANTS } from './catalogue.ts';
import { emailOf } from './orders.ts';

export const SUBSCRIPTION_SECTIONS = [
  ...(['customer', 'variant', 'product', 'order', 'renewals', 'upcoming_invoice'] as const),
] as const;
export const SUBSCRIPTION_STATES = [
  ...(['active', 'trialing', 'past_due', 'canceled', 'incomplete', 'incomplete_expired', 'unpaid'] as const),
] as const;

export interface Subscription {
  readonly id: string;
  readonly row: number;
  readonly at: number;
  readonly status: (typeof SUBSCRIPTION_STATES)[number];
  readonly product: (typeof PRODUCTS)[number];
  readonly variant: (typeof VARIANTS)[number];
  /** In the currency's smallest unit, each time. */
  readonly amount: number;
  readonly currency: string;
  readonly created: number;
  readonly canceled: number | null;
  readonly periodStart: number;
  readonly periodEnd: number;
  readonly email: string;
}

/** As often as they are met. */
const MET = ['active', 'active', 'active', 'trialing', 'past_due', 'canceled', 'canceled', 'unpaid'] as const;
const DAY = 86_400_000;

/** The subscriptions of one store, each made when it is asked for. */
export class Subscriptions {
  private readonly people: Population;
  private readonly ids: PairIds;

  constructor(seed: number, people: Population) {
    this.people = people;
    this.ids = uuidPairs(seed, 'easytools subscription');
  }

  /** The newest first. */
  of(row: number): readonly Subscription[] {
    const { size } = this.people;
    if (row >= size) return [];
    const count = row === notableRow('many', size) ? 7 : Math.floor(this.people.at(row).roll('subscriptions') * 2.6);
    return rowsFrom(0, count, count)
      .map(at => this.make(row, at))
      .sort((one, other) => other.created - one.created);
  }

  byId(id: string): Subscription | undefined {
    const found = this.ids.pair(id);
    return found && this.of(found.row).find(({ at }) => at === found.at);
  }

  private make(row: number, at: number): Subscription {
    const person = this.people.at(row);
    const currencies = CODES.filter(code => row % (CURRENCIES[code]?.every ?? 0) === 0);
    const currency = currencies[Math.floor(person.roll(`paid in ${at}`) * currencies.length)] ?? 'pln';
    const many = row === notableRow('many', this.people.size);
    const status = many
      ? (SUBSCRIPTION_STATES[at] ?? 'active')
      : pick([...MET, ...SUBSCRIPTION_STATES], person.roll(`subscription ${at}`));
    const variant = pick(VARIANTS, person.roll(`variant ${at}`));
    const created = person.since(`subscribed since ${at}`).getTime();
    const over = status === 'canceled' || status === 'incomplete_expired';
    const canceled = over ? created + Math.floor((NEWEST - created) * person.roll(`canceled ${at}`)) : null;
    const period = (variant === 'Yearly' ? 365 : 30) * DAY;
    const periodStart = created + Math.floor(((canceled ?? NEWEST) - created) / period) * period;
    return {
      ...{ id: this.ids.of(row, at), row, at, status, variant, currency, created, canceled },
      product: pick(PRODUCTS, person.roll(`subscribed ${at}`)),
      amount: (CURRENCIES[currency]?.unit ?? 0) * (variant === 'Yearly' ? 10 : 1),
      ...{ periodStart, periodEnd: periodStart + period, email: emailOf(person, row) },
    };
  }
}

/** As it is in a list. The names of the last three are not documented. */
export function subscriptionRow(one: Subscription): Record<string, unknown> {
  const { id, status, product, variant, amount, currency, email, periodStart, periodEnd, created, canceled } = one;
  return {
    ...{ id, remote_id: `sub_${id.replaceAll('-', '').slice(0, 16)}`, provider: 'stripe', status },
    ...{ variant_name: variant, product_name: product, recurring_amount: amount, currency },
    ...{ interval: variant === 'Yearly' ? 'year' : 'month', interval_count: 1, quantity: 1, customer_email: email },
    ...{ current_period_start: iso(periodStart), current_period_end: iso(periodEnd) },
    ...{ cancel_at_period_end: false, canceled_at: canceled === null ? null : iso(canceled), created_at: iso(created) },
  };
}
