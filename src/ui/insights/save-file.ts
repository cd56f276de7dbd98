/** Saves a picture or all figures where the user says. */
import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { plain } from '../window/report.ts';

const kinds = {
  svg: t('SVG picture'),
  png: t('PNG picture'),
  html: t('Page to print'),
} as const;

/** A name of letters that any file system has. */
const fileName = (name: string): string => name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60) || 'insights';

/** The saved file; undefined when the user left. */
async function save(name: string, kind: keyof typeof kinds, bytes: Uint8Array): Promise<vscode.Uri | undefined> {
  const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
  const uri = await vscode.window.showSaveDialog({
    title: t('Save as {0}', kind.toUpperCase()),
    filters: { [kinds[kind]]: [kind] },
    defaultUri: vscode.Uri.joinPath(folder ?? vscode.Uri.file(homedir()), `${fileName(name)}.${kind}`),
  });
  if (uri) await vscode.workspace.fs.writeFile(uri, bytes);
  return uri;
}

const saved = (uri: vscode.Uri): string => plain(t('Saved {0}.', path.posix.basename(uri.path)));

export async function savePicture(name: string, kind: 'svg' | 'png', bytes: Uint8Array): Promise<void> {
  const uri = await save(name, kind, bytes);
  if (uri) void vscode.window.showInformationMessage(saved(uri));
}

/** Offers to open it where it can be printed: a page of VS Code cannot be. */
export async function saveReport(name: string, html: string): Promise<void> {
  const uri = await save(name, 'html', Buffer.from(html));
  if (!uri) return;
  const open = t('Open to Print');
  if ((await vscode.window.showInformationMessage(saved(uri), open)) === open) await vscode.env.openExternal(uri);
}

/** What begins as a PNG does; undefined for anything else. */
export function pngOf(base64: string): Uint8Array | undefined {
  const bytes = Buffer.from(base64, 'base64');
  return bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) ? bytes : undefined;
}
