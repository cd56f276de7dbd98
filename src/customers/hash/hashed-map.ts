/**
 * A number for each text, 8 bytes a place and those of the number: a million texts cost 25 MB, or 19 where numbers below
 * 256 do. Only hashes of 64 bits of the texts are kept.
 */
import { type Hash, hash } from './hash.ts';

/** Filled further than this, looking for a place takes long. */
const fullest = 0.6;

type Numbers = Int32Array | Uint8Array;

/** A text, or the hash of one that was never made. */
const hashOf = (text: string | Hash): Hash => (typeof text === 'string' ? hash(text) : text);

export class HashedMap {
  private readonly numbers: new (
    length: number,
  ) => Numbers;
  private high = new Uint32Array(256);
  private low = new Uint32Array(256);
  /** 0: the place is free. */
  private values: Numbers;
  private count = 0;

  /** `numbers` is what the numbers stand in. */
  constructor(numbers: new (length: number) => Numbers = Int32Array) {
    this.numbers = numbers;
    this.values = new numbers(256);
  }

  /** Texts that have a number. */
  get size(): number {
    return this.count;
  }

  /** 0 where there is none. */
  get(text: string | Hash): number {
    const { high, low } = hashOf(text);
    return this.values[this.place(high, low)] ?? 0;
  }

  /** Gives a text a number that is not 0; returns the one it had before, or 0. */
  set(text: string | Hash, value: number): number {
    const { high, low } = hashOf(text);
    const at = this.place(high, low);
    const before = this.values[at] ?? 0;
    if (before === 0) this.fill(at, high, low, value);
    else this.values[at] = value;
    return before;
  }

  /** Gives a text a number that is not 0 unless it has one; returns the one it had before, or 0. */
  add(text: string | Hash, value: number): number {
    const { high, low } = hashOf(text);
    const at = this.place(high, low);
    const before = this.values[at] ?? 0;
    if (before === 0) this.fill(at, high, low, value);
    return before;
  }

  private fill(at: number, high: number, low: number, value: number): void {
    this.values[at] = value;
    this.high[at] = high;
    this.low[at] = low;
    if (++this.count > this.values.length * fullest) this.grow();
  }

  /** Where a hash stands, else the free place where it goes. */
  private place(high: number, low: number): number {
    const mask = this.values.length - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      if (this.values[at] === 0 || (this.low[at] === low && this.high[at] === high)) return at;
    }
  }

  private grow(): void {
    const { high, low, values } = this;
    this.high = new Uint32Array(values.length * 2);
    this.low = new Uint32Array(values.length * 2);
    this.values = new this.numbers(values.length * 2);
    for (let from = 0; from < values.length; from++) {
      const value = values[from] ?? 0;
      if (value === 0) continue;
      const to = this.place(high[from] ?? 0, low[from] ?? 0);
      this.high[to] = high[from] ?? 0;
      this.low[to] = low[from] ?? 0;
      this.values[to] = value;
    }
  }
}
