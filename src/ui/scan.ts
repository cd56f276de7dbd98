/** Reading a connection's whole list, so that everybody in it is found: with progress, a stop, and an honest end. */
import * as vscode from 'vscode';
import { isClienteleError } from '../core/errors.ts';
import type { Account } from '../customers/account.ts';
import { progressText } from './pace.ts';
import { plain } from './report.ts';

const number = new Intl.NumberFormat('en');
const readOn = 'Read On';

/** Reads on from where an earlier reading was stopped, and anew where it had come to the end. */
export async function scanList(account: Account): Promise<void> {
  const { list, connection } = account;
  const maxAge = list.reading?.ended ? 0 : Number.POSITIVE_INFINITY;
  const name = plain(connection.name);
  let fault: string | undefined;
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: `Reading ${name}`, cancellable: true },
      (progress, token) => follow(account, maxAge, progress, token),
    );
  } catch (error) {
    if (!isClienteleError(error)) throw error;
    fault = error.kind === 'cancelled' ? 'Stopped.' : error.message;
  }
  const chosen = await tell(account, fault);
  if (chosen === readOn) return scanList(account);
}

async function follow(
  { list }: Account,
  maxAge: number,
  progress: vscode.Progress<{ message: string; increment?: number }>,
  token: vscode.CancellationToken,
): Promise<void> {
  const stop = new AbortController();
  token.onCancellationRequested(() => stop.abort());
  let percent = 0;
  await list.follow(
    {
      signal: stop.signal,
      limit: Number.POSITIVE_INFINITY,
      proof: true,
      onProgress(reading) {
        const now = reading.total ? Math.min(100, (reading.scanned / reading.total) * 100) : percent;
        progress.report({ message: progressText(reading), increment: now - percent });
        percent = now;
      },
      onPause: retryAt => progress.report({ message: `rate limited until ${new Date(retryAt).toLocaleTimeString()}` }),
    },
    { maxAge },
  );
}

/** Says what was read; resolves to the button that was pressed. */
function tell({ list, connection }: Account, fault: string | undefined): Thenable<string | undefined> {
  const { summary, total = null } = list.reading ?? {};
  const name = plain(connection.name);
  const of = total === null || total === summary?.customers ? '' : ` of ${number.format(total)}`;
  const read = `${number.format(summary?.customers ?? 0)}${of} customers of ${name} can be searched now.`;
  if (fault) return vscode.window.showWarningMessage(plain(`${fault} ${read}`), readOn);
  const unread = summary?.problems ? ` ${number.format(summary.problems)} rows could not be read.` : '';
  if (summary?.complete)
    return vscode.window.showInformationMessage(plain(`${read}${unread} These are all: ${summary.proof}`));
  return vscode.window.showWarningMessage(
    plain(`${read}${unread} Not proven to be all: ${summary?.doubts.join(' ') ?? ''}`),
  );
}
