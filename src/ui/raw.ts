/** Raw JSON as a read-only document: as sent, re-indented by nothing but the editor's own command. */
import * as vscode from 'vscode';
import type { FetchedRecord } from '../customers/account.ts';

const scheme = 'clientele-raw';

/** Documents kept at most; an editor that is still open has its own copy of the text. */
const most = 50;

export class RawDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  async open({ record }: FetchedRecord): Promise<void> {
    await this.show(record.connectionId, record.customer.id, record.raw);
  }

  /** Opens any raw text under a name. */
  async show(connectionId: string, name: string, raw: string): Promise<void> {
    const uri = vscode.Uri.from({ scheme, path: `/${connectionId}/${name.replaceAll('/', '∕')}.json` });
    this.texts.delete(uri.toString());
    this.texts.set(uri.toString(), raw);
    const [oldest] = this.texts.keys();
    if (this.texts.size > most && oldest !== undefined) this.texts.delete(oldest);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, 'json');
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.registration.dispose();
    this.texts.clear();
  }
}
