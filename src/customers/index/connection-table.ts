/** The records of one connection, searchable: one folded text a row, and what narrows down the rows to look at. */
import type { Customer } from '../../core/model/customer.ts';
import type { Countable } from '../insights/tally.ts';
import { type Needle, type Question, questionsOf, ranks, searchRow } from '../match/matches.ts';
import { customerOf, type HeadValues } from './head-values.ts';
import { IdTable } from './id-table.ts';
import { type AnyOf, piecesAtStart, piecesInside, piecesOfField } from './pieces.ts';
import { RecordStore } from './record-store.ts';
import { RowFinder } from './row-finder.ts';
import { rowTest } from './row-test.ts';
import type { Sealed } from './sealed.ts';
import { mayBeInUuid } from './uuid-rows.ts';

/** Rows that were replaced: from so many on, and when they are more than there are rows, the lists are made anew. */
const mostStale = 20_000;

export class ConnectionTable {
  private readonly free: number[] = [];
  private finder = new RowFinder();
  private readonly records = new RecordStore();
  private readonly numbers = new IdTable(number => this.records.id(number));

  private changes = 0;
  private stale = 0;

  get size(): number {
    return this.end - this.free.length;
  }

  /** The highest number of a record, and one. */
  get end(): number {
    return this.records.end;
  }

  /** Another number after each change. */
  get version(): number {
    return this.changes;
  }

  /** Calls with what is counted of the records from one number to another, that one not included. */
  each(from: number, to: number, call: (customer: Countable, number: number) => void): void {
    this.records.each(from, Math.min(to, this.end), call);
  }

  /** The raw JSON of a row that has a record. */
  raw(number: number): string {
    return this.records.raw(number);
  }

  /** Records by their rows, as they go to another thread; `shapeText` gives the sources of a shape as JSON. */
  seal(numbers: readonly number[], shapeText: (shape: number) => string): Sealed {
    return this.records.seal(numbers, shapeText);
  }

  customer(number: number): Customer {
    return customerOf(this.records.values(number));
  }

  /** One value of a customer, without the others. */
  field(number: number, key: string): ReturnType<RecordStore['field']> {
    return this.records.field(number, key);
  }

  /** The rows that have a record, in the order in which they came. */
  live(): Int32Array<ArrayBuffer> {
    const live = new Int32Array(this.size);
    let count = 0;
    for (let number = 0; number < this.end; number++) if (this.records.has(number)) live[count++] = number;
    return live;
  }

  /** The row of an ID; below 0 where there is none. */
  numberOf(id: string): number {
    return this.numbers.get(id);
  }

  /** Whether a row has a record; it has none where that was removed. */
  has(number: number): boolean {
    return this.records.has(number);
  }

  /** Takes a record by its customer's values; returns its ID. */
  set(values: HeadValues, raw: Uint8Array, shape: number): string {
    const customer = customerOf(values);
    const row = searchRow(customer);
    this.changes++;
    const known = this.numbers.get(customer.id);
    const number = known >= 0 ? known : (this.free.at(-1) ?? this.end);
    const isKnown = number === known && this.records.row(number) === row;
    if (number < this.end && !isKnown) this.stale++;
    this.records.set(number, row, values, raw, shape);
    if (number !== known) {
      this.free.pop();
      this.numbers.add(customer.id, number, this.end);
    }
    if (!isKnown) this.finder.add(number, row);
    if (this.stale > Math.max(mostStale, this.size)) this.compact();
    return customer.id;
  }

  /** Returns the row that is free from now on; below 0 where there was none. */
  remove(id: string): number {
    const number = this.numbers.remove(id);
    if (number < 0) return number;
    this.changes++;
    this.records.drop(number);
    this.free.push(number);
    return number;
  }

  /** The rows, the best first: whole fields, then the starts of fields and words, then anything; at most `limit`. */
  search(needle: Needle, limit: number): number[] {
    const found = new Set<number>();
    for (const question of questionsOf(needle)) {
      if (found.size >= limit) break;
      const [test, inUuid] = [rowTest(question), mayBeInUuid(question)];
      this.finder.each(piecesOf(question), (rows, count) => {
        this.records.fetch(rows, count);
        for (let nth = 0; nth < count && found.size < limit; nth++) {
          const number = rows[nth] ?? 0;
          if (this.records.passes(number, test, inUuid)) found.add(number);
        }
        return found.size < limit;
      });
    }
    return [...found];
  }

  /** Forgets where rows were found by texts that they do not have any more. */
  private compact(): void {
    this.stale = 0;
    this.finder = new RowFinder();
    for (const number of this.live()) this.finder.add(number, this.records.row(number) ?? '');
  }
}

/** The pieces that every row has which meets a question. */
function piecesOf({ terms, rank }: Question): readonly AnyOf[] {
  const pieces = rank === ranks.exact ? piecesOfField : rank === ranks.prefix ? piecesAtStart : piecesInside;
  return terms.flatMap(({ text }) => pieces(text));
}
