/** Days put together to weeks, months and years. */
import type { DayCounts } from './insights.ts';

export const periods = ['day', 'week', 'month', 'year'] as const;
export type Period = (typeof periods)[number];

/** From one day to another, both of them included. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly customers: number;
}

/** More of them nobody can tell apart. */
const mostSpans = 400;
/** As many as are looked at without moving. */
const fewSpans = 60;

const dayMs = 86_400_000;
const text = (date: Date): string => date.toISOString().slice(0, 10);

/** The first day of the period that a day is in. A day that no calendar has is one of its own. */
function startOf(day: string, period: Period): string {
  if (period === 'month') return `${day.slice(0, 7)}-01`;
  if (period === 'year') return `${day.slice(0, 4)}-01-01`;
  const date = new Date(`${day}T00:00:00Z`);
  if (period === 'day' || Number.isNaN(date.getTime())) return day;
  // Weeks begin on Monday, by ISO 8601.
  return text(new Date(date.getTime() - ((date.getUTCDay() + 6) % 7) * dayMs));
}

/** The first day of the period behind one that begins on a day; undefined behind the last of all, or of no calendar. */
function nextStart(start: string, period: Period): string | undefined {
  const date = new Date(`${start}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() >= 9999) return undefined;
  if (period === 'year') date.setUTCFullYear(date.getUTCFullYear() + 1);
  else if (period === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCDate(date.getUTCDate() + (period === 'week' ? 7 : 1));
  return text(date);
}

function endOf(start: string, period: Period): string {
  const next = nextStart(start, period);
  return next === undefined ? start : text(new Date(Date.parse(`${next}T00:00:00Z`) - dayMs));
}

/** Periods from the first to the last of them, also those of which there is nobody, unless that would be too many. */
export function spansOf({ days }: Pick<DayCounts, 'days'>, period: Period): readonly Span[] {
  const counts = new Map<string, number>();
  for (const { day, customers } of days) {
    const start = startOf(day, period);
    counts.set(start, (counts.get(start) ?? 0) + customers);
  }
  const starts = [...counts.keys()].sort();
  const filled = withGaps(starts, period);
  const spans = (filled ?? starts).map(from => ({ from, to: endOf(from, period), customers: counts.get(from) ?? 0 }));
  if (spans.length <= mostSpans) return spans;
  // The latest say most; all before are one.
  const early = spans.splice(0, spans.length - mostSpans + 1);
  const first = { from: early[0]?.from ?? '', to: early.at(-1)?.to ?? '' };
  return [{ ...first, customers: early.reduce((sum, { customers }) => sum + customers, 0) }, ...spans];
}

/** undefined where there are too many, or a day is in no calendar. */
function withGaps(starts: readonly string[], period: Period): readonly string[] | undefined {
  const [first, last] = [starts[0], starts.at(-1)];
  if (first === undefined || last === undefined) return [];
  const known = new Set(starts);
  const filled: string[] = [];
  let found = 0;
  for (let start: string | undefined = first; start !== undefined && start <= last; start = nextStart(start, period)) {
    if (filled.push(start) > mostSpans) return undefined;
    if (known.has(start)) found++;
  }
  return found === starts.length ? filled : undefined;
}

/** Whether periods of which there is nobody are left out between the others, so that these are no even steps of time. */
export const leavesOut = ({ days }: Pick<DayCounts, 'days'>, period: Period): boolean =>
  withGaps([...new Set(days.map(({ day }) => startOf(day, period)))].sort(), period) === undefined;

/** The finest period of which all can be looked at, those of nobody among them. */
export const fittingPeriod = (days: Pick<DayCounts, 'days'>): Period =>
  periods.find(period => spansOf(days, period).length <= fewSpans && !leavesOut(days, period)) ?? 'year';
