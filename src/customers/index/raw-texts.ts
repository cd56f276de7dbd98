/** Raw JSON in little room, back to the byte as it was: most of it is a provider's keys, and its customer's values. */
import { Copier, Dictionary, longestDictionary, readCopies } from './copies.ts';
import { frequentParts } from './frequent-parts.ts';
import type { HeadMemory } from './head-memory.ts';
import { enough } from './words.ts';

/** Dictionaries that are made: records of another kind than the first ones want one of their own. */
const mostDictionaries = 8;
/** Bytes of raw JSON after which it is seen whether a dictionary is of use; after each further one twice as many. */
const firstTrial = 2 ** 18;
/** Bytes of raw JSON that a dictionary is made of. */
const sampleSize = 2 ** 16;
/** Packed to more than this part, it is not. */
const good = 0.5;

/** How a text is kept: as it is, else the number of its dictionary. */
const asItIs = 0;
/** Lengths below this take two bytes; others four, of which the first has its highest bit. */
const short = 0x8000;
const lengthSize = (length: number): number => (length < short ? 2 : 4);

/** The number of the dictionary that a text was written with; 0 for one that is kept as it is. */
export const dictionaryOf = (bytes: Uint8Array, at: number): number => bytes[at] ?? asItIs;

/** Bytes of texts that are read into memory of their reader. */
const longestKept = 2 ** 16;

/** Reads texts that were written with the dictionary of a number, and beside the values of their customers. */
export class RawReader {
  private readonly dictionaryAt: (number: number) => Pick<Dictionary, 'bytes'> | undefined;
  private text: Buffer = Buffer.alloc(1024);

  constructor(dictionaryAt: RawReader['dictionaryAt']) {
    this.dictionaryAt = dictionaryAt;
  }

  /** What stands from one place to another. */
  read(piece: Buffer, from: number, to: number, values: HeadMemory): string {
    const dictionary = this.dictionaryAt(dictionaryOf(piece, from));
    if (!dictionary) return piece.toString('utf8', from + 1, to);
    const two = ((piece[from + 1] ?? 0) << 8) | (piece[from + 2] ?? 0);
    const length = two < short ? two : ((two - short) << 16) | ((piece[from + 3] ?? 0) << 8) | (piece[from + 4] ?? 0);
    if (length > this.text.length && length <= longestKept) this.text = Buffer.alloc(longestKept);
    const text = length > longestKept ? Buffer.alloc(length) : this.text;
    readCopies(piece, from + 1 + lengthSize(length), { text, length }, dictionary, values);
    return text.toString('utf8', 0, length);
  }

  /** Overwrites what is left of the last text. */
  forget(): void {
    this.text.fill(0);
  }
}

export class RawTexts {
  private readonly rawOf: (number: number) => string;
  private readonly dictionaries: Dictionary[] = [];
  private readonly copier = new Copier();
  private readonly reader = new RawReader(number => this.dictionaries[number - 1]);
  /** Numbers of the records that the next dictionary is made of; undefined while none is wanted. */
  private sample: number[] | undefined = [];
  private sampled = 0;
  private trial = firstTrial;
  private tried = 0;
  private packed = 0;
  private out = new Uint8Array(4096);

  /** `rawOf` reads what is kept under a number; nothing of one that was removed. */
  constructor(rawOf: (number: number) => string) {
    this.rawOf = rawOf;
  }

  /** `values` is what the customer's values say, the same when it is read. The same memory is used for the next text. */
  write(raw: Uint8Array, values: Uint8Array): Uint8Array {
    const dictionary = this.dictionaries.at(-1);
    const copies = dictionary && this.copier.write(raw, dictionary, values);
    const isShorter = copies !== undefined && copies.length + lengthSize(raw.length) < raw.length;
    const kept = isShorter ? copies : raw;
    const start = isShorter ? 1 + lengthSize(raw.length) : 1;
    if (this.out.length < start + kept.length) this.out = new Uint8Array((start + kept.length) * 2);
    this.out[0] = isShorter ? this.dictionaries.length : asItIs;
    if (isShorter) this.putLength(raw.length);
    this.out.set(kept, start);
    if (dictionary) this.judge(raw.length, start + kept.length);
    return this.out.subarray(0, start + kept.length);
  }

  /** What stands from one place to another. */
  read(piece: Buffer, from: number, to: number, values: HeadMemory): string {
    return this.reader.read(piece, from, to, values);
  }

  /** Overwrites what is left of the last text. */
  forget(): void {
    this.reader.forget();
    this.out.fill(0);
    this.copier.forget();
  }

  /** The highest number of a dictionary. */
  get count(): number {
    return this.dictionaries.length;
  }

  /** What the dictionary of a number says. */
  dictionary(number: number): Uint8Array {
    return this.dictionaries[number - 1]?.bytes ?? new Uint8Array();
  }

  private putLength(length: number): void {
    const bytes = lengthSize(length);
    const marked = bytes === 2 ? length : (length | 0x8000_0000) >>> 0;
    for (let nth = 0; nth < bytes; nth++) this.out[1 + nth] = (marked >>> (8 * (bytes - 1 - nth))) & 0xff;
  }

  /** A record of a customer that was not there before, and its length, once it is kept. */
  learn(number: number, length: number): void {
    if (!this.sample) return;
    this.sample.push(number);
    this.sampled += Math.min(length, longestDictionary);
    if (this.sampled < sampleSize) return;
    const texts = this.sample.map(of => this.rawOf(of).slice(0, longestDictionary));
    this.dictionaries.push(new Dictionary(frequentParts(texts, enough, longestDictionary)));
    this.sample = undefined;
    this.sampled = 0;
    this.tried = 0;
    this.packed = 0;
  }

  private judge(raw: number, packed: number): void {
    this.tried += raw;
    this.packed += packed;
    if (this.tried < this.trial || this.sample) return;
    if (this.packed > this.tried * good && this.dictionaries.length < mostDictionaries) {
      this.sample = [];
      this.trial *= 2;
    }
    this.tried = 0;
    this.packed = 0;
  }
}
