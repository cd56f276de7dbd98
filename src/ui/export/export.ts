/** Exporting a list, the rows of a search or the rows selected: what, in which form, where to; with progress and an honest end. */
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import * as countOf from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { type ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import { type Destination, fileDestination } from '../../customers/export/destination.ts';
import { exportCustomers, exportRecords } from '../../customers/export/export.ts';
import type { ExportSummary } from '../../customers/export/export-summary.ts';
import { type ExportFormat, isTextFormat } from '../../customers/export/format-options.ts';
import { pauseText, progressText, withProgress } from '../window/progress.ts';
import { plain } from '../window/report.ts';
import { askForm, type ExportForm } from './export-form.ts';
import type { ExportSource } from './export-source.ts';
import { workspaceDestination } from './workspace-destination.ts';

/** `onLeft` is called with what is left of an export that is not whole. */
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
    title: t('Export customers'),
    filters: { [form.format.toUpperCase()]: [form.format] },
    defaultUri: vscode.Uri.joinPath(folder, name),
  });
  if (!uri) return;
  let left: vscode.Uri | undefined;
  const target = destinationOf(uri, partial => {
    left = partial;
  });
  try {
    const summary = await withProgress(t('Exporting {0}', fileName(source)), (progress, signal) =>
      write(source, target, form, signal, message => progress.report({ message })),
    );
    await showSummary(source, summary, form.format, uri);
  } catch (error) {
    if (left === undefined || !isClienteleError(error)) throw error;
    await showLeftover(error, left, uri);
  }
}

/** What is not whole holds customers all the same: whoever does not want it can have it removed. */
async function showLeftover(error: ClienteleError, left: vscode.Uri, target: vscode.Uri): Promise<void> {
  const remove = t('Delete It');
  const why = error.kind === 'cancelled' ? t('The export was stopped.') : error.message;
  const isBeside = vscode.Uri.joinPath(left, '..').toString() === vscode.Uri.joinPath(target, '..').toString();
  const message = plain(
    t('{0} What was written is in “{1}”.', why, isBeside ? path.posix.basename(left.path) : left.fsPath),
  );
  if ((await vscode.window.showWarningMessage(message, remove, t('Keep It'))) === remove)
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
    // Nobody knows whether these are all that match: what was looked at is what can be said.
    const found = [...(failure ? [failure.message] : []), ...looked];
    return exportRecords(records, target, { ...form, covered, signal, looked: found });
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
      const again = t('Try This Page Again');
      const written = soFar ? [t('{0} are written so far.', countOf.customers(soFar.scanned))] : [];
      const message = plain([error.message, ...written].join(' '));
      return (await vscode.window.showWarningMessage(message, again, t('Stop'))) === again;
    },
  });
}

async function showSummary(
  source: ExportSource,
  summary: ExportSummary,
  format: ExportFormat,
  uri: vscode.Uri,
): Promise<void> {
  const { customers, problems, complete, doubts } = summary;
  const open = t('Open File');
  const unread = countOf.rows(problems);
  const outside = t('{0} could not be read and are not in it.', unread);
  const beside = t('{0} could not be read and are in its table “problems”.', unread);
  const lost = problems ? [format === 'sqlite' ? beside : outside] : [];
  const unsure = source.kind === 'search' ? t('What was looked at:') : t('Not proven to be all:');
  const parts = { count: countOf.customers(customers), name: source.name, file: path.posix.basename(uri.path) };
  const exported =
    complete && source.kind === 'list'
      ? t('Exported all {count} of {name} to {file}.', parts)
      : t('Exported {count} of {name} to {file}.', parts);
  const message = plain([exported, ...lost, ...(complete ? [] : [unsure, ...doubts])].join(' '));
  const isSure = (complete || source.kind === 'search') && !problems;
  // An editor of text shows nothing of a file of bytes.
  const buttons = isTextFormat(format) ? [open] : [];
  const chosen = isSure
    ? await vscode.window.showInformationMessage(message, ...buttons)
    : await vscode.window.showWarningMessage(message, ...buttons);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri);
}
