/** Rows to choose from. Every text of a row may come from a provider, so none of them draws icons: `iconPath` does. */
import * as vscode from 'vscode';
import { noIcons } from '../text/no-icons.ts';

/** The rows as VS Code is to have them. */
export const plainRows = <T extends vscode.QuickPickItem>(rows: readonly T[]): T[] =>
  rows.map(row => ({
    ...row,
    label: noIcons(row.label),
    ...(row.description === undefined ? {} : { description: noIcons(row.description) }),
    ...(row.detail === undefined ? {} : { detail: noIcons(row.detail) }),
  }));

/** Lets the user choose one row; undefined when the user left. */
export const pickOne = <T extends vscode.QuickPickItem>(
  rows: readonly T[],
  options: Omit<vscode.QuickPickOptions, 'canPickMany'>,
): Thenable<T | undefined> => vscode.window.showQuickPick(plainRows(rows), options);

/** Lets the user choose several rows; undefined when the user left. */
export const pickSeveral = <T extends vscode.QuickPickItem>(
  rows: readonly T[],
  options: Omit<vscode.QuickPickOptions, 'canPickMany'>,
): Thenable<T[] | undefined> => vscode.window.showQuickPick(plainRows(rows), { ...options, canPickMany: true });
