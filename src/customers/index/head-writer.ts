/** Writes heads; `head-bytes.ts` says what they are, and reads them. */
import { half, isTitled, longShape, tag } from './head-bytes.ts';
import { HeadMemory } from './head-memory.ts';
import type { HeadValue, HeadValues } from './head-values.ts';
import { timeOf } from './time-number.ts';
import type { Words } from './words.ts';

const longestText = 255 - tag.text;
const mostParts = 255;
const longestLocal = 255;
/** Numbers that six bytes hold. */
const beyond = 2 ** 48;
const phone = /^\+[1-9]\d{0,13}$/;
const uuidDashes = [8, 13, 18, 23];

/** Which values are words: type, status, country; city, state and country of an address; currencies. */
const wordPlaces: readonly number[] = [4, 5, 6];
const wordParts: Readonly<Record<number, readonly number[]>> = { 7: [2, 3, 5], 15: [1], 16: [1] };

/** ID, name, e-mail and phone are the lines of a row, in this order. */
const rowPlaces = 4;

/** Half of a pair of surrogates has no UTF-8. */
const isWhole = (text: string): boolean => text.isWellFormed();

export class HeadWriter extends HeadMemory {
  private readonly words: Words;

  constructor(words: Words) {
    super();
    this.words = words;
  }

  /**
   * The shape of the record's sources, and its values, beside its row. The same memory is used for the next head. `isNew`: its
   * customer was not there before.
   */
  write(shape: number, values: HeadValues, row: string, isNew: boolean): Uint8Array {
    const lines = row.split('\n');
    this.words.begin(isNew);
    this.end = 0;
    this.room(32);
    this.put(Math.min(shape, longShape));
    if (shape >= longShape) this.three(shape);
    for (let place = 0; place < values.length; place++) {
      const value = values[place] ?? null;
      if (place < rowPlaces && typeof value === 'string' && this.inRow(value, lines[place + 1] ?? '')) continue;
      if (place > rowPlaces && value !== null && value === values[place - 1]) this.again();
      else this.value(value, wordPlaces.includes(place), wordParts[place]);
    }
    return this.out.subarray(0, this.end);
  }

  /** Whether a line of the row says a text; then that is all that is written. */
  private inRow(text: string, line: string): boolean {
    const kind = text === line ? tag.same : text === `+${line}` ? tag.dialled : isTitled(text, line) ? tag.titled : 0;
    if (kind === 0 || !isWhole(text)) return false;
    const at = kind === tag.same ? text.lastIndexOf('@') : -1;
    const host = at < 0 ? -1 : this.words.number(text.slice(at + 1));
    if (host >= 0) this.word(host < 256 ? tag.sameShortEmail : tag.sameEmail, host);
    else this.put(kind);
    return true;
  }

  /** Overwrites what is left of the last head, and lets go of its texts. */
  forget(): void {
    this.out.fill(0);
    this.words.begin(false);
  }

  private again(): void {
    this.room(1);
    this.put(tag.again);
  }

  private value(value: HeadValue, isWord: boolean, parts: readonly number[] = []): void {
    this.room(32);
    if (value === null) this.put(tag.none);
    else if (typeof value === 'string') this.text(value, isWord);
    else if (typeof value === 'number' && isCount(value)) this.six(tag.number, value);
    else if (Array.isArray(value) && value.length <= mostParts && value.every(isPart)) {
      this.put(tag.list);
      this.put(value.length);
      for (let nth = 0; nth < value.length; nth++) this.value(value[nth] ?? null, parts.includes(nth));
    } else this.long(tag.json, JSON.stringify(value));
  }

  private text(text: string, isWord: boolean): void {
    const number = isWord ? this.words.number(text) : -1;
    if (number >= 0) this.word(number < 256 ? tag.shortWord : tag.word, number);
    else if (text.length === 36 && this.uuid(text)) return;
    else if (text.length === 24 && text.charCodeAt(23) === 90 && this.time(text)) return;
    else if (text.charCodeAt(0) === 43 && phone.test(text)) this.six(tag.phone, Number(text.slice(1)));
    else if (this.email(text)) return;
    else if (this.ascii(text) || this.utf8(text)) return;
    else if (isWhole(text)) this.long(tag.long, text);
    else this.long(tag.json, JSON.stringify(text));
  }

  private word(kind: number, number: number): void {
    this.put(kind);
    this.put(number & 0xff);
    if (kind !== tag.shortWord && kind !== tag.sameShortEmail) this.put(number >>> 8);
  }

  private six(kind: number, value: number): void {
    this.put(kind);
    this.three(value % half);
    this.three(Math.floor(value / half));
  }

  private three(part: number): void {
    this.put(part & 0xff);
    this.put((part >>> 8) & 0xff);
    this.put(part >>> 16);
  }

  private time(text: string): boolean {
    const time = timeOf(text);
    if (time < 0) return false;
    this.six(tag.time, time);
    return true;
  }

  private uuid(text: string): boolean {
    const start = this.end;
    this.put(tag.uuid);
    let high = -1;
    for (let at = 0; at < text.length; at++) {
      const c = text.charCodeAt(at);
      const digit = c >= 48 && c <= 57 ? c - 48 : c >= 97 && c <= 102 ? c - 87 : -1;
      if (uuidDashes.includes(at) ? c !== 45 : digit < 0) {
        this.end = start;
        return false;
      }
      if (digit < 0) continue;
      if (high >= 0) this.put((high << 4) | digit);
      high = high < 0 ? digit : -1;
    }
    return true;
  }

  /** The host as a word, and what stands before it. */
  private email(text: string): boolean {
    const at = text.lastIndexOf('@');
    if (at < 0 || at * 3 > longestLocal || !isWhole(text)) return false;
    const number = this.words.number(text.slice(at + 1));
    if (number < 0) return false;
    this.word(tag.email, number);
    this.room(1 + at * 3);
    const length = this.out.write(text.slice(0, at), this.end + 1);
    this.put(length);
    this.end += length;
    return true;
  }

  private ascii(text: string): boolean {
    const { length } = text;
    if (length > longestText) return false;
    this.room(1 + length);
    for (let at = 0; at < length; at++) {
      const c = text.charCodeAt(at);
      if (c > 127) return false;
      this.out[this.end + 1 + at] = c;
    }
    this.put(tag.text + length);
    this.end += length;
    return true;
  }

  private utf8(text: string): boolean {
    if (text.length > longestText || !isWhole(text)) return false;
    this.room(1 + text.length * 3);
    const length = this.out.write(text, this.end + 1);
    if (length > longestText) return false;
    this.put(tag.text + length);
    this.end += length;
    return true;
  }

  private long(kind: number, text: string): void {
    const length = Buffer.byteLength(text);
    this.room(5 + length);
    this.put(kind);
    this.end = this.out.writeUInt32LE(length, this.end);
    this.end += this.out.write(text, this.end);
  }
}

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0 && value < beyond;

const isPart = (part: unknown): boolean => part === null || typeof part === 'string' || typeof part === 'number';
