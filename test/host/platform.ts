// Where VS Codes and systems differ: the host tests run on the oldest VS Code that is supported, too, and on Windows and macOS.

import { statSync } from 'node:fs';
import tls from 'node:tls';
import * as vscode from 'vscode';

/** Skips a test, or all that a `before` hook is for, where this VS Code or system lacks something, and says what. */
export function need(what: string, isThere: boolean, test: Mocha.Context): void {
  if (isThere) return;
  console.log(`    Skipped: VS Code ${vscode.version} on ${process.platform} has no ${what}.`);
  test.skip();
}

/** Whether VS Code's Node has SQLite: that of 1.90 has none. */
export const hasSqlite = async (): Promise<boolean> =>
  (await import('node:sqlite').catch(() => undefined)) !== undefined;

/** Whether a file is readable by its owner alone. Windows keeps that elsewhere than in the mode: in the folder's own rights. */
export const isPrivate = (file: string): boolean => process.platform === 'win32' || (statSync(file).mode & 0o077) === 0;

/**
 * Whether SSL_CERT_FILE can add an authority to the machine's own: Linux, and a VS Code that asks its Node for them, as 1.117
 * does not by default.
 */
export const readsSslCertFile: boolean =
  process.platform === 'linux' &&
  'getCACertificates' in tls &&
  vscode.workspace.getConfiguration('http').get('systemCertificatesNode') === true;

/**
 * Whether VS Code trusts what NODE_EXTRA_CA_CERTS names beside the machine's own authorities; that of 1.90 trusts them only
 * while `http.systemCertificates` is off.
 */
export const addsExtraCertificates: boolean = 'getCACertificates' in tls;

/** Whether this VS Code has a setting: `http.noProxy` is younger than 1.90, and writing an unknown one fails. */
export const hasSetting = (name: string): boolean =>
  vscode.workspace.getConfiguration().inspect(name)?.defaultValue !== undefined;
