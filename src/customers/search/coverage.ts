import type { DetailedState } from './search-state.ts';

const customers = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'customer' : 'customers'}`;

/** `known` is how long the list is by an earlier answer; null where none has said so. */
export function coverage(state: DetailedState, known: number | null = null): readonly string[] {
  const { loaded, isCut, coverage } = state;
  const best = isCut ? ['There are more than these.'] : [];
  return [...ofList(state, Math.max(loaded, state.scanned), known), ...coverage, ...best];
}

function ofList({ total, reading }: DetailedState, count: number, known: number | null): readonly string[] {
  if (count === 0) return [];
  if (reading?.summary.complete && count >= reading.scanned) return [`Looked at all ${customers(count)}.`];
  const all = total ?? reading?.total ?? known;
  const of = all !== null && all > count ? `${count.toLocaleString('en')} of ${customers(all)}` : customers(count);
  return [`Looked at ${of}.`, ...(reading?.ended ? reading.summary.doubts : [])];
}
