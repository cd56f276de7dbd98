/** Memory that heads are written to, one after another: it grows to the longest of them, and is used for all. */
export class HeadMemory {
  protected out: Buffer = Buffer.alloc(1024);
  protected end = 0;

  /** What is written ends at `length`. */
  get bytes(): Uint8Array {
    return this.out;
  }

  get length(): number {
    return this.end;
  }

  /** Makes room behind what is written. */
  protected room(bytes: number): void {
    if (this.out.length >= this.end + bytes) return;
    const larger = Buffer.alloc((this.end + bytes) * 2);
    this.out.copy(larger, 0, 0, this.end);
    this.out = larger;
  }

  protected put(byte: number): void {
    this.out[this.end++] = byte;
  }
}
