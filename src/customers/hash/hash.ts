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
export class Hasher {
  private a = 0;
  private b = 0;

  begin(): void {
    this.a = 0xdeadbeef ^ seed[0];
    this.b = 0x41c6ce57 ^ seed[1];
  }

  /** The next UTF-16 code unit. */
  add(c: number): void {
    this.a = Math.imul(this.a ^ c, 2654435761);
    this.b = Math.imul(this.b ^ c, 1597334677);
  }

  end(): Hash {
    let a = this.a ^ seed[2];
    let b = this.b ^ seed[3];
    a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
    b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
    return { high: b >>> 0, low: a >>> 0 };
  }
}

const hasher = new Hasher();

/** `before` is a code unit in front of the text: the texts of one kind are told apart from those of others by it. */
export function hash(text: string, before?: number): Hash {
  hasher.begin();
  if (before !== undefined) hasher.add(before);
  for (let i = 0; i < text.length; i++) hasher.add(text.charCodeAt(i));
  return hasher.end();
}
