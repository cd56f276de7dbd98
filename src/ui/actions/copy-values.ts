/**
 * Values on the clipboard. A line end in one sends off a line where it is pasted into a terminal, and an escape character
 * steers that: values with controls are copied as they are shown everywhere else, and as they are only when asked for.
 */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { short } from '../text/customer-text.ts';
import { visible } from '../text/visible.ts';
import { plain, report } from '../window/report.ts';

const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Copies values, one a line. */
export async function copyValues(values: readonly string[]): Promise<void> {
  const odd = values.find(value => controls.test(value));
  const shown = values.map(value => (controls.test(value) ? visible(value) : value));
  await vscode.env.clipboard.writeText(shown.join('\n'));
  if (odd === undefined) return;
  const exactly = t('Copy Exactly');
  const why = t('“{value}” holds control characters, which may run what is pasted. It was copied with these shown.', {
    value: short(odd, 60),
  });
  // Nobody waits for the answer: what can be pasted is on the clipboard already.
  void Promise.resolve(vscode.window.showWarningMessage(plain(why), exactly))
    .then(async chosen => {
      if (chosen === exactly) await vscode.env.clipboard.writeText(values.join('\n'));
    })
    .catch(error => report(error));
}
