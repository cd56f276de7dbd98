/**
 * Two lists joined by key, from their fingerprints alone. Rows are numbered through both lists, this one first, and those
 * of one key are linked in a ring. Keys stand in the order of their first rows.
 */

import { setImmediate } from 'node:timers/promises';
import type { Fingerprints } from './fingerprints.ts';

export type RowKind = 'onlyHere' | 'onlyThere' | 'equal' | 'different' | 'doubtful';

export const rowKinds: readonly RowKind[] = ['onlyHere', 'onlyThere', 'equal', 'different', 'doubtful'];

/** Rows of either list that have one key. */
export interface Joined {
  readonly kind: RowKind;
  readonly here: readonly number[];
  readonly there: readonly number[];
}

/** Rows joined without a turn for anything else. */
const atOnce = 20_000;

export class Join {
  private readonly here: Fingerprints;
  private readonly there: Fingerprints;
  /** The next row of the same key, by row; after the last one comes the first. */
  private readonly next: Int32Array;
  /** The last row of a key and one, by hash; 0 where there is none. */
  private readonly slots: Int32Array;
  /** 1 for the first row of a key. */
  private readonly isFirst: Uint8Array;
  readonly counts: Record<RowKind, number> = { onlyHere: 0, onlyThere: 0, equal: 0, different: 0, doubtful: 0 };

  static async of(here: Fingerprints, there: Fingerprints, signal: AbortSignal): Promise<Join> {
    const join = new Join(here, there);
    const turn = async () => {
      await setImmediate();
      signal.throwIfAborted();
    };
    for (let row = 0; row < join.next.length; row++) {
      if (row % atOnce === 0) await turn();
      join.add(row);
    }
    for (let row = 0; row < join.next.length; row++) {
      if (row % atOnce === 0) await turn();
      if (join.isFirst[row] === 1) join.counts[join.kindOf(row)]++;
    }
    return join;
  }

  private constructor(here: Fingerprints, there: Fingerprints) {
    const rows = here.length + there.length;
    this.here = here;
    this.there = there;
    this.next = new Int32Array(rows);
    this.isFirst = new Uint8Array(rows);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, rows * 2))));
  }

  /** What there is of a kind, in order. */
  *of(kind: RowKind): Generator<Joined> {
    for (let row = 0; row < this.next.length; row++) {
      if (this.isFirst[row] === 1 && this.kindOf(row) === kind) yield { kind, ...this.rowsOf(row) };
    }
  }

  private add(row: number): void {
    const slot = this.listOf(row).hasKey(this.at(row)) ? this.slotOf(row) : undefined;
    const last = slot === undefined ? 0 : (this.slots[slot] ?? 0);
    if (slot !== undefined) this.slots[slot] = row + 1;
    if (last === 0) {
      this.isFirst[row] = 1;
      this.next[row] = row;
    } else {
      this.next[row] = this.after(last - 1);
      this.next[last - 1] = row;
    }
  }

  /** Where the rows of a row's key stand, or will. */
  private slotOf(row: number): number {
    const prints = this.listOf(row);
    const [high, low] = [prints.keyHigh(this.at(row)), prints.keyLow(this.at(row))];
    const mask = this.slots.length - 1;
    for (let slot = low & mask; ; slot = (slot + 1) & mask) {
      const known = (this.slots[slot] ?? 0) - 1;
      if (known < 0) return slot;
      const others = this.listOf(known);
      if (others.keyLow(this.at(known)) === low && others.keyHigh(this.at(known)) === high) return slot;
    }
  }

  /** Of a key by its first row. */
  private kindOf(first: number): RowKind {
    const second = this.after(first);
    if (second === first) return this.isHere(first) ? 'onlyHere' : 'onlyThere';
    const isPair = this.after(second) === first && this.isHere(first) && !this.isHere(second);
    if (!isPair) return 'doubtful';
    return this.here.hasValuesOf(first, this.there, this.at(second)) ? 'equal' : 'different';
  }

  private rowsOf(first: number): Omit<Joined, 'kind'> {
    const rows = [first];
    for (let row = this.after(first); row !== first; row = this.after(row)) rows.push(row);
    return {
      here: rows.filter(row => this.isHere(row)),
      there: rows.filter(row => !this.isHere(row)).map(row => this.at(row)),
    };
  }

  private after(row: number): number {
    return this.next[row] ?? row;
  }

  private isHere(row: number): boolean {
    return row < this.here.length;
  }

  private listOf(row: number): Fingerprints {
    return this.isHere(row) ? this.here : this.there;
  }

  /** The number of a row in its own list. */
  private at(row: number): number {
    return this.isHere(row) ? row : row - this.here.length;
  }
}
