/** How many customers there are of each day. */
import type { DayCounts } from './insights.ts';

/** Days that are handed on: fifty years. */
const mostDays = 20_000;

/** The day of a time as customers have it; undefined for what has none. */
export const dayOf = (time: string): string | undefined =>
  /^\d{4}-\d\d-\d\d(?:[T ]|$)/.test(time) ? time.slice(0, 10) : undefined;

export class DayCounter {
  /** By as much of the times as came. */
  private readonly counts = new Map<string, { customers: number }>();
  private without = 0;

  add(time: string | null): void {
    if (time === null) {
      this.without++;
      return;
    }
    const count = this.counts.get(time);
    if (count) count.customers++;
    else this.counts.set(time, { customers: 1 });
  }

  get result(): DayCounts {
    const counts = new Map<string, number>();
    let { without } = this;
    for (const [time, { customers }] of this.counts) {
      const day = dayOf(time);
      if (day === undefined) without += customers;
      else counts.set(day, (counts.get(day) ?? 0) + customers);
    }
    const sorted = [...counts].sort(([one], [other]) => (one < other ? -1 : 1));
    const earlier = sorted.splice(0, Math.max(0, sorted.length - mostDays));
    return {
      days: sorted.map(([day, customers]) => ({ day, customers })),
      without,
      earlier: earlier.reduce((sum, [, customers]) => sum + customers, 0),
    };
  }
}
