/** Exporting a list, the rows of a search or the rows selected: what, in which form, where to; with progress and an honest end. */
import path from 'node:path';
import * as vscode from 'vscode';
import * as countOf from '../../core/l10n/counts.ts';
import { list, t } from '../../core/l10n/language.ts';
import { sentences } from '../../core/l10n/sentences.ts';
import { companionText } from '../../customers/export/companion.ts';
import type { Destination } from '../../customers/export/destination.ts';
import { exportCustomers, exportRecords } from '../../customers/export/export.ts';
import type { ExportSummary } from '../../customers/export/export-summary.ts';
import { type ExportFormat, isTextFormat } from '../../customers/export/format-options.ts';
import { short } from '../text/customer-text.ts';
import { pauseText, progressText } from '../window/progress.ts';
import { faultText, plain } from '../window/report.ts';
import { askFile, exportTo, fileName, redactedText } from './export-file.ts';
import { askForm, type ExportForm, type KeptChoices, notListedText, topOf } from './export-form.ts';
import { type ExportSource, originOf } from './export-source.ts';
import { guardedText } from './guarded-text.ts';

export async function runExport(source: ExportSource, choices: KeptChoices): Promise<void> {
  const form = await askForm(source, choices);
  if (!form) return;
  const uri = await askFile(source.name, form.format, t('Export customers'));
  if (!uri) return;
  const summary = await exportTo(uri, t('Exporting {0}', fileName(source.name)), (target, signal, say) =>
    write(source, target, form, signal, say),
  );
  if (summary) await showSummary(source, summary, form.format, uri);
}

async function write(
  source: ExportSource,
  target: Destination,
  form: ExportForm,
  signal: AbortSignal,
  say: (message: string) => void,
): Promise<ExportSummary> {
  const covered = form.withCovered ? [] : source.covered;
  const { redact, own } = source;
  const how = { ...form, covered, redact, own, signal };
  if (source.kind === 'rows') {
    const { records, missing = [] } = source;
    return exportRecords(records, target, missing.length > 0 ? { ...how, looked: missing } : how);
  }
  if (source.kind === 'search') {
    say('searching');
    const { records, looked, failure } = await source.find(signal);
    if (failure && records.length === 0) throw failure;
    // Nobody knows whether these are all that match: what was looked at is what can be said.
    const why = failure && (redact ? failure.forOthers : failure.message);
    const found = [...(why === undefined ? [] : [why]), ...looked];
    return exportRecords(records, target, { ...how, looked: found });
  }
  return exportCustomers(source.connection, target, {
    ...form,
    redact,
    apart: source.apart,
    query: source.query,
    signal,
    onProgress: progress => say(progressText(progress)),
    onPause: retryAt => say(pauseText(retryAt)),
    async onFailure(error, soFar) {
      // With other keys it is another connection at work: this one has nothing left to try.
      if (error.kind === 'unauthorized') return false;
      const again = t('Try This Page Again');
      const written = soFar ? [t('{0} are written so far.', countOf.customers(soFar.scanned))] : [];
      const message = plain([redact ? error.forOthers : faultText(error), ...written].join(' '));
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
  const redacted = source.redact ? [redactedText] : [];
  const message = plain(
    [
      exported,
      ...redacted,
      ...lost,
      ...(complete ? [] : [unsure, ...doubts]),
      ...emptyText(source, summary),
      ...guardedText(summary.guarded ?? 0),
    ].join(' '),
  );
  const isSure = (complete || source.kind === 'search') && !problems;
  const about = t('Save a Record of This Export');
  // An editor of text shows nothing of a file of bytes, and such a file says in itself what was asked.
  const buttons = isTextFormat(format) ? [open, about] : [];
  const chosen = isSure
    ? await vscode.window.showInformationMessage(message, ...buttons)
    : await vscode.window.showWarningMessage(message, ...buttons);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri);
  if (chosen === about) await saveCompanion(source, summary, uri);
}

/** Columns that are named where they have nothing; of more it is said how many there are. */
const mostNamed = 6;

/** Which columns no customer has anything in: a reader need not wonder whether something got lost. */
function emptyText(source: ExportSource, { customers, empty = [] }: ExportSummary): readonly string[] {
  if (empty.length === 0 || customers === 0) return [];
  const named = list(empty.slice(0, mostNamed).map(name => short(name)));
  const more = empty.length - mostNamed;
  const reasons = empty.flatMap(name => {
    const why = notListedText(source, name);
    return why ? [sentences(`${topOf(name)}: ${why}`)] : [];
  });
  return [
    more > 0 ? t('Empty in all rows: {0} and {1} more.', named, more) : t('Empty in all rows: {0}.', named),
    ...new Set(reasons),
  ];
}

/** Beside the file, under its name. */
async function saveCompanion(source: ExportSource, summary: ExportSummary, uri: vscode.Uri): Promise<void> {
  const beside = uri.with({ path: `${uri.path}.about.json` });
  await vscode.workspace.fs.writeFile(beside, new TextEncoder().encode(companionText(originOf(source), summary)));
  vscode.window.setStatusBarMessage(`$(check) ${t('Saved {0}', path.posix.basename(beside.path))}`, 5000);
}
