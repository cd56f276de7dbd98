/** The records of one connection, searchable: one folded string a row, and what narrows down the rows to look at. */
import type { Customer } from '../../core/model/customer.ts';
import { HashedMap } from '../hash/hashed-map.ts';
import type { Countable } from '../insights/tally.ts';
import { type Needle, type Rank, rankOf, ranks, searchRow, type Term } from '../match/matches.ts';
import { BitSlices, type Bits, bitsOf } from './bit-slices.ts';
import { customerOf, type HeadValues } from './head-values.ts';
import { type Packed, RecordStore } from './record-store.ts';

export class ConnectionTable {
  private readonly rows: string[] = [];
  /** Of each ID its row and one; below that it was removed. */
  private readonly numbers = new HashedMap();
  private readonly free: number[] = [];
  private readonly signatures = new BitSlices();
  private readonly records = new RecordStore();

  private changes = 0;

  get size(): number {
    return this.rows.length - this.free.length;
  }

  /** The highest number of a record, and one. */
  get end(): number {
    return this.rows.length;
  }

  /** Another number after each change. */
  get version(): number {
    return this.changes;
  }

  /** Calls with what is counted of the records from one number to another, that one not included. */
  each(from: number, to: number, call: (customer: Countable, number: number) => void): void {
    this.records.each(from, Math.min(to, this.end), call);
  }

  get(number: number): Packed {
    return this.records.get(number);
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
    for (const [number, row] of this.rows.entries()) if (row !== '') live[count++] = number;
    return live;
  }

  /** The row of an ID; below 0 where there is none. */
  numberOf(id: string): number {
    return this.numbers.get(id) - 1;
  }

  /** Whether a row has a record; it has none where that was removed. */
  has(number: number): boolean {
    return Boolean(this.rows[number]);
  }

  /** Takes a record by its customer's values; returns its ID. */
  set(values: HeadValues, raw: Uint8Array, shape: number): string {
    const customer = customerOf(values);
    const row = searchRow(customer);
    this.changes++;
    const known = this.numbers.get(customer.id) - 1;
    const number = known >= 0 ? known : (this.free.at(-1) ?? this.rows.length);
    this.records.set(number, values, raw, shape);
    if (number !== known) {
      this.free.pop();
      this.numbers.set(customer.id, number + 1);
    }
    if (this.rows[number] !== row) this.signatures.add(number, row);
    this.rows[number] = row;
    return customer.id;
  }

  /** Returns the row that is free from now on; below 0 where there was none. */
  remove(id: string): number {
    const number = this.numbers.get(id) - 1;
    if (number < 0) return number;
    this.changes++;
    this.rows[number] = '';
    this.records.drop(number);
    // Another record takes the number: this ID must not lead to it.
    this.numbers.set(id, -1);
    this.free.push(number);
    return number;
  }

  /** The best first: whole fields, then the starts of fields and words, then anything; at most `limit`. */
  search(needle: Needle, limit: number): Packed[] {
    const found = new Map<number, Rank>();
    for (const { bits, text, rank } of questions(needle)) {
      if (found.size >= limit) break;
      this.signatures.each(bits, number => {
        const row = this.rows[number];
        if (!row?.includes(text) || found.has(number)) return true;
        const match = rankOf(row, needle);
        if (match !== undefined && match <= rank) found.set(number, match);
        return found.size < limit;
      });
    }
    return [...found].sort(([, one], [, other]) => one - other).map(([number]) => this.get(number));
  }
}

/** What to look for, the best first: bits and a text that every row of this rank has, and may have with a worse one. */
interface Question {
  readonly bits: Bits;
  readonly text: string;
  readonly rank: Rank;
}

function questions({ wholes, ways }: Needle): readonly Question[] {
  const ask = (terms: readonly Term[], rank: Rank): Question => ({
    bits: terms.flatMap(({ text }) => bitsOf(text, rank < ranks.inside)),
    text: terms[0]?.text ?? '',
    rank,
  });
  return [
    ...wholes.map(({ text }) => {
      const field = `\n${text}\n`;
      return { bits: [...bitsOf(field, false), ...bitsOf(text, true)], text: field, rank: ranks.exact };
    }),
    ...ways.map(terms => ask(terms, ranks.prefix)),
    ...ways.map(terms => ask(terms, ranks.inside)),
  ];
}
