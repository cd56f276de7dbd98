/**
 * Texts that many records have, such as countries and the hosts of addresses: kept once, and a number of a byte or two in each.
 * What few have stays in their records, and goes with them: a host may be somebody's name.
 */
import { hash } from '../hash/hash.ts';

const most = 2 ** 16;
/** What is longer hardly comes again. */
const longest = 64;
/** Customers that a text must come from before it is kept for good. */
export const enough = 4;

/** Texts that may become words, by their hashes: a place is a later one's when another comes. */
const seenBits = 14;
const countBits = 3;

/** What numbers of words stand for. */
export interface WordTexts {
  text(number: number): string;
}

export class Words implements WordTexts {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];
  /** Above the count the bits of a hash that its place does not say. */
  private readonly seen = new Uint32Array(2 ** seenBits);
  /** What was counted of the customer that is being written. */
  private readonly counted: string[] = [];
  private isNew = true;

  /** Before the texts of a customer; `isNew`: it was not there before, and counts. */
  begin(isNew: boolean): void {
    this.isNew = isNew;
    this.counted.length = 0;
  }

  /** Below 0 for a text that is kept in its record. */
  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (!this.isNew || text.length > longest || this.texts.length >= most || !this.isFrequent(text)) return -1;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }

  private isFrequent(text: string): boolean {
    // A city may be a state and a country: that is one customer.
    if (this.counted.includes(text)) return false;
    this.counted.push(text);
    const { high, low } = hash(text);
    const place = low & (2 ** seenBits - 1);
    const mark = ((high << countBits) >>> countBits) << countBits;
    const entry = this.seen[place] ?? 0;
    const count = (entry ^ mark) >>> countBits === 0 ? (entry & (2 ** countBits - 1)) + 1 : 1;
    this.seen[place] = (mark | count) >>> 0;
    return count >= enough;
  }
}
