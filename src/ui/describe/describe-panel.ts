/** One tab with the description of a list: what it shows, and what its page may ask of it. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { panelHtml, panelOptions } from '../webview/panel-html.ts';
import { report } from '../window/report.ts';
import { Description } from './description.ts';
import { readMessage } from './read-message.ts';
import { saveFixture } from './save-fixture.ts';
import type { Form, FromPage, ToPage } from './shared/messages.ts';

export const viewType = 'clientele.describe';

const saidOf: Readonly<Record<Form, string>> = {
  typeScript: t('Copied the TypeScript type'),
  zod: t('Copied the zod schema'),
  jsonSchema: t('Copied the JSON Schema'),
};

type DescribeServices = Pick<Services, 'connections' | 'lists' | 'store' | 'extension' | 'privacy'>;

export class DescribePanel {
  readonly connectionId: string;
  private readonly services: DescribeServices;
  private readonly panel: vscode.WebviewPanel;
  private readonly description: Description;
  /** Messages to a page that does not listen yet are lost; it says when it does. */
  private ready = false;

  constructor(services: DescribeServices, connectionId: string) {
    this.services = services;
    this.connectionId = connectionId;
    this.description = new Description(services, connectionId, () => this.update());
    this.panel = vscode.window.createWebviewPanel(viewType, this.title, vscode.ViewColumn.Active, {
      ...panelOptions(services.extension.uri),
      // What is filtered, and where one reads, is nowhere else.
      retainContextWhenHidden: true,
    });
    this.panel.webview.onDidReceiveMessage(data => this.receive(data));
    this.panel.onDidDispose(() => {
      this.ready = false;
      this.description.forget();
    });
    const page = { page: 'describe', styles: ['detail.css', 'describe.css'], title: t('Description of this list') };
    this.panel.webview.html = panelHtml(services.extension.uri, this.panel.webview, page);
  }

  onClosed(listener: () => void): void {
    this.panel.onDidDispose(listener);
  }

  reveal(): void {
    this.panel.reveal();
  }

  dispose(): void {
    this.panel.dispose();
  }

  /** Describes what is open of the list now. Rejects where that cannot be asked for. */
  readOpen(): Promise<void> {
    return this.description.readOpen();
  }

  /** Other things are covered than before. */
  privacyChanged(): void {
    this.update();
  }

  /** Its connection has another name. */
  renamed(): void {
    this.panel.title = this.title;
    this.update();
  }

  /** What was read of the list is forgotten elsewhere, and so it is here. */
  forget(): void {
    this.panel.title = this.title;
    this.description.forget();
  }

  private get title(): string {
    const { name } = this.services.connections.connection(this.connectionId);
    return t('Description of {0}', short(name, 30));
  }

  private update(): void {
    if (this.ready && this.services.store.connections.some(({ id }) => id === this.connectionId))
      this.post({ type: 'shown', shown: this.description.shown });
  }

  private post(message: ToPage): void {
    if (this.ready) void this.panel.webview.postMessage(message);
  }

  private receive(data: unknown): void {
    const message = readMessage(data);
    if (message) this.obey(message).catch(error => report(error, this.connectionId));
  }

  private async obey(message: FromPage): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.ready = true;
        return this.update();
      case 'again':
        return this.description.readOpen();
      case 'readAll':
        return this.description.readAll();
      case 'stop':
        return this.description.stop();
      case 'copy':
        return this.copy(message.form);
      case 'saveFixture':
        return this.save();
    }
  }

  private async copy(form: Form): Promise<void> {
    const code = this.description.code(form);
    if (code === undefined) return;
    await vscode.env.clipboard.writeText(code);
    vscode.window.setStatusBarMessage(`$(check) ${saidOf[form]}`, 3000);
    this.post({ type: 'said', text: saidOf[form] });
  }

  private async save(): Promise<void> {
    const { made } = this.description;
    const { provider } = this.services.connections.connection(this.connectionId);
    if (made) await saveFixture(made.rows, made.described, `${provider.replace(/[^\w-]+/g, '-')}-customers`);
  }
}
