/** One connection at work: its client and what is kept of its answers, for as long as its credentials hold. */

import { LRUCache } from 'lru-cache';
import type { Client, Fetched, FetchedPage, PageQuery, PageReading } from '../../core/client.ts';
import { t } from '../../core/l10n/language.ts';
import type { Connection, CustomerRecord, Query } from '../../core/model/customer.ts';
import { Drift } from '../../core/model/drift.ts';
import { ClienteleError, isClienteleError } from '../../core/model/errors.ts';
import type { Exchange } from '../../core/model/exchange.ts';
import type { PageHead, Provider } from '../../core/model/provider.ts';
import type { Section } from '../../core/model/section.ts';
import { sectionOf } from '../../core/questions.ts';
import type { RequestOptions } from '../../core/requests/requester.ts';
import { listReader } from '../pages/list-reader.ts';
import { everything, PageCache, type PageOptions } from '../pages/page-cache.ts';
import { SingleFlight } from '../pages/single-flight.ts';
import { OpenedSection, type SectionSource } from '../related/opened-section.ts';
import { type FetchedSection, type SectionOptions, SectionPages } from '../related/section-pages.ts';
import { Scan } from '../scan/scan.ts';
import { SharedScan } from '../scan/shared-scan.ts';

/** A record with the time it was fetched, RFC 3339. */
export interface FetchedRecord {
  /** `record`: the answer to a question for this customer. `row`: a row of a list, which may hold less. */
  readonly kind: 'record' | 'row';
  readonly record: CustomerRecord;
  readonly fetchedAt: string;
  /** The request that brought it, as far as that is known: of what was found in the index it is not. */
  readonly exchange?: Exchange;
  /** It was at hand already: nothing was asked for it. */
  readonly cached?: true;
}

const forgotten = () =>
  new ClienteleError({
    kind: 'server',
    who: 'Clientele',
    what: t('{who} has forgotten what was read of this list'),
    cure: t('Read it again.'),
  });

interface CachedRecord extends FetchedRecord {
  readonly at: number;
}

export interface OpenConnectionSetup {
  /** As the settings hold it now, which may give it another name: sample data has no address of its own. */
  readonly connection: () => Connection;
  readonly client: Client;
  /** Seconds. */
  readonly ttl: () => number;
  /** Called with every record that is read, once. */
  readonly onRecords: (records: readonly CustomerRecord[]) => void;
  /** Called with the ID of a customer that the provider does not know. */
  readonly onMissing: (customerId: string) => void;
  /** Called when its list was read to the end. */
  readonly onListEnd?: () => void;
}

/** Customers that were opened, kept at most. */
const most = 500;

export class OpenConnection {
  readonly client: Client;
  /** How this provider's answers differ from its documentation. */
  readonly drift = new Drift();
  /** The list read from end to end, for searches. */
  readonly list: SharedScan;
  /** What belongs to its customers. */
  readonly related: SectionPages;
  private readonly setup: OpenConnectionSetup;
  private readonly pages: PageCache;
  private readonly customers = new LRUCache<string, CachedRecord>({ max: most });
  private readonly flights = new SingleFlight<FetchedRecord>();

  constructor(setup: OpenConnectionSetup) {
    this.setup = setup;
    this.client = setup.client;
    this.pages = new PageCache(setup.client, setup.ttl, page => this.take(page));
    this.related = new SectionPages({
      client: setup.client,
      ttl: setup.ttl,
      customer: async (id, ask) => (this.customers.get(id) ?? (await this.customer(id, ask))).record.customer,
      onDrift: notes => this.drift.addAnswer(notes),
    });
    const isWhole = this.provider.paging.by === 'whole';
    this.list = new SharedScan(({ fresh, ...on }) => {
      const page = listReader(this, {}, { feed: true });
      // A list that comes at once may well be there already.
      const all: typeof page = (_, ask) => this.page({ page: 1, pageSize: everything }, { ...ask, fresh });
      return new Scan({ ...on, read: isWhole ? all : page, twice: false });
    }, setup.onListEnd);
  }

  get connection(): Connection {
    return this.setup.connection();
  }

  get provider(): Provider {
    return this.client.provider;
  }

  page(query: Query, ask: PageOptions): Promise<FetchedPage> {
    return this.pages.get(query, ask);
  }

  /**
   * Asks for one page past the cache, for what reads a whole list: nothing of it is kept here. `feed` hands on the records
   * as `page` does.
   */
  async read(query: PageQuery, ask: RequestOptions, { feed }: { readonly feed: boolean }): Promise<FetchedPage> {
    const page = await this.client.page(query, ask);
    this.note(page);
    if (feed) this.setup.onRecords(page.records);
    return page;
  }

  /** The same, for rows that are read in another way and fed to nobody. */
  async readBy<Page extends PageHead>(
    query: PageQuery,
    ask: RequestOptions,
    reading: PageReading<Page>,
  ): Promise<Page & Fetched> {
    const page = await this.client.pageOf(query, ask, reading);
    this.note(page);
    return page;
  }

  /** Asks for one customer; `notFound` where the provider does not know the ID. */
  async customer(id: string, ask: RequestOptions & { readonly fresh?: boolean }): Promise<FetchedRecord> {
    const cached = this.customers.get(id);
    if (!ask.fresh && cached && performance.now() - cached.at < this.setup.ttl() * 1000)
      return { ...cached, cached: true };
    return this.flights.share(id, ask.signal, async signal => {
      const { value: record, exchange } = await this.client.answeredCustomer(id, { ...ask, signal }).catch(error => {
        if (isClienteleError(error) && error.kind === 'notFound') {
          this.customers.delete(id);
          this.setup.onMissing(id);
        }
        throw error;
      });
      const fetched: CachedRecord = {
        kind: 'record',
        record,
        fetchedAt: new Date().toISOString(),
        exchange,
        at: performance.now(),
      };
      this.customers.set(id, fetched);
      this.setup.onRecords([record]);
      return fetched;
    });
  }

  /** A section of a customer, of which nothing is read yet. `badRequest` for one that the provider does not have. */
  section(id: string, customerId: string): OpenedSection {
    const section = sectionOf(this.provider, id);
    const page: SectionSource['page'] = (after, ask) => this.sectionPage(section, { customerId, after }, ask);
    return new OpenedSection({ section, customerId, who: this.provider.title, page });
  }

  /** One page of a section: the first one, or that behind the `next` of the page before. */
  sectionPage(
    section: Section,
    { customerId, after }: { readonly customerId: string; readonly after: string | undefined },
    ask: SectionOptions,
  ): Promise<FetchedSection> {
    return this.related.page(section, { customerId, ...(after === undefined ? {} : { after }) }, ask);
  }

  /** Forgets every answer; the credentials and the lock stay. Whoever follows the list hears why. */
  clear(): void {
    this.list.forget(forgotten());
    this.pages.clear();
    this.customers.clear();
    this.related.clear();
    this.client.forgetFailedAnswer();
  }

  dispose(): void {
    this.client.dispose();
    this.clear();
  }

  private take(page: FetchedPage): void {
    this.note(page);
    this.setup.onRecords(page.records);
  }

  private note(page: PageHead): void {
    this.drift.addAnswer(page.drift);
  }
}
