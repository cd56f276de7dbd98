/** The one place where a command's failure becomes words for the user. The other is the tree's failure row. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { asClienteleError, type ClienteleError, isClienteleError } from '../../core/model/errors.ts';

import { isPrivacyOn } from './settings.ts';

/** Text that came from outside, harmless in a notification, which would render `[text](command:…)` as a link to run. */
export const plain = (text: string): string => text.replaceAll('](', '] (');

/** Why something failed, as it may be shown: a provider's own words may name a customer. */
export const faultText = (error: ClienteleError): string => (isPrivacyOn() ? error.forOthers : error.message);

/** Shows what went wrong with its cures; a cancellation is what the user wanted and says nothing. */
export async function report(error: unknown, connectionId?: string): Promise<void> {
  if (isClienteleError(error) && error.kind === 'cancelled') return;
  const reason = asClienteleError(error);
  const { kind, hadAnswer } = reason;
  const message = faultText(reason);
  const update = t('Update Credentials');
  const edit = t('Edit Connection');
  const raw = t('Copy Raw Answer');
  const log = t('Show Log');
  const isSetUp = kind !== 'unauthorized' && kind !== 'configuration';
  const settings = t('Open Settings');
  const raise = kind === 'tooLarge' ? [settings] : [];
  const cures = !connectionId ? [] : !isSetUp ? [update, edit] : hadAnswer ? [raw] : raise;
  const chosen = await vscode.window.showErrorMessage(plain(message), ...cures, log);
  if (chosen === log) await vscode.commands.executeCommand('clientele.showLog');
  else if (chosen === update) await vscode.commands.executeCommand('clientele.updateCredentials', { connectionId });
  else if (chosen === edit) await vscode.commands.executeCommand('clientele.editConnection', { connectionId });
  else if (chosen === settings)
    await vscode.commands.executeCommand('workbench.action.openSettingsJson', {
      revealSetting: { key: 'clientele.connections', edit: true },
    });
  else if (chosen === raw) await vscode.commands.executeCommand('clientele.copyRawAnswer', { connectionId });
}
