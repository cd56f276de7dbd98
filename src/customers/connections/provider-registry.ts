/** The providers there are: those that come with Clientele, and those that are registered while it runs. */
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Provider, Providers } from '../../core/model/provider.ts';

const taken = (id: string) =>
  new ClienteleError({
    kind: 'configuration',
    who: 'Clientele',
    what: t('{who} has a provider “{0}” already', id),
    cure: t('Give this one another ID.'),
  });

export class ProviderRegistry implements Providers {
  private readonly known: Map<string, Provider>;
  private readonly listeners = new Set<() => void>();

  constructor(builtIn: Iterable<Provider>) {
    this.known = new Map([...builtIn].map(provider => [provider.id, provider]));
  }

  get(id: string): Provider | undefined {
    return this.known.get(id);
  }

  has(id: string): boolean {
    return this.known.has(id);
  }

  keys(): MapIterator<string> {
    return this.known.keys();
  }

  values(): MapIterator<Provider> {
    return this.known.values();
  }

  /**
   * Adds a provider like any other, until the returned function is called. Throws `configuration` where its ID is taken: a
   * connection must not lead elsewhere because of who was registered last.
   */
  register(provider: Provider): () => void {
    const { id } = provider;
    if (this.known.has(id)) throw taken(id);
    this.known.set(id, provider);
    this.changed();
    return () => {
      if (this.known.get(id) !== provider) return;
      this.known.delete(id);
      this.changed();
    };
  }

  /** Takes providers away and adds others, as one change. Throws `configuration` where an ID is taken, and changes nothing. */
  change(leaving: readonly Provider[], coming: readonly Provider[]): void {
    if (leaving.length === 0 && coming.length === 0) return;
    const gone = new Set(leaving.map(({ id }) => id));
    const occupied = coming.find(({ id }) => this.known.has(id) && !gone.has(id));
    if (occupied) throw taken(occupied.id);
    for (const { id } of leaving) this.known.delete(id);
    for (const provider of coming) this.known.set(provider.id, provider);
    this.changed();
  }

  /** Calls the listener after a provider came or went, until the returned function is called. */
  onDidChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    for (const listener of [...this.listeners]) listener();
  }
}
