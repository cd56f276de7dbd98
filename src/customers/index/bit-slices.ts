/**
 * Which rows can have a text at all. A row has a bit, of 512, for each two and three letters that follow each other in
 * it, and one, of 128, for each one to four letters that a field or a word in it starts with. The bits are kept slice by
 * slice, one word for the same bit of 32 rows: a question reads a slice for each piece of its text, and a few thousand
 * words decide over a million rows. Bits are never taken back: a row that changed keeps its old ones, and costs a look.
 */

const pieceBits = 9;
const startBits = 7;
const slices = 2 ** pieceBits + 2 ** startBits;
const longestStart = 4;
/** Rows of a segment. */
const segmentRows = 4096;
const segmentWords = segmentRows / 32;

const mix = (seed: number, c: number): number => Math.imul(seed ^ c, 0x9e3779b1) ^ (seed >>> 13);
const last = (seed: number): number => Math.imul(seed ^ (seed >>> 15), 0x85ebca6b);
const pieceOf = (a: number, b: number, c: number): number => last(mix(mix(mix(1, a), b), c)) >>> (32 - pieceBits);

/** Calls `use` with the bit of each piece of a text; letters beyond ASCII count alone, too. */
function pieces(text: string, use: (bit: number) => void): void {
  let before = 0;
  let latest = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c > 127) use(pieceOf(0, 0, c));
    if (i > 0) use(pieceOf(0, latest, c));
    if (i > 1) use(pieceOf(before, latest, c));
    before = latest;
    latest = c;
  }
}

/** Calls `use` with the bits of what stands at `at` as the start of a word. */
function start(text: string, at: number, use: (bit: number) => void): void {
  let seed = 7;
  for (let i = at; i < Math.min(text.length, at + longestStart); i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 32) return;
    seed = mix(seed, c);
    use(2 ** pieceBits + (last(seed) >>> (32 - startBits)));
  }
}

/** A question: bits that a row must have. */
export type Bits = readonly number[];

/** The bits of a text anywhere in a row; of its start, too, where a field or a word must begin with it. */
export function bitsOf(text: string, starting: boolean): Bits {
  const wanted = new Set<number>();
  pieces(text, bit => wanted.add(bit));
  if (starting) start(text, 0, bit => wanted.add(bit));
  return [...wanted];
}

export class BitSlices {
  private readonly segments: Uint32Array[] = [];

  /** Takes a row made by `searchRow`. */
  add(row: number, text: string): void {
    const at = Math.floor(row / segmentRows);
    while (this.segments.length <= at) this.segments.push(new Uint32Array(slices * segmentWords));
    const segment = this.segments[at] ?? new Uint32Array();
    const word = (row % segmentRows) >>> 5;
    const mask = 1 << (row & 31);
    const note = (bit: number) => {
      const place = bit * segmentWords + word;
      segment[place] = (segment[place] ?? 0) | mask;
    };
    pieces(text, note);
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || c === 32) start(text, i + 1, note);
    }
  }

  /** Calls `look` with each row that may answer the question, the oldest first, until it returns false. */
  each(bits: Bits, look: (row: number) => boolean): void {
    const starts = [...new Set(bits)].map(bit => bit * segmentWords);
    for (const [at, segment] of this.segments.entries()) {
      for (let word = 0; word < segmentWords; word++) {
        let left = -1;
        for (let i = 0; i < starts.length && left !== 0; i++) left &= segment[(starts[i] ?? 0) + word] ?? 0;
        for (; left !== 0; left &= left - 1) {
          const row = at * segmentRows + word * 32 + (31 - Math.clz32(left & -left));
          if (!look(row)) return;
        }
      }
    }
  }
}
