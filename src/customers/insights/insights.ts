/** What customers come to when they are counted. Everybody is counted once for each connection that has them. */
import type { Customer } from '../../core/model/customer.ts';

/** Fields with few different values, and the host of the e-mail address. */
export const valueFields = ['status', 'type', 'country', 'domain'] as const;
export type ValueField = (typeof valueFields)[number];

export const timeFields = ['createdAt', 'firstOrderAt', 'lastOrderAt'] as const;
export type TimeField = (typeof timeFields)[number];

export const moneyFields = ['lifetimeValue', 'lastSpent'] as const;
export type MoneyField = (typeof moneyFields)[number];

export const signFields = ['email', 'phone'] as const;
export type SignField = (typeof signFields)[number];

/** The values of a field, those of most customers first. */
export interface ValueCounts {
  readonly values: readonly { readonly value: string; readonly customers: number }[];
  /** Customers without a value. */
  readonly without: number;
  /** Values beyond those named, and the customers that have them. */
  readonly others: { readonly values: number; readonly customers: number };
}

/** Customers by day, as the time was sent: in UTC where it named a zone. */
export interface DayCounts {
  /** In order; only days of which there is somebody. */
  readonly days: readonly { readonly day: string; readonly customers: number }[];
  readonly without: number;
  /** Customers before the first of the days, where there are more days than are handed on. */
  readonly earlier: number;
}

/** Amounts of at least `from` and less than `to`, exact decimals; null has no end. */
export interface AmountRange {
  readonly from: string | null;
  readonly to: string | null;
}

/** Amounts of one currency, exact decimals. */
export interface CurrencyCounts {
  readonly currency: string;
  readonly customers: number;
  readonly sum: string;
  /** Of an even number the middle between the two in the middle. */
  readonly median: string;
  readonly least: string;
  readonly most: string;
  /** All of them, in order. */
  readonly ranges: readonly (AmountRange & { readonly customers: number })[];
  /** The highest first. */
  readonly top: readonly { readonly connectionId: string; readonly customer: Customer }[];
}

export interface MoneyCounts {
  /** Those of most customers first. */
  readonly currencies: readonly CurrencyCounts[];
  readonly without: number;
  /** Customers whose amount names no currency, and so is like no other. */
  readonly unnamed: number;
  /** Currencies beyond those, and the customers that have them. */
  readonly others: { readonly currencies: number; readonly customers: number };
}

/** Addresses or numbers that more than one customer has. */
export interface SharedCounts {
  /** In one connection: how many of them, and the customers who have them. */
  readonly within: { readonly values: number; readonly customers: number };
  /** In more than one connection. */
  readonly between: { readonly values: number; readonly customers: number };
  /** Customers with one that stands in for none, such as no-reply@…, which many have and is no sign of who they are. */
  readonly standIns: number;
  readonly without: number;
}

export interface Counts {
  readonly customers: number;
  readonly connections: readonly { readonly connectionId: string; readonly customers: number }[];
  readonly values: Readonly<Record<ValueField, ValueCounts>>;
  readonly times: Readonly<Record<TimeField, DayCounts>>;
  readonly money: Readonly<Record<MoneyField, MoneyCounts>>;
  readonly shared: Readonly<Record<SignField, SharedCounts>>;
}
