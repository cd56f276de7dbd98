/** Raw JSON that came from another thread as bytes: a long one becomes a text only where it is wanted itself. */

/** Bytes from which on one is long: it may be as large as a whole answer. */
const long = 64 * 1024;

/** A row with its raw JSON, which is a part of what came. To who looks at it, copies it or writes it, it is a row like any other. */
export function withRaw<Row extends object>(
  row: Row,
  piece: Buffer,
  start: number,
  end: number,
): Row & { readonly raw: string } {
  if (end - start < long) return { ...row, raw: piece.toString('utf8', start, end) };
  let raw: string | undefined;
  return Object.defineProperty(row as Row & { readonly raw: string }, 'raw', {
    enumerable: true,
    configurable: true,
    get() {
      raw ??= piece.toString('utf8', start, end);
      return raw;
    },
  });
}

/** Texts as bytes, one after another. */
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

/** Rows with the raw JSON that came for each. */
export function withRaws<Row extends object>(
  rows: readonly Row[],
  { bytes, lengths }: TextBytes,
): readonly (Row & { readonly raw: string })[] {
  const piece = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  let end = 0;
  return rows.map((row, at) => {
    const start = end;
    end += lengths[at] ?? 0;
    return withRaw(row, piece, start, end);
  });
}
