/** A tab with a list of keys and where each was found. It is in memory alone; a reload lets go of it. */
import path from 'node:path';
import * as vscode from 'vscode';
import { clock, t } from '../../core/l10n/language.ts';
import type { KeyList } from '../../customers/lookup/keys.ts';
import { forgotten, type KeyRow, verdictOf, verdicts } from '../../customers/lookup/look-up.ts';
import { keyReport, type ReportFormat } from '../../customers/lookup/report.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { askFile, exportTo, redactedText } from '../export/export-file.ts';
import type { ToPage } from '../reconcile/shared/messages.ts';
import type { Services } from '../services/services.ts';
import { panelHtml, panelOptions } from '../webview/panel-html.ts';
import { plain, report } from '../window/report.ts';
import {
  isCovered,
  keyCount,
  type Look,
  listView,
  type NameOf,
  omissions,
  openKey,
  seen,
  shownRow,
} from './found-list.ts';
import { lookFurther } from './look-further.ts';
import { type ListMessage, readMessage } from './read-message.ts';

export interface LookupSetup {
  readonly services: Services;
  readonly list: KeyList;
  readonly rows: readonly KeyRow[];
  readonly open: (target: CustomerTarget) => void;
}

export class LookupPanel {
  private readonly setup: LookupSetup;
  private readonly panel: vscode.WebviewPanel;
  private rows: readonly KeyRow[];
  private at = new Date();
  private look: Look;
  /** The rows in sight, as they are. */
  private inSight: readonly KeyRow[] = [];
  private isBusy = false;
  /** Connections whose answers are forgotten, where they may be on their way. */
  private readonly dropped = new Set<string>();

  constructor(setup: LookupSetup) {
    this.setup = setup;
    this.rows = setup.rows;
    // What was found comes first, where somebody was.
    const kind = verdicts.find(one => this.rows.some(row => verdictOf(row) === one)) ?? 'found';
    this.look = { kind, text: '', page: 1 };
    const { uri } = setup.services.extension;
    // A title is written to disk: it says how many, and not who.
    const options = { ...panelOptions(uri), retainContextWhenHidden: true };
    this.panel = vscode.window.createWebviewPanel('clientele.lookup', this.title, vscode.ViewColumn.Active, options);
    this.panel.webview.onDidReceiveMessage((data: unknown) => {
      const message = readMessage(data);
      if (message) this.obey(message).catch(error => report(error));
    });
    const page = { page: 'reconcile', styles: ['detail.css', 'reconcile.css'], title: t('A list of customers') };
    this.panel.webview.html = panelHtml(uri, this.panel.webview, page);
  }

  /** Other things are covered than before. */
  privacyChanged(): void {
    this.show();
  }

  /** Connections have another name. */
  renamed(): void {
    this.show();
  }

  /** What was read of connections is forgotten: nothing of their customers stays here, and they can be asked again. */
  forget(connectionIds: readonly string[]): void {
    for (const id of connectionIds) this.dropped.add(id);
    this.rows = forgotten(this.setup.services.connections, this.rows, connectionIds);
    if (this.rows.every(({ places }) => places.length === 0)) this.dispose();
    else this.show();
  }

  dispose(): void {
    this.panel.dispose();
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  private get title(): string {
    return keyCount(this.rows.length);
  }

  private async obey(message: ListMessage): Promise<void> {
    switch (message.type) {
      case 'ready':
        return this.show();
      case 'kind':
        return this.turn({ kind: message.kind, page: 1 });
      case 'search':
        return this.turn({ text: message.text, page: 1 });
      case 'page':
        return this.turn({ page: message.page });
      case 'open': {
        const row = this.inSight[message.index];
        return row && this.post({ type: 'row', row: openKey(this.shown(row), message.index, this.nameOf) });
      }
      case 'openCustomer': {
        const found = this.inSight[message.index]?.places.flatMap(place =>
          place.kind === 'found' ? place.records : [],
        );
        const record = found?.[message.nth];
        return record && this.setup.open({ connectionId: record.connectionId, customerId: record.customer.id });
      }
      case 'export':
        return this.export(message.format);
      case 'act':
        return this.further();
    }
  }

  /** Looks again among what was read, or asks the providers; what is known so far stays when it is stopped. */
  private async further(): Promise<void> {
    if (this.isBusy) return;
    this.isBusy = true;
    this.dropped.clear();
    try {
      const rows = await lookFurther(this.setup.services, this.rows);
      if (!rows) return;
      [this.rows, this.at] = [forgotten(this.setup.services.connections, rows, [...this.dropped]), new Date()];
      this.show();
    } finally {
      this.isBusy = false;
    }
  }

  private turn(to: Partial<Look>): void {
    this.look = { ...this.look, ...to };
    this.show();
  }

  private get nameOf(): NameOf {
    const { connections } = this.setup.services.store;
    return connectionId => connections.find(({ id }) => id === connectionId)?.name ?? connectionId;
  }

  private get covered(): boolean {
    const { privacy } = this.setup.services;
    return this.rows.some(row => isCovered(privacy, row));
  }

  private shown(row: KeyRow): KeyRow {
    return this.covered ? shownRow(this.setup.services.privacy, row) : row;
  }

  private show(): void {
    const now = seen(this.rows, this.look);
    this.inSight = now.rows;
    const covered = this.covered;
    const { privacy } = this.setup.services;
    const shown = covered ? now.rows.map(row => shownRow(privacy, row)) : now.rows;
    const words = {
      ...{ title: this.title, doubts: [...omissions(this.setup.list), ...this.failures], nameOf: this.nameOf },
      about: this.about,
      action: t('Look Further…'),
    };
    this.post({ type: 'view', view: listView(this.rows, this.look, { ...now, rows: shown }, words) });
  }

  private get about(): string {
    return t('Looked for at {0}, each by its whole ID, e-mail address or phone number.', clock(this.at.toISOString()));
  }

  /** Why connections could not be looked in, each once. */
  private get failures(): readonly string[] {
    const { privacy } = this.setup.services;
    const said = new Map<string, string>();
    for (const { places } of this.rows)
      for (const place of places)
        if (place.kind === 'failed' && !said.has(place.connectionId))
          said.set(place.connectionId, privacy.failure(place.error, place.connectionId));
    return [...said].map(([connectionId, why]) => t('{0}: {1}', this.nameOf(connectionId), why));
  }

  private post(message: ToPage<Look['kind']>): void {
    void this.panel.webview.postMessage(message);
  }

  /** The whole list, whatever is in sight. */
  private async export(format: ReportFormat): Promise<void> {
    const uri = await askFile(t('customers looked for'), format, t('Export this report'));
    if (!uri) return;
    const isRedacted = this.covered;
    const about = [this.title, this.about, ...omissions(this.setup.list), ...this.failures];
    const text = keyReport(
      this.rows.map(row => this.shown(row)),
      format,
      {
        nameOf: this.nameOf,
        about: isRedacted ? [...about, redactedText] : about,
      },
    );
    const written = await exportTo(uri, t('Exporting results'), async target => {
      const sink = await target.open();
      await sink.write(text);
      await sink.commit();
      return true;
    });
    if (!written) return;
    const done = t('Exported {0} to {1}.', this.title, path.posix.basename(uri.path));
    void vscode.window.showInformationMessage(plain(isRedacted ? `${done} ${redactedText}` : done));
  }
}
