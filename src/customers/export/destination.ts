/** Where an export goes: what writes it knows neither files nor editors. */
import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { join, parse } from 'node:path';
import { ClienteleError } from '../../core/model/errors.ts';

export interface Sink {
  /** Resolves when the text is taken; the next one waits for it. */
  write(text: string): Promise<void>;
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

/** The name that a file has until it is whole: its own, cut where that would be too long, with letters and an ending. */
export function partialOf(path: string): string {
  const ending = `.${randomUUID().slice(0, 8)}.partial`;
  const { dir, base } = parse(path);
  if (Buffer.byteLength(base + ending) <= longestName) return path + ending;
  const room = longestName - Buffer.byteLength(`…${ending}`);
  let kept = '';
  for (const character of base) {
    if (Buffer.byteLength(kept + character) > room) break;
    kept += character;
  }
  return join(dir, `${kept}…${ending}`);
}

/**
 * A file, written beside its place as `<path>.<letters>.partial` and renamed when it is whole: two exports to one place do
 * not mix, and neither takes what an earlier one left. Its owner alone can read it. `onLeft` is told where what is not whole was left.
 */
export function fileDestination(path: string, onLeft: (partial: string) => void = () => {}): Destination {
  const partial = partialOf(path);
  return {
    open: async () =>
      fileSink(await told('could not open its file', open(partial, 'wx', 0o600)), { path, partial, onLeft }),
  };
}

/** Writes to a file that is open, and gives it its name when it is whole. */
export function fileSink(
  file: FileHandle,
  to: { readonly path: string; readonly partial: string; readonly onLeft: (partial: string) => void },
): Sink {
  return {
    write: text => told('could not be written', file.appendFile(text)),
    async commit() {
      await told('could not be written to the end', file.close());
      await told('could not get its name', rename(to.partial, to.path));
    },
    async leave() {
      await file.close().catch(() => {});
      to.onLeft(to.partial);
    },
  };
}

async function told<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? ` (${cause.code})` : '';
    const cure = 'Check the folder, its permissions and the space left, or choose another place.';
    throw new ClienteleError({ kind: 'configuration', who: 'The export', what: `${what}${code}`, cure, cause });
  }
}
