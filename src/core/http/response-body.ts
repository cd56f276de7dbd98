/** The body of an answer as text: unpacked here, counted while it is read, UTF-8 or nothing. */

import type { Duplex } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { Response } from 'node-fetch';
import { t } from '../l10n/language.ts';
import { ClienteleError, isClienteleError } from '../model/errors.ts';

const megabyte = 1024 * 1024;

/** Bytes of one answer after unpacking, where nobody has raised the limit; more is `tooLarge`. */
export const sizeLimit = 25 * megabyte;

/** Bytes that so many megabytes are. */
export const bytesOf = (megabytes: number | undefined): number | undefined =>
  megabytes === undefined ? undefined : megabytes * megabyte;

const tooLarge = (who: string, limit: number): ClienteleError =>
  new ClienteleError({ kind: 'tooLarge', who, what: t('{who} sent more than {0} MB at once', limit / megabyte) });

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
  const named = (response.headers.get('content-encoding') ?? '').toLowerCase().split(',');
  const [encoding, ...others] = named.map(one => one.trim()).filter(one => !unpacked.has(one));
  const empty = response.status === 204 || response.status === 304;
  if (encoding === undefined || empty) return undefined;
  const create = Object.hasOwn(unpackers, encoding) && others.length === 0 ? unpackers[encoding] : undefined;
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

/** Bytes of a block that a long body is kept in: none is so long that taking it takes long. */
const blockSize = megabyte;

/** The bytes of a body, in blocks of memory of their own, so that they can be handed to another thread. */
export interface Body {
  readonly blocks: readonly Uint8Array<ArrayBuffer>[];
  /** Bytes in all of them. */
  readonly size: number;
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    block.set(part, at);
    at += part.length;
  }
  return block;
}

/** Collects a body as it comes: what came is copied a block at a time. Throws `tooLarge` beyond the limit. */
class Collector {
  private readonly who: string;
  private readonly limit: number;
  private readonly blocks: Uint8Array<ArrayBuffer>[] = [];
  private parts: Uint8Array[] = [];
  private open = 0;
  private size = 0;

  constructor(who: string, limit: number) {
    this.who = who;
    this.limit = limit;
  }

  add(part: Uint8Array): void {
    this.size += part.length;
    if (this.size > this.limit) throw tooLarge(this.who, this.limit);
    this.parts.push(part);
    this.open += part.length;
    if (this.open >= blockSize) this.close();
  }

  get body(): Body {
    if (this.open > 0) this.close();
    return { blocks: this.blocks, size: this.size };
  }

  private close(): void {
    this.blocks.push(joined(this.parts, this.open));
    this.parts = [];
    this.open = 0;
  }
}

/** Reads a body to its end; what goes wrong on the way is thrown as it comes, or as the ClienteleError it is. */
export async function readBody(response: Response, who: string, signal: AbortSignal, limit = sizeLimit): Promise<Body> {
  const collector = new Collector(who, limit);
  const { body } = response;
  if (!body) return collector.body;
  const unpack = unpackerOf(response, who);
  if (!unpack) {
    // Not through a pipeline, which costs as much as the request: node-fetch itself ends its body when the signal aborts.
    for await (const part of body) collector.add(part as Uint8Array); // no encoding is set on the body
    return collector.body;
  }
  // Kept, since before Node 24 a pipeline rejects with an abort of its own in place of what its last part throws.
  let refusal: ClienteleError | undefined;
  const collect = async (source: AsyncIterable<unknown>) => {
    for await (const part of source) {
      try {
        collector.add(part as Uint8Array); // no encoding is set on the body, so that it yields bytes
      } catch (error) {
        if (isClienteleError(error)) refusal = error;
        throw error;
      }
    }
  };
  try {
    const { firstByte, whole } = await peeked(body);
    await pipeline(whole, unpack(firstByte), collect, { signal });
  } catch (error) {
    throw refusal ?? error;
  }
  return collector.body;
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The text of a body; a byte order mark is no part of it. Throws `notJson` for what is not UTF-8. */
export function textOf({ blocks, size }: Body, who: string): string {
  const [only = new Uint8Array()] = blocks;
  try {
    return utf8.decode(blocks.length > 1 ? joined(blocks, size) : only);
  } catch {
    throw new ClienteleError({ kind: 'notJson', who, what: t('{who} answered in an encoding that is not UTF-8') });
  }
}

/** Reads a body to its end, as text. */
export async function readText(
  response: Response,
  who: string,
  signal: AbortSignal,
): Promise<{ readonly text: string; readonly bytes: number }> {
  const body = await readBody(response, who, signal);
  return { text: textOf(body, who), bytes: body.size };
}
