/** One section of one customer, as it is opened: what was read of it so far, and what comes next. */
import { t } from '../../core/l10n/language.ts';
import type { RowProblem } from '../../core/model/customer.ts';
import { asClienteleError, ClienteleError } from '../../core/model/errors.ts';
import type { RelatedItem, Section } from '../../core/model/section.ts';
import { DistinctRows } from './distinct-rows.ts';
import type { FetchedSection, SectionOptions } from './section-pages.ts';

/** Where a section's pages come from. */
export interface SectionSource {
  readonly section: Section;
  readonly customerId: string;
  /** The provider's title, for sentences. */
  readonly who: string;
  page(after: string | undefined, ask: SectionOptions): Promise<FetchedSection>;
}

export type SectionState =
  /** Nothing was asked for. */
  | { readonly kind: 'closed' }
  | { readonly kind: 'loading' }
  /** There is more to ask for. */
  | { readonly kind: 'more' }
  | { readonly kind: 'done' }
  /** The last page that was asked for failed; what was read before is still here. */
  | {
      readonly kind: 'failed';
      readonly error: ClienteleError;
      /** The page led back to where it was read before: behind it there is nothing to ask for. */
      readonly isCircle?: true;
    };

export class OpenedSection {
  readonly section: Section;
  readonly customerId: string;
  private readonly source: SectionSource;
  private readonly onChange: () => void;
  private own: RelatedItem[] = [];
  private ownProblems: RowProblem[] = [];
  private rows = new DistinctRows();
  private asked = new Set<string>();
  private prints = new Set<string>();
  private next: string | null = null;
  private now: SectionState = { kind: 'closed' };
  private count: number | null = null;
  private others = 0;
  private part = false;
  private readings = 0;
  private readAt: string | undefined;
  private loading: AbortController | undefined;
  private reading: Promise<void> = Promise.resolve();

  constructor(source: SectionSource, onChange: () => void = () => {}) {
    this.source = source;
    this.section = source.section;
    this.customerId = source.customerId;
    this.onChange = onChange;
  }

  get state(): SectionState {
    return this.now;
  }

  /** What was read, in the order of the answers; each once. */
  get items(): readonly RelatedItem[] {
    return this.own;
  }

  get problems(): readonly RowProblem[] {
    return this.ownProblems;
  }

  /** As the provider counts them; null where it does not say. */
  get total(): number | null {
    return this.count;
  }

  /** Rows that belonged to other customers and were left out. */
  get dropped(): number {
    return this.others;
  }

  /** Whether there may be more than was listed, which cannot be asked for. */
  get mayBePart(): boolean {
    return this.part;
  }

  /** How often it was read from its beginning: each time its items are others. */
  get begun(): number {
    return this.readings;
  }

  /** When the newest page was read, RFC 3339; undefined before the first one. */
  get fetchedAt(): string | undefined {
    return this.readAt;
  }

  /** Reads the first page where nothing was read, or anew. Resolves when it is there or has failed: `state` says which. */
  async load({ fresh = false }: { readonly fresh?: boolean } = {}): Promise<void> {
    if (!fresh && this.now.kind !== 'closed' && this.now.kind !== 'failed') return this.settled();
    if (!fresh && this.own.length > 0) return this.more();
    await this.read(undefined, fresh);
  }

  /** Resolves when nothing is under way any more. */
  async settled(): Promise<void> {
    while (this.now.kind === 'loading') await this.reading;
  }

  /** Reads the page after those that were read; after a failure the one that failed. */
  async more(): Promise<void> {
    if (this.now.kind === 'loading' || this.now.kind === 'done') return this.settled();
    await this.read(this.next ?? undefined, false);
  }

  /** Stops what is under way; what was read stays. */
  stop(): void {
    this.loading?.abort();
  }

  private read(after: string | undefined, fresh: boolean): Promise<void> {
    this.reading = this.ask(after, fresh);
    return this.reading;
  }

  private async ask(after: string | undefined, fresh: boolean): Promise<void> {
    this.loading?.abort();
    const own = new AbortController();
    const before = this.now;
    this.loading = own;
    this.become({ kind: 'loading' });
    try {
      const page = await this.source.page(after, { signal: own.signal, fresh });
      if (this.loading === own) this.take(page, after);
    } catch (error) {
      if (this.loading !== own) return;
      // Stopped, it is what it was.
      this.become(own.signal.aborted ? before : { kind: 'failed', error: asClienteleError(error) });
    }
  }

  private take(page: FetchedSection, after: string | undefined): void {
    if (after === undefined) this.forget();
    const isKnownPage = page.print !== undefined && this.prints.has(page.print);
    if (page.print !== undefined) this.prints.add(page.print);
    const bringsNoId = page.items.length > 0 && page.items.every(({ id }) => id !== null && this.rows.hasId(id));
    if (!isKnownPage) this.keep(page);
    this.part ||= page.mayBePart === true;
    // A count below what came is none, such as that of a page behind the end.
    const came = this.own.length + this.ownProblems.length;
    this.count = page.total !== null && page.total >= came ? page.total : this.count;
    this.readAt = page.fetchedAt;
    const isKnown = page.next !== null && this.asked.has(page.next);
    const isCircle = isKnownPage || (page.next !== null && (bringsNoId || isKnown));
    this.next = isCircle ? null : page.next;
    if (this.next !== null) this.asked.add(this.next);
    if (isCircle) this.become({ kind: 'failed', error: this.circular(), isCircle: true });
    else this.become({ kind: this.next === null ? 'done' : 'more' });
  }

  private keep({ items, problems, dropped }: FetchedSection): void {
    const fresh = items.filter(({ id, raw }) => id === null || this.rows.add(id, raw));
    this.own = [...this.own, ...fresh];
    this.ownProblems = [...this.ownProblems, ...problems];
    this.others += dropped;
  }

  private forget(): void {
    this.readings++;
    this.prints = new Set();
    this.own = [];
    this.ownProblems = [];
    this.rows = new DistinctRows();
    this.asked = new Set();
    this.next = null;
    this.count = null;
    this.others = 0;
    this.part = false;
  }

  /** Pages that lead back to where they were read: there is no end to be reached. */
  private circular(): ClienteleError {
    const what = t('{who} sent the same part of {0} again', this.section.title);
    return new ClienteleError({ kind: 'schema', who: this.source.who, what });
  }

  private become(state: SectionState): void {
    this.now = state;
    this.onChange();
  }
}
