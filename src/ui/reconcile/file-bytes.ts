/** Files to compare with, from wherever VS Code can read them. */

import { createReadStream } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { FileBytes } from '../../customers/reconcile/text-encoding.ts';

/** Bytes that are read at once. */
const piece = 64 * 1024;

/** A file of this machine is read as a stream; of another one VS Code has all at once. */
export function fileBytes(uri: vscode.Uri): FileBytes {
  const name = path.posix.basename(uri.path);
  if (uri.scheme === 'file') return { name, path: uri.fsPath, read: () => streamed(uri.fsPath, name) };
  let whole: Promise<Uint8Array> | undefined;
  return {
    name,
    async *read() {
      whole ??= Promise.resolve(vscode.workspace.fs.readFile(uri)).catch(cause => {
        throw missing(name, cause);
      });
      const bytes = await whole;
      for (let from = 0; from < bytes.length; from += piece) yield bytes.subarray(from, from + piece);
    },
  };
}

async function* streamed(file: string, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(file, { highWaterMark: piece });
  } catch (cause) {
    throw cause instanceof Error && 'syscall' in cause ? missing(name, cause) : cause;
  }
}

function missing(name: string, cause: unknown): ClienteleError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  const what = `${t('{who} could not be opened')}${code}`;
  return new ClienteleError({ kind: 'configuration', who: `“${name}”`, what, cure: t('Check where it is.'), cause });
}
