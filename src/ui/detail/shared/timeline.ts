/** All that was read of a customer's sections on one line of time, with what it adds up to. */
import { sumOf } from '../../../core/fields/decimal-sum.ts';
import type { Money } from '../../../core/model/customer.ts';
import { hasWords } from './item-words.ts';
import type { ShownItem } from './section-messages.ts';

/** A section as far as it was read. */
export interface ReadSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly ShownItem[];
}

/** An item among those of all sections. */
export interface Entry {
  readonly section: Pick<ReadSection, 'id' | 'title'>;
  /** Its place in its section. */
  readonly index: number;
  readonly item: ShownItem;
  /** `2026-05-27` on the reader's clock, or the item's own where it was sent without a zone; null without a time. */
  readonly day: string | null;
  /** Milliseconds, for the order alone. */
  readonly time: number;
}

/**
 * What is added up: what is paid and what has failed are no one sum. The words of a status are the provider's own, and what
 * they mean for money is not known here.
 */
export interface Account {
  readonly section: Pick<ReadSection, 'id' | 'title'>;
  /** As sent; null for entries without one. */
  readonly status: string | null;
  readonly currency: string;
}

/** What the entries of an account come to. */
export interface Total extends Account {
  readonly sum: string;
  readonly entries: number;
}

const isPlain = (amount: string): boolean => /^-?\d+(?:\.\d+)?$/.test(amount);

/** Money that can be added: an amount without a currency is none. */
function addable(amount: Money | null): { readonly amount: string; readonly currency: string } | undefined {
  if (amount === null || amount.currency === null || !isPlain(amount.amount)) return undefined;
  return { amount: amount.amount, currency: amount.currency };
}

const two = (number: number): string => String(number).padStart(2, '0');

/** The day of an instant on the clock of this machine; ten times as fast as a format, which a zone of one's own takes. */
function dayOn(timeZone: string | undefined): (time: number) => string {
  if (timeZone !== undefined) {
    const parts = { year: 'numeric', month: '2-digit', day: '2-digit' } as const;
    return time => new Intl.DateTimeFormat('en-CA', { ...parts, timeZone }).format(time);
  }
  return time => {
    const date = new Date(time);
    return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  };
}

/** Newest first; what has no time comes last. Of one time, the order of the provider stays. The zone is the reader's. */
export function entriesOf(sections: readonly ReadSection[], timeZone?: string): readonly Entry[] {
  const dayOf = dayOn(timeZone);
  const entries = sections.flatMap(({ id, title, items }) => {
    const section = { id, title };
    return items.map((item, index): Entry => {
      const { at } = item;
      const isZoned = at?.endsWith('Z') === true;
      const time = at === null ? Number.NaN : Date.parse(isZoned || at.length === 10 ? at : `${at}Z`);
      if (at === null || Number.isNaN(time)) return { section, index, item, day: null, time: Number.NEGATIVE_INFINITY };
      return { section, index, item, day: isZoned ? dayOf(time) : at.slice(0, 10), time };
    });
  });
  return entries.sort((one, other) => (one.time === other.time ? 0 : other.time - one.time));
}

/** Those of some sections whose words have all of the text's words in them. */
export function filtered(entries: readonly Entry[], hidden: ReadonlySet<string>, text: string): readonly Entry[] {
  const matches = hasWords(text);
  return entries.filter(({ section, item }) => !hidden.has(section.id) && matches(item, section.title));
}

/** The account that an entry belongs to, with its amount; undefined where it cannot be added. */
function accountOf({ section, item }: Entry): (Account & { readonly amount: string }) | undefined {
  const money = addable(item.amount);
  return money && { section, status: item.status, ...money };
}

/** One text for each account. */
export const accountKey = ({ section, status, currency }: Account): string =>
  JSON.stringify([section.id, currency, foldedStatus(status)]);

/** `Success` and `success` are one word: a provider writes it now so, now so. */
const foldedStatus = (status: string | null): string | null => status?.trim().toLowerCase() ?? null;

/** Sums by section, currency and status, in the order in which they first occur; and how many entries could not be added. */
export function totalsOf(entries: readonly Entry[]): { readonly totals: readonly Total[]; readonly left: number } {
  const totals = new Map<string, Total>();
  let left = 0;
  for (const entry of entries) {
    const account = accountOf(entry);
    if (!account) {
      left++;
      continue;
    }
    const { amount, ...own } = account;
    const key = accountKey(account);
    const { sum, entries: counted, ...first } = totals.get(key) ?? { ...own, sum: '0', entries: 0 };
    totals.set(key, { ...first, sum: sumOf(sum, amount), entries: counted + 1 });
  }
  return { totals: [...totals.values()], left };
}

/** For each entry what its account came to up to then, itself included; undefined where it adds nothing. */
export function runningTotals(entries: readonly Entry[]): ReadonlyMap<Entry, string> {
  const sums = new Map<string, string>();
  const running = new Map<Entry, string>();
  for (let at = entries.length - 1; at >= 0; at--) {
    const entry = entries[at];
    const account = entry && accountOf(entry);
    if (!entry || !account) continue;
    const key = accountKey(account);
    const sum = sumOf(sums.get(key) ?? '0', account.amount);
    sums.set(key, sum);
    running.set(entry, sum);
  }
  return running;
}

/** What one month comes to. */
export interface Month {
  /** `2026-05`. */
  readonly month: string;
  readonly sum: string;
  readonly entries: number;
}

/** Months drawn at most: the newest. */
const mostMonths = 60;

/** The months from the first to the last entry of an account, those in between included. */
export function monthsOf(entries: readonly Entry[], account: Account): readonly Month[] {
  const status = foldedStatus(account.status);
  const months = new Map<string, Month>();
  for (const entry of entries) {
    // The cheapest test first: each of many accounts looks at all entries.
    if (entry.day === null || entry.section.id !== account.section.id) continue;
    if (foldedStatus(entry.item.status) !== status) continue;
    const money = accountOf(entry);
    if (money?.currency !== account.currency) continue;
    const month = entry.day.slice(0, 7);
    const { sum = '0', entries: counted = 0 } = months.get(month) ?? {};
    months.set(month, { month, sum: sumOf(sum, money.amount), entries: counted + 1 });
  }
  const known = [...months.keys()].sort();
  const [first, last] = [known[0], known.at(-1)];
  const all: Month[] = [];
  for (let month = last; first && month && month >= first && all.length < mostMonths; month = before(month))
    all.push(months.get(month) ?? { month, sum: '0', entries: 0 });
  return all.reverse();
}

function before(month: string): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const [y, m] = number === 1 ? [year - 1, 12] : [year, number - 1];
  return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}`;
}
