/** Privacy mode as the user has set it, and the key of the pseudonyms, which is kept in SecretStorage. */
import * as vscode from 'vscode';
import type { Connection } from '../../core/model/customer.ts';
import { coveredText } from '../../customers/privacy/cover.ts';
import { type PrivacyMode, privacyModes } from '../../customers/privacy/privacy.ts';
import { newPseudonymKey, type Pseudonym, Pseudonyms } from '../../customers/privacy/pseudonyms.ts';
import { Disposables } from '../window/disposables.ts';

const setting = 'privacyMode';
const secret = 'clientele.pseudonymKey';

const isMode = (value: unknown): value is PrivacyMode => privacyModes.some(mode => mode === value);

/** A word that is no mode covers: whoever wrote it wanted something covered. */
function modeSet(): PrivacyMode {
  const value: unknown = vscode.workspace.getConfiguration('clientele').get(setting, 'off');
  return isMode(value) ? value : 'on';
}

/** What stands for everybody until the key is there. */
const nobody: Pseudonym = {
  ...{ name: coveredText, given: coveredText, family: coveredText },
  ...{ email: coveredText, phone: coveredText, id: coveredText },
};

export class PrivacyState implements vscode.Disposable {
  private readonly secrets: vscode.SecretStorage;
  private readonly own = new Disposables();
  private readonly changed = this.own.add(new vscode.EventEmitter<void>());
  /** Fires when other things are covered than before, or people have other pseudonyms. */
  readonly onDidChange = this.changed.event;
  private made: Pseudonyms | undefined;
  private reading: Promise<void> | undefined;
  private last = modeSet();
  private production = '';

  constructor(secrets: vscode.SecretStorage) {
    this.secrets = secrets;
    this.own.add(
      vscode.workspace.onDidChangeConfiguration(event => {
        if (event.affectsConfiguration(`clientele.${setting}`)) this.modeChanged();
      }),
    );
    this.own.add(
      secrets.onDidChange(({ key }) => {
        if (key === secret && this.reading) void this.read();
      }),
    );
    if (this.last !== 'off') void this.ready();
  }

  get mode(): PrivacyMode {
    return this.last;
  }

  get pseudonyms(): Pick<Pseudonyms, 'of' | 'ofSign'> {
    return this.made ?? { of: () => nobody, ofSign: () => nobody };
  }

  /** Resolves when people have their pseudonyms. */
  ready(): Promise<void> {
    this.reading ??= this.read();
    return this.reading;
  }

  /** Resolves when the mode holds. */
  async setMode(mode: PrivacyMode): Promise<void> {
    await vscode.workspace.getConfiguration('clientele').update(setting, mode, vscode.ConfigurationTarget.Global);
    this.modeChanged();
    if (mode !== 'off') await this.ready();
  }

  /** From now on everybody has another pseudonym, and nothing leads from the old ones to the new. */
  async forgetPseudonyms(): Promise<void> {
    await this.take(newPseudonymKey());
  }

  /** Which connections are production ones decides what is covered as well. */
  connectionsChanged(connections: readonly Pick<Connection, 'id' | 'environment'>[]): void {
    const now = connections.flatMap(({ id, environment }) => (environment === 'production' ? [id] : [])).join('\n');
    if (now === this.production) return;
    this.production = now;
    if (this.last === 'production') this.changed.fire();
  }

  dispose(): void {
    this.own.dispose();
  }

  private modeChanged(): void {
    const mode = modeSet();
    if (mode === this.last) return;
    this.last = mode;
    if (mode !== 'off') void this.ready();
    this.changed.fire();
  }

  /** Where the keyring does not open, pseudonyms last until the window closes. */
  private async read(): Promise<void> {
    const stored = await this.secrets.get(secret).then(undefined, () => undefined);
    if (stored === undefined) return this.take(newPseudonymKey());
    this.use(Buffer.from(stored, 'base64'));
  }

  private async take(key: Uint8Array): Promise<void> {
    this.use(key);
    this.reading ??= Promise.resolve();
    await this.secrets.store(secret, Buffer.from(key).toString('base64')).then(undefined, () => undefined);
  }

  private use(key: Uint8Array): void {
    this.made = new Pseudonyms(key);
    this.changed.fire();
  }
}
