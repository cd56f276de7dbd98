/**
 * A Parquet file, in pieces: the library around it is a bundle of its own, loaded when it is first wanted, so that nothing
 * here speaks to a person or knows customers.
 *
 * Pages are compressed with gzip, which every reader of Parquet knows (hyparquet by its `compressors`): in Snappy, which
 * finds no common letters, a file of IDs and addresses is half as large again.
 */

import { gzipSync } from 'node:zlib';
import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer';

type SchemaElement = ConstructorParameters<typeof ParquetWriter>[0]['schema'][number];

/** What stands in a column: `texts` are texts by their names. */
export interface ParquetColumn {
  readonly name: string;
  readonly kind: 'key' | 'text' | 'instant' | 'count' | 'texts';
  /** Of `texts`. */
  readonly members?: readonly string[] | undefined;
}

const optional = { repetition_type: 'OPTIONAL' } as const;
const text = (name: string): SchemaElement => ({
  name,
  type: 'BYTE_ARRAY',
  converted_type: 'UTF8',
  logical_type: { type: 'STRING' },
  ...optional,
});

function elementsOf({ name, kind, members = [] }: ParquetColumn): readonly SchemaElement[] {
  switch (kind) {
    case 'key':
      return [{ ...text(name), repetition_type: 'REQUIRED' }];
    case 'text':
      return [text(name)];
    case 'count':
      return [{ name, type: 'INT64', ...optional }];
    case 'texts':
      return [{ name, num_children: members.length, ...optional }, ...members.map(text)];
    case 'instant': {
      // By the older annotation alone some readers take an instant for a wall clock of wherever they are.
      const logical_type = { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } as const;
      return [{ name, type: 'INT64', converted_type: 'TIMESTAMP_MILLIS', logical_type, ...optional }];
    }
  }
}

/** The footer's end for a file of no rows: no rows, and a list of nothing, whose type the library leaves out. */
const noRows = Buffer.from([0x16, 0, 0x19, 0]);
/** Thrift's name for a list of structures, which some readers insist on also where the list is empty. */
const structures = 0x0c;

/** The library would give each text memory of its own, which a million of them break into pieces; these share it. */
const bytesOf = (values: readonly unknown[]): unknown[] =>
  values.map(value => (typeof value === 'string' ? Buffer.from(value) : value));

export class ParquetFile {
  private readonly columns: readonly ParquetColumn[];
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  private isEmpty = true;

  constructor(columns: readonly ParquetColumn[]) {
    this.columns = columns;
    const schema = [{ name: 'customers', num_children: columns.length }, ...columns.flatMap(elementsOf)];
    const compressors = { GZIP: (page: Uint8Array) => gzipSync(page) };
    this.writer = new ParquetWriter({ writer: this.bytes, schema, codec: 'GZIP', compressors, createdBy: 'Clientele' });
  }

  /** A group of rows, by columns: texts, bigints of counts and milliseconds, objects of texts, or null. Good until the next call. */
  group(values: readonly unknown[][]): Uint8Array {
    const columnData = this.columns.map(({ name, kind }, at): ColumnSource => {
      const data = kind === 'key' || kind === 'text' ? bytesOf(values[at] ?? []) : (values[at] ?? []);
      // Between which values a group lies helps to find what has an order; of a million customers it is kept till the end.
      const statistics = kind !== 'text' && kind !== 'texts';
      // Times of one list lie close together: what is between them takes fewer bits.
      if (kind === 'instant') return { name, data, statistics, encoding: 'DELTA_BINARY_PACKED' };
      return { name, data, statistics };
    });
    this.isEmpty = false;
    // Its writer holds all in memory, so that there is nothing to wait for.
    void this.writer.write({ columnData, rowGroupSize: Number.MAX_SAFE_INTEGER });
    return this.taken();
  }

  /** What closes the file. */
  end(facts: ReadonlyMap<string, string>): Uint8Array {
    this.writer.kvMetadata = Array.from(facts, ([key, value]) => ({ key: `clientele.${key}`, value }));
    void this.writer.finish();
    const bytes = this.taken();
    const at = this.isEmpty ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(noRows) : -1;
    if (at >= 0) bytes[at + noRows.length - 1] = structures;
    return bytes;
  }

  /** The bytes since the last time; their place is written to again. */
  private taken(): Uint8Array {
    const bytes = this.bytes.getBytes();
    this.bytes.index = 0;
    return bytes;
  }
}
