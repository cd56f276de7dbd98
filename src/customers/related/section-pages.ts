/**
 * The pages of what belongs to customers: asked for once within the time to live, whoever asks. Rows that belong to
 * somebody else are left out here and counted: a server may ignore the customer it was asked about.
 */
import { LRUCache } from 'lru-cache';
import type { Client } from '../../core/client.ts';
import type { Customer } from '../../core/model/customer.ts';
import type { DriftNote } from '../../core/model/drift.ts';
import { isClienteleError } from '../../core/model/errors.ts';
import type {
  ItemDetail,
  Owner,
  ReadSection,
  RelatedItem,
  Section,
  SectionQuestion,
} from '../../core/model/section.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';
import { SingleFlight } from '../pages/single-flight.ts';

export interface SectionOptions extends RequestOptions {
  /** Asks again although the answer is cached. */
  readonly fresh?: boolean;
}

/** One page of a section, with the rows of others left out. */
export interface FetchedSection extends Omit<ReadSection, 'owners'> {
  /** Rows that belonged to other customers. */
  readonly dropped: number;
  /** RFC 3339. */
  readonly fetchedAt: string;
}

export type FetchedDetail = ItemDetail & Pick<FetchedSection, 'fetchedAt'>;

export interface SectionPagesSetup {
  readonly client: Client;
  /** Seconds. */
  readonly ttl: () => number;
  /** The customer of an ID, for sections whose rows name their customer by something else. */
  readonly customer: (id: string, ask: RequestOptions) => Promise<Customer>;
  readonly onDrift: (notes: readonly DriftNote[]) => void;
}

/** What is kept at most. */
const most = { answers: 500, characters: 50_000_000 } as const;

type Kept = { readonly at: number; readonly characters: number } & (
  | { readonly kind: 'section'; readonly answer: FetchedSection }
  | { readonly kind: 'detail'; readonly answer: FetchedDetail | undefined }
);

export class SectionPages {
  private readonly setup: SectionPagesSetup;
  private readonly cache = new LRUCache<string, Kept>({
    max: most.answers,
    maxSize: most.characters,
    sizeCalculation: ({ characters }) => Math.min(Math.max(1, characters), most.characters),
  });
  private readonly flights = new SingleFlight<Kept>();
  /** Sections whose filter was refused. */
  private readonly unfiltered = new Set<string>();

  constructor(setup: SectionPagesSetup) {
    this.setup = setup;
  }

  /** One page of a section of a customer. */
  async page(section: Section, question: SectionQuestion, ask: SectionOptions): Promise<FetchedSection> {
    const key = JSON.stringify([section.id, question.customerId, question.after ?? null]);
    const kept = await this.kept(key, ask, async signal => {
      const answer = await this.ask(section, question, { ...ask, signal });
      return { kind: 'section', answer, at: performance.now(), characters: charactersOf(answer.items) };
    });
    // What is kept under the key of a section is one.
    return kept.answer as FetchedSection;
  }

  /** What one item consists of; undefined where the provider cannot be asked. */
  async detail(section: Section, item: RelatedItem, ask: SectionOptions): Promise<FetchedDetail | undefined> {
    const key = JSON.stringify([section.id, 'detail', item.id, item.raw.length]);
    const kept = await this.kept(key, ask, async signal => {
      const detail = await this.setup.client.detail(section, item, { ...ask, signal });
      if (detail) this.setup.onDrift(detail.drift);
      const answer = detail && { ...detail, fetchedAt: new Date().toISOString() };
      return { kind: 'detail', answer, at: performance.now(), characters: charactersOf(answer?.items ?? []) };
    });
    // What is kept under the key of a detail is one.
    return kept.answer as FetchedDetail | undefined;
  }

  clear(): void {
    this.cache.clear();
  }

  private async kept(key: string, ask: SectionOptions, start: (signal: AbortSignal) => Promise<Kept>): Promise<Kept> {
    const known = this.cache.get(key);
    if (!ask.fresh && known && performance.now() - known.at < this.setup.ttl() * 1000) return known;
    return this.flights.share(key, ask.signal, async signal => {
      const kept = await start(signal);
      this.cache.set(key, kept);
      return kept;
    });
  }

  private async ask(section: Section, question: SectionQuestion, ask: RequestOptions): Promise<FetchedSection> {
    const { owner } = section;
    // Side by side: most often the customer is known already.
    const [page, name] = await Promise.all([
      this.answer(section, question, ask),
      owner && this.nameOf(owner, question.customerId, ask),
    ]);
    this.setup.onDrift(page.drift);
    const { owners: _, ...read } = page;
    const items = owner ? ownItems(page, owner, name ?? null) : page.items;
    const dropped = page.items.length - items.length;
    const total = dropped > 0 ? null : page.total;
    return { ...read, items, dropped, total, fetchedAt: new Date().toISOString() };
  }

  /** Where the filter is refused, all rows are asked for from then on; their count is not the customer's. */
  private async answer({ id, unfiltered }: Section, asked: SectionQuestion, ask: RequestOptions): Promise<ReadSection> {
    const { client } = this.setup;
    const question = { ...asked, section: id };
    if (!unfiltered) return client.section(question, ask);
    if (!this.unfiltered.has(id)) {
      try {
        return await client.section(question, ask);
      } catch (error) {
        const isRefusal =
          isClienteleError(error) && error.kind === 'badRequest' && unfiltered.refusal.test(error.happened);
        if (!isRefusal) throw error;
        this.unfiltered.add(id);
      }
    }
    return { ...(await client.section({ ...question, isUnfiltered: true }, ask)), total: null };
  }

  /** What rows name the customer by; null where the customer has none, so that rows cannot be told apart by it. */
  private async nameOf({ is }: Owner, customerId: string, ask: RequestOptions): Promise<string | null> {
    return is === 'id' ? customerId : (await this.setup.customer(customerId, ask))[is];
  }
}

const charactersOf = (items: readonly RelatedItem[]): number => items.reduce((sum, { raw }) => sum + raw.length, 0);

/**
 * The rows that are the customer's own. A row that names nobody counts as another's where the documentation has all rows
 * name somebody, or where others prove that the filter was ignored.
 */
function ownItems({ items, owners }: ReadSection, owner: Owner, name: string | null): readonly RelatedItem[] {
  if (owners === undefined) return items;
  // Who has no name cannot be told from one other; rows of several people are not all of theirs.
  if (name === null) return owners.names.length > 1 ? [] : items;
  const own = owners.names.indexOf(name.trim().toLowerCase());
  const isIgnored = owners.names.some((_, at) => at !== own);
  const isNobodys = owner.always === true || isIgnored;
  return items.filter((_, at) => {
    const other = owners.of[at] ?? -1;
    return other === -1 ? !isNobodys : other === own;
  });
}
