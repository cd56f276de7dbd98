/**
 * Of each row of a list what it is joined by: 64 bits of its key, 64 of its values, and where it was put away. 24 bytes a
 * row, and 4 for each time that is compared; that two of a million keys share a hash has a chance of one to 37 million.
 */

import { hash } from '../hash/hash.ts';
import { isSameClock, noClock, wholeDay } from './comparable.ts';

const segmentRows = 4096;

interface Segment {
  readonly hashes: Uint32Array;
  readonly places: Float64Array;
  /** A time of day for each time that is compared. */
  readonly clocks: Int32Array;
}

/** Numbers for each row in `hashes`. */
const width = 4;

export class Fingerprints {
  private readonly segments: Segment[] = [];
  private readonly clockCount: number;
  private count = 0;
  /** Of each time that is compared, whether some rows have its day alone, and whether some have more. */
  readonly precisions: readonly { day: boolean; clock: boolean }[];

  constructor(clockCount = 0) {
    this.clockCount = clockCount;
    this.precisions = Array.from({ length: clockCount }, () => ({ day: false, clock: false }));
  }

  get length(): number {
    return this.count;
  }

  /** A row without a key is nobody's match. */
  add(key: string | undefined, values: string, place: number, clocks: readonly number[] = []): void {
    const at = this.count++;
    if (at % segmentRows === 0)
      this.segments.push({
        hashes: new Uint32Array(segmentRows * width),
        places: new Float64Array(segmentRows),
        clocks: new Int32Array(segmentRows * this.clockCount),
      });
    const segment = this.segment(at);
    const { hashes, places } = segment;
    const from = (at % segmentRows) * width;
    const { high, low } = key === undefined ? { high: 0, low: 0 } : hash(key);
    const print = hash(values);
    hashes[from] = key === undefined ? 0 : high;
    // Both 0 says that there is no key.
    hashes[from + 1] = key === undefined ? 0 : low || (high === 0 ? 1 : 0);
    hashes[from + 2] = print.high;
    hashes[from + 3] = print.low;
    places[at % segmentRows] = place;
    for (let nth = 0; nth < this.clockCount; nth++) {
      const clock = clocks[nth] ?? noClock;
      segment.clocks[(at % segmentRows) * this.clockCount + nth] = clock;
      const seen = this.precisions[nth];
      if (seen && clock === wholeDay) seen.day = true;
      else if (seen && clock !== noClock) seen.clock = true;
    }
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
    if (this.number(row, 2) !== other.number(otherRow, 2) || this.number(row, 3) !== other.number(otherRow, 3))
      return false;
    for (let nth = 0; nth < this.clockCount; nth++)
      if (!isSameClock(this.clock(row, nth), other.clock(otherRow, nth))) return false;
    return true;
  }

  private clock(row: number, nth: number): number {
    return this.segment(row).clocks[(row % segmentRows) * this.clockCount + nth] ?? noClock;
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
