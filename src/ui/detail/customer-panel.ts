/** One tab with one customer: what it asks for, what it shows, and what its page may ask of it. */

import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { Span } from '../../core/json/span.ts';
import { t } from '../../core/l10n/language.ts';
import { asClienteleError, type ClienteleError } from '../../core/model/errors.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { Walk } from '../../customers/pages/walk.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { panelHtml, panelOptions } from '../webview/panel-html.ts';
import { type AvatarSource, avatarSource } from './avatar.ts';
import { copyField } from './copy-field.ts';
import { copyPart, copyRequest } from './copy-parts.ts';
import { failureOf } from './failure-of.ts';
import { PanelBeside } from './panel-beside.ts';
import type { PanelPort } from './panel-port.ts';
import { readMessage } from './read-message.ts';
import { RecordChange } from './record-change.ts';
import type { FromPage, Place, SavedState, ToPage, View } from './shared/messages.ts';
import { shownRecord } from './shown-record.ts';
import { tabTitle } from './tab-title.ts';

export const viewType = 'clientele.customer';

export class CustomerPanel {
  private isKept = false;
  /** Where it was opened from. */
  private from: Walk | undefined;
  private readonly port: PanelPort;
  private readonly panel: vscode.WebviewPanel;
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
  /** The user looks at what is covered in this customer's record. */
  private revealed = false;
  private readonly beside: PanelBeside;
  /** Messages to a page that does not listen yet are lost; it says when it does. */
  private ready = false;

  constructor(port: PanelPort, panel: vscode.WebviewPanel, target: SavedState) {
    this.port = port;
    this.panel = panel;
    this.target = target;
    this.beside = new PanelBeside(port, target, {
      post: message => this.post(message),
      say: what => this.sayCopied(what),
    });
    panel.webview.options = panelOptions(port.extensionUri);
    panel.webview.onDidReceiveMessage(data => this.receive(data));
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
      ...(this.revealed && { revealed: true as const }),
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
  get walk(): Walk | undefined {
    return this.from;
  }

  set walk(walk: Walk | undefined) {
    this.from = walk;
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
    if (!ids.includes(this.target.connectionId)) {
      this.beside.othersChanged();
      return;
    }
    this.name();
    if (this.place) this.update();
    else this.forget();
  }

  private forget(): void {
    this.loading?.abort();
    this.loading = undefined;
    this.fetched = undefined;
    this.change.forget();
    this.failure = undefined;
    this.from = undefined;
    this.avatar = undefined;
    this.beside.show(this.target);
    // The page has kept what it was sent: another one has not.
    this.write();
  }

  /** Shows what is known at once, then asks: after a while in which nobody goes on to another, where `pause` says so. */
  async show({ connectionId, customerId, known, walk }: CustomerTarget, pause = 0): Promise<void> {
    const other = !this.isFor({ connectionId, customerId });
    this.target = { connectionId, customerId };
    this.from = walk;
    if (other) {
      this.beside.show(this.target);
      this.fetched = undefined;
      this.change.forget();
      this.revealed = false;
      if (this.avatar) {
        this.avatar = undefined;
        this.write();
      }
    }
    if (known && !(this.fetched && this.fetched.fetchedAt > known.fetchedAt)) this.take(known);
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
  }

  private name(): void {
    this.panel.title = tabTitle(this.place?.connectionName, this.target.customerId);
  }

  private write(): void {
    this.ready = false;
    const page = { script: 'webview.js', styles: ['detail.css'], title: t('Customer'), image: this.avatar?.policy };
    this.panel.webview.html = panelHtml(this.port.extensionUri, this.panel.webview, page);
  }

  private view(): View {
    const offered = avatarSource(this.fetched?.record.customer.avatarUrl ?? null) !== undefined;
    return {
      ...this.target,
      place: this.place,
      phase: this.loading ? 'loading' : this.fetched || this.failure ? 'idle' : 'waiting',
      failure: this.failure && failureOf(this.failure),
      kept: this.kept,
      ...(this.from && { walk: this.from.place }),
      changedSince: this.change.since,
      avatar: this.avatar ? { url: this.avatar.url } : offered ? 'offered' : 'none',
      sections: this.beside.heads,
    };
  }

  /** Brings the page up to date. */
  private update(): void {
    if (!this.ready) return;
    const { serial, fetched } = this;
    const record = fetched && this.sent !== serial ? shownRecord(this.target, serial, fetched, this.port) : undefined;
    this.sent = serial;
    this.post({ type: 'view', view: this.view(), ...(record && { record }) });
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  private receive(data: unknown): void {
    const message = readMessage(data);
    if (message) void this.obey(message);
  }

  private async obey(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        this.sent = 0;
        this.revealed = false;
        this.update();
        return this.beside.resend();
      case 'load':
        return this.load(false);
      case 'refresh':
        return this.load(true);
      case 'retry':
        return this.load(this.wasFresh);
      case 'keep':
        this.kept = true;
        return;
      case 'showAvatar':
        this.avatar = avatarSource(this.fetched?.record.customer.avatarUrl ?? null);
        return this.avatar && this.write();
      case 'compareChange':
        return this.change.compare(this.customer);
      case 'command':
        await vscode.commands.executeCommand(`clientele.${message.command}`, this.customer);
        return;
      case 'copyField': {
        const copied = await copyField(this.fetched?.record.customer, message.field);
        return copied === undefined ? undefined : this.sayCopied(copied);
      }
      case 'copyRequest': {
        const copied = await copyRequest(this.port, this.fetched, message.language);
        return copied === undefined ? undefined : this.sayCopied(copied);
      }
      case 'reveal':
        this.revealed = message.revealed;
        return;
      case 'copyValue':
        return message.serial === this.serial ? this.copyValue(message) : undefined;
      default:
        return this.beside.obey(message);
    }
  }

  /** Copies a part of raw, with what is covered in it unless the user has it revealed. */
  private async copyValue(part: Span): Promise<void> {
    const { raw } = this.fetched?.record ?? {};
    if (raw === undefined) return;
    this.sayCopied(await copyPart(raw, this.revealed ? [] : (this.place?.covered ?? []), part));
  }

  private sayCopied(what: string): void {
    const text = t('Copied: {0}', what);
    vscode.window.setStatusBarMessage(`$(check) ${text}`, 3000);
    this.post({ type: 'said', text });
  }
}
