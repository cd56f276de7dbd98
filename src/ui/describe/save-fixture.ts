/** Rows for a test, in a file that the user names: made up where they may be a person's. */
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { indented } from '../../core/json/indent.ts';
import { rows as countOfRows } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import type { Described } from '../../customers/describe/described.ts';
import { Redactor } from '../../customers/describe/fixture.ts';
import type { RowsRead } from '../../customers/describe/rows-read.ts';
import { plain } from '../window/report.ts';

/** Rows that are offered. */
const usual = 10;

const countFault = (text: string, most: number): string | undefined =>
  /^[1-9]\d{0,5}$/.test(text.trim()) && Number(text) <= most
    ? undefined
    : t('A whole number from 1 to {0}.', number(most));

/** `name` is what the file is offered as. */
export async function saveFixture(rows: RowsRead, described: Described, name: string): Promise<void> {
  const most = rows.available;
  const count = await vscode.window.showInputBox({
    title: t('Save as Redacted Fixture'),
    prompt: t('How many rows, of the {0} at hand; those of different layouts come first', number(most)),
    value: String(Math.min(usual, most)),
    validateInput: text => countFault(text, most),
  });
  if (count === undefined || countFault(count, most) !== undefined) return;
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(homedir());
  const uri = await vscode.window.showSaveDialog({
    title: t('Save as Redacted Fixture'),
    filters: { JSON: ['json'] },
    defaultUri: vscode.Uri.joinPath(folder, `${name}.fixture.json`),
  });
  if (!uri) return;
  const redactor = new Redactor(described);
  const made = rows.different(Number(count)).map(row => redactor.row(row));
  const text = `${indented(`[${made.join(',')}]`)}\n`;
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  const said = t('Saved {rows} to “{file}”, with made-up values for all that may be a person’s.', {
    rows: countOfRows(made.length),
    file: path.posix.basename(uri.path),
  });
  const open = t('Open File');
  if ((await vscode.window.showInformationMessage(plain(said), open)) === open)
    await vscode.commands.executeCommand('vscode.open', uri);
}
