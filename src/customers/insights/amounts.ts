/** Amounts of one currency: their sum, middle and distribution, exact to the last digit, and who has the highest. */

import { bigUnits, decimalOf, decimalsOf, isDecimal, readUnits, scale, type Units } from './decimals.ts';
import type { AmountRange } from './insights.ts';

/** Customers with the highest amounts that are named. */
const named = 10;
/** Ranges that a distribution has at most while its steps are 1, 2, 5; further apart than that they are 1, 10, 100. */
const mostRanges = 16;

/** A customer by the number of its connection and its row. */
export interface Place {
  readonly connection: number;
  readonly row: number;
}

interface Top extends Place {
  readonly amount: string;
}

export interface AmountCounts {
  readonly customers: number;
  readonly sum: string;
  readonly median: string;
  readonly least: string;
  readonly most: string;
  readonly ranges: readonly (AmountRange & { readonly customers: number })[];
  readonly top: readonly Place[];
}

export class Amounts {
  private units = new Float64Array(16);
  private count = 0;
  /** Those that are no exact double. */
  private readonly large: string[] = [];
  private decimals = 0;
  private readonly read: Units = { units: 0, decimals: 0 };
  /** The highest so far, in no order, and what an amount must be above to be one of them. */
  private top: Top[] = [];
  private lowest = Number.NEGATIVE_INFINITY;

  /** False for what is no decimal. */
  add(amount: string, connection: number, row: number): boolean {
    const { read } = this;
    if (!readUnits(amount, read)) {
      if (!isDecimal(amount)) return false;
      this.decimals = Math.max(this.decimals, decimalsOf(amount));
      this.large.push(amount);
    } else {
      if (read.decimals > this.decimals) this.decimals = read.decimals;
      if (this.count === this.units.length) this.units = grown(this.units);
      this.units[this.count++] = read.units;
      if (read.units <= this.lowest) return true;
    }
    this.top.push({ amount, connection, row });
    if (this.top.length >= named * 8) this.prune();
    return true;
  }

  get size(): number {
    return this.count + this.large.length;
  }

  get result(): AmountCounts {
    const places = Math.max(scale, this.decimals);
    const sorted = this.sorted(places);
    const at = (index: number): bigint => BigInt(sorted[index] ?? 0);
    const { length } = sorted;
    const text = (units: bigint, decimals = places) => decimalOf(units, decimals, this.decimals);
    const middle = at((length - 1) >> 1) + at(length >> 1);
    this.prune();
    return {
      customers: length,
      sum: text(sumOf(sorted)),
      // A half takes one decimal more.
      median: decimalOf(middle * 5n, places + 1, this.decimals),
      least: text(at(0)),
      most: text(at(length - 1)),
      ranges: ranges(sorted, places),
      top: this.top.map(({ connection, row }) => ({ connection, row })),
    };
  }

  private sorted(places: number): Float64Array | readonly bigint[] {
    const small = this.units.subarray(0, this.count);
    if (this.large.length === 0 && places === scale) return small.sort();
    const factor = 10n ** BigInt(places - scale);
    const all = [
      ...Array.from(small, units => BigInt(units) * factor),
      ...this.large.map(one => bigUnits(one, places)),
    ];
    return all.sort((one, other) => (one < other ? -1 : Number(one > other)));
  }

  private prune(): void {
    const { decimals } = this;
    const weighed = this.top.map(one => ({ one, units: bigUnits(one.amount, decimals) }));
    // Of equal ones the first that came: the same ones each time.
    weighed.sort((a, b) => (a.units > b.units ? -1 : Number(a.units < b.units)));
    this.top = weighed.slice(0, named).map(({ one }) => one);
    const last = this.top.length === named ? this.top.at(-1) : undefined;
    this.lowest = last && readUnits(last.amount, this.read) ? this.read.units : Number.NEGATIVE_INFINITY;
  }
}

function grown(units: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(units.length * 2);
  larger.set(units);
  return larger;
}

/** Doubles are added as long as their sum is exact. */
function sumOf(all: Float64Array | readonly bigint[]): bigint {
  let sum = 0n;
  if (!(all instanceof Float64Array)) {
    for (const units of all) sum += units;
    return sum;
  }
  let part = 0;
  for (const units of all) {
    const next = part + units;
    if (Number.isSafeInteger(next)) part = next;
    else {
      sum += BigInt(part);
      part = units;
    }
  }
  return sum + BigInt(part);
}

/** Below zero, zero, and above it steps of 1, 2, 5, 10 … of which each amount is in one. */
function ranges(sorted: Float64Array | readonly bigint[], places: number): AmountCounts['ranges'] {
  const { length } = sorted;
  const below = (bound: bigint): number => {
    let [low, high] = [0, length];
    while (low < high) {
      const middle = (low + high) >> 1;
      // A double and a BigInt are compared exactly.
      if ((sorted[middle] ?? 0) < bound) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const bounds = [0n, ...steps(BigInt(sorted[below(1n)] ?? 0), BigInt(sorted[length - 1] ?? 0))];
  const text = (units: bigint) => decimalOf(units, places, 0);
  const found = bounds.slice(0, -1).map((from, at) => {
    const to = bounds[at + 1] ?? from;
    return { from: text(from), to: text(to), customers: below(to) - below(from) };
  });
  const negative = below(0n);
  const zeros = found[0]?.customers ?? 0;
  return [
    ...(negative > 0 ? [{ from: null, to: '0', customers: negative }] : []),
    // Nobody has nothing: the distribution begins with the first who has something.
    ...(zeros > 0 ? found : found.slice(1)),
  ];
}

/** Round numbers from the largest that is not above the least amount to the first above the most. */
function steps(least: bigint, most: bigint): readonly bigint[] {
  if (most <= 0n) return [1n];
  for (const factors of [[1n, 2n, 5n], [1n]]) {
    const found: bigint[] = [];
    for (let ten = 1n; found.length === 0 || (found.at(-1) ?? 0n) <= most; ten *= 10n)
      for (const factor of factors) if ((found.at(-1) ?? 0n) <= most) found.push(factor * ten);
    const first = found.findLastIndex(bound => bound <= least);
    const used = found.slice(Math.max(0, first));
    if (used.length <= mostRanges || factors.length === 1) return used;
  }
  return [];
}
