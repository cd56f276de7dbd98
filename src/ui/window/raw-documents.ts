/** Read-only documents: raw JSON, its tokens as sent, and reports. They live in memory and are gone with the window. */

import { LRUCache } from 'lru-cache';
import * as vscode from 'vscode';
import { indented } from '../../core/json/indent.ts';
import { t } from '../../core/l10n/language.ts';
import { hash } from '../../customers/hash/hash.ts';
import { rawLanguage } from '../text/customer-text.ts';

const scheme = 'clientele';

/** The last is our own: a report, whose lines are wrapped and whose marks are coloured. */
export type DocumentLanguage = 'json' | 'plaintext' | 'clientele-report';

/** What a document shows, made anew whenever what may be shown is something else. */
export type TextMaker = () => string;

/** A text with what its document is called; the `id` distinguishes it from others of the name. */
export interface NamedText {
  readonly connectionId: string;
  readonly name: string;
  readonly text: TextMaker;
  readonly id: string;
}

/** Stands for the connection of a document that is about none. */
export const ofNoConnection = 'models';

/** Documents kept at most; an editor that is still open has its own copy of the text. */
const most = 50;

export class RawDocuments implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly texts = new LRUCache<string, TextMaker>({ max: most });
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;
  private readonly registration = vscode.workspace.registerTextDocumentContentProvider(scheme, this);
  private readonly isSetUp: (connectionId: string) => boolean;

  /** `isSetUp` says whether there is a connection of an ID. */
  constructor(isSetUp: (connectionId: string) => boolean) {
    this.isSetUp = isSetUp;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const [, owner = ''] = uri.path.split('/');
    return (
      this.texts.get(uri.toString())?.() ??
      (owner === ofNoConnection || this.isSetUp(owner)
        ? t('Open this again from the Clientele view: nothing of it was kept.')
        : t('This connection is no longer set up.'))
    );
  }

  /** Shows a row's JSON laid out for reading, every token as it was sent. */
  showRaw(connectionId: string, name: string, raw: TextMaker, id?: string): Promise<void> {
    // Of a name that ends in .json, such as package.json, VS Code would fetch a schema.
    return this.show(connectionId, `${name} · raw`, () => indented(raw()), rawLanguage(raw()), id);
  }

  /** Shows a text under a name, which an `id` makes unique; an editor that shows it already is brought up to date. */
  async show(connectionId: string, name: string, text: TextMaker, language: DocumentLanguage, id = ''): Promise<void> {
    const document = await vscode.workspace.openTextDocument(this.put({ connectionId, name, text, id }));
    const { document: shown } = await vscode.window.showTextDocument(document, { preview: true });
    await setLanguage(shown, language);
  }

  /** Shows two rows' JSON beside each other in VS Code's own comparison, under one title. */
  async showDiff(left: NamedText, right: NamedText, title: string): Promise<void> {
    const [one, other] = [this.put(left), this.put(right)];
    await vscode.commands.executeCommand('vscode.diff', one, other, title, { preview: true });
    for (const [uri, { text }] of [[one, left] as const, [other, right] as const])
      await setLanguage(await vscode.workspace.openTextDocument(uri), rawLanguage(text()));
  }

  private put({ connectionId, name, text, id }: NamedText): vscode.Uri {
    // VS Code remembers the addresses of what was open, and an id may hold what was filtered by.
    const { high, low } = hash(id);
    const query = id && `${high}-${low}`;
    const uri = vscode.Uri.from({ scheme, path: `/${oneStep(connectionId)}/${oneStep(name)}`, query });
    this.texts.set(uri.toString(), text);
    this.changed.fire(uri);
    return uri;
  }

  /** Makes every document anew; of one that is open and was not kept, nothing stays. */
  redraw(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === scheme) this.changed.fire(uri);
  }

  /** Forgets the documents of a connection; an editor that still shows one shows it no longer. */
  forget(connectionId: string): void {
    for (const address of [...this.texts.keys()]) {
      const uri = vscode.Uri.parse(address);
      if (!uri.path.startsWith(`/${oneStep(connectionId)}/`)) continue;
      this.texts.delete(address);
      this.changed.fire(uri);
    }
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
    this.texts.clear();
  }
}

async function setLanguage(document: vscode.TextDocument, language: DocumentLanguage): Promise<void> {
  // Set on a document that has it already, VS Code 1.90 waits for ever; and an editor that knows no JSON shows it all the same.
  if (document.languageId === language) return;
  await vscode.languages.setTextDocumentLanguage(document, language).then(undefined, () => {});
}

/** A name that is one step of a path, whatever is in it. */
const oneStep = (name: string): string => name.replaceAll('/', '∕');
