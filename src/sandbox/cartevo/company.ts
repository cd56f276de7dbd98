import { isUuid, type PairIds, type RowIds, uuidPairs, uuids } from '../people/ids.ts';
import { notableRow } from '../people/notable.ts';
import type { Population } from '../people/people.ts';
import { type Answer, type Notable, type Records, rowsAsked, type Shapes, type World } from '../wire/wire.ts';
import { failure } from './answers.ts';

/** One company of Cartevo: its customers by row, with their cards. */
export class Company {
  readonly seed: number;
  readonly people: Population;
  readonly records: Records;
  readonly shapes: Shapes;
  readonly syncDelay: number;
  readonly ids: RowIds;
  readonly cardIds: PairIds;

  constructor({ seed, people, records, shapes, syncDelay }: World) {
    this.seed = seed;
    this.people = people;
    this.records = records;
    this.shapes = shapes;
    this.syncDelay = syncDelay;
    this.ids = uuids(seed, 'cartevo');
    this.cardIds = uuidPairs(seed, 'cartevo card');
  }

  /** Whether whole rows of the database are sent, as by the server of 2025. */
  get wholeRows(): boolean {
    return this.shapes.cartevoRows === 'code';
  }

  rowOf(id: string): number | undefined {
    const row = isUuid(id) ? this.ids.row(id) : undefined;
    return row !== undefined && row < this.people.size ? row : undefined;
  }

  ofCustomer(id: string, answer: (row: number) => Answer): Answer {
    const row = this.rowOf(id);
    return row === undefined ? failure(404, 'Customer not found', 'Not Found') : answer(row);
  }

  /** Whose records are answered when those of one customer are asked for. */
  asked(row: number): readonly number[] {
    return rowsAsked(row, this.people.size, this.records);
  }

  is(which: Notable, row: number): boolean {
    return notableRow(which, this.people.size) === row;
  }

  email(row: number): string {
    // Unique in a company and never absent.
    return this.people.at(row).email ?? `customer${row}@example.com`;
  }
}
