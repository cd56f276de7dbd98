/** Whether so many are opened at once: each takes a tab, and most a request. */
import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';

/** More than these are asked about. */
const mostUnasked = 10;

export async function mayOpen(count: number): Promise<boolean> {
  if (count <= mostUnasked) return true;
  const open = t('Open All');
  const question = t('Open {0} customers, each in a tab of its own?', number(count));
  return (await vscode.window.showWarningMessage(question, { modal: true }, open)) === open;
}
