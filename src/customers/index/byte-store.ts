/**
 * Records as bytes, one after another in large pieces: a million of them are few objects to the engine. A batch that came
 * as one piece is kept as it came: copies of it, thrown away by the thousand, would leave holes in the process's memory.
 */

const pieceSize = 4 * 1024 * 1024;
/** Smaller batches are copied: a piece costs an object. */
const worthKeeping = 16 * 1024;

export class ByteStore {
  private pieces: Buffer[] = [];
  /** The piece that is being filled, and how far it is. */
  private open = -1;
  private used = pieceSize;
  /** The batch that is being read, where it is kept. */
  private batch: ArrayBufferLike | undefined;
  /** Of each number: which piece, where in it, how long its two parts are. */
  private places = new Uint32Array(1024 * 4);
  private wasted = 0;
  private total = 0;

  /** The next parts are parts of these bytes, which nobody else changes. */
  keep({ buffer, byteOffset, length }: Uint8Array): void {
    this.batch = length < worthKeeping || byteOffset > 0 ? undefined : buffer;
    if (this.batch) this.pieces.push(Buffer.from(this.batch));
  }

  /** Keeps two parts under a number, in place of what was there; in a batch they follow each other. */
  set(number: number, head: Uint8Array, raw: Uint8Array): void {
    const size = head.length + raw.length;
    const at = number * 4;
    if (at >= this.places.length) this.places = grown(this.places, at + 4);
    this.drop(number);
    const [piece, start] =
      head.buffer === this.batch ? [this.pieces.length - 1, head.byteOffset] : this.copy(head, raw, size);
    this.places.set([piece, start, head.length, raw.length], at);
    this.total += size;
  }

  private copy(head: Uint8Array, raw: Uint8Array, size: number): readonly [piece: number, start: number] {
    this.batch = undefined; // the newest piece may be another one now
    if (this.used + size > pieceSize) {
      this.open = this.pieces.push(Buffer.allocUnsafeSlow(Math.max(pieceSize, size))) - 1;
      this.used = 0;
    }
    const start = this.used;
    this.pieces[this.open]?.set(head, start);
    this.pieces[this.open]?.set(raw, start + head.length);
    this.used = size > pieceSize ? pieceSize : start + size;
    return [this.open, start];
  }

  get(number: number): { readonly head: Buffer; readonly raw: Buffer } {
    const [piece = 0, start = 0, head = 0, raw = 0] = this.places.subarray(number * 4, number * 4 + 4);
    const bytes = this.pieces[piece] ?? Buffer.alloc(0);
    return { head: bytes.subarray(start, start + head), raw: bytes.subarray(start + head, start + head + raw) };
  }

  /** The first of two parts, where it is: without a copy, and without an object for each. An empty one is not there. */
  eachHead(from: number, to: number, call: (number: number, piece: Buffer, start: number, end: number) => void): void {
    for (let number = from; number < to; number++) {
      const at = number * 4;
      const [length = 0, start = 0] = [this.places[at + 2], this.places[at + 1]];
      const piece = this.pieces[this.places[at] ?? 0];
      if (piece && length > 0) call(number, piece, start, start + length);
    }
  }

  drop(number: number): void {
    const at = number * 4;
    this.wasted += (this.places[at + 2] ?? 0) + (this.places[at + 3] ?? 0);
    this.places.fill(0, at + 2, at + 4);
  }

  /** Whether more than half of the memory holds what was replaced. */
  get isWasteful(): boolean {
    return this.wasted > 2 * pieceSize && this.wasted > this.total / 2;
  }

  /** Moves what is kept together; `count` is the highest number and one. */
  compact(count: number): void {
    const fresh = new ByteStore();
    for (let number = 0; number < count; number++) {
      const { head, raw } = this.get(number);
      if (head.length > 0) fresh.set(number, head, raw);
    }
    ({ pieces: this.pieces, open: this.open, used: this.used, places: this.places, total: this.total } = fresh);
    this.batch = undefined;
    this.wasted = 0;
  }
}

function grown(places: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil((places.length * 1.5) / 4) * 4));
  larger.set(places);
  return larger;
}
