/** A tab with what came of a comparison. It is read again from what was put away, page by page; a reload lets go of it. */

import { homedir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { rows as rowCount } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import { exportResults } from '../../customers/reconcile/export-results.ts';
import type { ReconciledRow } from '../../customers/reconcile/reconcile.ts';
import { ResultPages } from '../../customers/reconcile/result-pages.ts';
import { destinationOf, redactedText } from '../export/export-file.ts';
import { short } from '../text/customer-text.ts';
import { panelHtml } from '../webview/panel-html.ts';
import { withProgress } from '../window/progress.ts';
import { plain, report } from '../window/report.ts';
import { readMessage } from './read-message.ts';
import { type Compared, openRow, resultView } from './result-view.ts';
import { type FromPage, type ResultFormat, resultKinds, type ToPage } from './shared/messages.ts';

/** What the panel can do with a customer. */
export interface PanelActions {
  readonly extensionUri: vscode.Uri;
  readonly open: (connectionId: string, customerId: string) => void;
  /** A row as it may be shown. */
  readonly shown: (row: ReconciledRow) => ReconciledRow;
  readonly isRedacted: () => boolean;
}

export class ReconcilePanel {
  private readonly actions: PanelActions;
  private readonly compared: Compared;
  private readonly panel: vscode.WebviewPanel;
  private pages: ResultPages;
  private page = 1;
  private rows: readonly ReconciledRow[] = [];
  private looking: AbortController | undefined;

  constructor(actions: PanelActions, compared: Compared) {
    this.actions = actions;
    this.compared = compared;
    // What is most worth a look comes first.
    this.pages = new ResultPages(compared.result, resultKinds.find(kind => compared.result[kind] > 0) ?? 'different');
    this.panel = vscode.window.createWebviewPanel('clientele.reconcile', this.title, vscode.ViewColumn.Active, {
      enableScripts: true,
      retainContextWhenHidden: true,
      localResourceRoots: ['dist', 'media'].map(name => vscode.Uri.joinPath(actions.extensionUri, name)),
    });
    this.panel.webview.onDidReceiveMessage((data: unknown) => {
      const message = readMessage(data);
      if (message) void this.obey(message).catch(error => report(error));
    });
    this.panel.onDidDispose(() => {
      this.looking?.abort();
      void compared.result.dispose();
    });
    this.panel.webview.html = this.html();
  }

  /** What was compared has another name. */
  renamed(): void {
    this.panel.title = this.title;
    void this.show(this.page).catch(error => report(error));
  }

  private get title(): string {
    const { here, there } = this.compared.names();
    return t('{0} and {1}', short(here, 30), short(there, 30));
  }

  /** Other things are covered than before. */
  privacyChanged(): void {
    void this.show(this.page).catch(error => report(error));
  }

  dispose(): void {
    this.panel.dispose();
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  private html(): string {
    const page = { page: 'reconcile', styles: ['detail.css', 'reconcile.css'], title: t('Comparison of lists') };
    return panelHtml(this.actions.extensionUri, this.panel.webview, page);
  }

  private async obey(message: FromPage): Promise<void> {
    const { result } = this.compared;
    switch (message.type) {
      case 'ready':
        return this.show(this.page);
      case 'kind':
        this.pages = new ResultPages(result, message.kind, this.pages.text);
        return this.show(1);
      case 'search':
        this.pages = new ResultPages(result, this.pages.kind, message.text);
        return this.show(1);
      case 'page':
        return this.show(message.page);
      case 'open': {
        const row = this.rows[message.index];
        return row && this.post({ type: 'row', row: openRow(this.actions.shown(row), message.index) });
      }
      case 'openCustomer': {
        const record = this.rows[message.index]?.here[message.nth];
        return record && this.actions.open(record.connectionId, record.customer.id);
      }
      case 'export':
        return this.export(message.format);
    }
  }

  /** Shows a page; a search that another one follows is left. */
  private async show(wanted: number): Promise<void> {
    this.looking?.abort();
    const own = new AbortController();
    this.looking = own;
    const { pages } = this;
    this.post({ type: 'busy', busy: true });
    try {
      const page = await pages.page(wanted, own.signal);
      if (this.looking !== own) return;
      [this.page, this.rows] = [page.page, page.rows];
      const shown = { ...page, rows: page.rows.map(this.actions.shown) };
      this.post({ type: 'view', view: resultView(this.compared, pages.kind, pages.text, shown) });
    } catch (error) {
      if (!isClienteleError(error) || error.kind !== 'cancelled') throw error;
    } finally {
      if (this.looking === own) this.post({ type: 'busy', busy: false });
    }
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  /** Writes all rows of the kind that is shown. */
  private async export(format: ResultFormat): Promise<void> {
    const { kind } = this.pages;
    const { shown } = this.actions;
    const isRedacted = this.actions.isRedacted();
    const folder = vscode.workspace.workspaceFolders?.find(({ uri }) => uri.scheme === 'file')?.uri;
    const uri = await vscode.window.showSaveDialog({
      title: t('Export these results'),
      filters: { [format.toUpperCase()]: [format] },
      defaultUri: vscode.Uri.joinPath(
        folder ?? vscode.Uri.file(homedir()),
        `${isRedacted ? `${kind} redacted` : kind}.${format}`,
      ),
    });
    if (!uri) return;
    const count = await withProgress(t('Exporting results'), (_, signal) =>
      exportResults(this.compared.result, destinationOf(uri), { kinds: [kind], format, signal, shown }),
    );
    const done = t('Exported {0} to {1}.', rowCount(count), path.posix.basename(uri.path));
    const message = isRedacted ? `${done} ${redactedText}` : done;
    void vscode.window.showInformationMessage(plain(message));
  }
}
