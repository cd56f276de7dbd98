/** How the texts of a file are written, found in its bytes. */

import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';

/** A file, to be read more than once. */
export interface FileBytes {
  /** What it is called; its ending says what is in it. */
  readonly name: string;
  read(): AsyncIterable<Uint8Array>;
  /** Where it is on this machine; a database can be read nowhere else. */
  readonly path?: string | undefined;
}

export interface TextEncodingFound {
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
  readonly byteOrderMark: boolean;
}

/** Bytes that are enough to know UTF-16 by. */
const enough = 1024;

/** By its byte order mark; UTF-16 also by the zeros between Latin letters. What is no UTF-8 to its end is Windows-1252. */
export async function encodingOf(file: FileBytes): Promise<TextEncodingFound> {
  const head = await headOf(file);
  const found = byMark(head) ?? byZeros(head);
  if (found && found.encoding !== 'utf-8') return found;
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of file.read()) strict.decode(bytes, { stream: true });
    strict.decode();
  } catch (error) {
    // So it says of bytes that are no UTF-8; any other failure is the file's.
    if (!(error instanceof TypeError)) throw error;
    return { encoding: 'windows-1252', byteOrderMark: false };
  }
  return found ?? { encoding: 'utf-8', byteOrderMark: false };
}

/** Its first bytes. */
export async function headOf(file: FileBytes): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const bytes of file.read()) {
    pieces.push(bytes);
    size += bytes.length;
    if (size >= enough) break;
  }
  return Buffer.concat(pieces).subarray(0, enough);
}

function byMark([one, two, three]: Uint8Array): TextEncodingFound | undefined {
  if (one === 0xef && two === 0xbb && three === 0xbf) return { encoding: 'utf-8', byteOrderMark: true };
  if (one === 0xff && two === 0xfe) return { encoding: 'utf-16le', byteOrderMark: true };
  if (one === 0xfe && two === 0xff) return { encoding: 'utf-16be', byteOrderMark: true };
  return undefined;
}

function byZeros(bytes: Uint8Array): TextEncodingFound | undefined {
  const zeros = [0, 0];
  const looked = bytes.length & ~1;
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const most = looked / 4;
  if (odd > most && even === 0) return { encoding: 'utf-16le', byteOrderMark: false };
  if (even > most && odd === 0) return { encoding: 'utf-16be', byteOrderMark: false };
  return undefined;
}

/** The texts of a file, piece by piece, without a byte order mark. */
export async function* textsOf(file: FileBytes, { encoding }: TextEncodingFound): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of file.read()) {
    const text = decoder.decode(bytes, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

/** A file that cannot be read as what its name says it is. */
export function unreadable(name: string, words: string, cause?: unknown): ClienteleError {
  const what = t('{who} could not be read: {0}.', words);
  const cure = t('Check the file, or choose another one.');
  return new ClienteleError({ kind: 'badRequest', who: `“${name}”`, what, cure, cause });
}
