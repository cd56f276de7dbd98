/** One tab with one customer: what it asks for, what it shows, and what its page may ask of it. */

import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { asClienteleError, type ClienteleError } from '../../core/model/errors.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { CustomerTarget, From } from '../actions/customer-target.ts';
import { panelHtml, panelOptions } from '../webview/panel-html.ts';
import type { AvatarSource } from './avatar.ts';
import { type CopyMessage, copyOfPanel } from './copy-of-panel.ts';
import { PanelBeside } from './panel-beside.ts';
import { PanelCover } from './panel-cover.ts';
import type { PanelPort } from './panel-port.ts';
import { panelView } from './panel-view.ts';
import { readMessage } from './read-message.ts';
import { RecordChange } from './record-change.ts';
import type { FromPage, Place, SavedState, ToPage } from './shared/messages.ts';
import { shownRecord } from './shown-record.ts';

export class CustomerPanel {
  private isKept = false;
  /** Where it was opened from. */
  private from: From = {};
  private readonly port: PanelPort;
  readonly panel: vscode.WebviewPanel;
  private target: SavedState;
  private fetched: FetchedRecord | undefined;
  private readonly change = new RecordChange();
  private serial = 0;
  /** The serial of the record that the page has. */
  private sent = 0;
  private failure: ClienteleError | undefined;
  private loading: AbortController | undefined;
  private avatar: AvatarSource | undefined;
  private wasFresh = false;
  private readonly cover: PanelCover;
  readonly beside: PanelBeside;
  /** Messages to a page that does not listen yet are lost; it says when it does. */
  private ready = false;

  constructor(port: PanelPort, panel: vscode.WebviewPanel, target: SavedState) {
    this.port = port;
    this.panel = panel;
    this.target = target;
    this.cover = new PanelCover(port.privacy);
    this.beside = new PanelBeside(port, target, {
      post: message => this.post(message),
      say: what => this.sayCopied(what),
    });
    panel.webview.options = panelOptions(port.extensionUri);
    panel.webview.onDidReceiveMessage(data => {
      const message = readMessage(data);
      if (message) void this.obey(message);
    });
    panel.onDidDispose(() => {
      this.loading?.abort();
      this.beside.dispose();
    });
    this.write();
    this.name();
  }

  isFor(target: SavedState): boolean {
    return target.connectionId === this.target.connectionId && target.customerId === this.target.customerId;
  }

  /** What commands are given. */
  get customer(): CustomerTarget {
    return {
      ...this.target,
      ...(this.fetched && { known: this.fetched }),
      ...(this.cover.isOpen && { revealed: true as const }),
      ...(this.failure && { error: this.failure }),
    };
  }

  private get place(): Place | undefined {
    return this.port.describe(this.target.connectionId, this.target.customerId);
  }

  /** A kept panel never shows another customer. */
  get kept(): boolean {
    return this.isKept;
  }

  set kept(isKept: boolean) {
    this.isKept = isKept;
    this.update();
  }

  /** The place in the list or search that this customer was opened from. */
  get opened(): From {
    return this.from;
  }

  set opened(from: From) {
    this.from = from;
    // Of a connection that is gone the page is about to be another one, without the customer.
    if (this.place) this.update();
  }

  get active(): boolean {
    return this.panel.active;
  }

