/**
 * Records on their way back from the index's thread, as they are kept there: nothing of one is read before somebody looks at
 * it. A hundred hits cross as one piece of memory, and most of them are never opened.
 */
import type { Customer, CustomerRecord, Sources } from '../../core/model/customer.ts';
import { type HeadParts, readHead, shapeOf } from './head-bytes.ts';
import { HeadSaid } from './head-said.ts';
import { customerOf } from './head-values.ts';
import { RawReader } from './raw-texts.ts';

/** Records of one connection. */
export interface Sealed {
  readonly count: number;
  /** Of each record its row, head and raw; behind them the dictionaries that the raws were written with. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Where each of these ends. */
  readonly ends: Uint32Array<ArrayBuffer>;
  /** What numbers in the heads and raws stand for: `SealedNames` as JSON, which crosses faster than an object. */
  readonly names: string;
}

export interface SealedNames {
  readonly words: Readonly<Record<number, string>>;
  /** Sources as JSON. */
  readonly shapes: Readonly<Record<number, string>>;
  /** The numbers of the dictionaries. */
  readonly dictionaries: readonly number[];
}

/** The records, in their order. Each is read when it is looked at. */
export function openSealed(connectionId: string, sealed: Sealed): CustomerRecord[] {
  const batch = new SealedBatch(sealed);
  const records: CustomerRecord[] = [];
  for (let at = 0; at < sealed.count; at++) records.push(lazyRecord(connectionId, batch, at));
  return records;
}

/** Any object with these properties to who looks at it, copies it or writes it as JSON. */
function lazyRecord(connectionId: string, batch: SealedBatch, at: number): CustomerRecord {
  let from: SealedBatch | undefined = batch;
  let [customer, sources, raw]: [Customer?, Sources?, string?] = [];
  return {
    connectionId,
    get customer() {
      customer ??= batchIn(from).customer(at);
      return customer;
    },
    get sources() {
      sources ??= batchIn(from).sources(at);
      return sources;
    },
    get raw() {
      if (raw !== undefined) return raw;
      raw = batchIn(from).raw(at);
      // Who keeps one record that was read whole does not keep the others with it.
      [customer, sources] = [this.customer, this.sources];
      from = undefined;
      return raw;
    },
  };
}

/** What is read last lets go of the batch. */
function batchIn(from: SealedBatch | undefined): SealedBatch {
  if (!from) throw new Error('nothing is left to read');
  return from;
}

class SealedBatch {
  private readonly piece: Buffer;
  private readonly sealed: Sealed;
  private known: SealedNames | undefined;
  private readonly parsed = new Map<number, Sources>();
  private readonly said = new HeadSaid(this);
  private readonly reader = new RawReader(number => this.dictionary(number));

  constructor(sealed: Sealed) {
    const { bytes } = sealed;
    this.piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.sealed = sealed;
  }

  customer(at: number): Customer {
    return customerOf(readHead(this.parts(at), this));
  }

  raw(at: number): string {
    const parts = this.parts(at);
    return this.reader.read(this.piece, parts.raw, this.end(at * 3 + 2), this.said.read(parts));
  }

  /** Most records share one object of sources. */
  sources(at: number): Sources {
    const shape = shapeOf(this.parts(at));
    const known = this.parsed.get(shape);
    if (known) return known;
    // As `pack` wrote it.
    const sources = JSON.parse(this.names.shapes[shape] ?? '{}') as Sources;
    this.parsed.set(shape, sources);
    return sources;
  }

  /** What a number of a word stands for. */
  text(word: number): string {
    return this.names.words[word] ?? '';
  }

  private dictionary(number: number): { readonly bytes: Uint8Array } | undefined {
    const nth = this.names.dictionaries.indexOf(number);
    if (nth < 0) return undefined;
    const at = this.sealed.count * 3 + nth;
    return { bytes: this.piece.subarray(this.end(at - 1), this.end(at)) };
  }

  private get names(): SealedNames {
    this.known ??= JSON.parse(this.sealed.names) as SealedNames; // as the other thread wrote it
    return this.known;
  }

  private parts(at: number): HeadParts {
    const row = this.end(at * 3 - 1);
    return { piece: this.piece, row, head: this.end(at * 3), raw: this.end(at * 3 + 1) };
  }

  private end(nth: number): number {
    return this.sealed.ends[nth] ?? 0;
  }
}
