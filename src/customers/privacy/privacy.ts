/**
 * The one door through which a person's data goes to be seen, copied or written: it covers or lets through, by the mode and
 * by the connection. What shows customers takes `Shown` ones, which nothing else makes.
 */
import type { Customer, CustomerRecord } from '../../core/model/customer.ts';
import type { ClienteleError } from '../../core/model/errors.ts';
import type { ApiRequest } from '../../core/model/question.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import { type CoveredText, coveredText, coverValues } from './cover.ts';
import { maskedCustomer, maskedItem, maskedRecord, maskedRow, nothingRevealed, type Revealed } from './masked.ts';
import type { Pseudonyms } from './pseudonyms.ts';
import { maskedParams, maskedRequest, maskedUrl } from './requests.ts';
import type { Shown, ShownCustomerRecord } from './shown.ts';
import { mayShow, noTraits } from './shown-values.ts';

export const privacyModes = ['off', 'production', 'on'] as const;

/** `production`: the customers of production connections are covered, those of sandboxes and samples are not. */
export type PrivacyMode = (typeof privacyModes)[number];

/** What is known of the installation. */
export interface PrivacyFacts {
  readonly mode: () => PrivacyMode;
  /** Whether a connection leads to real customers; one that is gone did. */
  readonly isProduction: (connectionId: string) => boolean;
  readonly pseudonyms: () => Pick<Pseudonyms, 'of'>;
}

/** A row as it was sent. */
export interface RawRow {
  readonly connectionId: string;
  readonly raw: string;
  /** Pointers of what its provider covers in it. */
  readonly covered: readonly string[];
  /** The customer whose row it is, or the item; neither of a row that could not be read. */
  readonly record?: CustomerRecord | undefined;
  readonly item?: RelatedItem | undefined;
}

type Maskable = CustomerRecord | Customer | RelatedItem;

export class Privacy {
  private readonly facts: PrivacyFacts;
  private masked = new WeakMap<object, Maskable>();

  constructor(facts: PrivacyFacts) {
    this.facts = facts;
  }

  /** The mode or the pseudonyms are others now. */
  changed(): void {
    this.masked = new WeakMap();
  }

  /** Whether the customers of a connection are covered; of none that is named, whether those of any may be. */
  covers(connectionId?: string): boolean {
    const mode = this.facts.mode();
    return (
      mode === 'on' || (mode === 'production' && (connectionId === undefined || this.facts.isProduction(connectionId)))
    );
  }

  /**
   * The door for customers who stand beside each other and may be one person: where one is covered, all are, as the others
   * would say who that is. To be asked for each time, since what is covered changes.
   */
  together(connectionIds: readonly string[]): Privacy {
    const isAnyCovered = connectionIds.some(id => this.covers(id));
    return isAnyCovered ? new Privacy({ ...this.facts, mode: () => 'on' }) : this;
  }

  record(record: CustomerRecord, revealed: Revealed = nothingRevealed): ShownCustomerRecord {
    // What is covered is so by now, and what is not may be shown: this is where that is said.
    return this.recordOf(record, revealed) as ShownCustomerRecord;
  }

  /** Covered whatever the mode: beside others that are covered, it would say who they are. */
  covered(record: CustomerRecord): CustomerRecord {
    return maskedRecord(record, this.facts.pseudonyms());
  }

  /** A customer with or without the row that it came from. */
  customer(of: Pick<CustomerRecord, 'connectionId' | 'customer'>): Shown<Customer> {
    const { connectionId, customer } = of;
    const isCovered = this.covers(connectionId);
    const shown = isCovered
      ? this.kept(customer, () => maskedCustomer(customer, this.facts.pseudonyms().of(of)))
      : customer;
    return shown as Shown<Customer>; // as above
  }

  item(connectionId: string, item: RelatedItem): RelatedItem {
    if (!this.covers(connectionId)) return item;
    return this.kept(item, () => maskedItem(item));
  }

  /** A row's JSON. `isRevealed`: the user looks at what its provider covers, which privacy mode covers all the same. */
  raw({ connectionId, raw, covered, record, item }: RawRow, isRevealed: boolean): CoveredText {
    if (!this.covers(connectionId)) return isRevealed ? { text: raw, values: 0 } : coverValues(raw, covered);
    const shown = record ? this.record(record) : item && this.item(connectionId, item);
    return { text: shown?.raw ?? maskedRow(raw), values: 0 };
  }

  /** An ID by which a customer is called in a title. */
  id(connectionId: string, id: string, known?: CustomerRecord): string {
    if (!this.covers(connectionId)) return id;
    if (known?.customer.id === id) return this.customer(known).id;
    // Without a record nobody knows whose name it may be made of.
    return mayShow('id', id, noTraits) ? id : coveredText;
  }

  /** What somebody has typed, which may be a name: to search for, to filter by, to call a case. */
  typed(text: string, connectionIds?: readonly string[]): string {
    const isCovered = connectionIds ? connectionIds.some(id => this.covers(id)) : this.covers();
    return isCovered && text !== '' ? coveredText : text;
  }

  /** What somebody filters a list by. */
  filters(connectionId: string, filters: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
    return this.covers(connectionId) ? maskedParams(filters) : filters;
  }

  /** Why something failed: a provider's own words may name a customer. */
  failure(error: ClienteleError, connectionId?: string): string {
    return this.covers(connectionId) ? error.forOthers : error.message;
  }

  /** What an export of these connections' customers goes through; undefined where it is written as it is. */
  redaction(
    connectionIds: readonly string[],
  ): { record(record: CustomerRecord): CustomerRecord; row(raw: string): string } | undefined {
    if (!connectionIds.some(id => this.covers(id))) return undefined;
    const all = this.together(connectionIds);
    return { record: record => all.record(record), row: maskedRow };
  }

  request(connectionId: string, request: ApiRequest): ApiRequest {
    return this.covers(connectionId) ? maskedRequest(request) : request;
  }

  url(connectionId: string, url: string): string {
    return this.covers(connectionId) ? maskedUrl(url) : url;
  }

  private recordOf(record: CustomerRecord, revealed: Revealed): CustomerRecord {
    if (!this.covers(record.connectionId)) return record;
    const pseudonyms = this.facts.pseudonyms();
    if (revealed !== nothingRevealed) return maskedRecord(record, pseudonyms, revealed);
    return this.kept(record, () => maskedRecord(record, pseudonyms));
  }

  private kept<T extends Maskable>(of: T, make: () => T): T {
    const known = this.masked.get(of);
    // What is kept of a record is a record, of a customer a customer, and of an item an item.
    if (known) return known as T;
    const made = make();
    this.masked.set(of, made);
    return made;
  }
}
