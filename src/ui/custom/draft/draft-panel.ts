/** One tab with a manifest in the making, and what its page may ask of it. */
import * as vscode from 'vscode';
import { t } from '../../../core/l10n/language.ts';
import { short } from '../../text/customer-text.ts';
import { panelHtml, panelOptions } from '../../webview/panel-html.ts';
import { report } from '../../window/report.ts';
import { type Beginning, Draft } from './draft.ts';
import { draftPort } from './draft-questions.ts';
import type { DraftServices } from './draft-services.ts';
import { keepDraft } from './keep-draft.ts';
import { readMessage } from './read-message.ts';
import type { FromPage, ToPage } from './shared/messages.ts';

export class DraftPanel {
  private readonly services: DraftServices;
  private readonly panel: vscode.WebviewPanel;
  private readonly draft: Draft;
  /** Messages to a page that does not listen yet are lost; it says when it does. */
  private ready = false;
  /** The text that the page has. */
  private known: string | undefined;

  constructor(services: DraftServices, beginning: Beginning) {
    this.services = services;
    this.draft = new Draft(beginning, services, draftPort, () => this.update());
    this.panel = vscode.window.createWebviewPanel('clientele.draft', t('New provider'), vscode.ViewColumn.Active, {
      ...panelOptions(services.extension.uri),
      // What is written there is nowhere else.
      retainContextWhenHidden: true,
    });
    this.panel.webview.onDidReceiveMessage(data => this.receive(data));
    const listener = services.privacyState.onDidChange(() => this.update());
    this.panel.onDidDispose(() => {
      listener.dispose();
      this.ready = false;
      this.draft.dispose();
    });
    const page = { page: 'draft', styles: ['detail.css', 'draft.css'], title: t('New provider') };
    this.panel.webview.html = panelHtml(services.extension.uri, this.panel.webview, page);
  }

  /** What it is called, as it is written now. */
  get names(): { readonly id: string; readonly title: string } | undefined {
    const usable = this.draft.usable?.usable;
    return usable && { id: usable.manifest.id, title: usable.provider.title };
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  dispose(): void {
    this.panel.dispose();
  }

  private update(): void {
    if (!this.ready) return;
    const { shown, text } = this.draft;
    this.panel.title = t('New: {0}', short(shown.title, 30));
    if (text !== this.known) this.post({ type: 'text', text });
    this.known = text;
    this.post({ type: 'shown', shown });
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
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
      case 'edited':
        this.known = message.text;
        return this.draft.edit(message.text);
      case 'send':
        return this.draft.send();
      case 'try':
        return this.draft.try();
      case 'guess':
        return this.draft.guess();
      case 'choose':
        return this.draft.choose(message.question, message.answer);
      case 'keep':
        this.draft.isKept = await keepDraft(this.services, this.draft);
        return this.update();
      case 'connect':
        return this.connect();
    }
  }

  private async connect(): Promise<void> {
    const { usable, credentials, options } = this.draft;
    if (usable) await this.services.connect(usable.usable.manifest.id, { credentials, options });
  }
}
