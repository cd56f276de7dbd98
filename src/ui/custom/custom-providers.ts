/**
 * The providers that the user's settings describe: read from `clientele.customProviders`, registered beside those that come
 * with Clientele, and kept in step with the setting. A workspace can bring none: the setting belongs to the application.
 */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Provider } from '../../core/model/provider.ts';
import type { ProviderRegistry } from '../../customers/connections/provider-registry.ts';
import { providerOf } from '../../providers/manifest/provider-of.ts';
import { type ManifestProblem, readManifest } from '../../providers/manifest/read-manifest.ts';
import { oneByOne } from '../window/one-by-one.ts';

export const customProvidersKey = 'clientele.customProviders';

/** An entry of the setting that describes no provider. */
export interface BrokenManifest {
  /** Its place in the setting, from 0. */
  readonly index: number;
  readonly name: string;
  readonly problems: readonly ManifestProblem[];
}

interface Known {
  /** The entry, to see whether it is another one now. */
  readonly text: string;
  readonly provider: Provider;
  /** Words that this version does not know. */
  readonly unknown: readonly string[];
}

/** A description that comes along with Clientele. */
export interface Example {
  readonly provider: Provider;
  readonly text: string;
}

/** What was read of the setting. */
interface Read {
  readonly known: ReadonlyMap<string, Known>;
  readonly broken: readonly BrokenManifest[];
}

export class CustomProviders implements vscode.Disposable {
  private readonly registry: ProviderRegistry;
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires after what is broken, or what is registered, became other. */
  readonly onDidChange = this.changed.event;
  private readonly listener: vscode.Disposable;
  /** Each change reads what the one before it has written. */
  private readonly inTurn = oneByOne();
  private current: Read = { known: new Map(), broken: [] };

  /** Examples that are being tried, by ID: they are registered, and not in the setting. */
  private readonly borrowed = new Map<string, Known>();
  private readonly examplesFolder: vscode.Uri;

  constructor(registry: ProviderRegistry, examplesFolder: vscode.Uri) {
    this.registry = registry;
    this.examplesFolder = examplesFolder;
    this.reload();
    this.listener = vscode.workspace.onDidChangeConfiguration(event => {
      if (event.affectsConfiguration(customProvidersKey)) this.reload();
    });
  }

  get broken(): readonly BrokenManifest[] {
    return this.current.broken;
  }

  /** The words of a provider's manifest that this version does not know, as pointers. */
  unknownWords(providerId: string): readonly string[] {
    return this.current.known.get(providerId)?.unknown ?? [];
  }

  /** The descriptions that come along as examples, but for those whose ID is in use. */
  async examples(): Promise<readonly Example[]> {
    const files = await vscode.workspace.fs.readDirectory(this.examplesFolder);
    const read = await Promise.all(files.map(([name]) => this.example(name)));
    return read.filter(one => one !== undefined && !this.registry.has(one.provider.id)) as readonly Example[]; // the others are out
  }

  /** Registers an example as long as it is tried: until it is kept, or let go of. */
  borrow({ provider, text }: Example): void {
    if (this.registry.has(provider.id)) return;
    this.borrowed.set(provider.id, { provider, text, unknown: [] });
    this.registry.change([], [provider]);
  }

  /** Writes a borrowed example into the setting, where it is the user's own from then on. */
  async keep(providerId: string): Promise<void> {
    const known = this.borrowed.get(providerId);
    if (!known) return;
    await this.write(entries => [...entries, JSON.parse(known.text)]);
  }

  /** The entry of this ID, as it is written; undefined where there is none. */
  entry(providerId: string): unknown {
    return settingEntries().find(one => idOf(one) === providerId);
  }

  /** Writes a description into the setting: in the place of the one with its ID, else as the last. */
  async put(entry: unknown): Promise<void> {
    const id = idOf(entry);
    await this.write(entries => {
      const place = entries.findIndex(one => idOf(one) === id);
      return place < 0 ? [...entries, entry] : entries.map((one, at) => (at === place ? entry : one));
    });
  }

  /** Lets go of the examples that were not kept. */
  release(): void {
    const leaving = [...this.borrowed.values()].map(({ provider }) => provider);
    this.borrowed.clear();
    this.registry.change(leaving, []);
  }

  dispose(): void {
    this.listener.dispose();
    this.changed.dispose();
  }

  /** Reads the setting again before it is written: another window may have changed it since. */
  private write(change: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
    return this.inTurn(async () => {
      const entries = change(settingEntries());
      await vscode.workspace.getConfiguration().update(customProvidersKey, entries, vscode.ConfigurationTarget.Global);
      this.reload();
    });
  }

  private reload(): void {
    const before = this.current;
    const next = this.read(settingEntries());
    this.current = next;
    // What was tried and is in the setting now is there already.
    const registered = new Map([...before.known, ...[...this.borrowed].filter(([id]) => next.known.has(id))]);
    for (const id of next.known.keys()) this.borrowed.delete(id);
    const leaving = [...registered].flatMap(([id, one]) => (next.known.get(id) === one ? [] : [one.provider]));
    const coming = [...next.known].flatMap(([id, one]) => (registered.get(id) === one ? [] : [one.provider]));
    this.registry.change(leaving, coming);
    this.changed.fire();
  }

  private async example(name: string): Promise<Example | undefined> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(this.examplesFolder, name));
    const entry: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const read = readManifest(entry);
    return read.kind === 'manifest' ? { provider: providerOf(read.manifest), text: JSON.stringify(entry) } : undefined;
  }

  /** An entry that is as it was keeps its provider, so that nothing is forgotten of its connections. */
  private read(entries: readonly unknown[]): Read {
    const known = new Map<string, Known>();
    const broken: BrokenManifest[] = [];
    entries.forEach((entry, index) => {
      const text = JSON.stringify(entry);
      const read = readManifest(entry);
      const refuse = (id: string | undefined, problems: readonly ManifestProblem[]) =>
        broken.push({ index, name: id ?? t('Provider {0}', index + 1), problems });
      if (read.kind === 'problems') {
        refuse(read.id, read.problems);
        return;
      }
      const { id } = read.manifest;
      const before = this.current.known.get(id) ?? this.borrowed.get(id);
      if (known.has(id)) refuse(id, [twice(id)]);
      else if (!before && this.registry.has(id)) refuse(id, [taken(id)]);
      else {
        known.set(
          id,
          before?.text === text ? before : { text, provider: providerOf(read.manifest), unknown: read.unknown },
        );
      }
    });
    return { known, broken };
  }
}

const twice = (id: string): ManifestProblem => ({
  pointer: '/id',
  message: t('/id is “{0}”, as that of another entry before it is; for example "id": "{0}-2"', id),
});

const taken = (id: string): ManifestProblem => ({
  pointer: '/id',
  message: t('/id is “{0}”, which is a provider that comes with Clientele; for example "id": "my-{0}"', id),
});

const idOf = (entry: unknown): unknown =>
  typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : undefined;

/** The user's own value alone: whatever else claims to set it is not heard. */
function settingEntries(): readonly unknown[] {
  const value: unknown = vscode.workspace.getConfiguration().inspect(customProvidersKey)?.globalValue;
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
