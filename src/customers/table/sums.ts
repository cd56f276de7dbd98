/** What the amounts of several rows come to, by currency: exact decimals, and nothing that is no amount is counted. */
import { sumOf } from '../../core/fields/decimal-sum.ts';
import type { Money } from '../../core/model/customer.ts';

export interface CurrencySum {
  /** null: of amounts whose currency nobody named. */
  readonly currency: string | null;
  readonly amount: string;
  /** How many amounts it is of. */
  readonly count: number;
}

const plain = /^-?\d+(?:\.(\d+))?$/;
const signs = /[.]/;

/** Digits that are added up: longer ones nobody has, and adding them would take its time. */
const longest = 60;

/** Amounts of one currency by their number of decimals, so that most are added without being moved. */
type Parts = Map<number, { sum: bigint; count: number }>;

export class Sums {
  private readonly currencies = new Map<string | null, Parts>();
  /** Amounts that are no plain decimals. */
  unread = 0;

  add({ amount, currency }: Money): void {
    const match = amount.length <= longest ? plain.exec(amount) : null;
    if (!match) {
      this.unread++;
      return;
    }
    const decimals = match[1]?.length ?? 0;
    const parts = this.currencies.get(currency) ?? new Map();
    this.currencies.set(currency, parts);
    const part = parts.get(decimals) ?? { sum: 0n, count: 0 };
    parts.set(decimals, part);
    part.sum += BigInt(amount.replace(signs, ''));
    part.count++;
  }

  /** By currency, in the order of their names. */
  get all(): readonly CurrencySum[] {
    return [...this.currencies]
      .map(([currency, parts]) => ({
        currency,
        amount: [...parts].map(([decimals, { sum }]) => decimalOf(sum, decimals)).reduce(sumOf),
        count: [...parts.values()].reduce((count, part) => count + part.count, 0),
      }))
      .sort((one, other) => ((one.currency ?? '\uffff') < (other.currency ?? '\uffff') ? -1 : 1));
  }
}

function decimalOf(scaled: bigint, decimals: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  return `${scaled < 0n ? '-' : ''}${whole}${decimals > 0 ? `.${digits.slice(-decimals)}` : ''}`;
}
