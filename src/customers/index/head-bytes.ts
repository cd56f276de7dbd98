/**
 * Values of heads as bytes, a third of what they take as JSON: a byte that says what comes, then a number instead of a time,
 * a phone number or a UUID, and of what many records have the number of a word. Every value comes back as it was.
 */
import type { HeadValue, HeadValues } from './head-values.ts';
import { timeOf } from './time-number.ts';
import type { Words } from './words.ts';

/** What comes behind this byte; from `text` on as many bytes of UTF-8 as it is above that. */
export const tag = {
  ...{ none: 0, word: 1, time: 2, number: 3, phone: 4, uuid: 5, email: 6, list: 7, json: 8, long: 9, text: 10 },
} as const;

const longestText = 255 - tag.text;
const mostParts = 255;
const longestLocal = 255;
/** Numbers that six bytes hold. */
const beyond = 2 ** 48;
const half = 2 ** 24;
const phone = /^\+[1-9]\d{0,13}$/;
const uuidDashes = [8, 13, 18, 23];

/** Which values are words: type, status, country; city, state and country of an address; currencies. */
const wordPlaces: readonly number[] = [4, 5, 6];
const wordParts: Readonly<Record<number, readonly number[]>> = { 7: [2, 3, 5], 15: [1], 16: [1] };

/** Half of a pair of surrogates has no UTF-8. */
const isWhole = (text: string): boolean => text.isWellFormed();

export class HeadWriter {
  private readonly words: Words;
  private out: Buffer = Buffer.alloc(1024);
  private end = 0;

  constructor(words: Words) {
    this.words = words;
  }

  /** The shape of the record's sources, and its values. The same memory is used for the next head. */
  write(shape: number, values: HeadValues): Uint8Array {
    this.end = 0;
    this.room(2);
    this.put(shape & 0xff);
    this.put(shape >>> 8);
    for (let place = 0; place < values.length; place++)
      this.value(values[place] ?? null, wordPlaces.includes(place), wordParts[place]);
    return this.out.subarray(0, this.end);
  }

  private room(bytes: number): void {
    if (this.out.length >= this.end + bytes) return;
    const larger = Buffer.alloc((this.end + bytes) * 2);
    this.out.copy(larger, 0, 0, this.end);
    this.out = larger;
  }

  private put(byte: number): void {
    this.out[this.end++] = byte;
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
    if (number >= 0) this.word(tag.word, number);
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
    this.put(number >>> 8);
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

const lengthAt = (bytes: Buffer, at: number): number => bytes.readUInt32LE(at);

/** The number in six bytes. */
export function sixAt(bytes: Buffer, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16);
  const high = (bytes[at + 3] ?? 0) | ((bytes[at + 4] ?? 0) << 8) | ((bytes[at + 5] ?? 0) << 16);
  return high * half + low;
}

export const wordAt = (bytes: Buffer, at: number): number => (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);

/** Where the value ends that begins at a place. */
export function afterValue(bytes: Buffer, at: number): number {
  const kind = bytes[at] ?? 0;
  if (kind >= tag.text) return at + 1 + kind - tag.text;
  switch (kind) {
    case tag.word:
      return at + 3;
    case tag.time:
    case tag.number:
    case tag.phone:
      return at + 7;
    case tag.uuid:
      return at + 17;
    case tag.email:
      return at + 4 + (bytes[at + 3] ?? 0);
    case tag.json:
    case tag.long:
      return at + 5 + lengthAt(bytes, at + 1);
    case tag.list: {
      let end = at + 2;
      for (let left = bytes[at + 1] ?? 0; left > 0; left--) end = afterValue(bytes, end);
      return end;
    }
    default:
      return at + 1;
  }
}

/** The value that begins at a place. */
export function valueAt(bytes: Buffer, at: number, words: Words): HeadValue {
  const kind = bytes[at] ?? 0;
  if (kind >= tag.text) return bytes.toString('utf8', at + 1, at + 1 + kind - tag.text);
  switch (kind) {
    case tag.word:
      return words.text(wordAt(bytes, at + 1));
    case tag.time:
      return new Date(sixAt(bytes, at + 1)).toISOString();
    case tag.number:
      return sixAt(bytes, at + 1);
    case tag.phone:
      return `+${sixAt(bytes, at + 1)}`;
    case tag.uuid: {
      const hex = bytes.toString('hex', at + 1, at + 17);
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
    }
    case tag.email:
      return `${bytes.toString('utf8', at + 4, afterValue(bytes, at))}@${words.text(wordAt(bytes, at + 1))}`;
    case tag.long:
      return bytes.toString('utf8', at + 5, afterValue(bytes, at));
    case tag.json:
      // As the value was when it was written.
      return JSON.parse(bytes.toString('utf8', at + 5, afterValue(bytes, at))) as HeadValue;
    case tag.list: {
      const parts: (string | number | null)[] = [];
      for (let left = bytes[at + 1] ?? 0, part = at + 2; left > 0; left--, part = afterValue(bytes, part))
        parts.push(valueAt(bytes, part, words) as string | number | null); // no list has lists in it
      return parts;
    }
    default:
      return null;
  }
}

/** Where the first value is: behind the shape. */
export const valuesStart = 2;

export const shapeOf = (head: Buffer): number => wordAt(head, 0);

export function readHead(head: Buffer, words: Words): HeadValues {
  const values: HeadValue[] = [];
  for (let at = valuesStart; at < head.length; at = afterValue(head, at)) values.push(valueAt(head, at, words));
  return values;
}

/** One value without the others: a table sorts a hundred thousand of them by one column. */
export function readPlace(head: Buffer, place: number, words: Words): HeadValue {
  let at = valuesStart;
  for (let passed = 0; passed < place && at < head.length; passed++) at = afterValue(head, at);
  return at < head.length ? valueAt(head, at, words) : null;
}
