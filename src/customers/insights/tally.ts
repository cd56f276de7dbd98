/** Counts customers, one after another, each once. */
import type { Customer, Money } from '../../core/model/customer.ts';
import { emailKey } from '../match/same-person.ts';
import { DayCounter } from './day-counter.ts';
import type { Counts, MoneyField, SignField, TimeField, ValueField } from './insights.ts';
import { MoneyCounter, type Resolve } from './money-counter.ts';
import { type Key, keyOf, SharedCounter } from './shared-counter.ts';
import { ValueCounter } from './value-counter.ts';

/**
 * What of a customer is counted: values and amounts as they are, the host of the address, of times as much as says the day;
 * address and number as they are compared.
 */
export interface Countable
  extends Readonly<Record<ValueField | TimeField, string | null>>,
    Readonly<Record<SignField, Key | null>>,
    Readonly<Record<MoneyField, Money | null>> {}

/** The host of an e-mail address; null where there is none. */
export const domainOf = (email: string | null): string | null =>
  email?.includes('@') ? email.slice(email.lastIndexOf('@') + 1) || null : null;

/** Hosts are the same in whatever case they are written. */
export const sameDomain = (domain: string): string => domain.trim().toLowerCase();

export const countable = (customer: Customer): Countable => ({
  status: customer.status,
  type: customer.type,
  country: customer.country,
  domain: domainOf(customer.email),
  email: customer.email === null ? null : keyOf(emailKey(customer.email)),
  phone: customer.phone === null ? null : keyOf(customer.phone),
  createdAt: customer.createdAt,
  firstOrderAt: customer.firstOrderAt,
  lastOrderAt: customer.lastOrderAt,
  lifetimeValue: customer.lifetimeValue,
  lastSpent: customer.lastSpent,
});

export class Tally {
  private readonly connections: { readonly connectionId: string; customers: number }[] = [];
  private readonly status = new ValueCounter();
  private readonly type = new ValueCounter();
  private readonly country = new ValueCounter();
  private readonly domain = new ValueCounter(sameDomain);
  private readonly createdAt = new DayCounter();
  private readonly firstOrderAt = new DayCounter();
  private readonly lastOrderAt = new DayCounter();
  private readonly lifetimeValue = new MoneyCounter();
  private readonly lastSpent = new MoneyCounter();
  private readonly email = new SharedCounter('email');
  private readonly phone = new SharedCounter('phone');

  /** The customers that follow are those of this connection. */
  begin(connectionId: string): void {
    this.connections.push({ connectionId, customers: 0 });
    this.email.next();
    this.phone.next();
  }

  /** `row` finds the customer again, for those that are named. */
  add(customer: Countable, row: number): void {
    const number = this.connections.length - 1;
    const connection = this.connections[number];
    if (connection) connection.customers++;
    this.status.add(customer.status);
    this.type.add(customer.type);
    this.country.add(customer.country);
    this.domain.add(customer.domain);
    this.createdAt.add(customer.createdAt);
    this.firstOrderAt.add(customer.firstOrderAt);
    this.lastOrderAt.add(customer.lastOrderAt);
    this.lifetimeValue.add(customer.lifetimeValue, number, row);
    this.lastSpent.add(customer.lastSpent, number, row);
    this.email.add(customer.email);
    this.phone.add(customer.phone);
  }

  result(resolve: (connectionId: string, row: number) => Customer): Counts {
    const { status, type, country, domain, createdAt, firstOrderAt, lastOrderAt, email, phone } = this;
    const whole: Resolve = ({ connection, row }) => {
      const connectionId = this.connections[connection]?.connectionId ?? '';
      return { connectionId, customer: resolve(connectionId, row) };
    };
    return {
      customers: this.connections.reduce((sum, { customers }) => sum + customers, 0),
      connections: this.connections,
      values: { status: status.result, type: type.result, country: country.result, domain: domain.result },
      times: { createdAt: createdAt.result, firstOrderAt: firstOrderAt.result, lastOrderAt: lastOrderAt.result },
      money: { lifetimeValue: this.lifetimeValue.result(whole), lastSpent: this.lastSpent.result(whole) },
      shared: { email: email.result, phone: phone.result },
    };
  }
}
