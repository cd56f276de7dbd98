/** A table's rows as they are looked at: sorted, filtered, a window at a time. Orders are kept until rows change. */
import { RowFilter } from './filter.ts';
import { isMoney, type TableRow, type TableRows } from './row.ts';
import { descending, type Order, orderBy } from './sort.ts';
import { type CurrencySum, Sums } from './sums.ts';

export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface TableLook {
  /** Those that the filter looks at. */
  readonly columns: readonly string[];
  readonly sort?: TableSort | undefined;
  readonly filter: string;
}

/** The first row and how many. */
export type RowRange = readonly [from: number, count: number];

export interface FieldSums {
  readonly field: string;
  readonly sums: readonly CurrencySum[];
  readonly unread: number;
}

/** Orders that are kept: going back to a column costs nothing. */
const mostOrders = 8;

export class TableView {
  private readonly rows: TableRows & { readonly version: number };
  private version = -1;
  private readonly orders = new Map<string, Order>();
  private filter: { readonly key: string; readonly filter: RowFilter } | undefined;
  /** Row numbers by place; undefined while rows are shown as they are. */
  private placed: Int32Array | undefined;

  /** `version` is another one whenever a row is. */
  constructor(rows: TableRows & { readonly version: number }) {
    this.rows = rows;
  }

  /** Looks at the rows there are now; returns how many of them are shown. */
  look({ columns, sort, filter }: TableLook): number {
    if (this.version !== this.rows.version) {
      this.orders.clear();
      this.filter = undefined;
      this.version = this.rows.version;
    }
    const order = sort && this.order(sort);
    const matching = this.filterOf(columns).matches(filter);
    if (!matching) this.placed = order;
    else {
      const shown = new Int32Array(this.rows.count);
      let count = 0;
      for (let place = 0; place < this.rows.count; place++) {
        const row = order?.[place] ?? place;
        if (matching[row]) shown[count++] = row;
      }
      this.placed = shown.slice(0, count);
    }
    return this.size;
  }

  /** Rows are not shown as they came. */
  get isOrdered(): boolean {
    return this.placed !== undefined;
  }

  get size(): number {
    return this.placed?.length ?? this.rows.count;
  }

  /** Rows by their places; undefined for one that is gone since. */
  window(ranges: readonly RowRange[]): (TableRow | undefined)[] {
    return [...this.numbers(ranges)].map(number => this.rows.row(number));
  }

  /** Row numbers by their places. */
  *numbers(ranges: readonly RowRange[]): Generator<number> {
    for (const [from, count] of ranges)
      for (let place = Math.max(0, from); place < Math.min(from + count, this.size); place++)
        yield this.placed?.[place] ?? place;
  }

  /** What rows stay known by when they are looked at again. */
  keys(ranges: readonly RowRange[]): number[] {
    return [...this.numbers(ranges)].map(number => this.key(number));
  }

  /** Where they are now. */
  places(keys: readonly number[]): RowRange[] {
    const wanted = new Set(keys);
    wanted.delete(-1);
    const runs: [number, number][] = [];
    for (let place = 0, left = wanted.size; left > 0 && place < this.size; place++) {
      if (!wanted.has(this.key(this.placed?.[place] ?? place))) continue;
      left--;
      const last = runs.at(-1);
      if (last && last[0] + last[1] === place) last[1]++;
      else runs.push([place, 1]);
    }
    return runs;
  }

  /** What the amounts of rows come to, of each field that holds money. */
  sums(ranges: readonly RowRange[], fields: readonly string[]): readonly FieldSums[] {
    const all = fields.map(field => ({ field, sums: new Sums() }));
    for (const number of this.numbers(ranges)) {
      const row = this.rows.row(number);
      if (!row) continue;
      for (const { field, sums } of all) {
        const value = row.field(field);
        if (isMoney(value)) sums.add(value);
      }
    }
    return all.map(({ field, sums }) => ({ field, sums: sums.all, unread: sums.unread }));
  }

  private key(number: number): number {
    return this.rows.key ? this.rows.key(number) : number;
  }

  private order(sort: TableSort): Int32Array {
    const known = this.orders.get(sort.column) ?? orderBy(this.rows, sort.column);
    this.orders.delete(sort.column);
    this.orders.set(sort.column, known);
    const [oldest] = this.orders.keys();
    if (this.orders.size > mostOrders && oldest !== undefined) this.orders.delete(oldest);
    return sort.descending ? descending(known) : known.rows;
  }

  private filterOf(columns: readonly string[]): RowFilter {
    const key = JSON.stringify(columns);
    if (this.filter?.key !== key) this.filter = { key, filter: new RowFilter(this.rows, columns) };
    return this.filter.filter;
  }
}
