/** Which IDs were seen, and in which pass over a list. That two of a million share a hash has a chance of one to 37 million. */
import type { Hash } from './hash.ts';
import { HashedMap } from './hashed-map.ts';

/** `new`: never before. `again`: the first time in this pass. `twice`: in this pass already. */
export type Sight = 'new' | 'again' | 'twice';

export class SeenIds {
  private readonly passes = new HashedMap(Uint8Array);

  get size(): number {
    return this.passes.size;
  }

  /** `pass` is a number from 1 to 255. */
  add(id: string | Hash, pass: number): Sight {
    const before = this.passes.set(id, pass);
    return before === 0 ? 'new' : before === pass ? 'twice' : 'again';
  }
}
