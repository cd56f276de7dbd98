/** One tab with records side by side: what it asks for, what it shows, and what its page may ask of it. */

import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import { compareRecords } from '../../customers/compare/compare.ts';
import { addressPart, type ComparedField, comparedValue, customerField } from '../../customers/compare/fields.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { copyValues } from '../actions/copy-values.ts';
import type { ComparedTarget, CustomerTarget } from '../actions/customer-target.ts';
import { fieldLabel, fieldText } from '../detail/shared/fields.ts';
import { tabTitle } from '../detail/tab-title.ts';
import { panelHtml, panelOptions } from '../webview/panel-html.ts';
import { report } from '../window/report.ts';
import { type ColumnPort, ComparedColumn } from './compared-column.ts';
import type { DiffSide } from './raw-diff.ts';
import { readMessage } from './read-message.ts';
import type { FromPage, ToPage } from './shared/messages.ts';

export interface ComparePort extends Omit<ColumnPort, 'privacy'> {
  readonly privacy: Privacy;
  readonly extensionUri: vscode.Uri;
  diff(left: DiffSide, right: DiffSide, options: { readonly withoutUpdateTimes: boolean }): Promise<void>;
}

const isSame = (one: CustomerTarget, other: CustomerTarget): boolean =>
  one.connectionId === other.connectionId && one.customerId === other.customerId;

export class ComparePanel {
  private readonly port: ComparePort;
  private readonly panel: vscode.WebviewPanel;
  private readonly columns: readonly ComparedColumn[];
  /** Messages to a page that does not listen yet are lost; it says when it does. */
  private ready = false;

  constructor(port: ComparePort, panel: vscode.WebviewPanel, targets: readonly ComparedTarget[]) {
    const ids = targets.map(({ connectionId }) => connectionId);
    // Anew each time: privacy mode may be switched meanwhile.
    const privacy = () => port.privacy.together(ids);
    const columnPort = { ...port, privacy };
    this.port = port;
    this.panel = panel;
    this.columns = targets.map(target => new ComparedColumn(columnPort, target, () => this.update()));
    panel.webview.options = panelOptions(port.extensionUri);
    panel.webview.onDidReceiveMessage(data => this.receive(data));
    panel.onDidDispose(() => this.forget());
    this.write();
    this.name();
  }

  /** Whether it compares these customers and no other, as they are now. */
  isFor(targets: readonly ComparedTarget[]): boolean {
    const own = this.columns.map(({ target }) => target);
    const isNow = [...own, ...targets].every(({ asKnown }) => !asKnown);
    return isNow && own.length === targets.length && own.every(one => targets.some(other => isSame(one, other)));
  }

  get connectionIds(): readonly string[] {
    return this.columns.map(({ target }) => target.connectionId);
  }

  isAbout(connectionIds: readonly string[]): boolean {
    return this.connectionIds.some(id => connectionIds.includes(id));
  }

  reveal(): void {
    this.panel.reveal();
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Resolves when every record is there, or why it is not. */
  async load(fresh: boolean): Promise<void> {
    await Promise.all(this.columns.map(column => column.load(fresh)));
  }

  /** Connections have another name now, or are gone. */
  connectionsChanged(): void {
    const had = this.columns.filter(({ known }) => known).length;
    for (const column of this.columns) column.connectionChanged();
    // The page has kept what it was sent: another one has not.
    if (this.columns.filter(({ known }) => known).length < had) this.write();
    this.name();
  }

  /** Other things are covered than before. */
  privacyChanged(): void {
    this.update();
    this.name();
  }

  private forget(): void {
    for (const column of this.columns) column.forget();
  }

  private name(): void {
    const names = this.columns.map(({ place, shownId }) => tabTitle(place?.connectionName, shownId));
    const [first = '', second = '', ...others] = names;
    const [one, other] = this.columns;
    if (one && other && isSame(one.target, other.target)) this.panel.title = t('What changed: {0}', first);
    else if (others.length > 0) this.panel.title = t('Compare {0} customers', number(names.length));
    else this.panel.title = t('Compare {0} ↔ {1}', first, second);
  }

  private write(): void {
    this.ready = false;
    const page = { page: 'compare', styles: ['detail.css', 'compare.css'], title: t('Compare') };
    this.panel.webview.html = panelHtml(this.port.extensionUri, this.panel.webview, page);
  }

  /** Brings the page up to date. */
  private update(): void {
    const { columns } = this;
    const isPrivate = columns.some(({ target }) => this.port.privacy.covers(target.connectionId));
    const comparisons = isPrivate && compareRecords(columns.map(({ known }) => known?.record.customer));
    this.post({ type: 'columns', columns: columns.map(({ column }) => column), ...(comparisons && { comparisons }) });
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  private receive(data: unknown): void {
    const message = readMessage(data);
    if (message) this.obey(message).catch(error => report(error));
  }

  private async obey(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        return this.update();
      case 'load':
        return this.load(false);
      case 'refresh':
        return this.load(true);
      case 'retry':
        return this.columns[message.column]?.again();
      case 'open':
        return this.run('openCustomer', message.column);
      case 'updateCredentials':
        return this.run('updateCredentials', message.column);
      case 'copy':
        return this.copy(message.column, message.field);
      case 'diff': {
        const [left, right] = [this.side(message.left), this.side(message.right)];
        return left && right && this.port.diff(left, right, message);
      }
    }
  }

  private async run(command: string, column: number): Promise<void> {
    const { connectionId, customerId } = this.columns[column]?.target ?? {};
    if (connectionId !== undefined)
      await vscode.commands.executeCommand(`clientele.${command}`, { connectionId, customerId });
  }

  private side(column: number): DiffSide | undefined {
    const { target, known } = this.columns[column] ?? {};
    return target && known && { ...target, known };
  }

  private async copy(column: number, field: ComparedField): Promise<void> {
    const customer = this.columns[column]?.shown;
    if (!customer) return;
    const part = addressPart(field);
    const value = part ? comparedValue(customer, field) : fieldText(customer, customerField(field));
    if (value === null) return;
    await copyValues([String(value)]);
    const said = t('Copied the field “{0}”', fieldLabel(customerField(field)));
    vscode.window.setStatusBarMessage(`$(check) ${said}`, 3000);
    this.post({ type: 'said', text: said });
  }
}
