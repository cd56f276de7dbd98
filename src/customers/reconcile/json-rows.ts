/** The objects of a list in JSON, one after another, each digit for digit: the text of the whole is never in memory. */

import { t } from '../../core/l10n/language.ts';
import { unreadable } from './text-encoding.ts';

/** Characters of an object at most. */
const longest = 25_000_000;

const quote = 34;
const backslash = 92;
const openBrace = 123;
const closeBrace = 125;
const openBracket = 91;
const closeBracket = 93;
const isSpace = (c: number) => c === 32 || c === 10 || c === 13 || c === 9;

/**
 * The objects of the list that the text is, or else of the first list of objects in the object that it is
 * (`{"data":[{…}]}`); those of each piece of text together. What stands among them and is no object is `undefined`.
 */
export async function* objectsOf(
  name: string,
  texts: AsyncIterable<string>,
): AsyncGenerator<readonly (string | undefined)[]> {
  const reader = new ListReader();
  for await (const text of texts) {
    yield [...reader.take(text)];
    if (reader.isTooLong) throw unreadable(name, t('one of its objects is longer than 25 MB'));
  }
  if (!reader.isWhole) throw unreadable(name, t('it has no list of objects, or ends within it'));
}

class ListReader {
  /** The list has ended. */
  isWhole = false;
  private text = '';
  private at = 0;
  private depth = 0;
  private isInString = false;
  /** Depth within the list; 0 before it was found. */
  private list = 0;
  /** A bracket was read that may open the list: the list is at this depth if an object follows. */
  private mayOpen = 0;
  /** Where an object of the list begins in the text; -1 outside. */
  private start = -1;
  /** Something else than an object has begun. */
  private isOther = false;

  get isTooLong(): boolean {
    return this.text.length > longest;
  }

  *take(more: string): Generator<string | undefined> {
    this.text += more;
    for (; this.at < this.text.length && !this.isWhole; this.at++) {
      const c = this.text.charCodeAt(this.at);
      if (this.isInString) this.inString(c);
      else yield* this.outside(c);
    }
    this.forget();
  }

  private inString(c: number): void {
    if (c === backslash) this.at++;
    else if (c === quote) this.isInString = false;
  }

  private *outside(c: number): Generator<string | undefined> {
    if (isSpace(c)) return;
    const isDirect = this.list > 0 && this.depth === this.list;
    if (this.mayOpen > 0) {
      if (c === openBrace) this.list = this.mayOpen;
      this.mayOpen = 0;
    }
    if (c === quote) this.isInString = true;
    if (c === openBrace || c === openBracket) {
      this.depth++;
      if (this.list === this.depth - 1 && this.list > 0 && c === openBrace) this.start = this.at;
      else if (isDirect) this.isOther = true;
      else if (this.list === 0 && c === openBracket && this.depth === 1) this.list = 1;
      else if (this.list === 0 && c === openBracket && this.depth === 2) this.mayOpen = 2;
    } else if (c === closeBrace || c === closeBracket) {
      yield* this.closed();
    } else if (isDirect && c !== 44) this.isOther = true;
    else if (isDirect && this.isOther) yield* this.other();
  }

  private *closed(): Generator<string | undefined> {
    this.depth--;
    if (this.list === 0) return;
    if (this.depth === this.list && this.start >= 0) {
      yield this.text.slice(this.start, this.at + 1);
      this.start = -1;
    } else if (this.depth < this.list) {
      if (this.isOther) yield* this.other();
      this.isWhole = true;
    }
  }

  private *other(): Generator<undefined> {
    this.isOther = false;
    yield undefined;
  }

  /** Lets go of what was read, up to the object that has begun. */
  private forget(): void {
    // A backslash at the end passes over what comes next.
    const kept = this.start >= 0 ? this.start : Math.min(this.at, this.text.length);
    this.text = this.text.slice(kept);
    this.at -= kept;
    if (this.start >= 0) this.start = 0;
  }
}

/** The lines of a text, without those that are blank; those that each piece of it ends together. */
export async function* linesOf(name: string, texts: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let last = '';
  for await (const text of texts) {
    const lines = (last + text).split('\n');
    last = lines.pop() ?? '';
    yield lines.filter(isNoBlank);
    if (last.length > longest) throw unreadable(name, t('one of its lines is longer than 25 MB'));
  }
  yield [last].filter(isNoBlank);
}

const isNoBlank = (line: string): boolean => line.trim() !== '';
