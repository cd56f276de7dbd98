/** Amounts by currency: of different ones nothing is ever added. */
import type { Customer, Money } from '../../core/model/customer.ts';
import { Amounts, type Place } from './amounts.ts';
import { isDecimal } from './decimals.ts';
import type { MoneyCounts } from './insights.ts';

/** Currencies that are told apart by the page: there are not many more. */
const mostCurrencies = 100;

/** The customer of a place, and its connection. */
export type Resolve = (place: Place) => { readonly connectionId: string; readonly customer: Customer };

export class MoneyCounter {
  private readonly currencies = new Map<string, Amounts>();
  private without = 0;
  private unnamed = 0;

  add(money: Money | null, connection: number, row: number): void {
    if (money === null) this.without++;
    else if (money.currency === null) {
      if (isDecimal(money.amount)) this.unnamed++;
      else this.without++;
    } else if (!this.of(money.currency).add(money.amount, connection, row)) this.without++;
  }

  private of(currency: string): Amounts {
    const known = this.currencies.get(currency);
    if (known) return known;
    const made = new Amounts();
    this.currencies.set(currency, made);
    return made;
  }

  result(resolve: Resolve): MoneyCounts {
    const sorted = [...this.currencies]
      .filter(([, { size }]) => size > 0)
      .sort(([one, ones], [other, others]) => others.size - ones.size || (one < other ? -1 : 1));
    const others = sorted.splice(mostCurrencies);
    return {
      currencies: sorted.map(([currency, amounts]) => {
        const { top, ...counts } = amounts.result;
        return { currency, ...counts, top: top.map(resolve) };
      }),
      without: this.without,
      unnamed: this.unnamed,
      others: { currencies: others.length, customers: others.reduce((sum, [, { size }]) => sum + size, 0) },
    };
  }
}
