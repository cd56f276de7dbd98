/**
 * A list in SecretStorage, for what may name a person: it is encrypted there, and no other store of the editor has it. It is
 * read when it is first needed, checked, and kept in step with other windows.
 */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { oneByOne } from '../window/one-by-one.ts';
import { plain } from '../window/report.ts';

export interface ListFormat<T> {
  /** Where it is kept. */
  readonly key: string;
  /** What it is called where the keyring does not take it. */
  readonly title: string;
  /** What of a value that was read back can be used. */
  readonly read: (value: unknown) => readonly T[];
}

type Make<T> = (all: readonly T[]) => readonly T[];

export class SecretList<T> implements vscode.Disposable {
  private readonly secrets: vscode.SecretStorage;
  private readonly format: ListFormat<T>;
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when the list is another one, also by another window. */
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;
  private list: readonly T[] = [];
  private first: Promise<void> | undefined;
  /** Changes one after another, each on top of what the one before has stored. */
  private readonly inTurn = oneByOne();
  /** What the keyring did not take yet: done anew on top of what it has, whenever it opens. */
  private pending: readonly Make<T>[] = [];
  private text: string | undefined;

  constructor(secrets: vscode.SecretStorage, format: ListFormat<T>) {
    this.secrets = secrets;
    this.format = format;
    this.listener = secrets.onDidChange(({ key }) => {
      if (key === format.key && this.first) void this.refresh();
    });
  }

  /** As far as it was read: empty before `ready`. */
  get all(): readonly T[] {
    return this.list;
  }

  /** Reads it, once. */
  ready(): Promise<void> {
    this.first ??= this.refresh();
    return this.first;
  }

  /** Makes another list of the one that is stored by now; where the keyring refuses it, it lasts until the window closes. */
  change(make: Make<T>): Promise<void> {
    this.first ??= Promise.resolve();
    return this.inTurn(async () => {
      const isFirstRefusal = this.pending.length === 0;
      this.pending = [...this.pending, make];
      try {
        const before = await this.readAgain();
        if (this.text !== before) await this.store(this.text);
        this.pending = [];
      } catch {
        const text = textOf(make(this.list));
        if (text !== this.text) this.take(text);
        if (!isFirstRefusal) return;
        const why = t('The keyring did not take {0}. They are kept until this window closes.', this.format.title);
        void vscode.window.showWarningMessage(plain(why));
      }
    });
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  /** A locked keyring is asked again with the next change: what it has is not taken for empty, nor written over. */
  private refresh(): Promise<void> {
    return this.inTurn(async () => {
      await this.readAgain().catch(() => undefined);
    });
  }

  private async store(text: string | undefined): Promise<void> {
    const { key } = this.format;
    await (text === undefined ? this.secrets.delete(key) : this.secrets.store(key, text));
  }

  /** Takes what is stored, with what is still to be; resolves to what is stored. Rejects where the keyring is locked. */
  private async readAgain(): Promise<string | undefined> {
    const stored = await this.secrets.get(this.format.key);
    const list = this.pending.reduce((all, make) => make(all), this.format.read(parse(stored)));
    const text = this.pending.length > 0 ? textOf(this.format.read(list)) : stored;
    if (text !== this.text) this.take(text);
    return stored;
  }

  private take(text: string | undefined): void {
    this.list = this.format.read(parse(text));
    this.text = text;
    this.changed.fire();
  }
}

const textOf = (list: readonly unknown[]): string | undefined => (list.length > 0 ? JSON.stringify(list) : undefined);

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
}
