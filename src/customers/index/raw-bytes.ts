/** Texts that came from another thread as bytes: a long one becomes a text only where it is wanted itself. */

/** Texts one after another. */
export interface TextBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of each. */
  readonly lengths: Uint32Array<ArrayBuffer>;
}

export function textBytes(texts: readonly string[]): TextBytes {
  const lengths = Uint32Array.from(texts, text => Buffer.byteLength(text));
  const bytes = Buffer.from(new ArrayBuffer(lengths.reduce((sum, length) => sum + length, 0)));
  let end = 0;
  for (const text of texts) end += bytes.write(text, end);
  return { bytes: new Uint8Array(bytes.buffer), lengths };
}

/** The texts, each read when it is asked for. */
export class OpenBytes {
  private readonly sent: TextBytes;
  /** Where each ends; made when the first is asked for. */
  private ends: Uint32Array | undefined;

  constructor(sent: TextBytes) {
    this.sent = sent;
  }

  /** Bytes of a text. */
  size(nth: number): number {
    return this.sent.lengths[nth] ?? 0;
  }

  text(nth: number): string {
    const { bytes } = this.sent;
    this.ends ??= endsOf(this.sent.lengths);
    const end = this.ends[nth] ?? 0;
    const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    return piece.toString('utf8', end - this.size(nth), end);
  }
}

function endsOf(lengths: Uint32Array): Uint32Array {
  let end = 0;
  return lengths.map(length => {
    end += length;
    return end;
  });
}

/** Bytes from which on raw JSON is long: it may be as large as a whole answer. */
const long = 64 * 1024;

/** A row with its raw JSON. To who looks at it, copies it or writes it, it is a row like any other. */
export function withRaw<Row extends object>(row: Row, texts: OpenBytes, nth: number): Row & { readonly raw: string } {
  let raw: string | undefined;
  const property =
    texts.size(nth) < long
      ? { value: texts.text(nth), writable: true }
      : {
          get() {
            raw ??= texts.text(nth);
            return raw;
          },
        };
  return Object.defineProperty(row as Row & { readonly raw: string }, 'raw', {
    ...property,
    ...{ enumerable: true, configurable: true },
  });
}
