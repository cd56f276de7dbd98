/** Opening several customers at once, each in a tab that stays. */
import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import { type CommandCall, customerOf } from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';

/** More than these are asked about: each is a tab and a request. */
const mostUnasked = 10;

/** The customers of the rows that are selected, where the one acted on is one of several. */
export const severalRows = ({ selected }: CommandCall): readonly CustomerTarget[] =>
  Array.isArray(selected) && selected.length > 1 ? selected.flatMap(row => customerOf(row) ?? []) : [];

export async function openSeveral(
  targets: readonly CustomerTarget[],
  show: (target: CustomerTarget) => Promise<void>,
): Promise<void> {
  if (targets.length > mostUnasked) {
    const open = t('Open All');
    const question = t('Open {0} customers, each in a tab of its own?', number(targets.length));
    if ((await vscode.window.showWarningMessage(question, { modal: true }, open)) !== open) return;
  }
  await Promise.all(targets.map(show));
}
