/**
 * Reads what is counted out of heads, which `packing` writes, as bytes: of a million customers most of what they are need
 * not become objects or texts. A text that comes again and again is made once.
 */
import type { Money } from '../../core/model/customer.ts';
import { type Countable, domainOf } from '../insights/tally.ts';
import { emailKey } from '../match/same-person.ts';

/** The places of values in a head, and of the two parts of its amounts behind them. */
const place = {
  ...{ email: 2, phone: 3, type: 4, status: 5, country: 6, created: 9, firstOrder: 11, lastOrder: 12 },
  ...{ lifetime: 15, spent: 16, pairs: 17 },
} as const;

/** All places: two parts of each of two amounts behind the others. */
const places = place.pairs + 4;

/** Texts that are remembered; a later one takes the place of an earlier one. */
const remembered = 4096;
const longestRemembered = 64;

const [quote, backslash, opening, closing, comma] = [0x22, 0x5c, 0x5b, 0x5d, 0x2c];

export class HeadReader {
  private bytes: Buffer = Buffer.alloc(0);
  /** Where each text begins and ends, without its quotes; a beginning of -1 is none. */
  private readonly starts = new Int32Array(places);
  private readonly ends = new Int32Array(places);
  /** 1: characters of ASCII alone, none of them escaped. */
  private readonly plain = new Uint8Array(places);
  private readonly texts: (string | undefined)[] = Array.from({ length: remembered });

  read(bytes: Buffer, from: number, to: number): Countable {
    this.bytes = bytes;
    this.scan(from, to);
    return {
      email: this.emailKey(),
      phone: this.whole(place.phone),
      domain: this.domain(),
      status: this.text(place.status),
      type: this.text(place.type),
      country: this.text(place.country),
      createdAt: this.day(place.created),
      firstOrderAt: this.day(place.firstOrder),
      lastOrderAt: this.day(place.lastOrder),
      lifetimeValue: this.money(place.lifetime),
      lastSpent: this.money(place.spent),
    };
  }

  /** Finds the texts of a head; numbers and addresses are passed over. */
  private scan(from: number, to: number): void {
    const { bytes } = this;
    this.starts.fill(-1);
    let slot = 0;
    for (let at = from + 1; at < to; at++) {
      const byte = bytes[at];
      if (byte === comma) slot++;
      else if (byte === quote) at = this.scanText(slot, at + 1, to);
      else if (byte === opening) at = this.scanList(slot, at + 1, to);
    }
  }

  /** Where the text ends that begins at a place. */
  private scanText(slot: number, from: number, to: number): number {
    const { bytes } = this;
    let seen = 0;
    let at = from;
    for (; at < to; at++) {
      const byte = bytes[at] ?? 0;
      if (byte === quote) break;
      seen |= byte;
      if (byte !== backslash) continue;
      seen = 0x80;
      at++;
    }
    if (slot >= places) return at;
    this.starts[slot] = from;
    this.ends[slot] = at;
    this.plain[slot] = seen & 0x80 ? 0 : 1;
    return at;
  }

  /** An amount's parts get places of their own; the lines of an address none. */
  private scanList(slot: number, from: number, to: number): number {
    const { bytes } = this;
    const isPair = slot === place.lifetime || slot === place.spent;
    let part = isPair ? place.pairs + (slot - place.lifetime) * 2 : places;
    let at = from;
    for (; at < to; at++) {
      const byte = bytes[at];
      if (byte === closing) break;
      if (byte === comma) part++;
      else if (byte === quote) at = this.scanText(part, at + 1, to);
    }
    return at;
  }

  /** A text that hardly comes again. */
  private whole(slot: number): string | null {
    const start = this.starts[slot] ?? -1;
    if (start < 0) return null;
    const end = this.ends[slot] ?? start;
    return this.plain[slot] === 1 ? this.bytes.toString('latin1', start, end) : this.parsed(start, end);
  }

  /** JSON of a text that has more than ASCII in it. */
  private parsed(start: number, end: number): string {
    // A text between its quotes, as `packing` wrote it.
    return JSON.parse(`"${this.bytes.toString('utf8', start, end)}"`) as string;
  }

  private text(slot: number): string | null {
    const start = this.starts[slot] ?? -1;
    if (start < 0) return null;
    const end = this.ends[slot] ?? start;
    return this.plain[slot] === 1 ? this.known(start, end) : this.parsed(start, end);
  }

  /** As much of a time as says its day. */
  private day(slot: number): string | null {
    const start = this.starts[slot] ?? -1;
    return start < 0 ? null : this.known(start, Math.min(this.ends[slot] ?? start, start + 11));
  }

  /** What an address is compared by: nearly all of them are in ASCII, and have nothing to be cut off. */
  private emailKey(): string | null {
    const email = this.whole(place.email);
    if (email === null) return null;
    return this.isPlain(place.email) ? email.toLowerCase() : emailKey(email);
  }

  private domain(): string | null {
    const [start = -1, end = -1] = [this.starts[place.email], this.ends[place.email]];
    if (start < 0) return null;
    if (!this.isPlain(place.email)) return domainOf(this.whole(place.email));
    for (let at = end - 1; at >= start; at--) if (this.bytes[at] === 0x40) return this.known(at + 1, end) || null;
    return null;
  }

  /** Without a space at its ends, and no longer than addresses are. */
  private isPlain(slot: number): boolean {
    const [start = 0, end = 0] = [this.starts[slot], this.ends[slot]];
    const { bytes } = this;
    return this.plain[slot] === 1 && end - start <= 320 && (bytes[start] ?? 0) > 0x20 && (bytes[end - 1] ?? 0) > 0x20;
  }

  private money(slot: number): Money | null {
    const pair = place.pairs + (slot - place.lifetime) * 2;
    const amount = this.whole(pair);
    return amount === null ? null : { amount, currency: this.text(pair + 1) };
  }

  /** A text of plain characters, of which the same one is given back the next time. */
  private known(start: number, end: number): string {
    const { bytes } = this;
    const length = end - start;
    if (length > longestRemembered) return bytes.toString('latin1', start, end);
    let hash = length;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 16777619);
    const at = (hash ^ (hash >>> 15)) & (remembered - 1);
    const text = this.texts[at];
    if (text !== undefined && text.length === length && this.is(text, start)) return text;
    const made = bytes.toString('latin1', start, end);
    this.texts[at] = made;
    return made;
  }

  private is(text: string, start: number): boolean {
    for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) !== this.bytes[start + at]) return false;
    return true;
  }
}
