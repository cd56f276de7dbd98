/**
 * The row of each ID, four bytes a place: the row itself says whose it is, so that neither ID nor hash is kept beside it. What
 * is left of the four bytes has some of the hash, so that nearly no row is looked at in vain.
 */
import { hash } from '../hash/hash.ts';

/** Filled further than this, looking for a place takes long. */
const fullest = 0.75;
const firstBits = 8;
/** Its ID was removed; the search goes on behind it. */
const removed = 0xffff_ffff;

/** The ID of a row that has a record. */
export type IdOf = (row: number) => string | undefined;

export class IdTable {
  private readonly idOf: IdOf;
  private bits = firstBits;
  /** 0: the place is free; else a row and one, and above that the highest bits of its ID's hash. */
  private places = new Uint32Array(2 ** firstBits);
  /** Places that are not free, those of removed IDs included. */
  private taken = 0;
  private live = 0;

  constructor(idOf: IdOf) {
    this.idOf = idOf;
  }

  /** Below 0 where there is none. */
  get(id: string): number {
    const place = this.find(id);
    return place < 0 ? -1 : this.rowAt(place);
  }

  /** Gives an ID that has no row the row under which its record is kept already; `end` is the highest row and one. */
  add(id: string, row: number, end: number): void {
    if (this.taken >= this.places.length * fullest || row + 2 >= this.places.length) this.grow(row, end);
    this.put(id, row);
  }

  /** Before its record is dropped. Returns the row; below 0 where there was none. */
  remove(id: string): number {
    const place = this.find(id);
    if (place < 0) return -1;
    const row = this.rowAt(place);
    this.places[place] = removed;
    this.live--;
    return row;
  }

  private rowAt(place: number): number {
    return ((this.places[place] ?? 0) & (2 ** this.bits - 1)) - 1;
  }

  private find(id: string): number {
    const { places, bits } = this;
    const { high, low } = hash(id);
    const mask = places.length - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const entry = places[at] ?? 0;
      if (entry === 0) return -1;
      if (entry !== removed && entry >>> bits === high >>> bits && this.idOf(this.rowAt(at)) === id) return at;
    }
  }

  private put(id: string, row: number): void {
    const { places, bits } = this;
    const { high, low } = hash(id);
    const mask = places.length - 1;
    let at = low & mask;
    for (let entry = places[at] ?? 0; entry !== 0 && entry !== removed; entry = places[at] ?? 0) at = (at + 1) & mask;
    if (places[at] === 0) this.taken++;
    this.live++;
    places[at] = (((high >>> bits) << bits) | (row + 1)) >>> 0;
  }

  /** Makes room for one more row, whose record is there and is not in the table yet. */
  private grow(fresh: number, end: number): void {
    while (this.live + 1 >= 2 ** this.bits * fullest * 0.9 || fresh + 2 >= 2 ** this.bits) this.bits++;
    this.places = new Uint32Array(2 ** this.bits);
    this.taken = 0;
    this.live = 0;
    for (let row = 0; row < end; row++) {
      const id = row === fresh ? undefined : this.idOf(row);
      if (id !== undefined) this.put(id, row);
    }
  }
}
