/** Long work in a notification that can be cancelled, and how far it has come in words. */
import * as vscode from 'vscode';
import type { ScanProgress } from '../../customers/scan/scan.ts';

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

const number = new Intl.NumberFormat('en');

/** "1,200 a second, 10 s left"; that pages are read again where they are. */
export function paceText({ rate, timeLeft, checking }: ScanProgress): string {
  if (checking) return 'checking for changes';
  const left = timeLeft === null ? '' : `, ${Math.ceil(timeLeft)} s left`;
  return `${number.format(Math.round(rate))} a second${left}`;
}

/** "1 customer", "1,370 customers". */
export const plural = (count: number, what: string): string =>
  `${number.format(count)} ${what}${count === 1 ? '' : 's'}`;

/** What a provider that wants to be left alone makes everybody wait for. */
export const pauseText = (retryAt: string): string => `rate limited until ${new Date(retryAt).toLocaleTimeString()}`;

/** "500 of 13,700, 1,200 a second, 10 s left". */
export function progressText(progress: ScanProgress): string {
  const { scanned, total } = progress;
  const of = total === null ? '' : ` of ${number.format(total)}`;
  return `${number.format(scanned)}${of}, ${paceText(progress)}`;
}
