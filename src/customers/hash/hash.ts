/**
 * 64 bits of a text, as two unsigned numbers of 32: to distinguish texts without keeping them. Not for secrets. They differ
 * from process to process, so that nobody can send texts that fall together in a table.
 */
import { randomInt } from 'node:crypto';

export interface Hash {
  readonly high: number;
  readonly low: number;
}

const seed = Array.from({ length: 4 }, () => randomInt(2 ** 32)) as [number, number, number, number];

/** Two lanes of multiply and shift over the characters, mixed at the end (the public domain's cyrb53, all bits kept). */
export function hash(text: string): Hash {
  let a = 0xdeadbeef ^ seed[0];
  let b = 0x41c6ce57 ^ seed[1];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a ^= seed[2];
  b ^= seed[3];
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return { high: b >>> 0, low: a >>> 0 };
}
