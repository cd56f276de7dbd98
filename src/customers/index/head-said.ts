/**
 * What the values of a head say, as the bytes that `saidBy` makes of them as a text: a column of raw JSON is sorted by
 * unpacking a hundred thousand rows, and no value of theirs need become a text for that.
 */
import { afterValue, type HeadParts, sixAt, tag, valueAt, valuesAt, wordAt } from './head-bytes.ts';
import { HeadMemory } from './head-memory.ts';
import { saidBy } from './head-values.ts';
import { calendarDay, dayMs } from './time-number.ts';
import type { WordTexts } from './words.ts';

const [lineEnd, space, plus, comma, dash, point, zero] = [10, 32, 43, 44, 45, 46, 48];
const [colon, at, clock, zone] = [58, 64, 84, 90];
/** A row begins with the end of a line, and has ID, name, e-mail and phone first. */
const rowLines = 5;
const hex = Buffer.from('0123456789abcdef');
const dashes: readonly number[] = [4, 6, 8, 10];

export class HeadSaid extends HeadMemory {
  private readonly words: WordTexts;
  private parts: HeadParts = { piece: this.out, row: 0, head: 0, raw: 0 };
  /** Where the lines of the row begin, as far as they were looked for; there are `lines` of them. */
  private readonly starts = new Int32Array(rowLines + 1);
  private lines = 0;

  constructor(words: WordTexts) {
    super();
    this.words = words;
  }

  /** The same memory is used for the next head. */
  read(parts: HeadParts): this {
    const { piece, raw, row, head } = parts;
    this.parts = parts;
    this.end = 0;
    this.lines = 0;
    // A line of the row, for each of the first values; longer ones ask for room themselves.
    this.room(head - row + 64);
    let last = 0;
    for (let from = valuesAt(parts), place = 0; from < raw; from = afterValue(piece, from), place++) {
      const start = this.end;
      if (piece[from] === tag.again) this.repeat(last, start);
      else if (piece[from] !== tag.none) {
        this.value(from, place);
        this.put(lineEnd);
      }
      last = start;
    }
    return this;
  }

  /** Overwrites what is left of the last head. */
  forget(): void {
    this.out.fill(0);
  }

  private repeat(from: number, to: number): void {
    this.room(to - from + 64);
    this.out.copyWithin(this.end, from, to);
    this.end += to - from;
  }

  private copy(bytes: Uint8Array, from: number, to: number): void {
    this.room(to - from + 64);
    const { out } = this;
    let { end } = this;
    for (let nth = from; nth < to; nth++) out[end++] = bytes[nth] ?? 0;
    this.end = end;
  }

  private text(text: string): void {
    this.room(text.length * 3 + 64);
    const start = this.end;
    for (let nth = 0; nth < text.length; nth++) {
      const code = text.charCodeAt(nth);
      if (code > 127) {
        this.end = start + this.out.write(text, start);
        return;
      }
      this.out[start + nth] = code;
    }
    this.end = start + text.length;
  }

  /** The value that begins at a place; `nth`: its place in the head, for what the row says. */
  private value(from: number, nth: number): void {
    const { piece } = this.parts;
    const kind = piece[from] ?? 0;
    const word = wordAt(piece, from);
    if (kind >= tag.text) this.copy(piece, from + 1, from + 1 + kind - tag.text);
    else if (kind >= tag.same) this.line(nth + 1, kind);
    else if (kind === tag.email) {
      this.copy(piece, from + 4, afterValue(piece, from));
      this.put(at);
      this.text(this.words.text(word ?? 0));
    } else if (word !== undefined) this.text(this.words.text(word));
    else if (kind === tag.time) this.time(sixAt(piece, from + 1));
    else if (kind === tag.uuid) this.uuid(from + 1);
    else if (kind === tag.list) this.list(from);
    else if (kind === tag.long) this.copy(piece, from + 5, afterValue(piece, from));
    // Numbers, and what stands as JSON: there are few of them.
    else this.text(saidBy([valueAt(piece, from, this.words)]).slice(0, -1));
  }

  /** With commas between its parts, and nothing for those that are missing. */
  private list(from: number): void {
    const { piece } = this.parts;
    let part = from + 2;
    for (let left = piece[from + 1] ?? 0; left > 0; left--) {
      if (piece[part] !== tag.none) this.value(part, 0);
      if (left > 1) this.put(comma);
      part = afterValue(piece, part);
    }
  }

  private line(nth: number, kind: number): void {
    const { piece, row, head } = this.parts;
    if (this.lines === 0) {
      for (let from = row; from < head && this.lines < rowLines; from++)
        if (piece[from] === lineEnd) this.starts[++this.lines] = from + 1;
    }
    if (kind === tag.dialled) this.put(plus);
    if (nth > this.lines) return;
    const start = this.end;
    const from = this.starts[nth] ?? head;
    this.copy(piece, from, nth < this.lines ? (this.starts[nth + 1] ?? head) - 1 : head);
    if (kind !== tag.titled) return;
    const { out } = this;
    for (let to = start, begins = true; to < this.end; to++) {
      const byte = out[to] ?? 0;
      if (begins && byte >= 97 && byte <= 122) out[to] = byte - 32;
      begins = byte === space;
    }
  }

  private uuid(from: number): void {
    this.room(64);
    const { piece } = this.parts;
    for (let nth = 0; nth < 16; nth++) {
      if (dashes.includes(nth)) this.put(dash);
      const byte = piece[from + nth] ?? 0;
      this.put(hex[byte >>> 4] ?? 0);
      this.put(hex[byte & 15] ?? 0);
    }
  }

  private time(time: number): void {
    this.room(64);
    const number = Math.floor(time / dayMs);
    const day = calendarDay(number);
    const year = Math.trunc(day / 10_000);
    this.put(zero + Math.trunc(year / 1000));
    this.put(zero + (Math.trunc(year / 100) % 10));
    this.two(year % 100, dash);
    this.two(Math.trunc(day / 100) % 100, dash);
    this.two(day % 100, clock);
    const ms = time - number * dayMs;
    const second = Math.trunc(ms / 1000);
    this.two(Math.trunc(second / 3600), colon);
    this.two(Math.trunc(second / 60) % 60, colon);
    this.two(second % 60, point);
    this.put(zero + Math.trunc((ms % 1000) / 100));
    this.two(ms % 100, zone);
  }

  /** Two digits, and what stands behind them. */
  private two(number: number, then: number): void {
    this.put(zero + Math.trunc(number / 10));
    this.put(zero + (number % 10));
    this.put(then);
  }
}
