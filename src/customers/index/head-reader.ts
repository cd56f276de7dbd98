/**
 * Reads what is counted out of heads as bytes: of a million customers most of what they are need not become objects or texts.
 * A text that many have is the same one each time.
 */
import type { Money } from '../../core/model/customer.ts';
import { type Hash, Hasher } from '../hash/hash.ts';
import { type Key, keyOf } from '../insights/shared-counter.ts';
import { type Countable, domainOf } from '../insights/tally.ts';
import { emailKey } from '../match/same-person.ts';
import { afterValue, sixAt, tag, valueAt, valuesStart, wordAt } from './head-bytes.ts';
import { headOrder } from './head-values.ts';
import type { Words } from './words.ts';

const place = Object.fromEntries(headOrder.map((field, at) => [field, at])) as Readonly<
  Record<(typeof headOrder)[number], number> // each of them, once
>;

const dayMs = 86_400_000;

export class HeadReader {
  private readonly words: Words;
  private bytes: Buffer = Buffer.alloc(0);
  /** Where each value begins; 0: there is none. */
  private readonly starts = new Int32Array(headOrder.length);
  /** Days of times in UTC, by their number. */
  private readonly days: (string | undefined)[] = [];

  constructor(words: Words) {
    this.words = words;
  }

  read(bytes: Buffer, from: number, to: number): Countable {
    this.bytes = bytes;
    this.find(from + valuesStart, to);
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
      starts[nth] = at < to && bytes[at] !== tag.none ? at : 0;
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
    if (kind === tag.word) return this.words.text(wordAt(bytes, at + 1));
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

  /** What an address is compared by: nearly all of them are in ASCII, and have nothing to be cut off. */
  private emailKey(): Key | null {
    const at = this.starts[place.email] ?? 0;
    if (at === 0) return null;
    const plain = this.bytes[at] === tag.email ? this.plainHash(at) : undefined;
    if (plain) return new HeadKey(plain, this.bytes, at, this.words);
    const email = this.textAt(at);
    return email === null ? null : keyOf(emailKey(email));
  }

  /** The hash of an address in small letters; undefined where more than these have to be changed. */
  private plainHash(at: number): Hash | undefined {
    const { bytes, words } = this;
    const word = wordAt(bytes, at + 1);
    if (!words.isPlain(word)) return undefined;
    hasher.begin();
    const end = at + 4 + (bytes[at + 3] ?? 0);
    for (let next = at + 4; next < end; next++) {
      const byte = bytes[next] ?? 0;
      if (byte <= 0x20 || byte > 0x7e) return undefined;
      hasher.add(small(byte));
    }
    hasher.add(0x40);
    const host = words.text(word);
    for (let next = 0; next < host.length; next++) hasher.add(small(host.charCodeAt(next)));
    return hasher.end();
  }

  private phoneKey(): Key | null {
    const at = this.starts[place.phone] ?? 0;
    if (at === 0) return null;
    if (this.bytes[at] === tag.phone)
      return new HeadKey(digitsHash(sixAt(this.bytes, at + 1)), this.bytes, at, this.words);
    const phone = this.textAt(at);
    return phone === null ? null : keyOf(phone);
  }

  private domain(): string | null {
    const at = this.starts[place.email] ?? 0;
    if (at === 0) return null;
    if (this.bytes[at] === tag.email) return this.words.text(wordAt(this.bytes, at + 1)) || null;
    return domainOf(this.textAt(at));
  }

  private money(slot: number): Money | null {
    const at = this.starts[slot] ?? 0;
    if (at === 0 || this.bytes[at] !== tag.list) return null;
    const amount = this.textAt(at + 2);
    return amount === null ? null : { amount, currency: this.textAt(afterValue(this.bytes, at + 2)) };
  }
}

/** A key of which there is a text only when it is asked for: nearly all addresses come once. */
class HeadKey implements Key {
  readonly hash: Hash;
  private readonly bytes: Buffer;
  private readonly at: number;
  private readonly words: Words;

  constructor(hash: Hash, bytes: Buffer, at: number, words: Words) {
    this.hash = hash;
    this.bytes = bytes;
    this.at = at;
    this.words = words;
  }

  get text(): string {
    return String(valueAt(this.bytes, this.at, this.words)).toLowerCase();
  }
}

const hasher = new Hasher();
const small = (c: number): number => (c >= 65 && c <= 90 ? c + 32 : c);

const tens = Array.from({ length: 15 }, (_, power) => 10 ** power);

/** The hash of a plus and the digits of a number. */
function digitsHash(number: number): Hash {
  let power = 0;
  while (number >= (tens[power + 1] ?? Number.POSITIVE_INFINITY)) power++;
  hasher.begin();
  hasher.add(43);
  for (let left = number; power >= 0; power--) {
    const ten = tens[power] ?? 1;
    const digit = Math.floor(left / ten);
    left -= digit * ten;
    hasher.add(48 + digit);
  }
  return hasher.end();
}
