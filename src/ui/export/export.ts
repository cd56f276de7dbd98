/** Exporting a list, the rows of a search or the rows selected: what, in which form, where to; with progress and an honest end. */
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { type ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import { type Destination, fileDestination } from '../../customers/export/destination.ts';
import { type ExportSummary, exportCustomers, exportRecords } from '../../customers/export/export.ts';
import { pauseText, plural, progressText, withProgress } from '../window/progress.ts';
import { plain } from '../window/report.ts';
import { askForm, type ExportForm } from './export-form.ts';
import type { ExportSource } from './export-source.ts';
import { workspaceDestination } from './workspace-destination.ts';

const number = new Intl.NumberFormat('en');

/** `onLeft` is told what is left of an export that is not whole. */
export function destinationOf(uri: vscode.Uri, onLeft?: (left: vscode.Uri) => void): Destination {
  if (uri.scheme !== 'file') return workspaceDestination(uri, onLeft);
  return fileDestination(uri.fsPath, partial => onLeft?.(vscode.Uri.file(partial)));
}

/** A name that says what is in the file, of characters that every file system takes, and no more of them. */
const fileName = ({ name }: ExportSource) =>
  [...name.replace(/[^\p{L}\p{N} _-]+/gu, ' ')].slice(0, 50).join('').trim() || 'customers';

export async function runExport(source: ExportSource): Promise<void> {
  const form = await askForm(source);
  if (!form) return;
  const folder =
    vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri ?? vscode.Uri.file(homedir());
  const name = `${fileName(source)} ${new Date().toISOString().slice(0, 10)}.${form.format}`;
  const uri = await vscode.window.showSaveDialog({
    title: 'Export customers',
    filters: { [form.format.toUpperCase()]: [form.format] },
    defaultUri: vscode.Uri.joinPath(folder, name),
  });
  if (!uri) return;
  let left: vscode.Uri | undefined;
  const target = destinationOf(uri, partial => {
    left = partial;
  });
  try {
    const summary = await withProgress(`Exporting ${fileName(source)}`, (progress, signal) =>
      write(source, target, form, signal, message => progress.report({ message })),
    );
    await showSummary(source, summary, uri);
  } catch (error) {
    if (left === undefined || !isClienteleError(error)) throw error;
    await showLeftover(error, left, uri);
  }
}

/** What is not whole holds customers all the same: whoever does not want it can have it removed. */
async function showLeftover(error: ClienteleError, left: vscode.Uri, target: vscode.Uri): Promise<void> {
  const remove = 'Delete It';
  const why = error.kind === 'cancelled' ? 'The export was stopped.' : error.message;
  const isBeside = vscode.Uri.joinPath(left, '..').toString() === vscode.Uri.joinPath(target, '..').toString();
  const message = plain(`${why} What was written is in “${isBeside ? path.posix.basename(left.path) : left.fsPath}”.`);
  if ((await vscode.window.showWarningMessage(message, remove, 'Keep It')) === remove)
    await vscode.workspace.fs.delete(left);
}

async function write(
  source: ExportSource,
  target: Destination,
  form: ExportForm,
  signal: AbortSignal,
  say: (message: string) => void,
): Promise<ExportSummary> {
  const covered = form.withCovered ? [] : source.covered;
  if (source.kind === 'rows') return exportRecords(source.records, target, { ...form, covered, signal });
  if (source.kind === 'search') {
    say('searching');
    const { records, looked, failure } = await source.find(signal);
    if (failure && records.length === 0) throw failure;
    const summary = await exportRecords(records, target, { ...form, covered, signal });
    // Nobody knows whether these are all that match: what was looked at is what can be said.
    const doubts = [...summary.doubts, ...(failure ? [failure.message] : []), ...looked];
    return { ...summary, complete: false, proof: undefined, doubts };
  }
  return exportCustomers(source.connection, target, {
    ...form,
    query: source.query,
    signal,
    onProgress: progress => say(progressText(progress)),
    onPause: retryAt => say(pauseText(retryAt)),
    async onFailure(error, soFar) {
      // With other keys it is another connection at work: this one has nothing left to try.
      if (error.kind === 'unauthorized') return false;
      const again = 'Try This Page Again';
      const written = soFar ? ` ${number.format(soFar.scanned)} customers are written so far.` : '';
      return (await vscode.window.showWarningMessage(plain(`${error.message}${written}`), again, 'Stop')) === again;
    },
  });
}

async function showSummary(source: ExportSource, summary: ExportSummary, uri: vscode.Uri): Promise<void> {
  const { customers, problems, complete, doubts } = summary;
  const open = 'Open File';
  const lost = problems ? ` ${plural(problems, 'row')} could not be read and are not in it.` : '';
  const unsure = source.kind === 'search' ? 'What was looked at:' : 'Not proven to be all:';
  const where = `${plural(customers, 'customer')} of ${source.name} to ${path.posix.basename(uri.path)}.`;
  const message = plain(
    complete && source.kind === 'list'
      ? `Exported all ${where}${lost}`
      : `Exported ${where}${lost}${complete ? '' : ` ${unsure} ${doubts.join(' ')}`}`,
  );
  const isSure = (complete || source.kind === 'search') && !problems;
  const chosen = isSure
    ? await vscode.window.showInformationMessage(message, open)
    : await vscode.window.showWarningMessage(message, open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri);
}
