import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import { type Notable, type Records, rowsAsked, rowsFrom, type Shapes, type World } from '../wire/wire.ts';

/** One business of Xtrakit: its customers by row, the oldest first, numbered from 1. */
export class Business {
  readonly people: Population;
  readonly records: Records;
  readonly shapes: Shapes;

  constructor({ people, records, shapes }: World) {
    this.people = people;
    this.records = records;
    this.shapes = shapes;
  }

  /** The oldest customer has the lowest number and stands first. */
  joined(row: number): Date {
    return this.people.at(this.people.size - 1 - row).joined;
  }

  rowOf(id: string): number | undefined {
    const row = /^[1-9]\d{0,14}$/.test(id) ? Number(id) - 1 : undefined;
    return row !== undefined && row < this.people.size ? row : undefined;
  }

  rowsFor(customer: string | undefined): readonly number[] {
    if (!customer) return rowsFrom(0, this.people.size, this.people.size);
    return rowsAsked(this.rowOf(customer), this.people.size, this.records);
  }

  /** Among those who have been customers for the longest, but not the first ones that everybody sees. */
  notable(which: Notable): number | undefined {
    const { size } = this.people;
    const row = notableRow(which, size);
    return row === undefined || size < 10 ? undefined : size + 4 - row;
  }
}
