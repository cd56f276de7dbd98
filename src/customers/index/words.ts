/** Texts that many records have, such as countries and the hosts of addresses: kept once, and a number of two bytes in each. */

const most = 2 ** 16;
/** What is longer hardly comes again. */
const longest = 64;

/** What numbers of words stand for. */
export interface WordTexts {
  text(number: number): string;
}

export class Words implements WordTexts {
  private readonly numbers = new Map<string, number>();
  private readonly texts: string[] = [];

  /** Below 0 for a text that is kept in its record. */
  number(text: string): number {
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    if (text.length > longest || this.texts.length >= most) return -1;
    this.numbers.set(text, this.texts.length);
    return this.texts.push(text) - 1;
  }

  text(number: number): string {
    return this.texts[number] ?? '';
  }
}
