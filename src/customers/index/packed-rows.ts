/** Records that came from another thread as bytes, and stay bytes until somebody looks at one. */
import type { CustomerRecord, Sources } from '../../core/model/customer.ts';
import { customerOf, type HeadValues } from './head-values.ts';
import { type LazyBatch, lazyRows } from './lazy-rows.ts';
import type { Batch } from './packing.ts';
import { OpenBytes, withRaw } from './raw-bytes.ts';

/** Which batches records came in. */
const cameIn = new WeakMap<readonly CustomerRecord[], readonly Batch[]>();

/** What records came in, for whoever hands them on as they are; undefined for records that are objects. */
export const batchesOf = (records: readonly CustomerRecord[]): readonly Batch[] | undefined => cameIn.get(records);

/** The records of batches, in their order. */
export function packedRows(connectionId: string, batches: readonly Batch[]): readonly CustomerRecord[] {
  const shapes = new Shapes();
  const records = lazyRows(batches.map(batch => new PackedBatch(connectionId, batch, shapes)));
  cameIn.set(records, batches);
  return records;
}

class PackedBatch implements LazyBatch<CustomerRecord> {
  private readonly connectionId: string;
  private readonly batch: Batch;
  private readonly bytes: OpenBytes;
  private readonly shapes: Shapes;

  constructor(connectionId: string, batch: Batch, shapes: Shapes) {
    this.connectionId = connectionId;
    this.batch = batch;
    this.bytes = new OpenBytes(batch);
    this.shapes = shapes;
  }

  get count(): number {
    return this.batch.shapeOf.length;
  }

  row(at: number): CustomerRecord {
    const { connectionId, batch, bytes } = this;
    // As `pack` wrote it.
    const customer = customerOf(JSON.parse(bytes.text(at * 2)) as HeadValues);
    const sources = this.shapes.sources(batch.shapes[batch.shapeOf[at] ?? 0] ?? '{}');
    return withRaw({ connectionId, customer, sources }, bytes, at * 2 + 1);
  }
}

/** Most records share one object of sources. */
class Shapes {
  private readonly parsed = new Map<string, Sources>();

  sources(shape: string): Sources {
    const known = this.parsed.get(shape);
    if (known) return known;
    const sources = JSON.parse(shape) as Sources; // as `pack` wrote it
    for (const pointers of Object.values(sources)) Object.freeze(pointers);
    Object.freeze(sources);
    this.parsed.set(shape, sources);
    return sources;
  }
}
