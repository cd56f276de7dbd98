/**
 * A text as copies of what is known already, and what is new between them: LZ77 in bytes, laid out as LZ4 does. What is known
 * is a dictionary of texts of its kind, then the values of its own customer, then as much of it as there is so far. A text
 * is read without any other one: deflate packs as well, but in blocks of many records, of which a hundred hits in a million
 * would unpack a hundred.
 */

/** Bytes that are worth a copy, which takes two or three. */
const shortest = 4;
/** Places are written in two bytes; in one where they are not far behind the last copy of their source. */
const farthest = 2 ** 15;
const near = 64;
const [fromDictionary, fromRecent, far] = [0, 0x40, 0x80];
const dictionaryBits = 14;
const recentBits = 12;
/** What is longer is copied by the engine. */
const worthACall = 48;

/** What is left of the places is for the text itself. */
export const longestDictionary = 20_480;
const longestContext = 4096;

function hashAt(bytes: Uint8Array, at: number, bits: number): number {
  const four =
    (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24);
  return Math.imul(four, 0x9e3779b1) >>> (32 - bits);
}

function alike(one: Uint8Array, at: number, other: Uint8Array, from: number): number {
  const most = Math.min(one.length - at, other.length - from);
  let length = 0;
  while (length < most && one[at + length] === other[from + length]) length++;
  return length;
}

/** A dictionary, and where each four bytes of it are. */
export class Dictionary {
  readonly bytes: Uint8Array;
  /** By hash the last place, and one. */
  readonly places = new Uint16Array(2 ** dictionaryBits);

  constructor(bytes: Uint8Array) {
    this.bytes = bytes.slice(0, longestDictionary);
    for (let at = 0; at + shortest <= this.bytes.length; at++)
      this.places[hashAt(this.bytes, at, dictionaryBits)] = at + 1;
  }
}

export class Copier {
  private out = new Uint8Array(4096);
  private end = 0;
  /** Where the last copies of the two sources ended, and where the second one begins. */
  private dictionaryEnd = 0;
  private recentEnd = 0;
  private valuesAt = 0;
  /** By hash the last place in the values and in the text; of earlier texts there are others, told apart by a number. */
  private readonly recent = new Uint32Array(2 ** recentBits);
  private turn = 0;

  /** The same memory is used for the next text. */
  write(text: Uint8Array, { bytes, places }: Dictionary, values: Uint8Array): Uint8Array {
    const context = values.subarray(0, longestContext);
    const [valuesAt, textAt] = [bytes.length, bytes.length + context.length];
    this.begin(text.length);
    this.dictionaryEnd = 0;
    this.recentEnd = valuesAt;
    this.valuesAt = valuesAt;
    for (let at = 0; at + shortest <= context.length; at++) this.note(hashAt(context, at, recentBits), valuesAt + at);
    let from = 0;
    for (let at = 0; at + shortest <= text.length; ) {
      const known = (places[hashAt(text, at, dictionaryBits)] ?? 0) - 1;
      let length = known < 0 ? 0 : alike(text, at, bytes, known);
      let place = known;
      const hash = hashAt(text, at, recentBits);
      const recent = this.recentAt(hash);
      if (recent >= 0) {
        const isInText = recent >= textAt;
        const other = alike(text, at, isInText ? text : context, recent - (isInText ? textAt : valuesAt));
        if (other > length) [length, place] = [other, recent];
      }
      if (textAt + at < farthest) this.note(hash, textAt + at);
      if (length < shortest) at++;
      else {
        this.sequence(text, from, at, length, place);
        from = at + length;
        at = from;
      }
    }
    if (from < text.length) this.sequence(text, from, text.length, 0, 0);
    return this.out.subarray(0, this.end);
  }

  /** Overwrites what is left of the last text. */
  forget(): void {
    this.out.fill(0);
  }

  private begin(length: number): void {
    this.end = 0;
    // What is all new takes a byte in 255, and one at the beginning.
    const most = length + Math.ceil(length / 255) + 16;
    if (this.out.length < most) this.out = new Uint8Array(most * 2);
    this.turn++;
    if (this.turn < farthest) return;
    this.turn = 1;
    this.recent.fill(0);
  }

  private note(hash: number, place: number): void {
    this.recent[hash] = ((this.turn << 16) | place) >>> 0;
  }

  private recentAt(hash: number): number {
    const noted = this.recent[hash] ?? 0;
    return noted >>> 16 === this.turn ? noted & 0xffff : -1;
  }

  /** What is new, and a copy behind it; at the end of a text there is none. */
  private sequence(text: Uint8Array, from: number, to: number, length: number, place: number): void {
    const fresh = to - from;
    const more = length === 0 ? 0 : length - shortest;
    this.out[this.end++] = (Math.min(fresh, 15) << 4) | Math.min(more, 15);
    this.rest(fresh - 15);
    for (let at = from; at < to; at++) this.out[this.end++] = text[at] ?? 0;
    if (length === 0) return;
    this.place(place, length);
    this.rest(more - 15);
  }

  private place(place: number, length: number): void {
    const isKnown = place < this.valuesAt;
    const behind = place - (isKnown ? this.dictionaryEnd : this.recentEnd);
    if (behind >= 0 && behind < near) this.out[this.end++] = (isKnown ? fromDictionary : fromRecent) | behind;
    else {
      this.out[this.end++] = far | (place >>> 8);
      this.out[this.end++] = place & 0xff;
    }
    if (isKnown) this.dictionaryEnd = place + length;
    else this.recentEnd = place + length;
  }

  private rest(left: number): void {
    if (left < 0) return;
    for (; left >= 255; left -= 255) this.out[this.end++] = 255;
    this.out[this.end++] = left;
  }
}

/** Fills `length` bytes of `text` with what was written from a place on with the same dictionary and values. */
export function readCopies(
  from: Uint8Array,
  start: number,
  { text, length }: { readonly text: Uint8Array; readonly length: number },
  { bytes }: Pick<Dictionary, 'bytes'>,
  values: { readonly bytes: Uint8Array; readonly length: number },
): void {
  const context = values.bytes;
  const [valuesAt, textAt] = [bytes.length, bytes.length + Math.min(values.length, longestContext)];
  let [at, end] = [start, 0];
  let [dictionaryEnd, recentEnd] = [0, valuesAt];
  const rest = (count: number): number => {
    if (count < 15) return count;
    for (let more = 255; more === 255; count += more) more = from[at++] ?? 0;
    return count;
  };
  while (end < length) {
    const token = from[at++] ?? 0;
    const fresh = rest(token >>> 4);
    end = copy(from, at, text, end, fresh);
    at += fresh;
    if (end >= length) break;
    const first = from[at++] ?? 0;
    const place =
      first >= far
        ? ((first - far) << 8) | (from[at++] ?? 0)
        : (first & (near - 1)) + (first < fromRecent ? dictionaryEnd : recentEnd);
    const known = rest(token & 15) + shortest;
    if (place < valuesAt) dictionaryEnd = place + known;
    else recentEnd = place + known;
    if (place < valuesAt) end = copy(bytes, place, text, end, known);
    else if (place < textAt) end = copy(context, place - valuesAt, text, end, known);
    // What it copies may be what it is writing.
    else for (let of = place - textAt, to = end + known; end < to; ) text[end++] = text[of++] ?? 0;
  }
}

function copy(from: Uint8Array, start: number, to: Uint8Array, at: number, count: number): number {
  if (count > worthACall) to.set(from.subarray(start, start + count), at);
  else for (let nth = 0; nth < count; nth++) to[at + nth] = from[start + nth] ?? 0;
  return at + count;
}
