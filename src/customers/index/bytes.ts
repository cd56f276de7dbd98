/** Records as bytes, one after another in large pieces: a million of them are a few hundred objects to the engine. */

const pieceSize = 4 * 1024 * 1024;

export class Bytes {
  private pieces: Buffer[] = [];
  private used = pieceSize;
  /** Of each number: which piece, where in it, how long its two parts are. */
  private places = new Uint32Array(1024 * 4);
  private wasted = 0;
  private total = 0;

  /** Keeps two texts under a number, in place of what was there. */
  set(number: number, head: Uint8Array, raw: Uint8Array): void {
    const size = head.length + raw.length;
    const at = number * 4;
    if (at >= this.places.length) this.places = grown(this.places, at + 4);
    this.drop(number);
    if (this.used + size > pieceSize) {
      this.pieces.push(Buffer.allocUnsafeSlow(Math.max(pieceSize, size)));
      this.used = 0;
    }
    const piece = this.pieces.at(-1);
    piece?.set(head, this.used);
    piece?.set(raw, this.used + head.length);
    this.places.set([this.pieces.length - 1, this.used, head.length, raw.length], at);
    this.used = size > pieceSize ? pieceSize : this.used + size;
    this.total += size;
  }

  get(number: number): { readonly head: Buffer; readonly raw: Buffer } {
    const [piece = 0, start = 0, head = 0, raw = 0] = this.places.subarray(number * 4, number * 4 + 4);
    const bytes = this.pieces[piece] ?? Buffer.alloc(0);
    return { head: bytes.subarray(start, start + head), raw: bytes.subarray(start + head, start + head + raw) };
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
    const fresh = new Bytes();
    for (let number = 0; number < count; number++) {
      const { head, raw } = this.get(number);
      if (head.length > 0) fresh.set(number, head, raw);
    }
    ({ pieces: this.pieces, used: this.used, places: this.places, total: this.total } = fresh);
    this.wasted = 0;
  }
}

function grown(places: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(least, Math.ceil((places.length * 1.5) / 4) * 4));
  larger.set(places);
  return larger;
}
