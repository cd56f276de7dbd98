/** Privacy mode in the window: switched by a command, said in the status bar, and drawn anew in the documents that are open. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { PrivacyMode } from '../../customers/privacy/privacy.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';

/** What the status bar says of each mode, and what a click does. */
const words: Readonly<
  Record<PrivacyMode, { readonly text: string; readonly label: string; readonly tooltip: string }>
> = {
  off: {
    text: t('$(eye) Privacy off'),
    label: t('Clientele privacy mode is off'),
    tooltip: t('Clientele shows customers as they are. Click to cover them.'),
  },
  production: {
    text: t('$(eye-closed) Privacy: production'),
    label: t('Clientele privacy mode covers production connections'),
    tooltip: t('Clientele covers the customers of production connections. Click to cover all.'),
  },
  on: {
    text: t('$(eye-closed) Privacy on'),
    label: t('Clientele privacy mode is on'),
    tooltip: t('Clientele covers all customers. Click to show them.'),
  },
};

type PrivacyServices = Pick<Services, 'privacyState' | 'store' | 'documents' | 'history'>;

export function registerPrivacy({ privacyState, store, documents, history }: PrivacyServices) {
  const own = new Disposables();
  const item = own.add(vscode.window.createStatusBarItem('clientele.privacy', vscode.StatusBarAlignment.Left));
  item.name = t('Clientele Privacy Mode');
  item.command = 'clientele.togglePrivacyMode';
  const draw = () => {
    const { text, label, tooltip } = words[privacyState.mode];
    Object.assign(item, { text, tooltip, accessibilityInformation: { label, role: 'button' } });
    if (store.connections.length > 0 || privacyState.mode !== 'off') item.show();
    else item.hide();
  };
  draw();
  own.add(store.onDidChange(draw));
  own.add(
    privacyState.onDidChange(() => {
      draw();
      documents.redraw();
      if (privacyState.mode !== 'off') history.clear();
    }),
  );

  /** What covers some covers all; what covers all covers nobody. */
  const togglePrivacyMode: Command = async () => {
    await privacyState.setMode(privacyState.mode === 'on' ? 'off' : 'on');
  };

  const forgetPseudonyms: Command = async () => {
    const forget = t('Forget Pseudonyms');
    const detail = t('Everybody gets another pseudonym. Nothing leads from the old ones to the new ones.');
    const question = t('Forget all pseudonyms?');
    if ((await vscode.window.showWarningMessage(question, { modal: true, detail }, forget)) !== forget) return;
    await privacyState.forgetPseudonyms();
  };

  return { commands: { togglePrivacyMode, forgetPseudonyms }, dispose: () => own.dispose() };
}
