/** The file of an export: where it goes, how its writing is shown and stopped, and what becomes of one that is not whole. */
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { sentences } from '../../core/l10n/sentences.ts';
import { type ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import { type Destination, fileDestination } from '../../customers/export/destination.ts';
import { withProgress } from '../window/progress.ts';
import { faultText, plain } from '../window/report.ts';
import { workspaceDestination } from './workspace-destination.ts';

/** `onLeft` is called with what is left of an export that is not whole. */
export function destinationOf(uri: vscode.Uri, onLeft?: (left: vscode.Uri) => void): Destination {
  if (uri.scheme !== 'file') return workspaceDestination(uri, onLeft);
  return fileDestination(uri.fsPath, partial => onLeft?.(vscode.Uri.file(partial)));
}

/** A name that says what is in the file, of characters that every file system takes, and no more of them. */
export const fileName = (name: string): string =>
  [...name.replace(/[^\p{L}\p{N} _-]+/gu, ' ')].slice(0, 50).join('').trim() || 'customers';

/** Said of a file that names nobody. */
export const redactedText = t('Redacted: pseudonyms and covers stand for what names a person.');

/** Asks where to; undefined when the user left. */
export async function askFile(name: string, format: string, title: string): Promise<vscode.Uri | undefined> {
  const folder =
    vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri ?? vscode.Uri.file(homedir());
  const file = `${fileName(name)} ${new Date().toISOString().slice(0, 10)}.${format}`;
  return vscode.window.showSaveDialog({
    title,
    filters: { [format.toUpperCase()]: [format] },
    defaultUri: vscode.Uri.joinPath(folder, file),
  });
}

/** Writes with progress and a way to stop; undefined where it was not written whole, which is said. */
export async function exportTo<T>(
  uri: vscode.Uri,
  title: string,
  write: (target: Destination, signal: AbortSignal, say: (message: string) => void) => Promise<T>,
): Promise<T | undefined> {
  let left: vscode.Uri | undefined;
  const target = destinationOf(uri, partial => {
    left = partial;
  });
  try {
    return await withProgress(title, (progress, signal) =>
      write(target, signal, message => progress.report({ message })),
    );
  } catch (error) {
    if (left === undefined || !isClienteleError(error)) throw error;
    await showLeftover(error, left, uri);
    return undefined;
  }
}

/** What is not whole holds customers all the same: whoever does not want it can have it removed. */
async function showLeftover(error: ClienteleError, left: vscode.Uri, target: vscode.Uri): Promise<void> {
  const remove = t('Delete It');
  const why = error.kind === 'cancelled' ? t('The export was stopped.') : faultText(error);
  const isBeside = vscode.Uri.joinPath(left, '..').toString() === vscode.Uri.joinPath(target, '..').toString();
  const where = isBeside ? path.posix.basename(left.path) : left.fsPath;
  const message = plain(sentences(why, t('What was written is in “{0}”.', where)));
  if ((await vscode.window.showWarningMessage(message, remove, t('Keep It'))) === remove)
    await vscode.workspace.fs.delete(left);
}
