/**
 * What `vscode.extensions.getExtension('clientele.clientele')!.activate()` resolves to. It never hands out credentials.
 * Every rejection is a `ClienteleError`, recognised by its `name`.
 */
import type { Event, Uri } from 'vscode';
import type { Connection, Customer, CustomerPage, CustomerRecord, Query } from './core/model/customer.ts';
import type { ClienteleError, ErrorKind } from './core/model/errors.ts';
import type { NewConnection } from './core/read-connections.ts';
import type { RelatedSection } from './customers/related/related.ts';
import type { SearchHit, SearchState } from './customers/search/search-state.ts';

export type {
  Address,
  Connection,
  Customer,
  CustomerPage,
  CustomerRecord,
  Environment,
  Money,
  Query,
  RowProblem,
  Sources,
  Status,
} from './core/model/customer.ts';
export type { ItemSources, RelatedItem } from './core/model/section.ts';
export type { NewConnection } from './core/read-connections.ts';
export type { ClienteleError, ErrorKind };

/** What an export wrote. */
export interface ExportSummary {
  readonly customers: number;
  readonly problems: number;
  readonly pages: number;
  /** The end was reached and nothing stayed doubtful. */
  readonly complete: boolean;
  /** Privacy mode covered the customers: pseudonyms and covers stand in the file for what names a person. */
  readonly redacted?: true;
}

export interface ClienteleApi {
  readonly version: 1;
  readonly connections: readonly Connection[];
  readonly onDidChangeConnections: Event<void>;
  /** Stores the settings and the credentials. Rejects what the provider's schema rejects; sends no request. */
  addConnection(connection: NewConnection, credentials: Readonly<Record<string, string>>): Promise<Connection>;
  /** Replaces the credentials, empties the connection's caches and lifts its lock. */
  updateCredentials(id: string, credentials: Readonly<Record<string, string>>): Promise<void>;
  removeConnection(id: string): Promise<void>;
  /** Asks the provider one cheap question, also when the connection is locked; the error says what to do. */
  testConnection(id: string): Promise<void>;
  page(connectionId: string, query?: Query, options?: { signal?: AbortSignal; fresh?: boolean }): Promise<CustomerPage>;
  customer(
    connectionId: string,
    customerId: string,
    options?: { signal?: AbortSignal; fresh?: boolean },
  ): Promise<CustomerRecord>;
  /**
   * All connections at once unless named; hits arrive as they are found, each customer once per connection. A connection
   * that fails does not end it: its state says so. Aborting throws `cancelled`. Of a list that no server's search covers
   * at most `clientele.search.scanLimit` customers are read, and not again within `clientele.cache.ttl`.
   */
  search(
    text: string,
    options?: { connections?: readonly string[]; signal?: AbortSignal; onState?: (state: SearchState) => void },
  ): AsyncIterable<SearchHit>;
  /**
   * Writes every customer of a query to a file; resolves to what was written. On failure or abort it rejects, and what was
   * written stays beside the target under a name that ends in `.partial`. The target can be of any scheme that VS Code
   * can write to; one that is no file of this machine gets the export in one piece when it is whole. `sqlite` rejects with
   * `configuration` where VS Code has no SQLite, as on a Node before 22.13.
   */
  export(
    connectionId: string,
    target: Uri,
    format: 'csv' | 'json' | 'ndjson' | 'parquet' | 'sqlite',
    options?: { query?: Query; signal?: AbortSignal },
  ): Promise<ExportSummary>;
  /**
   * What belongs to a customer: one section after another as each is ready, all the provider has unless some are named; a
   * section that fails does not end it. Nothing is asked for a section that is not named when `sections` is given. Rows
   * that belong to other customers are left out and counted. Aborting throws `cancelled`.
   */
  related(
    connectionId: string,
    customerId: string,
    options?: { sections?: readonly string[]; signal?: AbortSignal; fresh?: boolean },
  ): AsyncIterable<RelatedSection>;
  /**
   * Compares a connection's whole list with a file (CSV, JSON, NDJSON or a table of a database, by its ending) or with
   * another connection. Columns are guessed from names and values unless given; `badRequest` names those there are. Rows
   * that have nothing to be matched by are on their own side alone. Aborting throws `cancelled`.
   */
  reconcile(
    connectionId: string,
    other: Uri | { connection: string },
    options: {
      by: 'id' | 'email' | 'phone';
      columns?: Partial<Record<keyof Customer, string>>;
      fields?: readonly (keyof Customer)[];
      signal?: AbortSignal;
    },
  ): Promise<Reconciliation>;
  /**
   * What is indexed of a connection, counted: what was read of its list, all of which `search` or a scan reads. Nothing is
   * asked of the provider. Aborting throws `cancelled`.
   */
  insights(connectionId: string, options?: { signal?: AbortSignal }): Promise<Insights>;
}

/** The customers of a connection that were read, counted, each once. */
export interface Insights {
  readonly customers: number;
  /** Customers in the list by the provider's own count; null where it does not say. */
  readonly total: number | null;
  /** In order, by UTC; months of which there is nobody are left out. */
  readonly signUps: readonly { readonly month: string; readonly customers: number }[];
  /** Who has none is in neither of these two. */
  readonly byStatus: Readonly<Record<string, number>>;
  readonly byCountry: Readonly<Record<string, number>>;
  /** By currency, exact decimals; amounts of different ones are never added. */
  readonly lifetimeValue: readonly {
    readonly currency: string;
    readonly customers: number;
    readonly sum: string;
    readonly median: string;
  }[];
  readonly withoutEmail: number;
  readonly withoutPhone: number;
  /** Addresses and numbers that more than one customer has, but for those that stand in for none. */
  readonly duplicateEmails: number;
  readonly duplicatePhones: number;
}

/** A customer by its key, on either side. */
export interface ReconciledRow {
  /** What it was matched by; empty where it has nothing to be matched by. */
  readonly key: string;
  readonly here: readonly CustomerRecord[];
  /** What the other list says, as far as it says it. */
  readonly there: readonly Partial<Customer>[];
  readonly differs: readonly (keyof Customer)[];
}

/** A list compared with another one, counted by key. */
export interface Reconciliation {
  readonly onlyHere: number;
  readonly onlyThere: number;
  /** Where one side has only the day of a time, the days count. */
  readonly equal: number;
  readonly different: number;
  /** Keys that more than one row of a list has. */
  readonly doubtful: number;
  /** Both lists were read to their ends. */
  readonly complete: boolean;
  /** What could not be proven, read or matched, as sentences. */
  readonly doubts: readonly string[];
  rows(kind: 'onlyHere' | 'onlyThere' | 'equal' | 'different' | 'doubtful'): AsyncIterable<ReconciledRow>;
}

export type { RelatedSection } from './customers/related/related.ts';
export type { SearchHit, SearchState } from './customers/search/search-state.ts';
