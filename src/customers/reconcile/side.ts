/** One of two lists that are compared, as it is kept: fingerprints in memory, the rows themselves put away. */

import type { Customer, CustomerRecord, Sources } from '../../core/model/customer.ts';
import { customerFields } from '../export/columns.ts';
import { type Comparison, keyOf, type MatchKey } from './comparable.ts';
import { Fingerprints } from './fingerprints.ts';
import { RowLog } from './row-log.ts';

/** How rows are matched and compared. */
export interface SideSetup {
  readonly by: MatchKey;
  readonly comparison: Comparison;
  /** Bytes of rows that stay in memory. */
  readonly room?: number | undefined;
}

/** Customers of whatever form, in the order they came. */
export class Side {
  readonly prints: Fingerprints;
  /** Rows that have nothing to be matched by. */
  withoutKey = 0;
  private readonly setup: SideSetup;
  private readonly log: RowLog;

  constructor(setup: SideSetup) {
    this.setup = setup;
    this.prints = new Fingerprints(setup.comparison.times.length);
    this.log = new RowLog(setup.room);
  }

  settle(): Promise<void> {
    return this.log.settle();
  }

  dispose(): Promise<void> {
    return this.log.dispose();
  }

  /** `parts` are the text that is put away. */
  protected put(customer: Partial<Customer>, ...parts: readonly string[]): void {
    const key = keyOf(customer, this.setup.by);
    if (key === undefined) this.withoutKey++;
    const { comparison } = this.setup;
    this.prints.add(key, comparison.print(customer), this.log.append(...parts), comparison.clocks(customer));
  }

  protected text(row: number): Promise<string> {
    return this.log.read(this.prints.place(row));
  }
}

/** The list of a connection, with what the provider sent. */
export class RecordSide extends Side {
  private readonly connectionId: string;
  /** Pointers of fields: a list has few shapes of rows. */
  private readonly shapes: Sources[] = [];
  private readonly shapeNumbers = new Map<Sources, number>();

  constructor(connectionId: string, setup: SideSetup) {
    super(setup);
    this.connectionId = connectionId;
  }

  add({ customer, raw, sources }: CustomerRecord): void {
    const values = customerFields.map(field => customer[field]);
    this.put(customer, `${this.shapeOf(sources)}\n${JSON.stringify(values)}\n`, raw);
  }

  async record(row: number): Promise<CustomerRecord> {
    const text = await this.text(row);
    const first = text.indexOf('\n');
    const second = text.indexOf('\n', first + 1);
    const values = JSON.parse(text.slice(first + 1, second)) as readonly unknown[];
    return {
      connectionId: this.connectionId,
      // What was put away is what is read: a value for each field.
      customer: Object.fromEntries(customerFields.map((field, at) => [field, values[at]])) as unknown as Customer,
      raw: text.slice(second + 1),
      sources: this.shapes[Number(text.slice(0, first))] ?? {},
    };
  }

  private shapeOf(sources: Sources): number {
    const known = this.shapeNumbers.get(sources);
    if (known !== undefined) return known;
    this.shapes.push(sources);
    this.shapeNumbers.set(sources, this.shapes.length - 1);
    return this.shapes.length - 1;
  }
}

/** What the other list says of customers. */
export class CustomerSide extends Side {
  add(customer: Partial<Customer>): void {
    this.put(customer, JSON.stringify(customer));
  }

  async customer(row: number): Promise<Partial<Customer>> {
    // What was put away is what is read.
    return JSON.parse(await this.text(row)) as Partial<Customer>;
  }
}
