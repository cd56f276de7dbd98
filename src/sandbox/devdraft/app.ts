import { type PairIds, prefixed, type RowIds, uuidPairs } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import type { Phone } from '../people/person.ts';
import { type Notable, type Records, rowsAsked, rowsFrom, type Shapes, type World } from '../wire/wire.ts';

/** One app of Devdraft: its customers by row. */
export class App {
  readonly seed: number;
  readonly people: Population;
  readonly records: Records;
  readonly shapes: Shapes;
  readonly ids: RowIds;
  readonly invoiceIds: PairIds;

  constructor({ seed, people, records, shapes }: World) {
    this.seed = seed;
    this.people = people;
    this.records = records;
    this.shapes = shapes;
    this.ids = prefixed('cust_', seed, 'devdraft');
    this.invoiceIds = uuidPairs(seed, 'devdraft invoice');
  }

  rowOf(id: string): number | undefined {
    const row = this.ids.row(id);
    return row !== undefined && row < this.people.size ? row : undefined;
  }

  /** The row of one customer, or for no customer all of them (but no more than a sample needs). */
  rowsFor(customer: string | undefined): readonly number[] {
    if (!customer) return rowsFrom(0, 1000, this.people.size);
    return rowsAsked(this.rowOf(customer), this.people.size, this.records);
  }

  is(which: Notable, row: number): boolean {
    return notableRow(which, this.people.size) === row;
  }
}

/** As the samples write it: +1-555-123-4567. */
export function dashed(phone: Phone | null): string | null {
  if (!phone) return null;
  if (!phone.dial) return phone.national;
  return `+${phone.dial}-${phone.national.replace(/(\d{3})(?=\d{3})/g, '$1-')}`;
}
