/** Read-only documents: raw JSON, its tokens as sent, and reports. They live in memory and are gone with the window. */
import * as vscode from 'vscode';
import { indented } from '../../core/json/indent.ts';
import type { RowProblem } from '../../core/model/customer.ts';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import { hash } from '../../customers/hash/hash.ts';
import { rawLanguage } from '../text/customer-text.ts';

/** A row that could not be read: its `id` tells it from the row of the same number of another page or filter. */
export interface ProblemRow {
  readonly id: string;
  readonly connectionId: string;
  readonly page: number;
  readonly problem: RowProblem;
}

const scheme = 'clientele';

/** Documents kept at most; an editor that is still open has its own copy of the text. */
const most = 50;

export class RawDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.texts.get(uri.toString()) ?? 'Open this again from the Clientele view: nothing of it was kept.';
  }

  open({ record }: FetchedRecord): Promise<void> {
    return this.showRaw(record.connectionId, record.customer.id, record.raw);
  }

  /** Shows a row that could not be read. */
  openProblem({ id, connectionId, page, problem }: ProblemRow): Promise<void> {
    return this.showRaw(connectionId, `page ${page} row ${problem.index + 1}`, problem.raw, id);
  }

  /** Shows a row's JSON laid out for reading, every token as it was sent. */
  private showRaw(connectionId: string, name: string, raw: string, id?: string): Promise<void> {
    return this.show(connectionId, name, indented(raw), rawLanguage(raw), id);
  }

  /** Shows a text under a name, which an `id` tells from others; an editor that shows it already is brought up to date. */
  async show(connectionId: string, name: string, text: string, language: 'json' | 'plaintext', id = ''): Promise<void> {
    const file = `${name.replaceAll('/', '∕')}${language === 'json' ? '.json' : ''}`;
    // VS Code remembers the addresses of what was open, and an id may hold what was filtered by.
    const { high, low } = hash(id);
    const query = id && `${high}-${low}`;
    const uri = vscode.Uri.from({ scheme, path: `/${connectionId.replaceAll('/', '∕')}/${file}`, query });
    this.texts.delete(uri.toString());
    this.texts.set(uri.toString(), text);
    const [oldest] = this.texts.keys();
    if (this.texts.size > most && oldest !== undefined) this.texts.delete(oldest);
    this.changed.fire(uri);
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.languages.setTextDocumentLanguage(document, language);
    await vscode.window.showTextDocument(document, { preview: true });
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
    this.texts.clear();
  }
}
