/** Records by number, in little room: values as bytes, raw JSON as what it says beyond them, and both back as they came. */
import type { Address, Money } from '../../core/model/customer.ts';
import type { Countable } from '../insights/tally.ts';
import { ByteStore } from './byte-store.ts';
import { HeadWriter, readHead, readPlace, shapeOf } from './head-bytes.ts';
import { HeadReader } from './head-reader.ts';
import { fieldOf, type HeadPart, type HeadValues, placeOf, saidBy } from './head-values.ts';
import { RawTexts } from './raw-texts.ts';
import { Words } from './words.ts';

/** A record as it comes and goes: the customer's values as JSON, the raw JSON, its sources by number. */
export interface Packed {
  readonly head: Uint8Array;
  readonly raw: Uint8Array;
  readonly shape: number;
}

const bytesOf = (values: HeadValues): Buffer => Buffer.from(saidBy(values));

export class RecordStore {
  private readonly bytes = new ByteStore();
  private readonly words = new Words();
  private readonly writer = new HeadWriter(this.words);
  private readonly reader = new HeadReader(this.words);
  private readonly raws = new RawTexts();
  private end = 0;

  /** Keeps a record under a number, in place of what was there. */
  set(number: number, values: HeadValues, raw: Uint8Array, shape: number): void {
    const head = this.writer.write(shape, values);
    this.bytes.set(number, head, this.raws.write(raw, bytesOf(values)));
    this.end = Math.max(this.end, number + 1);
    if (this.bytes.isWasteful) this.bytes.compact(this.end);
  }

  drop(number: number): void {
    this.bytes.drop(number);
  }

  get(number: number): Packed {
    const { head, raw } = this.bytes.get(number);
    const values = readHead(head, this.words);
    return {
      head: Buffer.from(JSON.stringify(values)),
      raw: this.raws.read(raw, bytesOf(values)),
      shape: shapeOf(head),
    };
  }

  values(number: number): HeadValues {
    return readHead(this.bytes.get(number).head, this.words);
  }

  /** null for a field that a customer does not have, and for a name of none. */
  field(number: number, key: string): HeadPart | Money | Address {
    const place = placeOf(key);
    return place === undefined ? null : fieldOf(place, readPlace(this.bytes.get(number).head, place, this.words));
  }

  /** Calls with what is counted of the records from one number to another, that one not included. */
  each(from: number, to: number, call: (customer: Countable, number: number) => void): void {
    this.bytes.eachHead(from, to, (number, piece, start, end) => call(this.reader.read(piece, start, end), number));
  }
}
