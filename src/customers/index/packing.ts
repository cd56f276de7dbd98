/** Records as bytes, on their way to the worker: values without keys, sources by the few shapes they have. */
import type { CustomerRecord, Sources } from '../../core/model/customer.ts';
import { valuesOf } from './head-values.ts';

/** A batch of records of one connection. Heads, which are JSON, and raws stand in `bytes` one after another, their lengths in pairs. */
export interface Batch {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly lengths: Uint32Array<ArrayBuffer>;
  /** Of each record, which of `shapes`. */
  readonly shapeOf: Uint16Array<ArrayBuffer>;
  /** Sources as JSON. */
  readonly shapes: readonly string[];
}

const sourceTexts = new WeakMap<Sources, string>();

/** Most records of a provider share one object of sources. */
function sourceText(sources: Sources): string {
  const known = sourceTexts.get(sources);
  if (known !== undefined) return known;
  const text = JSON.stringify(sources);
  sourceTexts.set(sources, text);
  return text;
}

export function pack(records: readonly CustomerRecord[]): Batch {
  const heads = records.map(({ customer }) => JSON.stringify(valuesOf(customer)));
  const lengths = new Uint32Array(records.length * 2);
  let size = 0;
  for (const [at, { raw }] of records.entries()) {
    const head = Buffer.byteLength(heads[at] ?? '');
    const body = Buffer.byteLength(raw);
    lengths.set([head, body], at * 2);
    size += head + body;
  }
  const bytes = Buffer.from(new ArrayBuffer(size));
  const shapes = new Map<string, number>();
  const shapeOf = new Uint16Array(records.length);
  let end = 0;
  for (const [at, { raw, sources }] of records.entries()) {
    end += bytes.write(heads[at] ?? '', end);
    end += bytes.write(raw, end);
    const text = sourceText(sources);
    const shape = shapes.get(text) ?? shapes.size;
    shapes.set(text, shape);
    shapeOf[at] = shape;
  }
  return { bytes: new Uint8Array(bytes.buffer), lengths, shapeOf, shapes: [...shapes.keys()] };
}

/** In memory of its own, which can be handed over. */
export const copyOf = ({ bytes, lengths, shapeOf, shapes }: Batch): Batch => ({
  ...{ bytes: bytes.slice(), lengths: lengths.slice(), shapeOf: shapeOf.slice(), shapes },
});
