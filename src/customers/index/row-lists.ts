/**
 * Lists of rows that grow by appending, many at once, in memory that they share. A row costs a byte where it is near to
 * the one before. Rows may come again and out of order; that is put right when such a list is read.
 */

/** Memory comes in blocks; a list is in chunks inside of them, each larger than the one before up to a size. */
const blockBits = 20;
const blockSize = 2 ** blockBits;
const mostBlocks = 2 ** (31 - blockBits);
const chunkSizes = [16, 16, 32, 64, 128, 256, 512];
/** A chunk begins with where the next one is, and how many of its bytes are used. */
const chunkHead = 6;
const sizeOf = (chunk: number) => chunkSizes[Math.min(chunk, chunkSizes.length - 1)] ?? 0;

/** How the next row is written. Below `far`: its distance to the one before; from there on: with another byte. */
const far = 192;
const farthest = (255 - far) * 256;
/** The rows that follow, as many as the next byte says. */
const run = 0;
/** So many rows that follow each other are written one by one before: a few do not make it shorter, but slower to read. */
const worthRunning = 16;
/** The row itself in four bytes. */
const absolute = 255;
const longestCode = 5;

/**
 * What is known of a list, in numbers beside one another; `runAt` is the place of a
 * run's byte that can still grow, or, below 0, how many rows have followed each other without one.
 */
const [head, end, stop, last, count, runAt, chunks, disorder, fields] = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** How far a list is read: the next code, the end of its chunk and where that begins; the row reached, and a run's rest. */
export interface Cursor {
  readonly list: number;
  at: number;
  stop: number;
  chunk: number;
  row: number;
  /** The row reached was not given yet. */
  waits: boolean;
  left: number;
}

