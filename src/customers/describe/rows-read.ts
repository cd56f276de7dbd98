/** The rows of a list as they are read: what they have in common, and a few of them to make a fixture of. */
import { setImmediate as turn } from 'node:timers/promises';
import type { CustomerRecord, RowProblem } from '../../core/model/customer.ts';
import { differentRows, layoutOf } from './fixture.ts';
import { ShapeReader } from './shape-reader.ts';

/** Rows that are kept: the first ones, and behind them one of each further layout among those that are looked at. */
const most = { first: 100, kept: 300, looked: 20_000 } as const;
/** Milliseconds of work without a pause. */
const slice = 8;

export class RowsRead {
  readonly shapes = new ShapeReader();
  /** Rows that could not be read. */
  problems = 0;
  private readonly kept: string[] = [];
  private readonly layouts = new Set<string>();

  get customers(): number {
    return this.shapes.rows;
  }

  /** How many rows a fixture can have. */
  get available(): number {
    return this.kept.length;
  }

  async add(page: {
    readonly records: readonly CustomerRecord[];
    readonly problems: readonly RowProblem[];
  }): Promise<void> {
    this.problems += page.problems.length;
    let since = performance.now();
    for (const record of page.records) {
      if (performance.now() - since > slice) {
        await turn();
        since = performance.now();
      }
      this.shapes.add(record);
      this.keep(record.raw);
    }
  }

  /** So many of the rows, of as many layouts as there are. */
  different(count: number): readonly string[] {
    return differentRows(this.kept, count);
  }

  private keep(raw: string): void {
    if (this.kept.length >= most.kept || this.customers > most.looked) return;
    const layout = layoutOf(raw);
    if (this.kept.length >= most.first && this.layouts.has(layout)) return;
    this.layouts.add(layout);
    this.kept.push(raw);
  }
}
