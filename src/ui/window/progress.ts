/** Long work in a notification that can be cancelled, and how far it has come in words. */

import * as vscode from 'vscode';
import { clock, number, t } from '../../core/l10n/language.ts';
import type { ScanProgress } from '../../customers/scan/scan-contract.ts';

export type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** Runs a task behind a notification; its signal, `stop`'s, aborts when the user cancels. */
export async function withProgress<T>(
  title: string,
  task: (progress: Progress, signal: AbortSignal) => Promise<T>,
  stop = new AbortController(),
): Promise<T> {
  return vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title, cancellable: true },
    (progress, token) => {
      token.onCancellationRequested(() => stop.abort());
      return task(progress, stop.signal);
    },
  );
}

/** "1,200 a second, 10 s left"; that pages are read again where they are. */
export function paceText({ rate, timeLeft, checking }: ScanProgress): string {
  if (checking) return t('checking that nothing moved meanwhile');
  const pace = t('{0} a second', number(Math.round(rate)));
  return timeLeft === null ? pace : t('{0}, {1} s left', pace, number(Math.ceil(timeLeft)));
}

/** What a provider that wants to be left alone makes everybody wait for. */
export const pauseText = (retryAt: string): string => t('rate limited until {0}', clock(retryAt));

/** "500 of 13,700, 1,200 a second, 10 s left". */
export function progressText(progress: ScanProgress): string {
  const { scanned, total } = progress;
  const read = total === null ? number(scanned) : t('{0} of {1}', number(scanned), number(total));
  return `${read}, ${paceText(progress)}`;
}
