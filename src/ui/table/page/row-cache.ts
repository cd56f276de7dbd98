/** The rows at hand, in blocks, and the asking for others: those in sight first, and never more than a few at once. */
import type { RowCells } from '../shared/messages.ts';

const size = 100;
/** Blocks that are kept: some thousands of rows, whatever the length of the table. */
const mostKept = 30;
const atOnce = 2;

interface Block {
  readonly look: number;
  readonly rows: readonly RowCells[];
}

export class RowCache {
  private readonly ask: (from: number, count: number) => void;
  private readonly blocks = new Map<number, Block>();
  private readonly asked = new Set<number>();
  private wanted: readonly number[] = [];
  private look = 0;

  constructor(ask: (from: number, count: number) => void) {
    this.ask = ask;
  }

  /** Other rows stand in these places, or the same and more: then those at hand are shown until they come anew. */
  begin(look: number, { keep }: { readonly keep: boolean }): void {
    this.look = look;
    this.asked.clear();
    if (!keep) this.blocks.clear();
  }

  /** undefined: not here yet. */
  row(place: number): RowCells | undefined {
    return this.blocks.get(Math.floor(place / size))?.rows[place % size];
  }

  /** The rows that are in sight. */
  want(first: number, last: number): void {
    const wanted: number[] = [];
    for (let block = Math.floor(first / size); block * size < last; block++)
      if (this.blocks.get(block)?.look !== this.look) wanted.push(block);
    this.wanted = wanted;
    this.next();
  }

  take(look: number, from: number, rows: readonly RowCells[]): void {
    if (look !== this.look) return;
    const block = from / size;
    this.asked.delete(block);
    this.blocks.delete(block);
    this.blocks.set(block, { look, rows });
    for (const oldest of this.blocks.keys()) {
      if (this.blocks.size <= mostKept) break;
      this.blocks.delete(oldest);
    }
    this.next();
  }

  private next(): void {
    for (const block of this.wanted) {
      if (this.asked.size >= atOnce) return;
      if (this.asked.has(block) || this.blocks.get(block)?.look === this.look) continue;
      this.asked.add(block);
      this.ask(block * size, size);
    }
  }
}
