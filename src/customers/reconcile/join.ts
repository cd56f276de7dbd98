/**
 * Two lists joined by key, from their fingerprints alone: a table of keys, each with the first row of either list that has
 * it, and of each row the next one with the same key. Keys stand in the order of this list, then of the other.
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
const none = -1;

interface Side {
  readonly prints: Fingerprints;
  /** The last row, by key. */
  readonly last: Int32Array;
  /** The next row of the same key, by row; after the last one comes the first. */
  readonly next: Int32Array;
}

export class Join {
  private readonly here: Side;
  private readonly there: Side;
  /** Numbers of keys, from 1, by hash. */
  private readonly slots: Int32Array;
  private keys = 0;
  readonly counts: Record<RowKind, number> = { onlyHere: 0, onlyThere: 0, equal: 0, different: 0, doubtful: 0 };

  static async of(here: Fingerprints, there: Fingerprints, signal: AbortSignal): Promise<Join> {
    const join = new Join(here, there);
    for (const side of [join.here, join.there]) {
      for (let row = 0; row < side.prints.length; row++) {
        if (row % atOnce === 0) {
          await setImmediate();
          signal.throwIfAborted();
        }
        join.add(side, row);
      }
    }
    for (let key = 0; key < join.keys; key++) {
      if (key % atOnce === 0) await setImmediate();
      join.counts[join.kindOf(key)]++;
    }
    return join;
  }

  private constructor(here: Fingerprints, there: Fingerprints) {
    const rows = here.length + there.length;
    const side = (prints: Fingerprints): Side => ({
      prints,
      last: new Int32Array(rows).fill(none),
      next: new Int32Array(prints.length),
    });
    this.here = side(here);
    this.there = side(there);
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, rows * 2))));
  }

  /** What there is of a kind, in order. */
  *of(kind: RowKind): Generator<Joined> {
    for (let key = 0; key < this.keys; key++) {
      if (this.kindOf(key) === kind) yield { kind, here: rowsOf(this.here, key), there: rowsOf(this.there, key) };
    }
  }

  private add(side: Side, row: number): void {
    const key = side.prints.hasKey(row) ? this.keyOf(side, row) : this.keys++;
    const last = side.last[key] ?? none;
    side.next[row] = last === none ? row : (side.next[last] ?? row);
    if (last !== none) side.next[last] = row;
    side.last[key] = row;
  }

  /** The number of a row's key, a new one where no row had it. */
  private keyOf({ prints }: Side, row: number): number {
    const [high, low] = [prints.keyHigh(row), prints.keyLow(row)];
    const mask = this.slots.length - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const key = (this.slots[at] ?? 0) - 1;
      if (key === none) {
        this.slots[at] = ++this.keys;
        return this.keys - 1;
      }
      const side = (this.here.last[key] ?? none) === none ? this.there : this.here;
      const known = side.last[key] ?? none;
      if (side.prints.keyLow(known) === low && side.prints.keyHigh(known) === high) return key;
    }
  }

  private kindOf(key: number): RowKind {
    const here = this.here.last[key] ?? none;
    const there = this.there.last[key] ?? none;
    const isSeveral = (side: Side, row: number) => row !== none && side.next[row] !== row;
    if (isSeveral(this.here, here) || isSeveral(this.there, there)) return 'doubtful';
    if (there === none) return 'onlyHere';
    if (here === none) return 'onlyThere';
    return this.here.prints.hasValuesOf(here, this.there.prints, there) ? 'equal' : 'different';
  }
}

function rowsOf({ last, next }: Side, key: number): readonly number[] {
  const end = last[key] ?? none;
  if (end === none) return [];
  const rows: number[] = [];
  for (let row = next[end] ?? end; row !== end; row = next[row] ?? end) rows.push(row);
  return [...rows, end];
}
