/**
 * Of each row of a list what it is joined by: 64 bits of its key, 64 of its values, and where it was put away. 24 bytes a
 * row; that two of a million keys share a hash has a chance of one to 37 million.
 */

import { hash } from '../hash/hash.ts';

const segmentRows = 4096;

interface Segment {
  readonly hashes: Uint32Array;
  readonly places: Float64Array;
}

/** Numbers for each row in `hashes`. */
const width = 4;

export class Fingerprints {
  private readonly segments: Segment[] = [];
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** A row without a key is nobody's match. */
  add(key: string | undefined, values: string, place: number): void {
    const at = this.count++;
    if (at % segmentRows === 0)
      this.segments.push({ hashes: new Uint32Array(segmentRows * width), places: new Float64Array(segmentRows) });
    const { hashes, places } = this.segment(at);
    const from = (at % segmentRows) * width;
    const { high, low } = key === undefined ? { high: 0, low: 0 } : hash(key);
    const print = hash(values);
    hashes[from] = key === undefined ? 0 : high;
    // Both 0 says that there is no key.
    hashes[from + 1] = key === undefined ? 0 : low || (high === 0 ? 1 : 0);
    hashes[from + 2] = print.high;
    hashes[from + 3] = print.low;
    places[at % segmentRows] = place;
  }

  hasKey(row: number): boolean {
    return this.keyHigh(row) !== 0 || this.keyLow(row) !== 0;
  }

  keyHigh(row: number): number {
    return this.number(row, 0);
  }

  keyLow(row: number): number {
    return this.number(row, 1);
  }

  place(row: number): number {
    return this.segment(row).places[row % segmentRows] ?? 0;
  }

  /** Whether a row has the values of a row of another list. */
  hasValuesOf(row: number, other: Fingerprints, otherRow: number): boolean {
    return this.number(row, 2) === other.number(otherRow, 2) && this.number(row, 3) === other.number(otherRow, 3);
  }

  private number(row: number, nth: number): number {
    return this.segment(row).hashes[(row % segmentRows) * width + nth] ?? 0;
  }

  private segment(row: number): Segment {
    const found = this.segments[Math.floor(row / segmentRows)];
    if (!found) throw new RangeError(`There is no row ${row}.`);
    return found;
  }
}
