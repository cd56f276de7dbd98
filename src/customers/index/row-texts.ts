/** The texts of rows as bytes, one behind another in large blocks: a million of them are few objects to the engine. */
import { type Question, ranks, type Term } from '../match/matches.ts';

const blockSize = 2 ** 20;
const [lineEnd, space] = [10, 32];

export class RowTexts {
  private readonly blocks: Buffer[] = [];
  private used = blockSize;
  /** Of each row its block, where its text begins there, and its length; 0 is none. */
  private places = new Uint32Array(3 * 1024);
  private kept = 0;
  private total = 0;
  private rows = 0;

  /** The highest row that had a text, and one. */
  get end(): number {
    return this.rows;
  }

  has(row: number): boolean {
    return (this.places[row * 3 + 2] ?? 0) > 0;
  }

  get(row: number): string {
    const { block, from, to } = this.at(row);
    return block.toString('utf8', from, to);
  }

  /** False where the row has this text already. */
  set(row: number, text: string): boolean {
    const size = Buffer.byteLength(text);
    if (this.used + size > blockSize) {
      this.blocks.push(Buffer.allocUnsafeSlow(Math.max(blockSize, size)));
      this.used = 0;
    }
    const block = this.blocks.at(-1) ?? none;
    block.write(text, this.used);
    const { block: known, from, to } = this.at(row);
    if (to - from === size && known.compare(block, this.used, this.used + size, from, to) === 0) return false;
    this.drop(row);
    if (row * 3 >= this.places.length) this.places = grown(this.places, row * 3 + 3);
    this.places.set([this.blocks.length - 1, this.used, size], row * 3);
    this.used += size;
    this.kept += size;
    this.total += size;
    this.rows = Math.max(this.rows, row + 1);
    return true;
  }

  drop(row: number): void {
    this.kept -= this.places[row * 3 + 2] ?? 0;
    this.places.fill(0, row * 3 + 2, row * 3 + 3);
  }

  /** More than half of the memory holds what was replaced. */
  get isWasteful(): boolean {
    return this.total > 2 * blockSize && this.kept < this.total / 2;
  }

  /** The same texts without what was replaced. */
  compacted(): RowTexts {
    const fresh = new RowTexts();
    for (let row = 0; row < this.rows; row++) if (this.has(row)) fresh.set(row, this.get(row));
    fresh.rows = this.rows;
    return fresh;
  }

  /** A test of rows for a question. */
  meets({ terms, rank }: Question): (row: number) => boolean {
    const wanted = terms.map(term => seeker(term, rank));
    return row => {
      const place = row * 3;
      const length = this.places[place + 2] ?? 0;
      const block = this.blocks[this.places[place] ?? 0];
      const from = this.places[place + 1] ?? 0;
      if (length === 0 || !block) return false;
      for (const isIn of wanted) if (!isIn(block, from, from + length)) return false;
      return true;
    };
  }

  private at(row: number) {
    const [block = 0, from = 0, length = 0] = this.places.subarray(row * 3, row * 3 + 3);
    return { block: this.blocks[block] ?? none, from, to: from + length };
  }
}

const none = Buffer.alloc(0);

type IsIn = (block: Buffer, from: number, to: number) => boolean;

/** Looks for a term from its end, passing over as much as the character there allows (Horspool). */
function seeker({ text, phone }: Term, rank: Question['rank']): IsIn {
  const bytes = Buffer.from(rank === ranks.exact ? `\n${text}\n` : text);
  const last = bytes.length - 1;
  const final = bytes[last];
  const skips = new Uint8Array(256).fill(Math.min(bytes.length, 255));
  for (let at = Math.max(0, last - 254); at < last; at++) skips[bytes[at] ?? 0] = last - at;
  const starts = rank === ranks.prefix;
  return (block, from, to) => {
    const begin = phone ? block.lastIndexOf(lineEnd, to - 2) : from;
    for (let at = begin + last; at < to; at += skips[block[at] ?? 0] ?? 1) {
      if (block[at] !== final) continue;
      let left = last - 1;
      while (left >= 0 && block[at - last + left] === bytes[left]) left--;
      if (left >= 0) continue;
      if (!starts) return true;
      const before = block[at - last - 1];
      if (before === lineEnd || before === space) return true;
    }
    return false;
  };
}

function grown(places: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil(places.length / 2) * 3));
  larger.set(places);
  return larger;
}
