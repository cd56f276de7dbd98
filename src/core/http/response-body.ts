/** The body of an answer as text: unpacked here, counted while it is read, UTF-8 or nothing. */
import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import type { Response } from 'node-fetch';
import { ClienteleError } from '../model/errors.ts';

/** Bytes of one answer after unpacking; more is `tooLarge`. */
export const sizeLimit = 25 * 1024 * 1024;

/** What is offered to the other side. */
export const acceptedEncodings = 'gzip, deflate, br';

// node-fetch unpacks as browsers do, which take what is cut off for what is whole. Nothing may be lost here, so that
// unpacking is left to zlib, which says so.
const unpackers: Readonly<Record<string, () => Duplex>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** What unpacks it; undefined for a plain body. Throws `notJson` for what was not offered, such as one on another. */
function unpacker(response: Response, who: string): Duplex | undefined {
  const encoding = response.headers.get('content-encoding')?.trim().toLowerCase() ?? '';
  const empty = response.status === 204 || response.status === 304;
  if (encoding === '' || encoding === 'identity' || empty) return undefined;
  const create = Object.hasOwn(unpackers, encoding) ? unpackers[encoding] : undefined;
  if (create) return create();
  throw new ClienteleError({ kind: 'notJson', who, what: 'packed its answer in a way that was not offered' });
}

async function readBytes(response: Response, who: string, signal: AbortSignal): Promise<Uint8Array> {
  const { body } = response;
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const collect = async (source: AsyncIterable<unknown>) => {
    for await (const part of source) {
      const chunk = part as Uint8Array; // no encoding is set on the body, so that it yields bytes
      size += chunk.length;
      if (size > sizeLimit) throw new ClienteleError({ kind: 'tooLarge', who });
      chunks.push(chunk);
    }
  };
  const unpack = unpacker(response, who);
  await (unpack ? pipeline(body, unpack, collect, { signal }) : pipeline(body, collect, { signal }));
  return Buffer.concat(chunks);
}

/** Reads a body to its end; what goes wrong on the way is thrown as it comes, or as the ClienteleError it is. */
export async function readText(response: Response, who: string, signal: AbortSignal): Promise<string> {
  const bytes = await readBytes(response, who, signal);
  try {
    // A byte order mark is no part of the text.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new ClienteleError({ kind: 'notJson', who, what: 'answered in an encoding that is not UTF-8' });
  }
}
