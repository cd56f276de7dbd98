/**
 * Records as bytes, one after another in large pieces: a million of them are few objects to the engine. A record is its
 * three parts, row, head and raw, behind their lengths, so that of each number four bytes are kept, and nothing else.
 */

const pieceBits = 22;
/** Where a record begins is counted in units, so that four bytes reach 16 GB. */
const unitBits = 2;
const pieceSize = 2 ** pieceBits;
const unit = 2 ** unitBits;
const placeBits = pieceBits - unitBits;
const mostPieces = 2 ** (32 - placeBits);

/** Bytes that memory is read by: a row is seldom longer than two of these. */
const cacheLine = 64;

const inUnits = (bytes: number): number => Math.ceil(bytes / unit) * unit;

/** Lengths below this take one byte; others four, of which the first has its highest bit. */
const short = 0x80;
const lengthSize = (length: number): number => (length < short ? 1 : 4);

/** Where the parts of a record begin and end in a piece. */
export interface Parts {
  piece: Buffer;
  row: number;
  head: number;
  raw: number;
  end: number;
}

export class ByteStore {
  /** What `fetch` came to: the engine leaves out what is read for nothing. */
  fetched = 0;
  private pieces: Buffer[] = [];
  /** The piece that is being filled, and how far it is. */
  private open = -1;
  private used = pieceSize;
  /** Of each number where its record is: the piece and the unit in it, which is never the first of all. 0: there is none. */
  private places = new Uint32Array(1024);
  private wasted = 0;
  private total = 0;
  /** The one answer of `find`: there are millions of questions. */
  private readonly parts: Parts = { piece: Buffer.alloc(0), row: 0, head: 0, raw: 0, end: 0 };

  /** Keeps three parts under a number, in place of what was there. */
  set(number: number, row: Uint8Array, head: Uint8Array, raw: Uint8Array): void {
    this.drop(number);
    if (number >= this.places.length) this.places = grown(this.places, number + 1);
    const lengths = lengthSize(row.length) + lengthSize(head.length) + lengthSize(raw.length);
    const size = inUnits(lengths + row.length + head.length + raw.length);
    const start = this.room(size);
    const piece = this.pieces[this.open] ?? Buffer.alloc(0);
    putLength(piece, putLength(piece, putLength(piece, start, row.length), head.length), raw.length);
    piece.set(row, start + lengths);
    piece.set(head, start + lengths + row.length);
    piece.set(raw, start + lengths + row.length + head.length);
    this.places[number] = ((this.open << placeBits) | (start >>> unitBits)) >>> 0;
    this.total += size;
    // A record larger than a piece fills one of its own.
    this.used = Math.min(start + size, pieceSize);
  }

  private room(size: number): number {
    if (this.used + size > pieceSize) {
      if (this.pieces.length >= mostPieces) throw new RangeError('no room');
      const first = this.pieces.length === 0 ? unit : 0;
      this.open = this.pieces.push(Buffer.allocUnsafeSlow(Math.max(pieceSize, size + first))) - 1;
      this.used = first;
    }
    return this.used;
  }

  has(number: number): boolean {
    return (this.places[number] ?? 0) > 0;
  }

  /** Where the parts of a number are, until the next question; undefined where it has none. */
  find(number: number): Readonly<Parts> | undefined {
    const place = this.places[number] ?? 0;
    const piece = this.pieces[place >>> placeBits];
    if (place === 0 || !piece) return undefined;
    const { parts } = this;
    let at = (place & (2 ** placeBits - 1)) << unitBits;
    const row = lengthAt(piece, at);
    at += lengthSize(row);
    const head = lengthAt(piece, at);
    at += lengthSize(head);
    const raw = lengthAt(piece, at);
    parts.piece = piece;
    parts.row = at + lengthSize(raw);
    parts.head = parts.row + row;
    parts.raw = parts.head + head;
    parts.end = parts.raw + raw;
    return parts;
  }

  /**
   * Has the processor fetch what is kept under several numbers at once: a look at each in turn would wait for memory each time,
   * which is most of what a look takes.
   */
  fetch(numbers: Uint32Array, count: number): void {
    let fetched = 0;
    for (let nth = 0; nth < count; nth++) {
      const place = this.places[numbers[nth] ?? 0] ?? 0;
      const piece = this.pieces[place >>> placeBits];
      if (!piece) continue;
      const at = (place & (2 ** placeBits - 1)) << unitBits;
      fetched += (piece[at] ?? 0) + (piece[at + cacheLine] ?? 0);
    }
    this.fetched = fetched;
  }

  /** What is dropped is overwritten: it may be somebody who was removed. */
  drop(number: number): void {
    const parts = this.find(number);
    if (!parts) return;
    parts.piece.fill(0, parts.row, parts.end);
    this.wasted += parts.end - parts.row;
    this.places[number] = 0;
  }

  /** Whether more than half of the memory holds what was replaced. */
  get isWasteful(): boolean {
    return this.wasted > 2 * pieceSize && this.wasted > this.total / 2;
  }

  /** Moves what is kept together; `count` is the highest number and one. */
  compact(count: number): void {
    const fresh = new ByteStore();
    for (let number = 0; number < count; number++) {
      const parts = this.find(number);
      if (!parts) continue;
      const { piece, row, head, raw, end } = parts;
      fresh.set(number, piece.subarray(row, head), piece.subarray(head, raw), piece.subarray(raw, end));
    }
    ({ pieces: this.pieces, open: this.open, used: this.used, places: this.places, total: this.total } = fresh);
    this.wasted = 0;
  }
}

/** Writes a length; returns where it ends. */
function putLength(piece: Buffer, at: number, length: number): number {
  if (length < short) piece[at] = length;
  else piece.writeUInt32BE((length | 0x8000_0000) >>> 0, at);
  return at + lengthSize(length);
}

function lengthAt(piece: Buffer, at: number): number {
  const first = piece[at] ?? 0;
  if (first < short) return first;
  return ((first & 0x7f) << 24) | ((piece[at + 1] ?? 0) << 16) | ((piece[at + 2] ?? 0) << 8) | (piece[at + 3] ?? 0);
}

function grown(places: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil(places.length * 1.5)));
  larger.set(places);
  return larger;
}
