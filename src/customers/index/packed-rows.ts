/**
 * Records that came from another thread as bytes, and stay bytes until somebody looks at one: a list that is sent whole has
 * hundreds of thousands, of which a page is shown. As objects they would hold up the extension's thread whenever its memory
 * is tidied up.
 */
import type { CustomerRecord, Sources } from '../../core/model/customer.ts';
import { customerOf, type HeadValues } from './head-values.ts';
import type { Batch } from './packing.ts';
import { withRaw } from './raw-bytes.ts';

/** Which batches records came in. */
const cameIn = new WeakMap<readonly CustomerRecord[], readonly Batch[]>();

/** What records came in, for whoever hands them on as they are; undefined for records that are objects. */
export const batchesOf = (records: readonly CustomerRecord[]): readonly Batch[] | undefined => cameIn.get(records);

/** The records of batches, in their order. Each is made when it is looked at, and anew each time: a `slice` keeps them. */
export function packedRows(connectionId: string, batches: readonly Batch[]): readonly CustomerRecord[] {
  const reader = new PackedReader(connectionId, batches);
  const records = new Proxy<readonly CustomerRecord[]>([], {
    get(target, key) {
      if (key === 'length') return reader.length;
      const at = placeOf(key);
      return at === undefined ? Reflect.get(target, key) : reader.record(at);
    },
    has(target, key) {
      const at = placeOf(key);
      return at === undefined ? Reflect.has(target, key) : at < reader.length;
    },
  });
  cameIn.set(records, batches);
  return records;
}

const placeOf = (key: string | symbol): number | undefined =>
  typeof key === 'string' && /^\d+$/.test(key) ? Number(key) : undefined;

/** Where the parts of one batch begin; made when the first of its records is looked at. */
interface Opened {
  readonly piece: Buffer;
  /** Of each record, where its head ends and where its raw does. */
  readonly ends: Uint32Array;
}

class PackedReader {
  readonly length: number;
  private readonly connectionId: string;
  private readonly batches: readonly Batch[];
  /** The place of each batch's first record. */
  private readonly starts: Uint32Array;
  private readonly opened: Opened[] = [];
  private readonly parsed = new Map<string, Sources>();

  constructor(connectionId: string, batches: readonly Batch[]) {
    this.connectionId = connectionId;
    this.batches = batches;
    this.starts = new Uint32Array(batches.length);
    let length = 0;
    for (const [at, { shapeOf }] of batches.entries()) {
      this.starts[at] = length;
      length += shapeOf.length;
    }
    this.length = length;
  }

  record(place: number): CustomerRecord | undefined {
    if (place >= this.length) return undefined;
    const nth = this.batchAt(place);
    const batch = this.batches[nth];
    if (!batch) return undefined;
    const { piece, ends } = this.open(nth, batch);
    const at = place - (this.starts[nth] ?? 0);
    const start = at === 0 ? 0 : (ends[at * 2 - 1] ?? 0);
    const [head, end] = [ends[at * 2] ?? 0, ends[at * 2 + 1] ?? 0];
    // As `pack` wrote it.
    const customer = customerOf(JSON.parse(piece.toString('utf8', start, head)) as HeadValues);
    const sources = this.sources(batch.shapes[batch.shapeOf[at] ?? 0] ?? '{}');
    return withRaw({ connectionId: this.connectionId, customer, sources }, piece, head, end);
  }

  private batchAt(place: number): number {
    let [low, high] = [0, this.starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  private open(nth: number, { bytes, lengths }: Batch): Opened {
    const known = this.opened[nth];
    if (known) return known;
    let end = 0;
    const ends = lengths.map(length => {
      end += length;
      return end;
    });
    const opened = { piece: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), ends };
    this.opened[nth] = opened;
    return opened;
  }

  /** Most records share one object of sources. */
  private sources(shape: string): Sources {
    const known = this.parsed.get(shape);
    if (known) return known;
    const sources = JSON.parse(shape) as Sources; // as `pack` wrote it
    for (const pointers of Object.values(sources)) Object.freeze(pointers);
    Object.freeze(sources);
    this.parsed.set(shape, sources);
    return sources;
  }
}
