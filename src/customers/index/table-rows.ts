/** Rows of tables as the index has them: taken apart when somebody looks, a column at a time. */
import { coverValues } from '../privacy/cover.ts';
import type { FieldValue, TableRow, TableRows } from '../table/row.ts';
import type { ConnectionTable } from './connection-table.ts';
import type { PlainRow, TableConnection } from './table-protocol.ts';

/** Where a customer's row is. */
export interface Place {
  readonly connectionId: string;
  readonly table: ConnectionTable;
  readonly row: number;
}

const placeIn = (connectionId: string, table: ConnectionTable | undefined, row: number): Place | undefined =>
  table?.has(row) ? { connectionId, table, row } : undefined;

class PackedRow implements TableRow {
  private readonly place: Place;
  private readonly of: TableConnection;

  constructor(place: Place, of: TableConnection) {
    this.place = place;
    this.of = of;
  }

  get connection(): string {
    return this.of.name;
  }

  field(key: string): FieldValue {
    return this.place.table.field(this.place.row, key);
  }

  get raw(): string {
    const raw = this.place.table.raw(this.place.row);
    return this.of.covered.length > 0 ? coverValues(raw, this.of.covered).text : raw;
  }
}

/** Customers of the index. */
export interface CustomerRows extends TableRows {
  readonly version: number;
  place(number: number): Place | undefined;
  /** Looks again at what there is; true where rows that were there have other places now. */
  renew(): boolean;
  /** A row of the index is another customer's from now on. */
  forget(connectionId: string, row: number): void;
}

type TableOf = (connectionId: string) => ConnectionTable | undefined;

/** All that is read of one connection, in the order in which it came. */
export class ConnectionRows implements CustomerRows {
  version = 0;
  private rows = new Int32Array();
  private readonly of: TableConnection;
  private readonly tableOf: TableOf;
  private seen: { readonly table: ConnectionTable | undefined; readonly version: number } | undefined;

  constructor(of: TableConnection, tableOf: TableOf) {
    this.of = of;
    this.tableOf = tableOf;
    this.renew();
  }

  get count(): number {
    return this.rows.length;
  }

  /** Rows there are by now. */
  get now(): number {
    return this.tableOf(this.of.id)?.size ?? 0;
  }

  renew(): boolean {
    const table = this.tableOf(this.of.id);
    if (this.seen && this.seen.table === table && this.seen.version === table?.version) return false;
    const before = this.rows;
    const isOther = this.seen !== undefined && this.seen.table !== table;
    this.seen = { table, version: table?.version ?? 0 };
    this.rows = table?.live() ?? new Int32Array();
    this.version++;
    // One that has gone is left out, so that those behind it move up; and a new one may have its room.
    return isOther || before.some((row, at) => row !== this.rows[at]);
  }

  forget(_connectionId: string, row: number): void {
    const at = this.rows.indexOf(row);
    if (at >= 0) this.rows[at] = -1;
  }

  key(number: number): number {
    return this.rows[number] ?? -1;
  }

  place(number: number): Place | undefined {
    return placeIn(this.of.id, this.tableOf(this.of.id), this.rows[number] ?? -1);
  }

  row(number: number): TableRow | undefined {
    const place = this.place(number);
    return place && new PackedRow(place, this.of);
  }
}

/** Customers that were added one page after another: of a filtered list, of a search over several connections. */
export class AddedRows implements CustomerRows {
  version = 0;
  private rows = new Int32Array(256);
  private of = new Uint16Array(256);
  private size = 0;
  private connections: readonly TableConnection[];
  private readonly tableOf: TableOf;
  private readonly known: Set<number>[];
  private seen = '';

  constructor(connections: readonly TableConnection[], tableOf: TableOf) {
    this.connections = connections;
    this.tableOf = tableOf;
    this.known = connections.map(() => new Set());
  }

  name(names: readonly string[]): void {
    this.connections = this.connections.map((one, at) => ({ ...one, name: names[at] ?? one.name }));
    this.version++;
  }

  get count(): number {
    return this.size;
  }

  add(connectionId: string, ids: readonly string[]): void {
    const of = this.connections.findIndex(({ id }) => id === connectionId);
    const table = this.tableOf(connectionId);
    const known = this.known[of];
    if (!known || !table) return;
    for (const id of ids) {
      const row = table.numberOf(id);
      if (row < 0 || known.has(row)) continue;
      known.add(row);
      this.push(of, row);
    }
    this.version++;
  }

  /** Rows that were read anew have other values, and their places. */
  renew(): boolean {
    const seen = this.connections.map(({ id }) => this.tableOf(id)?.version).join();
    if (seen !== this.seen) this.version++;
    this.seen = seen;
    return false;
  }

  forget(connectionId: string, row: number): void {
    for (let at = 0; at < this.size; at++) {
      const of = this.of[at] ?? 0;
      if (this.rows[at] !== row || this.connections[of]?.id !== connectionId) continue;
      this.rows[at] = -1;
      this.known[of]?.delete(row);
    }
  }

  place(number: number): Place | undefined {
    const of = this.connections[this.of[number] ?? 0];
    return of && number < this.size ? placeIn(of.id, this.tableOf(of.id), this.rows[number] ?? -1) : undefined;
  }

  row(number: number): TableRow | undefined {
    const of = this.connections[this.of[number] ?? 0];
    const place = this.place(number);
    return of && place && new PackedRow(place, of);
  }

  private push(of: number, row: number): void {
    if (this.size === this.rows.length) {
      const [rows, places] = [new Int32Array(this.size * 2), new Uint16Array(this.size * 2)];
      rows.set(this.rows);
      places.set(this.of);
      [this.rows, this.of] = [rows, places];
    }
    this.rows[this.size] = row;
    this.of[this.size++] = of;
  }
}

/** What belongs to one customer: it is not in the index, and there is not much of it. */
export class ItemRows implements TableRows {
  version = 0;
  items: readonly PlainRow[] = [];
  private readonly of: TableConnection | undefined;

  constructor(of: TableConnection | undefined) {
    this.of = of;
  }

  get count(): number {
    return this.items.length;
  }

  add(items: readonly PlainRow[]): void {
    this.items = [...this.items, ...items];
    this.version++;
  }

  row(number: number): TableRow | undefined {
    const item = this.items[number];
    const { name = '', covered = [] } = this.of ?? {};
    return (
      item && {
        connection: name,
        field(key) {
          // Written by the thread that asks, from the fields of an item.
          const fields = JSON.parse(item.fields) as Readonly<Record<string, FieldValue | undefined>>;
          return (Object.hasOwn(fields, key) ? fields[key] : null) ?? null;
        },
        get raw() {
          return coverValues(item.raw, covered).text;
        },
      }
    );
  }
}
