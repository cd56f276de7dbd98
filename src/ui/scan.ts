/** Reading a connection's whole list, so that everybody in it is found: with progress, a stop, and an honest end. */
import * as vscode from 'vscode';
import { isClienteleError } from '../core/errors.ts';
import type { Account } from '../customers/account.ts';
import type { Accounts } from '../customers/accounts.ts';
import { type Progress, pauseText, progressText, withProgress } from './progress.ts';
import { plain } from './report.ts';

const number = new Intl.NumberFormat('en');
const readOn = 'Read On';

/** Reads on from where an earlier reading was stopped, and anew where it had come to the end. */
export async function scanList(accounts: Accounts, connectionId: string): Promise<void> {
  // Made anew when the credentials were changed meanwhile.
  const account = await accounts.get(connectionId);
  const { list, connection } = account;
  const maxAge = list.reading?.ended ? 0 : Number.POSITIVE_INFINITY;
  const name = plain(connection.name);
  let fault: string | undefined;
  try {
    await withProgress(`Reading ${name}`, (progress, signal) => follow(account, maxAge, progress, signal));
  } catch (error) {
    if (!isClienteleError(error)) throw error;
    fault = error.kind === 'cancelled' ? 'Stopped.' : error.message;
  }
  const chosen = await tell(account, fault);
  if (chosen === readOn) return scanList(accounts, connectionId);
}

function follow({ list }: Account, maxAge: number, progress: Progress, signal: AbortSignal): Promise<void> {
  let percent = 0;
  return list.follow({
    signal,
    limit: Number.POSITIVE_INFINITY,
    proof: true,
    maxAge,
    onProgress(reading) {
      const now = reading.total ? Math.min(100, (reading.scanned / reading.total) * 100) : percent;
      progress.report({ message: progressText(reading), increment: now - percent });
      percent = now;
    },
    onPause: retryAt => progress.report({ message: pauseText(retryAt) }),
  });
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
