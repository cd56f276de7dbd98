/** Exporting a list, the rows of a search or the rows selected: what, in which form, where to; with progress and an honest end. */
import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { CustomerRecord, Query } from '../core/customer.ts';
import { ClienteleError } from '../core/errors.ts';
import type { Account } from '../customers/account.ts';
import { type ExportOptions, type ExportSummary, exportCustomers, exportRecords } from '../customers/export.ts';
import { columnNames } from '../customers/export-columns.ts';
import type { ExportFormat } from '../customers/export-format.ts';
import { fileTarget, type Target } from '../customers/target.ts';
import { progressText } from './pace.ts';
import { plain } from './report.ts';

/** What is exported: a list by its query, or records at hand. */
export type ExportSource =
  | { readonly account: Account; readonly query: Omit<Query, 'page'> }
  | {
      readonly name: string;
      readonly records: Iterable<CustomerRecord> | AsyncIterable<CustomerRecord>;
      readonly covered: readonly string[];
    };

type Form = Pick<ExportOptions, 'format' | 'columns' | 'raw' | 'withCovered'>;

const number = new Intl.NumberFormat('en');

/** Only files can be written to piece by piece. */
export function targetOf(uri: vscode.Uri): Target {
  if (uri.scheme === 'file') return fileTarget(uri.fsPath);
  const cure = 'Choose a file on this machine.';
  throw new ClienteleError({ kind: 'configuration', who: 'The export', what: `cannot write to ${uri.scheme}:`, cure });
}

async function askForm(source: ExportSource): Promise<Form | undefined> {
  const choice = (label: string, detail: string, format: ExportFormat, raw: boolean) => ({
    label,
    detail,
    format,
    raw,
  });
  const picked = await vscode.window.showQuickPick(
    [
      choice('CSV', 'One customer a line, normalized columns; opens in a spreadsheet', 'csv', false),
      choice('JSON', 'An array of normalized customers', 'json', false),
      choice('NDJSON', 'One normalized customer a line', 'ndjson', false),
      choice('JSON as sent', 'An array of the provider’s own rows, digit for digit', 'json', true),
      choice('NDJSON as sent', 'The provider’s own rows, one a line', 'ndjson', true),
    ],
    { title: 'Export customers', placeHolder: 'In which form?' },
  );
  if (!picked) return undefined;
  const { format, raw } = picked;
  if (raw) {
    const withCovered = await askCovered(source);
    return withCovered === undefined ? undefined : { format, raw, withCovered };
  }
  if (format !== 'csv') return { format };
  const items = columnNames.map(label => ({ label, picked: true }));
  const columns = await vscode.window.showQuickPick(items, {
    title: 'Export customers',
    placeHolder: 'Which columns?',
    canPickMany: true,
  });
  if (!columns?.length) return undefined;
  return columns.length === items.length ? { format } : { format, columns: columns.map(({ label }) => label) };
}

/** Identity documents are left out unless asked for; undefined when the user left. */
async function askCovered(source: ExportSource): Promise<boolean | undefined> {
  const covered = 'account' in source ? source.account.provider.covered : source.covered;
  if (covered.length === 0) return false;
  const items = [
    { label: 'Without identity documents', description: 'numbers and pictures of them are left out', value: false },
    { label: 'With identity documents', description: 'as sent; keep the file safe', value: true },
  ];
  return (await vscode.window.showQuickPick(items, { title: 'Export customers' }))?.value;
}

/** A name that says what is in the file, of letters that every file system takes. */
const fileName = (source: ExportSource) =>
  ('account' in source ? source.account.connection.name : source.name).replace(/[^\p{L}\p{N} _-]+/gu, ' ').trim() ||
  'customers';

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
  const summary = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: `Exporting ${fileName(source)}`, cancellable: true },
    (progress, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      return write(source, targetOf(uri), form, stop.signal, message => progress.report({ message }));
    },
  );
  await tell(summary, uri);
}

function write(
  source: ExportSource,
  target: Target,
  form: Form,
  signal: AbortSignal,
  say: (message: string) => void,
): Promise<ExportSummary> {
  if (!('account' in source))
    return exportRecords(source.records, target, { ...form, covered: form.withCovered ? [] : source.covered, signal });
  return exportCustomers(source.account, target, {
    ...form,
    query: source.query,
    signal,
    onProgress: progress => say(progressText(progress)),
    onPause: retryAt => say(`rate limited until ${new Date(retryAt).toLocaleTimeString()}`),
    async onFailure(error, soFar) {
      const again = 'Try This Page Again';
      const written = soFar ? ` ${number.format(soFar.scanned)} customers are written so far.` : '';
      return (await vscode.window.showWarningMessage(plain(`${error.message}${written}`), again, 'Stop')) === again;
    },
  });
}

async function tell({ customers, problems, complete, doubts }: ExportSummary, uri: vscode.Uri): Promise<void> {
  const open = 'Open File';
  const lost = problems ? ` ${number.format(problems)} rows could not be read and are not in it.` : '';
  const sure = complete ? ' These are all.' : ` Not proven to be all: ${doubts.join(' ')}`;
  const message = plain(`Exported ${number.format(customers)} customers.${lost}${sure}`);
  const chosen =
    complete && !problems
      ? await vscode.window.showInformationMessage(message, open)
      : await vscode.window.showWarningMessage(message, open);
  if (chosen === open) await vscode.commands.executeCommand('vscode.open', uri);
}
