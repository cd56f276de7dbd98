/**
 * Reading whole lists, so that everybody in them is found: one reading a connection, whoever asked for it, with a stop. All
 * readings of a time share one notification of how far they are, and one of what came of them; there is neither while a
 * search box shows the same.
 */

import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import type { OpenConnection } from '../../customers/connections/open-connection.ts';
import type { Services } from '../services/services.ts';
import { type Progress, pauseText, progressText, withProgress } from '../window/progress.ts';
import { faultText, plain, report as reportFault } from '../window/report.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

const readOn = t('Read On');

interface Running {
  readonly stop: AbortController;
  readonly name: string;
  /** How far it is, in words and in percent. */
  words: string;
  percent: number;
}

export class ScanRunner {
  private readonly services: Pick<Services, 'connections'>;
  private readonly running = new Map<string, Running>();
  private readonly ended: Outcome[] = [];
  /** Boxes that show how far the readings are. */
  private watchers = 0;
  /** The notification, while there is one. */
  private shown: { progress: Progress | undefined; percent: number; close(): void } | undefined;

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
    if (this.running.has(connectionId)) return;
    void this.run(connection).catch(error => reportFault(error, connectionId));
  }

  stop(connectionId: string): void {
    this.running.get(connectionId)?.stop.abort();
  }

  /** Says nothing of readings until what is returned is disposed of: they are shown elsewhere. What is still read then is. */
  watch(): vscode.Disposable {
    this.watchers++;
    return new vscode.Disposable(() => {
      this.watchers--;
      if (this.watchers === 0 && this.running.size > 0) this.show();
    });
  }

  private async run(connection: OpenConnection): Promise<void> {
    const { id, name } = connection.connection;
    const running: Running = { stop: new AbortController(), name: plain(name), words: '', percent: 0 };
    this.running.set(id, running);
    // It begins before VS Code has opened the notification, so that who asked for it can look on at once.
    const reading = follow(connection, running, () => this.say());
    if (this.watchers === 0) this.show();
    try {
      const fault = await reading.then(() => undefined, faultOf);
      this.ended.push({ connection, fault });
    } finally {
      this.running.delete(id);
      this.say();
      if (this.running.size === 0) void this.finish();
    }
  }

  private show(): void {
    if (this.shown) return;
    const closed = Promise.withResolvers<void>();
    const shown = { progress: undefined as Progress | undefined, percent: 0, close: closed.resolve }; // set once it is open
    this.shown = shown;
    const stopAll = new AbortController();
    stopAll.signal.addEventListener('abort', () => {
      for (const { stop } of this.running.values()) stop.abort();
    });
    void withProgress(
      t('Reading customers'),
      progress => {
        shown.progress = progress;
        this.say();
        return closed.promise;
      },
      stopAll,
    );
  }

  /** Brings the notification up to date. */
  private say(): void {
    const { shown } = this;
    const all = [...this.running.values()];
    if (!shown?.progress || all.length === 0) return;
    const [one, ...others] = all.map(({ name, words }) => `${name}: ${words}`);
    const percent = Math.max(shown.percent, Math.min(...all.map(running => running.percent)));
    const message = others.length === 0 ? one : t('{0} lists. {1}', number(all.length), one ?? '');
    shown.progress.report({ ...(message !== undefined && { message }), increment: percent - shown.percent });
    shown.percent = percent;
  }

  private async finish(): Promise<void> {
    this.shown?.close();
    this.shown = undefined;
    const outcomes = this.ended.splice(0);
    if (this.watchers > 0 || outcomes.length === 0) return;
    const { message, isWhole, stopped } = outcomeOf(outcomes);
    const show = isWhole ? vscode.window.showInformationMessage : vscode.window.showWarningMessage;
    if ((await show(plain(message), ...(stopped.length > 0 ? [readOn] : []))) !== readOn) return;
    for (const id of stopped) await this.begin(id).catch(error => reportFault(error, id));
  }
}

function faultOf(error: unknown): string {
  if (!isClienteleError(error)) throw error;
  return error.kind === 'cancelled' ? t('Stopped.') : faultText(error);
}

function follow({ list }: OpenConnection, running: Running, onStep: () => void): Promise<void> {
  const say = (words: string) => {
    running.words = words;
    onStep();
  };
  return list.join({
    signal: running.stop.signal,
    limit: Number.POSITIVE_INFINITY,
    proof: true,
    maxAge: list.reading?.ended ? 0 : Number.POSITIVE_INFINITY,
    onProgress(reading) {
      if (reading.total) running.percent = Math.min(100, (reading.scanned / reading.total) * 100);
      say(progressText(reading));
    },
    onPause: retryAt => say(pauseText(retryAt)),
  });
}
