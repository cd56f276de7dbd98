/**
 * Texts that are put away one after another and read again in any order: in memory as long as they are few, beyond that
 * in a file. Nothing of a customer is at rest in it that anybody could read: it is encrypted with a key that only this
 * object has, and on most systems it has no name from the moment it is open.
 */

import { createCipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Bytes of a piece, which is written at once; a longer text has one of its own. */
const pieceSize = 256 * 1024;
/** Bytes that stay in memory. */
const usualRoom = 4 * 1024 * 1024;
/** Pieces whose memory is kept for the next ones. */
const mostSpare = 2;
/** Bytes read for a text, most of which are shorter. */
const usualText = 2048;
/** Bytes before a text that say how long it is. */
const head = 4;
/** A place is the number of a piece and an offset in it. */
const pieces = 2 ** 32;
/** Bytes that a counter of the cipher is for. */
const cipherBlock = 16;

interface Piece {
  readonly size: number;
  /** Where it is in the file; its bytes where it is in none. */
  readonly kept: { readonly kind: 'memory'; readonly bytes: Buffer } | { readonly kind: 'file'; readonly from: number };
}

export class RowLog {
  private readonly room: number;
  private readonly key = randomBytes(32);
  private readonly pieces: Piece[] = [];
  private current: Buffer = Buffer.alloc(0);
  private used = 0;
  private held = 0;
  /** Memory of pieces that went to the file, for the next ones: given back and asked for anew it would pile up. */
  private readonly spare: Buffer[] = [];
  private fileSize = 0;
  /** Pieces that are in the file: the first ones. */
  private inFile = 0;
  private folder: string | undefined;
  private file: FileHandle | undefined;
  /** The piece that was asked for last, and its bytes once it was asked for again. */
  private near: { readonly piece: number; bytes?: Promise<Buffer> } | undefined;

  constructor(room = usualRoom) {
    this.room = room;
  }

  /** Puts a text away that is given in parts, since joining them takes longer; returns the place to read it from. */
  append(...parts: readonly string[]): number {
    let most = head;
    for (const part of parts) most += mostBytes(part);
    if (this.used + most > this.current.length) this.close(most);
    const from = this.used;
    const place = this.pieces.length * pieces + from;
    this.used += head;
    for (const part of parts) this.used += this.current.write(part, this.used);
    this.current.writeUInt32LE(this.used - from - head, from);
    return place;
  }

  /** Moves what is too much for memory into the file. Called now and then while texts are put away. */
  async settle(): Promise<void> {
    // Once there is a file, what is full goes there at once: it would only be memory.
    if (this.held <= (this.file ? 0 : this.room)) return;
    this.file ??= await this.create();
    for (; this.inFile < this.pieces.length; this.inFile++) {
      const at = this.inFile;
      const { size, kept } = this.pieces[at] as Piece; // there is one at each place before the length
      if (kept.kind === 'file') continue;
      await this.file.write(this.crypted(at, 0, kept.bytes.subarray(0, size)), 0, size, this.fileSize);
      this.pieces[at] = { size, kept: { kind: 'file', from: this.fileSize } };
      this.fileSize += size;
      this.held -= kept.bytes.length;
      if (kept.bytes.length === pieceSize && this.spare.length < mostSpare) this.spare.push(kept.bytes);
    }
  }

  /** The text that was put away there. */
  async read(place: number): Promise<string> {
    const at = Math.floor(place / pieces);
    const offset = place % pieces;
    const piece = this.pieces[at];
    if (!piece) return textAt(this.current, offset);
    if (piece.kept.kind === 'memory') return textAt(piece.kept.bytes, offset);
    const { near } = this;
    if (near?.piece === at) {
      near.bytes ??= this.part(at, 0, piece.size);
      return textAt(await near.bytes, offset);
    }
    this.near = { piece: at };
    const first = await this.part(at, offset, Math.min(usualText, piece.size - offset));
    const size = head + first.readUInt32LE(0);
    return textAt(size <= first.length ? first : await this.part(at, offset, size), 0);
  }

  async dispose(): Promise<void> {
    this.pieces.length = 0;
    this.near = undefined;
    await this.file?.close().catch(() => {});
    if (this.folder) await rm(this.folder, { recursive: true, force: true }).catch(() => {});
  }

  private close(next: number): void {
    if (this.used > 0) {
      this.pieces.push({ size: this.used, kept: { kind: 'memory', bytes: this.current } });
      this.held += this.current.length;
    }
    this.current = (next > pieceSize ? undefined : this.spare.pop()) ?? Buffer.alloc(Math.max(pieceSize, next));
    this.used = 0;
  }

  private async create(): Promise<FileHandle> {
    this.folder = await mkdtemp(path.join(tmpdir(), 'clientele-rows-'));
    const file = await open(path.join(this.folder, 'rows'), 'wx+', 0o600);
    // Windows does not let go of a name while the file is open: there it goes at the end.
    const isNameless = await rm(path.join(this.folder, 'rows')).then(
      () => true,
      () => false,
    );
    if (isNameless) {
      await rm(this.folder, { recursive: true, force: true }).catch(() => {});
      this.folder = undefined;
    }
    return file;
  }

  /** Bytes of a piece that is in the file. */
  private async part(at: number, from: number, size: number): Promise<Buffer> {
    const kept = this.pieces[at]?.kept;
    if (kept?.kind !== 'file' || !this.file) throw new RangeError('This piece is in no file.');
    const start = from - (from % cipherBlock);
    const bytes = Buffer.alloc(from - start + size);
    await this.file.read(bytes, 0, bytes.length, kept.from + start);
    return this.crypted(at, start, bytes).subarray(from - start);
  }

  /** Encrypts and decrypts, which are one in this cipher: no block of a piece, and no two pieces, share a counter. */
  private crypted(at: number, from: number, bytes: Buffer): Buffer {
    const counter = Buffer.alloc(16);
    counter.writeUInt32BE(at, 4);
    counter.writeUInt32BE(from / cipherBlock, 12);
    return createCipheriv('aes-256-ctr', this.key, counter).update(bytes);
  }
}

/** Counting the bytes of a text takes nearly as long as writing it: a short one has room for as many as it may have. */
const mostBytes = (text: string): number => (text.length < usualText ? text.length * 3 : Buffer.byteLength(text));

const textAt = (bytes: Buffer, at: number): string =>
  bytes.toString('utf8', at + head, at + head + bytes.readUInt32LE(at));
