import { isUuid, type RowIds, uuids } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import { type Answer, type Notable, type Records, rowsAsked, rowsFrom, type Shapes, type World } from '../wire/wire.ts';
import { notFound } from './answers.ts';

/** One account of Yativo: its customers by row, and whose word holds about them. */
export class Book {
  readonly seed: number;
  readonly people: Population;
  readonly records: Records;
  readonly source: NonNullable<Shapes['yativo']>;
  readonly ids: RowIds;
  /** Who was verified by being looked at. */
  readonly verified = new Set<number>();

  constructor({ seed, people, records, shapes }: World) {
    this.seed = seed;
    this.people = people;
    this.records = records;
    this.source = shapes.yativo ?? 'docs';
    this.ids = uuids(seed, 'yativo');
  }

  rowOf(id: string): number | undefined {
    const row = isUuid(id) ? this.ids.row(id) : undefined;
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

  /** How many records of a kind a customer has, where the roll says which part of so many. */
  count(row: number, kind: string, most: number): number {
    if (this.is('many', row)) return this.records.many;
    return this.is('none', row) ? 0 : Math.floor(this.people.at(row).roll(kind) ** 2 * most);
  }

  /** A list, or 404 where this server answers so to an empty one. */
  listed(found: number, answer: () => Answer): Answer {
    return found === 0 && this.records.emptyIsNotFound ? notFound('No records found') : answer();
  }
}
