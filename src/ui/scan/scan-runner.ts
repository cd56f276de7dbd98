/**
 * Reading whole lists, so that everybody in them is found: one reading a connection, with its progress and a stop, whoever
 * asked for it, and an honest end.
 */

import * as vscode from 'vscode';
import * as countOf from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import type { OpenConnection } from '../../customers/connections/open-connection.ts';
import type { Services } from '../services/services.ts';
import { type Progress, pauseText, progressText, withProgress } from '../window/progress.ts';
import { plain, report as reportFault } from '../window/report.ts';

const readOn = t('Read On');

export class ScanRunner {
  private readonly services: Pick<Services, 'connections'>;
  private readonly running = new Map<string, AbortController>();

  constructor(services: Pick<Services, 'connections'>) {
    this.services = services;
  }

  /**
   * Reads on from where an earlier reading was stopped, and anew where it had come to the end. Resolves when the reading
   * is under way; rejects where the connection cannot be opened.
   */
  async begin(connectionId: string): Promise<void> {
    // Made anew when the credentials were changed meanwhile.
    const connection = await this.services.connections.get(connectionId);
    if (!this.running.has(connectionId)) void this.run(connection).catch(error => reportFault(error, connectionId));
  }

  stop(connectionId: string): void {
    this.running.get(connectionId)?.abort();
  }

  private async run(connection: OpenConnection): Promise<void> {
    const { id, name } = connection.connection;
    const stop = new AbortController();
    this.running.set(id, stop);
    // It begins before VS Code has opened the notification, so that who asked for it can look on at once.
    let shown: Progress | undefined;
    const reading = follow(connection, step => shown?.report(step), stop.signal);
    reading.catch(() => {}); // its failure is reported below
    const show = (progress: Progress) => {
      shown = progress;
      return reading;
    };
    const fault = await withProgress(t('Reading {0}', plain(name)), show, stop)
      .then(() => undefined, faultOf)
      .finally(() => this.running.delete(id));
    if ((await showOutcome(connection, fault)) === readOn) await this.begin(id);
  }
}

function faultOf(error: unknown): string {
  if (!isClienteleError(error)) throw error;
  return error.kind === 'cancelled' ? t('Stopped.') : error.message;
}

function follow({ list }: OpenConnection, report: Progress['report'], signal: AbortSignal): Promise<void> {
  let percent = 0;
  return list.join({
    signal,
    limit: Number.POSITIVE_INFINITY,
    proof: true,
    maxAge: list.reading?.ended ? 0 : Number.POSITIVE_INFINITY,
    onProgress(reading) {
      const now = reading.total ? Math.min(100, (reading.scanned / reading.total) * 100) : percent;
      report({ message: progressText(reading), increment: now - percent });
      percent = now;
    },
    onPause: retryAt => report({ message: pauseText(retryAt) }),
  });
}

/** Says what was read; resolves to the button that was pressed. */
function showOutcome({ list, connection }: OpenConnection, fault: string | undefined): Thenable<string | undefined> {
  const { summary } = list.reading ?? {};
  const customers = summary?.customers ?? 0;
  const parts = { count: countOf.customers(customers), name: plain(connection.name) };
  const unread = summary?.problems ? [t('{0} could not be read.', countOf.rows(summary.problems))] : [];
  if (summary?.complete && !fault) {
    const all = t('All {count} of {name} are read and can be searched.', parts);
    return vscode.window.showInformationMessage(plain([all, ...unread].join(' ')));
  }
  const read = customers
    ? t('{count} of {name} are read and can be searched.', parts)
    : t('Nothing of {name} was read.', parts);
  if (fault) return vscode.window.showWarningMessage(plain(`${fault} ${read}`), readOn);
  const doubts = [t('Not proven to be all:'), ...(summary?.doubts ?? [])];
  return vscode.window.showWarningMessage(plain([read, ...unread, ...doubts].join(' ')));
}
