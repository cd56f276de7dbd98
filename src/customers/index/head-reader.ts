/**
 * Reads what is counted out of heads as bytes: of a million customers most of what they are need not become objects or texts.
 * A text that many have is the same one each time.
 */
import type { Money } from '../../core/model/customer.ts';
import { type Hash, Hasher } from '../hash/hash.ts';
import { type Key, keyOf } from '../insights/shared-counter.ts';
import { type Countable, domainOf } from '../insights/tally.ts';
import { emailKey } from '../match/same-person.ts';
import { afterValue, type HeadParts, readAt, sixAt, tag, valueAt, valuesAt, wordAt } from './head-bytes.ts';
import { headOrder } from './head-values.ts';
import type { Words } from './words.ts';

const place = Object.fromEntries(headOrder.map((field, at) => [field, at])) as Readonly<
  Record<(typeof headOrder)[number], number> // each of them, once
>;

const dayMs = 86_400_000;
const [lineEnd, plus] = [10, 43];
/** Characters of an address that is compared as it is. */
const longestPlain = 320;

export class HeadReader {
  private readonly words: Words;
  private bytes: Buffer = Buffer.alloc(0);
  private parts: HeadParts = { piece: this.bytes, row: 0, head: 0, raw: 0 };
  /** Where each value begins; 0: there is none. */
  private readonly starts = new Int32Array(headOrder.length);
  /** Days of times in UTC, by their number. */
  private readonly days: (string | undefined)[] = [];

  constructor(words: Words) {
    this.words = words;
  }

  read(parts: HeadParts): Countable {
    this.parts = parts;
    this.bytes = parts.piece;
    this.find(valuesAt(parts), parts.raw);
    return {
      email: this.emailKey(),
      phone: this.phoneKey(),
      domain: this.domain(),
      status: this.text(place.status),
      type: this.text(place.type),
      country: this.text(place.country),
      createdAt: this.day(place.createdAt),
      firstOrderAt: this.day(place.firstOrderAt),
      lastOrderAt: this.day(place.lastOrderAt),
      lifetimeValue: this.money(place.lifetimeValue),
      lastSpent: this.money(place.lastSpent),
    };
  }

  private find(from: number, to: number): void {
    const { bytes, starts } = this;
    let at = from;
    for (let nth = 0; nth < starts.length; nth++) {
      if (at < to && bytes[at] === tag.again) starts[nth] = starts[nth - 1] ?? 0;
      else starts[nth] = at < to && bytes[at] !== tag.none ? at : 0;
      if (at < to) at = afterValue(bytes, at);
    }
  }

  private text(slot: number): string | null {
    const at = this.starts[slot] ?? 0;
    return at === 0 ? null : this.textAt(at);
  }

  private textAt(at: number): string | null {
    const { bytes } = this;
    const kind = bytes[at] ?? 0;
    if (kind === tag.word || kind === tag.shortWord) return this.words.text(wordAt(bytes, at) ?? 0);
    const value = valueAt(bytes, at, this.words);
    return typeof value === 'string' ? value : null;
  }

  /** As much of a time as says its day. */
  private day(slot: number): string | null {
    const at = this.starts[slot] ?? 0;
    if (at === 0) return null;
    if (this.bytes[at] !== tag.time) return this.textAt(at)?.slice(0, 11) ?? null;
    const number = Math.floor(sixAt(this.bytes, at + 1) / dayMs);
    const known = this.days[number];
    if (known !== undefined) return known;
    const day = new Date(number * dayMs).toISOString().slice(0, 10);
    this.days[number] = day;
    return day;
  }

  /** What an address is compared by: nearly all of them are what their row says. */
  private emailKey(): Key | null {
    const at = this.starts[place.email] ?? 0;
    if (at === 0) return null;
    const kind = this.bytes[at] ?? 0;
    const key =
      kind === tag.sameEmail || kind === tag.sameShortEmail || kind === tag.same
        ? this.rowKey(this.lineBefore(this.lineBefore(this.parts.head)), '')
        : undefined;
    if (key) return key;
    const email = readAt(this.parts, place.email, at, this.words);
    return typeof email === 'string' ? keyOf(emailKey(email)) : null;
  }

  private phoneKey(): Key | null {
    const at = this.starts[place.phone] ?? 0;
    if (at === 0) return null;
    const key = this.bytes[at] === tag.dialled ? this.rowKey(this.lineBefore(this.parts.head), '+') : undefined;
    if (key) return key;
    const phone = readAt(this.parts, place.phone, at, this.words);
    return typeof phone === 'string' ? keyOf(phone) : null;
  }

  /** Where the line of a row begins that ends before a place, which is behind its line end. */
  private lineBefore(place: number): number {
    let at = place - 1;
    while (this.bytes[at - 1] !== lineEnd && at > this.parts.row) at--;
    return at;
  }

  /** The key of what a line of the row says; undefined where it has more than ASCII. */
  private rowKey(from: number, before: '' | '+'): Key | undefined {
    const { bytes } = this;
    hasher.begin();
    if (before) hasher.add(plus);
    let end = from;
    for (let byte = bytes[end] ?? lineEnd; byte !== lineEnd; byte = bytes[++end] ?? lineEnd) {
      if (byte <= 0x20 || byte > 0x7e) return undefined;
      hasher.add(byte);
    }
    return end - from > longestPlain ? undefined : new RowKey(hasher.end(), bytes, from, end, before);
  }

  private domain(): string | null {
    const at = this.starts[place.email] ?? 0;
    if (at === 0) return null;
    const isWord = this.bytes[at] === tag.word || this.bytes[at] === tag.shortWord;
    const host = isWord ? undefined : wordAt(this.bytes, at);
    if (host !== undefined) return this.words.text(host) || null;
    const email = readAt(this.parts, place.email, at, this.words);
    return domainOf(typeof email === 'string' ? email : null);
  }

  private money(slot: number): Money | null {
    const at = this.starts[slot] ?? 0;
    if (at === 0 || this.bytes[at] !== tag.list) return null;
    const amount = this.textAt(at + 2);
    return amount === null ? null : { amount, currency: this.textAt(afterValue(this.bytes, at + 2)) };
  }
}

/** A key of which there is a text only when it is asked for: nearly all addresses come once. */
class RowKey implements Key {
  readonly hash: Hash;
  private readonly bytes: Buffer;
  private readonly from: number;
  private readonly to: number;
  private readonly before: string;

  constructor(hash: Hash, bytes: Buffer, from: number, to: number, before: string) {
    this.hash = hash;
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.before = before;
  }

  get text(): string {
    return this.before + this.bytes.toString('latin1', this.from, this.to);
  }
}

const hasher = new Hasher();
