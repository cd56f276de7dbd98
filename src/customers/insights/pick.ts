/** Those customers that a bar or a number stands for, found again. */
import type { Money } from '../../core/model/customer.ts';
import { dayOf } from './day-counter.ts';
import { bigUnits, decimalsOf, isDecimal } from './decimals.ts';
import type { AmountRange, MoneyField, SignField, TimeField, ValueField } from './insights.ts';
import { SharedCounter } from './shared-counter.ts';
import { type Countable, sameDomain } from './tally.ts';

export type CustomerPick =
  /** null: those without a value. */
  | { readonly kind: 'value'; readonly field: ValueField | SignField; readonly value: string | null }
  /** Those with another value than these. */
  | { readonly kind: 'otherValue'; readonly field: ValueField; readonly values: readonly string[] }
  /** From one day to another, both of them included. */
  | { readonly kind: 'days'; readonly field: TimeField; readonly from: string; readonly to: string }
  | { readonly kind: 'noTime'; readonly field: TimeField }
  | ({ readonly kind: 'amount'; readonly field: MoneyField; readonly currency: string } & AmountRange)
  /** Without an amount, or with one that names no currency. */
  | { readonly kind: 'noAmount'; readonly field: MoneyField; readonly unnamed: boolean }
  /** Whose address or number others have as well, in one connection or in several. */
  | { readonly kind: 'shared'; readonly field: SignField; readonly where: 'within' | 'between' };

export interface Picker {
  /** Whether everybody has to be shown to `learn` first. */
  readonly mustLearn: boolean;
  begin(): void;
  learn(customer: Countable): void;
  /** `connection`: by its number, of which the first is 1. */
  has(customer: Countable, connection: number): boolean;
  /** Puts those that belong together beside one another; undefined where the order says nothing. */
  order(customer: Countable): string | undefined;
}

export function pickerOf(pick: CustomerPick): Picker {
  const shared = pick.kind === 'shared' ? new SharedCounter(pick.field) : undefined;
  const values = pick.kind === 'otherValue' ? new Set(pick.values) : undefined;
  return {
    mustLearn: shared !== undefined,
    begin: () => shared?.next(),
    learn: customer => pick.kind === 'shared' && shared?.add(customer[pick.field]),
    has(customer, connection) {
      switch (pick.kind) {
        case 'value':
          return compared(customer, pick.field) === pick.value;
        case 'otherValue': {
          const value = compared(customer, pick.field);
          return value !== null && values?.has(value) === false;
        }
        case 'days': {
          const day = dayOf(customer[pick.field] ?? '');
          return day !== undefined && day >= pick.from && day <= pick.to;
        }
        case 'noTime':
          return dayOf(customer[pick.field] ?? '') === undefined;
        case 'amount':
          return isWithin(customer[pick.field], pick);
        case 'noAmount': {
          const money = customer[pick.field];
          const has = money !== null && isDecimal(money.amount);
          return pick.unnamed ? has && money.currency === null : !has;
        }
        case 'shared':
          return shared?.has(customer[pick.field], pick.where, connection) === true;
      }
    },
    order: customer => (pick.kind === 'shared' ? (customer[pick.field]?.text ?? '') : undefined),
  };
}

function compared(customer: Countable, field: ValueField | SignField): string | null {
  if (field === 'email' || field === 'phone') return customer[field]?.text ?? null;
  const value = customer[field];
  return value !== null && field === 'domain' ? sameDomain(value) : value;
}

function isWithin(money: Money | null, { currency, from, to }: AmountRange & { readonly currency: string }): boolean {
  if (money === null || money.currency !== currency || !isDecimal(money.amount)) return false;
  const decimals = Math.max(...[money.amount, from ?? '0', to ?? '0'].map(decimalsOf));
  const units = bigUnits(money.amount, decimals);
  return (from === null || units >= bigUnits(from, decimals)) && (to === null || units < bigUnits(to, decimals));
}
