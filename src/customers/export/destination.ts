/** Where an export goes: what writes it knows neither files nor editors. */

import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError, cancelled } from '../../core/model/errors.ts';

export interface Sink {
  /**
   * The file on this machine that is written to. A format that writes files by itself does so here and calls `write` for
   * nothing; it has closed the file before `commit` or `leave`.
   */
  readonly file: string;
  /** Resolves when the text or the bytes are taken; the next ones wait for it. */
  write(data: string | Uint8Array): Promise<void>;
  /** All is written: it gets its name. */
  commit(): Promise<void>;
  /** It is not whole: what was written stays under a name that ends in `.partial`. */
  leave(): Promise<void>;
}

export interface Destination {
  open(): Promise<Sink>;
}

/** Bytes of a name that file systems take. */
const longestName = 255;

/** What a file of this name is called until it is whole: so, cut where that would be too long, with characters and an ending. */
export function partialName(name: string): string {
  const ending = `.${randomUUID().slice(0, 8)}.partial`;
  if (Buffer.byteLength(name + ending) <= longestName) return name + ending;
  const room = longestName - Buffer.byteLength(`…${ending}`);
  let kept = '';
  for (const character of name) {
    if (Buffer.byteLength(kept + character) > room) break;
    kept += character;
  }
  return `${kept}…${ending}`;
}

/**
 * A file, written beside its place as `<path>.<random>.partial` and renamed when it is whole: two exports to one place do
 * not mix, and neither takes what an earlier one left. Its owner alone can read it. `onLeft` is called with where what is not whole was left.
 */
export function fileDestination(path: string, onLeft: (partial: string) => void = () => {}): Destination {
  const partial = join(dirname(path), partialName(basename(path)));
  return {
    open: async () =>
      fileSink(await tried(t('{who} could not open its file'), open(partial, 'wx', 0o600)), { path, partial, onLeft }),
  };
}

/** Writes to a file that is open, and gives it its name when it is whole. */
export function fileSink(
  file: FileHandle,
  to: { readonly path: string; readonly partial: string; readonly onLeft: (partial: string) => void },
): Sink {
  return {
    file: to.partial,
    write: data => tried(t('{who} could not be written'), file.appendFile(data)),
    async commit() {
      await tried(t('{who} could not be written to the end'), file.close());
      await tried(t('{who} could not get its name'), rename(to.partial, to.path));
    },
    async leave() {
      await file.close().catch(() => {});
      to.onLeft(to.partial);
    },
  };
}

/**
 * Opens a destination for what `work` writes. When that ends, the file gets its name; else what was written stays under
 * a name that ends in `.partial`, and it rejects.
 */
export async function writeWhole<T>(
  target: Destination,
  signal: AbortSignal,
  work: (sink: Sink) => Promise<T>,
): Promise<T> {
  if (signal.aborted) throw cancelled(t('The export'));
  const sink = await target.open();
  try {
    const result = await work(sink);
    if (signal.aborted) throw cancelled(t('The export'));
    await sink.commit();
    return result;
  } catch (error) {
    await sink.leave();
    throw error;
  }
}

/** Waits for something done to a file; its failure says what could not be done. */
export async function tried<T>(what: string, work: PromiseLike<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    const cure = t('Check the folder, its permissions and the space left, or choose another place.');
    throw new ClienteleError({ kind: 'configuration', who: t('The export'), what: `${what}${code}`, cure, cause });
  }
}
