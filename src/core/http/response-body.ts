/** The body of an answer as text: unpacked here, counted while it is read, UTF-8 or nothing. */

import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Response } from 'node-fetch';
import { t } from '../l10n/language.ts';
import { ClienteleError } from '../model/errors.ts';

/** Bytes of one answer after unpacking; more is `tooLarge`. */
export const sizeLimit = 25 * 1024 * 1024;

/** What is offered to the other side. */
export const acceptedEncodings = 'gzip, deflate, br';

/** Bytes unpacked at a time: with zlib's own 16 KB an answer of 25 MB waits 1,600 times for its turn in a busy host. */
const chunks = { chunkSize: 256 * 1024 };

// node-fetch unpacks as browsers do, which take what is cut off for what is whole. Nothing may be lost here, so that
// unpacking is left to zlib, which says so.
const unpackers: Readonly<Record<string, (firstByte: number) => Duplex>> = {
  gzip: () => createGunzip(chunks),
  'x-gzip': () => createGunzip(chunks),
  // Its name means zlib's form, and many servers send the bare one: zlib's begins with an 8 in the lower half of a byte,
  // as no packer begins a bare one.
  deflate: firstByte => ((firstByte & 0x0f) === 8 ? createInflate(chunks) : createInflateRaw(chunks)),
  br: () => createBrotliDecompress(chunks),
};

/** Names that servers give where nothing is packed: those of characters, and words for nothing. */
const unpacked = new Set([
  '',
  'identity',
  'none',
  'utf-8',
  'utf8',
  'us-ascii',
  'ascii',
  'iso-8859-1',
  'text',
  'json',
  'binary',
  'null',
]);

/** What unpacks it; undefined for a plain body. Throws `notJson` for what was not offered, such as one on another. */
function unpackerOf(response: Response, who: string): ((firstByte: number) => Duplex) | undefined {
  const encoding = response.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  const empty = response.status === 204 || response.status === 304;
  if (unpacked.has(encoding) || empty) return undefined;
  const create = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined;
  if (create) return create;
  throw new ClienteleError({ kind: 'notJson', who, what: t('{who} packed its answer in a way that was not offered') });
}

/** A body that is read again from its start after its first byte was looked at; 0 stands for that of an empty one. */
async function peeked(body: AsyncIterable<unknown>): Promise<{ firstByte: number; whole: AsyncIterable<unknown> }> {
  const parts = body[Symbol.asyncIterator]();
  const first = await parts.next();
  async function* whole() {
    if (first.done) return;
    yield first.value;
    yield* { [Symbol.asyncIterator]: () => parts };
  }
  const [firstByte = 0] = first.done ? [] : (first.value as Uint8Array); // no encoding is set on the body
  return { firstByte, whole: whole() };
}

async function readBytes(response: Response, who: string, signal: AbortSignal): Promise<Uint8Array> {
  const { body } = response;
  if (!body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  // Kept, since before Node 24 a pipeline rejects with an abort of its own in place of what its last part throws.
  let refusal: ClienteleError | undefined;
  const collect = async (source: AsyncIterable<unknown>) => {
    for await (const part of source) {
      const chunk = part as Uint8Array; // no encoding is set on the body, so that it yields bytes
      size += chunk.length;
      if (size > sizeLimit) {
        refusal = new ClienteleError({ kind: 'tooLarge', who });
        throw refusal;
      }
      parts.push(chunk);
    }
  };
  const unpack = unpackerOf(response, who);
  try {
    if (unpack) {
      const { firstByte, whole } = await peeked(body);
      await pipeline(whole, unpack(firstByte), collect, { signal });
    } else await pipeline(body, collect, { signal });
  } catch (error) {
    throw refusal ?? error;
  }
  return Buffer.concat(parts);
}

/** Reads a body to its end; what goes wrong on the way is thrown as it comes, or as the ClienteleError it is. */
export async function readText(
  response: Response,
  who: string,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly bytes: number }> {
  const bytes = await readBytes(response, who, signal);
  try {
    // A byte order mark is no part of the text.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), bytes: bytes.length };
  } catch {
    throw new ClienteleError({ kind: 'notJson', who, what: t('{who} answered in an encoding that is not UTF-8') });
  }
}
