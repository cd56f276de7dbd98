/**
 * Text on its way into a file, as UTF-8 from the first row: an export's text kept as strings is a million pieces that are
 * joined, looked through and turned into bytes one after another. A row is written by the engine, and looked at as bytes.
 */

/** Bytes that a UTF-16 code unit becomes at most. */
const widest = 3;

export class TextBytes {
  private buffer: Buffer<ArrayBuffer> = Buffer.allocUnsafeSlow(64 * 1024);
  private end = 0;

  /** Where the next text is written. */
  get length(): number {
    return this.end;
  }

  /** The memory that is written to, for a look at what was; it is another one when more is written. */
  get memory(): Uint8Array {
    return this.buffer;
  }

  /** Appends any text; half a pair of surrogates becomes U+FFFD, as in any file. */
  add(text: string): void {
    this.reserve(text.length * widest);
    this.end += this.buffer.write(text, this.end);
  }

  /** Appends what is bytes already. */
  copy(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.buffer.set(bytes, this.end);
    this.end += bytes.length;
  }

  /** Takes back what was written from there on, and gives a copy of it. */
  takeBack(length: number): Uint8Array<ArrayBuffer> {
    const piece = new Uint8Array(this.buffer.subarray(length, this.end));
    this.end = length;
    return piece;
  }

  /** All that was written, as a view that holds until something else is; then there is nothing. */
  take(): Buffer<ArrayBuffer> {
    const all = this.buffer.subarray(0, this.end);
    this.end = 0;
    return all;
  }

  private reserve(bytes: number): void {
    const least = this.end + bytes;
    if (least <= this.buffer.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(least, this.buffer.length * 2));
    grown.set(this.buffer.subarray(0, this.end));
    this.buffer = grown;
  }
}
