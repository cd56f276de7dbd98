/** All connections' tables, with the copy on disk where there is one: what the worker does, without its messages. */
import { needleOf } from '../match/matches.ts';
import { ConnectionTable } from './connection-table.ts';
import type { Prints, Stored } from './disk.ts';
import type { DiskCopy } from './disk-copy.ts';
import type { HeadValues } from './head-values.ts';
import type { Batch } from './packing.ts';
import type { Sealed } from './sealed.ts';
import { Tables } from './tables.ts';

/** Picked records in one batch, which is opened without a pause by who asked for them. */
const batchRecords = 200;

/** A record by its connection and its number there. */
export interface Found {
  readonly connectionId: string;
  readonly number: number;
}

const nothing: Sealed = { count: 0, bytes: new Uint8Array(), ends: new Uint32Array(), names: '' };

/** As `pack` wrote them, or an earlier window. */
const valuesIn = (head: Uint8Array): HeadValues =>
  JSON.parse(Buffer.from(head.buffer, head.byteOffset, head.length).toString()) as HeadValues;

export class IndexStore {
  private readonly tables = new Map<string, ConnectionTable>();
  /** The tables that are open over them, to be looked at. */
  readonly looked = new Tables({ tableOf: id => this.tables.get(id), seal: (table, rows) => this.seal(table, rows) });
  /** Sources as JSON; a record has its place in this list. */
  private readonly shapes: string[] = [];
  private readonly shapeNumbers = new Map<string, number>();
  private readonly copy: DiskCopy | undefined;

  /** Begins with what the copy has kept. */
  constructor(copy: DiskCopy | undefined) {
    this.copy = copy;
    copy?.read(
      stored => this.take(stored),
      () => this.tables.clear(),
    );
  }

  add(connectionId: string, batch: Batch): void {
    const shapes = batch.shapes.map(text => this.shapeNumber(text));
    const table = this.table(connectionId);
    let end = 0;
    const next = (length = 0) => {
      end += length;
      return batch.bytes.subarray(end - length, end);
    };
    const added = Array.from(batch.shapeOf, (shape, at) => {
      const packed = {
        head: next(batch.lengths[at * 2]),
        raw: next(batch.lengths[at * 2 + 1]),
        shape: shapes[shape] ?? 0,
      };
      const id = table.set(valuesIn(packed.head), packed.raw, packed.shape);
      return { ...packed, id, sources: batch.shapes[shape] ?? '{}' };
    });
    this.copy?.write(connectionId, added);
  }

  remove(connectionId: string, ids: readonly string[]): void {
    const table = this.tables.get(connectionId);
    for (const id of ids) {
      const row = table?.remove(id) ?? -1;
      if (row >= 0) this.looked.forget(connectionId, row);
    }
    this.copy?.remove(connectionId, ids);
  }

  /** The connections there are now: the copy forgets those of others, and of those that lead elsewhere. */
  keep(prints: Prints): void {
    this.copy?.keep(prints);
  }

  search(connectionId: string, text: string, limit: number): { readonly size: number; readonly hits: Sealed } {
    const table = this.tables.get(connectionId);
    const needle = needleOf(text);
    const found = (needle && table?.search(needle, limit)) ?? [];
    return { size: table?.size ?? 0, hits: table && found.length > 0 ? this.seal(table, found) : nothing };
  }

  /** The records of a connection, to be counted; undefined where there are none. */
  of(connectionId: string): ConnectionTable | undefined {
    return this.tables.get(connectionId);
  }

  /** Records in their order, those of one connection that follow each other in one batch. */
  batches(found: readonly Found[]): { readonly connectionId: string; readonly batch: Sealed }[] {
    const made: { connectionId: string; batch: Sealed }[] = [];
    for (let from = 0, to = 0; from < found.length; from = to) {
      const { connectionId = '' } = found[from] ?? {};
      const table = this.tables.get(connectionId);
      const rows: number[] = [];
      for (; to < found.length && to - from < batchRecords && found[to]?.connectionId === connectionId; to++)
        rows.push(found[to]?.number ?? -1);
      if (table) made.push({ connectionId, batch: this.seal(table, rows) });
    }
    return made;
  }

  /** Throws where the copy could not be wiped; what is in memory is forgotten in any case. */
  clear(connectionId: string | undefined): void {
    if (connectionId === undefined) {
      this.tables.clear();
      this.copy?.clearAll();
    } else {
      this.tables.delete(connectionId);
      this.copy?.clear(connectionId);
    }
  }

  close(): void {
    this.tables.clear();
    this.copy?.close();
  }

  /** A row of the copy that nobody can read is none; it goes when its connection is cleared. */
  private take({ connectionId, head, raw, sources }: Stored): void {
    try {
      const values = valuesIn(head);
      if (typeof values[0] === 'string') this.table(connectionId).set(values, raw, this.shapeNumber(sources));
    } catch {
      // Every other row is of use.
    }
  }

  private table(connectionId: string): ConnectionTable {
    const table = this.tables.get(connectionId) ?? new ConnectionTable();
    this.tables.set(connectionId, table);
    return table;
  }

  private shapeNumber(text: string): number {
    const known = this.shapeNumbers.get(text);
    if (known !== undefined) return known;
    this.shapeNumbers.set(text, this.shapes.length);
    return this.shapes.push(text) - 1;
  }

  private seal(table: ConnectionTable, rows: readonly number[]): Sealed {
    return table.seal(rows, shape => this.shapes[shape] ?? '{}');
  }
}
