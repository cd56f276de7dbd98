/**
 * Which IDs were seen, and in which pass over a list: 9 bytes a place, so that a million IDs cost 19 MB. Only hashes of
 * 64 bits are kept; that two of a million IDs share one has a chance of one to 37 million.
 */
import { hash } from './hash.ts';

/** `new`: never before. `again`: the first time in this pass. `twice`: in this pass already. */
export type Sight = 'new' | 'again' | 'twice';

/** Filled further than this, looking for a place takes long. */
const fullest = 0.6;

export class Seen {
  private high = new Uint32Array(1024);
  private low = new Uint32Array(1024);
  /** 0: the place is free. */
  private pass = new Uint8Array(1024);
  private count = 0;

  get size(): number {
    return this.count;
  }

  /** `pass` is a number from 1 to 255. */
  add(id: string, pass: number): Sight {
    const { high, low } = hash(id);
    const at = this.place(high, low);
    const before = this.pass[at];
    this.pass[at] = pass;
    if (before) return before === pass ? 'twice' : 'again';
    this.high[at] = high;
    this.low[at] = low;
    if (++this.count > this.pass.length * fullest) this.grow();
    return 'new';
  }

  /** Where a hash stands, else the free place where it goes. */
  private place(high: number, low: number): number {
    const mask = this.pass.length - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      if (!this.pass[at] || (this.low[at] === low && this.high[at] === high)) return at;
    }
  }

  private grow(): void {
    const { high, low, pass } = this;
    this.high = new Uint32Array(pass.length * 2);
    this.low = new Uint32Array(pass.length * 2);
    this.pass = new Uint8Array(pass.length * 2);
    for (let from = 0; from < pass.length; from++) {
      const mark = pass[from];
      if (!mark) continue;
      const to = this.place(high[from] ?? 0, low[from] ?? 0);
      this.high[to] = high[from] ?? 0;
      this.low[to] = low[from] ?? 0;
      this.pass[to] = mark;
    }
  }
}
