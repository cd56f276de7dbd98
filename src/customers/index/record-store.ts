/** Records by number, in little room: values as bytes, raw JSON as what it says beyond them, and both back as they came. */
import type { Address, Money } from '../../core/model/customer.ts';
import type { Countable } from '../insights/tally.ts';
import { ByteStore } from './byte-store.ts';
import { readHead, readId, readPlace } from './head-bytes.ts';
import { HeadReader } from './head-reader.ts';
import { HeadSaid } from './head-said.ts';
import { fieldOf, type HeadPart, type HeadValues, placeOf, saidBy } from './head-values.ts';
import { HeadWriter } from './head-writer.ts';
import { RawTexts } from './raw-texts.ts';
import type { RowTest } from './row-test.ts';
import type { Sealed } from './sealed.ts';
import { seal } from './sealing.ts';
import { isWithoutUuid, wholeRow, withoutUuid } from './uuid-rows.ts';
import { Words } from './words.ts';

export class RecordStore {
  private readonly bytes = new ByteStore();
  private readonly words = new Words();
  private readonly writer = new HeadWriter(this.words);
  private readonly reader = new HeadReader(this.words);
  private readonly said = new HeadSaid(this.words);
  private readonly raws = new RawTexts(number => this.raw(number));
  private count = 0;

  /** The highest number of a record that was kept, and one. */
  get end(): number {
    return this.count;
  }

  has(number: number): boolean {
    return this.bytes.has(number);
  }

  /** Keeps a record under a number, in place of what was there, with the row that is searched. */
  set(number: number, row: string, values: HeadValues, raw: Uint8Array, shape: number): void {
    // What is learned from a customer that is read, or removed and found, again and again would be known by it alone.
    const isNew = number >= this.count;
    if (this.bytes.has(number)) this.drop(number);
    const kept = withoutUuid(row, values[0]);
    const head = this.writer.write(shape, values, kept, isNew);
    this.bytes.set(number, Buffer.from(kept), head, this.raws.write(raw, Buffer.from(saidBy(values))));
    if (isNew) this.raws.learn(number, raw.length);
    this.count = Math.max(this.count, number + 1);
    if (this.bytes.isWasteful) this.bytes.compact(this.count);
  }

  /** What was kept is overwritten, also where it was made. */
  drop(number: number): void {
    this.bytes.drop(number);
    this.writer.forget();
    this.said.forget();
    this.raws.forget();
  }

  /** The row of a number; undefined where it has none. */
  row(number: number): string | undefined {
    const parts = this.bytes.find(number);
    if (!parts) return undefined;
    return isWithoutUuid(parts) ? wholeRow(parts).toString() : parts.piece.toString('utf8', parts.row, parts.head);
  }

  /** The ID of a number; undefined where it has no record. */
  id(number: number): string | undefined {
    const parts = this.bytes.find(number);
    return parts && readId(parts, this.words);
  }

  /** Has what is kept under several numbers fetched at once, before one after another is looked at. */
  fetch(numbers: Uint32Array, count: number): void {
    this.bytes.fetch(numbers, count);
  }

  /** Whether the row of a number passes a test of bytes. `inUuid`: what is asked for may be in a UUID. */
  passes(number: number, test: RowTest, inUuid: boolean): boolean {
    const parts = this.bytes.find(number);
    if (!parts) return false;
    if (test(parts.piece, parts.row, parts.head)) return true;
    if (!inUuid || !isWithoutUuid(parts)) return false;
    const whole = wholeRow(parts);
    return test(whole, 0, whole.length);
  }

  /** The raw JSON of a number; empty where it has none. */
  raw(number: number): string {
    const parts = this.bytes.find(number);
    if (!parts) return '';
    return this.raws.read(parts.piece, parts.raw, parts.end, this.said.read(parts));
  }

  /** The records of these numbers, as they go to another thread. */
  seal(numbers: readonly number[], shapeText: (shape: number) => string): Sealed {
    const { bytes, words, raws } = this;
    return seal(numbers, { bytes, words, raws, shapeText });
  }

  values(number: number): HeadValues {
    const parts = this.bytes.find(number);
    return parts ? readHead(parts, this.words) : [];
  }

  /** null for a field that a customer does not have, and for a name of none. */
  field(number: number, key: string): HeadPart | Money | Address {
    const place = placeOf(key);
    const parts = place === undefined ? undefined : this.bytes.find(number);
    return place === undefined || !parts ? null : fieldOf(place, readPlace(parts, place, this.words));
  }

  /** Calls with what is counted of the records from one number to another, that one not included. */
  each(from: number, to: number, call: (customer: Countable, number: number) => void): void {
    for (let number = from; number < to; number++) {
      const parts = this.bytes.find(number);
      if (parts) call(this.reader.read(parts), number);
    }
  }
}
