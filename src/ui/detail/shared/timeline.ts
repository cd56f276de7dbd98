/** All that was read of a customer's sections on one line of time, with what it adds up to. */
import { sumOf } from '../../../core/fields/decimal-sum.ts';
import { hasWords } from './item-words.ts';
import type { ShownItem } from './section-messages.ts';

/** A section as far as it was read. */
export interface ReadSection {
  readonly id: string;
  readonly title: string;
  readonly items: readonly ShownItem[];
  /** There is, or may be, more of it than was read. */
  readonly isPart?: boolean;
  /** The rest can be asked for now. */
  readonly hasMore?: boolean;
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
  /** Its amount, and what that is added to; undefined where it cannot be added. */
  readonly adds: { readonly amount: string; readonly to: Account } | undefined;
}

/**
 * What is added up: what is paid and what has failed are no one sum. The words of a status are the provider's own, and what
 * they mean for money is not known here.
 */
export interface Account {
  /** The same for the same account in every set of entries. */
  readonly key: string;
  readonly section: Pick<ReadSection, 'id' | 'title'>;
  /** As first sent; null for entries without one. */
  readonly status: string | null;
  readonly currency: string;
}

/** What the entries of an account come to. */
export interface Total {
  readonly account: Account;
  readonly sum: string;
  readonly entries: number;
  /** More than one month has an entry of it. */
  readonly hasMonths: boolean;
}

/** What a set of entries comes to. */
export interface Sums {
  /** In the order in which their accounts first occur. */
  readonly totals: readonly Total[];
  /** For each entry what its account came to up to then, itself included; nothing for one that cannot be added. */
  readonly running: ReadonlyMap<Entry, string>;
  /** Entries that cannot be added. */
  readonly left: number;
}

const isPlain = (amount: string): boolean => /^-?\d+(?:\.\d+)?$/.test(amount);

/** `Success` and `success` are one word: a provider writes it now so, now so. */
const foldedStatus = (status: string | null): string | null => status?.trim().toLowerCase() ?? null;

/** What items add to what, one object for each account: an amount without a currency, or that is no plain number, adds nothing. */
function accounts(): (section: Account['section'], item: ShownItem) => Entry['adds'] {
  const known = new Map<string, Account>();
  return (section, { amount, status }) => {
    if (amount === null || amount.currency === null || !isPlain(amount.amount)) return undefined;
    const { currency } = amount;
    const key = JSON.stringify([section.id, currency, foldedStatus(status)]);
    const to = known.get(key) ?? { key, section, status, currency };
    known.set(key, to);
    return { amount: amount.amount, to };
  };
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
  const addsOf = accounts();
  const entries = sections.flatMap(({ id, title, items }) => {
    const section = { id, title };
    return items.map((item, index): Entry => {
      const { at } = item;
      const adds = addsOf(section, item);
      const isZoned = at?.endsWith('Z') === true;
      const time = at === null ? Number.NaN : Date.parse(isZoned || at.length === 10 ? at : `${at}Z`);
      if (at === null || Number.isNaN(time)) {
        return { section, index, item, day: null, time: Number.NEGATIVE_INFINITY, adds };
      }
      return { section, index, item, day: isZoned ? dayOf(time) : at.slice(0, 10), time, adds };
    });
  });
  return entries.sort((one, other) => (one.time === other.time ? 0 : other.time - one.time));
}

/** Those of some sections whose words have all of the text's words in them. */
export function filtered(entries: readonly Entry[], hidden: ReadonlySet<string>, text: string): readonly Entry[] {
  const matches = hasWords(text);
  return entries.filter(({ section, item }) => !hidden.has(section.id) && matches(item, section.title));
}

/** Adds up entries in their order, the newest first. */
export function addUp(entries: readonly Entry[]): Sums {
  // The accounts are in the order of the entries, though these are added from the oldest.
  const totals = new Map<Account, { -readonly [key in keyof Total]: Total[key] }>();
  const months = new Map<Account, string>();
  for (const { adds } of entries) {
    if (adds && !totals.has(adds.to)) totals.set(adds.to, { account: adds.to, sum: '0', entries: 0, hasMonths: false });
  }
  const running = new Map<Entry, string>();
  for (const entry of entries.toReversed()) {
    const total = entry.adds && totals.get(entry.adds.to);
    if (!entry.adds || !total) continue;
    total.sum = sumOf(total.sum, entry.adds.amount);
    total.entries++;
    running.set(entry, total.sum);
    const month = monthOf(entry);
    if (month === undefined) continue;
    total.hasMonths ||= month !== (months.get(total.account) ?? month);
    months.set(total.account, month);
  }
  return { totals: [...totals.values()], running, left: entries.length - running.size };
}

const monthOf = ({ day }: Entry): string | undefined => day?.slice(0, 7);

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
  const months = new Map<string, Month>();
  for (const entry of entries) {
    const month = monthOf(entry);
    if (month === undefined || entry.adds?.to.key !== account.key) continue;
    const { sum = '0', entries: counted = 0 } = months.get(month) ?? {};
    months.set(month, { month, sum: sumOf(sum, entry.adds.amount), entries: counted + 1 });
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