  reveal(preserveFocus: boolean): void {
    this.panel.reveal(undefined, preserveFocus);
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Connections have another name now, or are gone: of a customer whose own is gone, nothing stays here. */
  connectionsChanged(ids: readonly string[]): void {
    const isOwn = ids.includes(this.target.connectionId);
    if (!isOwn) this.beside.othersChanged();
    else if (!this.place) this.forget();
    else this.update();
    if (isOwn) this.name();
  }

  /** Other things are covered than before: what is known is shown anew, and nothing is asked for. */
  privacyChanged(): void {
    this.cover.close();
    this.name();
    this.showAnew();
    void this.beside.resend();
  }

  private forget(): void {
    this.loading?.abort();
    this.loading = undefined;
    this.cover.close();
    this.fetched = undefined;
    this.change.forget();
    this.failure = undefined;
    this.from = {};
    this.avatar = undefined;
    this.beside.show(this.target);
    // The page has kept what it was sent: another one has not.
    this.write();
  }

  /** Shows what is known at once, then asks: after a while in which nobody goes on to another, where `pause` says so. */
  async show({ connectionId, customerId, known, walk, origin }: CustomerTarget, pause = 0): Promise<void> {
    const other = !this.isFor({ connectionId, customerId });
    this.target = { connectionId, customerId };
    this.from = { walk, origin };
    if (other) {
      this.beside.show(this.target);
      this.fetched = undefined;
      this.change.forget();
      this.cover.close();
      if (this.avatar) {
        this.avatar = undefined;
        this.write();
      }
    }
    const row = known ?? this.port.readBefore(this.target);
    if (row && !(this.fetched && this.fetched.fetchedAt > row.fetchedAt)) this.take(row);
    const loading = this.load(false, pause);
    // The page has heard of the customer by now.
    if (other) void this.beside.resend();
    await loading;
  }

  /** Asks for the customer; what was shown stays until there is something better. */
  async load(fresh: boolean, pause = 0): Promise<void> {
    this.loading?.abort();
    const own = new AbortController();
    this.loading = own;
    this.wasFresh = fresh;
    this.failure = undefined;
    this.name();
    this.update();
    const { connectionId, customerId } = this.target;
    try {
      if (pause > 0) await setTimeout(pause, undefined, { signal: own.signal });
      const fetched = await this.port.load(connectionId, customerId, { fresh, signal: own.signal });
      if (this.loading === own) this.take(fetched);
    } catch (error) {
      if (this.loading === own) this.failure = asClienteleError(error);
    } finally {
      if (this.loading === own) {
        this.loading = undefined;
        this.update();
      }
    }
  }

  private take(fetched: FetchedRecord): void {
    const same = this.fetched?.record.raw === fetched.record.raw && this.fetched.fetchedAt === fetched.fetchedAt;
    this.change.take(this.fetched, fetched);
    this.fetched = fetched;
    if (!same) this.serial++;
    this.beside.take(fetched.record);
    this.name();
  }

  private name(): void {
    this.port.nameTab(this.panel, this.target, this.fetched?.record);
  }

  private get shownId(): string {
    return this.port.privacy.id(this.target.connectionId, this.target.customerId, this.fetched?.record);
  }

  private write(): void {
    this.ready = false;
    const page = { page: 'detail', styles: ['detail.css'], title: t('Customer'), image: this.avatar?.policy };
    this.panel.webview.html = panelHtml(this.port.extensionUri, this.panel.webview, page);
  }

  /** Brings the page up to date. */
  update(): void {
    if (!this.ready) return;
    const { serial, fetched } = this;
    const record =
      fetched && this.sent !== serial ? shownRecord(this.target, serial, fetched, this.port, this.cover) : undefined;
    this.sent = serial;
    const { target, shownId, place, failure, isKept: kept } = this;
    const avatar = this.avatar ?? (this.cover.avatar(fetched?.record) && 'offered');
    const view = panelView(this.port.privacy, {
      connectionName: this.port.connectionName(target.connectionId),
      ...{ target, shownId, place, failure, avatar, kept, watched: this.port.isWatched(target) },
      ...{ isLoading: this.loading !== undefined, hasRecord: fetched !== undefined },
      ...{ from: this.from, changedSince: this.change.since, sections: this.beside.heads },
    });
    this.post({ type: 'view', view, ...(record && { record }) });
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  private async obey(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.sent = 0;
        this.cover.close();
        this.update();
        return this.beside.resend();
      case 'load':
      case 'refresh':
        return this.load(message.type === 'refresh');
      case 'retry':
        return this.load(this.wasFresh);
      case 'keep':
        this.kept = true;
        return;
      case 'close':
        return this.dispose();
      case 'showAvatar':
        this.avatar = this.cover.avatar(this.fetched?.record);
        return this.avatar && this.write();
      case 'compareChange':
        return this.change.compare(this.customer);
      case 'command':
        return void (await vscode.commands.executeCommand(`clientele.${message.command}`, this.customer));
      case 'copyField':
      case 'copyRequest':
      case 'copyValue':
        return this.copy(message);
      case 'reveal':
        this.cover.isOpen = message.revealed;
        return;
      case 'revealField':
      case 'revealPlace':
        return this.cover.reveal(message, this.serial) ? this.showAnew() : undefined;
      default:
        return this.beside.obey(message);
    }
  }

  private async copy(message: CopyMessage): Promise<void> {
    const { port, fetched, cover, serial } = this;
    const covered = this.place?.covered ?? [];
    const copied = fetched && (await copyOfPanel({ port, fetched, cover, covered, serial }, message));
    if (copied !== undefined) this.sayCopied(copied);
  }

  /** Something else of the same record is to be seen. */
  private showAnew(): void {
    this.serial++;
    this.update();
  }

  private sayCopied(text: string): void {
    vscode.window.setStatusBarMessage(`$(check) ${text}`, 3000);
    this.post({ type: 'said', text });
  }
}
