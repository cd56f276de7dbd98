/** How many customers have each value of a field. */
import type { ValueCounts } from './insights.ts';

/** Values that are named: of a field that is different for everybody, nobody reads more. */
const mostValues = 1000;

export class ValueCounter {
  /** In objects, so that a value is looked up once. */
  private readonly counts = new Map<string, { customers: number }>();
  private readonly same: (value: string) => string;
  private without = 0;

  /** `same` gives values that are one the same text; it is asked once for each different value. */
  constructor(same = (value: string) => value) {
    this.same = same;
  }

  add(value: string | null): void {
    if (value === null) {
      this.without++;
      return;
    }
    const count = this.counts.get(value);
    if (count) count.customers++;
    else this.counts.set(value, { customers: 1 });
  }

  get result(): ValueCounts {
    const counts = new Map<string, number>();
    for (const [value, { customers }] of this.counts) {
      const key = this.same(value);
      counts.set(key, (counts.get(key) ?? 0) + customers);
    }
    const sorted = [...counts].sort(
      ([one, ones], [other, others]) => others - ones || (one < other ? -1 : Number(one > other)),
    );
    const others = sorted.splice(mostValues);
    return {
      values: sorted.map(([value, customers]) => ({ value, customers })),
      without: this.without,
      others: { values: others.length, customers: others.reduce((sum, [, customers]) => sum + customers, 0) },
    };
  }
}