/** Rows from one to another, and of each how far it has come: those at `level` are looked for. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly level: number;
  readonly marks: Uint8Array;
  readonly out: Uint32Array;
}

export class RowLists {
  private readonly blocks: Uint8Array[] = [];
  private used = blockSize;
  private lists = new Int32Array(fields * 64);
  /** The highest row, and one. */
  private rows = 0;
  /** Of each size the chunks that were given back. */
  private readonly free = new Map<number, number[]>();

  /** Bytes that are taken. */
  get size(): number {
    return this.blocks.length * blockSize + this.lists.byteLength;
  }

  /** Appends a row to the list of a number; those that were never used are empty. */
  append(number: number, row: number): void {
    const list = number * fields;
    if (list >= this.lists.length) this.lists = grown(this.lists, list);
    const { lists } = this;
    const distance = lists[list + count] ? row - (lists[list + last] ?? 0) : row + 1;
    if (distance === 0) return;
    this.rows = Math.max(this.rows, row + 1);
    lists[list + last] = row;
    lists[list + count] = (lists[list + count] ?? 0) + 1;
    const growing = lists[list + runAt] ?? 0;
    if (distance === 1 && growing > 0) {
      const block = this.blocks[growing >>> blockBits] ?? none;
      const place = growing & (blockSize - 1);
      block[place] = (block[place] ?? 0) + 1;
      if (block[place] === 255) lists[list + runAt] = 0;
    } else this.write(list, distance, row);
  }

  /** Rows in a list, those that came again included. */
  count(number: number): number {
    return this.lists[number * fields + count] ?? 0;
  }

  /** Begins to read a list, which must not grow until that is done. */
  open(number: number): Cursor {
    const list = number * fields;
    if (this.lists[list + disorder]) this.sort(list);
    return this.begin(list);
  }

  /**
   * Raises the mark of each of the next rows of a stretch that is at its level, and writes those rows to `out`, counted from
   * where it begins, from `found` on; returns where they end. What is read is not kept in between: most texts are found by
   * reading tens of thousands of rows, of which few are left.
   */
  mark(cursor: Cursor, { from, to, level, marks, out }: Stretch, found: number): number {
    let { at, stop: until, row, left } = cursor;
    let end = found;
    if (cursor.waits) {
      if (row >= to) return end;
      cursor.waits = false;
      if (marks[row - from] === level) {
        marks[row - from] = level + 1;
        out[end++] = row - from;
      }
    }
    let block = this.blocks[at >>> blockBits] ?? none;
    let base = at - (at & (blockSize - 1));
    for (;;) {
      if (left > 0) {
        const given = Math.min(left, to - 1 - row);
        for (let nth = 0; nth < given; nth++) {
          row++;
          if (marks[row - from] !== level) continue;
          marks[row - from] = level + 1;
          out[end++] = row - from;
        }
        left -= given;
        if (left > 0) break;
      }
      if (at >= until) {
        if (!this.goOn(cursor)) break;
        ({ at, stop: until } = cursor);
        block = this.blocks[at >>> blockBits] ?? none;
        base = at - (at & (blockSize - 1));
      }
      const code = block[at++ - base] ?? 0;
      if (code === run) {
        left = block[at++ - base] ?? 0;
        continue;
      }
      if (code < far) row += code;
      else if (code < absolute) row += ((code - far) << 8) | (block[at++ - base] ?? 0);
      else {
        row = fourBytes(block, at - base);
        at += 4;
      }
      if (row >= to) {
        cursor.waits = true;
        break;
      }
      if (marks[row - from] !== level) continue;
      marks[row - from] = level + 1;
      out[end++] = row - from;
    }
    cursor.at = at;
    cursor.row = row;
    cursor.left = left;
    return end;
  }

  private begin(list: number): Cursor {
    const isEmpty = !this.lists[list + count];
    const chunk = this.lists[list + head] ?? 0;
    const cursor = { list, chunk, at: chunk + chunkHead, stop: 0, row: -1, waits: false, left: 0 };
    cursor.stop = isEmpty ? cursor.at : this.endOf(list, chunk);
    return cursor;
  }

  /** Goes on with the next chunk; false where there is none. */
  private goOn(cursor: Cursor): boolean {
    const { list, chunk } = cursor;
    if (this.isLast(list, chunk)) return false;
    cursor.chunk = this.nextOf(chunk);
    cursor.at = cursor.chunk + chunkHead;
    cursor.stop = this.endOf(list, cursor.chunk);
    return true;
  }

  private isLast(list: number, chunk: number): boolean {
    const ends = this.lists[list + stop] ?? 0;
    return !this.lists[list + count] || chunk === ends - sizeOf((this.lists[list + chunks] ?? 0) - 1);
  }

  private nextOf(chunk: number): number {
    return fourBytes(this.blocks[chunk >>> blockBits] ?? none, chunk & (blockSize - 1));
  }

  /** Where the codes of a chunk end. */
  private endOf(list: number, chunk: number): number {
    if (this.isLast(list, chunk)) return this.lists[list + end] ?? 0;
    const block = this.blocks[chunk >>> blockBits] ?? none;
    const place = chunk & (blockSize - 1);
    return chunk + (((block[place + 4] ?? 0) << 8) | (block[place + 5] ?? 0));
  }

  private write(list: number, distance: number, row: number): void {
    const { lists } = this;
    let to = lists[list + end] ?? 0;
    if (to + longestCode > (lists[list + stop] ?? 0)) to = this.chunk(list);
    const block = this.blocks[to >>> blockBits] ?? none;
    const base = to - (to & (blockSize - 1));
    const streak = distance === 1 ? (lists[list + runAt] ?? 0) - 1 : 0;
    lists[list + runAt] = streak;
    if (streak < -worthRunning) {
      block[to++ - base] = run;
      lists[list + runAt] = to;
      block[to++ - base] = 1;
    } else if (distance > 0 && distance < far) block[to++ - base] = distance;
    else if (distance > 0 && distance < farthest) {
      block[to++ - base] = far + (distance >>> 8);
      block[to++ - base] = distance;
    } else {
      if (distance < 0) lists[list + disorder] = 1;
      block[to++ - base] = absolute;
      for (let shift = 24; shift >= 0; shift -= 8) block[to++ - base] = row >>> shift;
    }
    lists[list + end] = to;
  }

  /** Begins the next chunk of a list; returns where its codes go. */
  private chunk(list: number): number {
    const { lists } = this;
    const nth = lists[list + chunks] ?? 0;
    const start = this.allocate(sizeOf(nth));
    if (nth === 0) lists[list + head] = start;
    else {
      const before = (lists[list + stop] ?? 0) - sizeOf(nth - 1);
      const used = (lists[list + end] ?? 0) - before;
      const link = [start >>> 24, start >>> 16, start >>> 8, start, used >>> 8, used];
      this.blocks[before >>> blockBits]?.set(link, before & (blockSize - 1));
    }
    lists[list + chunks] = nth + 1;
    lists[list + stop] = start + sizeOf(nth);
    return start + chunkHead;
  }

  private allocate(size: number): number {
    const free = this.free.get(size)?.pop();
    if (free !== undefined) return free;
    if (this.used + size > blockSize) {
      // Places are numbers of 32 bits with a sign.
      if (this.blocks.length >= mostBlocks) throw new RangeError('no room');
      this.blocks.push(new Uint8Array(blockSize));
      this.used = 0;
    }
    this.used += size;
    return this.blocks.length * blockSize - blockSize + this.used - size;
  }

  /** Writes a list anew: ascending, each row once. */
  private sort(list: number): void {
    const out = new Uint32Array(this.lists[list + count] ?? 0);
    const all = { from: 0, to: this.rows, level: 0, marks: new Uint8Array(this.rows), out };
    const rows = out.subarray(0, this.mark(this.begin(list), all, 0)).sort();
    const total = this.lists[list + chunks] ?? 0;
    for (let nth = 0, chunk = this.lists[list + head] ?? 0; nth < total; nth++) {
      const next = nth < total - 1 ? this.nextOf(chunk) : 0;
      const size = sizeOf(nth);
      this.free.set(size, [...(this.free.get(size) ?? []), chunk]);
      chunk = next;
    }
    this.lists.fill(0, list, list + fields);
    for (const row of rows) this.append(list / fields, row);
  }
}

const none = new Uint8Array();

const fourBytes = (block: Uint8Array, at: number): number =>
  (((block[at] ?? 0) << 24) | ((block[at + 1] ?? 0) << 16) | ((block[at + 2] ?? 0) << 8) | (block[at + 3] ?? 0)) >>> 0;

function grown(numbers: Int32Array<ArrayBuffer>, least: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(Math.max(numbers.length * 2, (Math.floor(least / fields) + 1) * fields));
  larger.set(numbers);
  return larger;
}
