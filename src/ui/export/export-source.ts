/** What an export is of: the rows selected, a kept search, or the list of a connection as it is filtered. */
import { t } from '../../core/l10n/language.ts';
import type { CustomerRecord, Query } from '../../core/model/customer.ts';
import type { Provider } from '../../core/model/provider.ts';
import type { OpenConnection } from '../../customers/connections/open-connection.ts';
import type { ExportOrigin } from '../../customers/export/export-summary.ts';
import type { Redaction } from '../../customers/export/format-options.ts';
import type { OwnOfConnection } from '../../customers/export/own-columns.ts';
import type { Presses } from '../../customers/export/press.ts';
import type { KeptSearch } from '../../customers/follow/kept.ts';
import { type Found, searchToEnd } from '../../customers/search/search-to-end.ts';
import { type CommandCall, selectedRecords } from '../actions/command-arguments.ts';
import { fullRecords } from '../actions/full-records.ts';
import type { Services } from '../services/services.ts';
import { isPage, recordsOfPage } from '../tree/page-records.ts';

interface Named {
  /** What the file is called. */
  readonly name: string;
  /** Its provider, and what of a customer this has; undefined where nobody can say. */
  readonly provider: Pick<Provider, 'id' | 'title' | 'notListed'>;
  readonly fields?: readonly string[] | undefined;
  /** Pointers of values that are left out unless asked for. */
  readonly covered: readonly string[];
  /** What its API has beside the normalized fields. */
  readonly own?: OwnOfConnection | undefined;
  /** Where the file is to name nobody. */
  readonly redact?: Redaction | undefined;
}

export interface ListSource extends Named {
  readonly kind: 'list';
  readonly connection: OpenConnection;
  readonly query: Omit<Query, 'page'>;
  /** The thread that reads and writes it. */
  readonly apart: Presses;
}

export interface RowsSource extends Named {
  readonly kind: 'rows';
  readonly records: readonly CustomerRecord[];
}

export interface SearchSource extends Named {
  readonly kind: 'search';
  readonly connectionId: string;
  /** What is searched for. */
  readonly text: string;
  readonly find: (signal: AbortSignal) => Promise<Found>;
}

export type ExportSource = ListSource | RowsSource | SearchSource;

/** What an export is of, as a file beside it says. */
export function originOf(source: ExportSource): ExportOrigin {
  const isRedacted = source.redact !== undefined;
  if (source.kind === 'search')
    return { connections: [source.connectionId], query: { search: source.text }, isRedacted };
  if (source.kind === 'rows')
    return { connections: [...new Set(source.records.map(({ connectionId }) => connectionId))], isRedacted };
  const { id, provider } = source.connection.connection;
  return { connections: [id], provider, query: source.query, isRedacted };
}

// Nothing but the Home view makes rows of this kind.
const isSearch = (value: unknown): value is KeptSearch =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'keptSearch';

/** A customer's row, whether or not its record is at hand. */
const isCustomer = (value: unknown): boolean => typeof value === 'object' && value !== null && 'customerId' in value;

/** undefined when the user left. */
export async function exportSource(services: Services, call: CommandCall): Promise<ExportSource | undefined> {
  const { connections, index, lists, privacy, reading } = services;
  const named = (connectionId: string, more = ''): Named => {
    const connection = connections.connection(connectionId);
    const provider = connections.provider(connection);
    const { covered, own } = provider;
    const redact = privacy.redaction([connectionId]);
    const name = [connection.name + more, ...(redact ? ['redacted'] : [])].join(' ');
    const fields = provider.explain && Object.keys(provider.explain('{}').fields);
    return { name, provider, fields, covered, own: own && { own, options: connection.options }, redact };
  };
  const records = selectedRecords(call);
  if (records[0]) return { kind: 'rows', ...named(records[0].connectionId, ' selection'), records };
  if (isPage(call.argument)) {
    const { connectionId, page } = call.argument;
    const name = t('page {0}', page);
    return { kind: 'rows', ...named(connectionId, ` ${name}`), records: await recordsOfPage(call.argument) };
  }
  if (isCustomer(call.argument)) {
    const read = (await fullRecords(services, await call.customers())).map(({ fetched }) => fetched.record);
    return read[0] && { kind: 'rows', ...named(read[0].connectionId, ' selection'), records: read };
  }
  if (isSearch(call.argument)) {
    const { connectionIds, text } = call.argument;
    // What is covered differs by provider, so an export is of one connection.
    const connectionId = (await call.connection(({ id }) => connectionIds?.includes(id) ?? true))?.id;
    if (connectionId === undefined) return undefined;
    const question = { connectionId, text, indexHits: Number.POSITIVE_INFINITY };
    const find = (signal: AbortSignal) => searchToEnd(connections, index, question, signal);
    const name = ` ${privacy.typed(text, [connectionId])}`;
    return { kind: 'search', ...named(connectionId, name), connectionId, text, find };
  }
  const chosen = await call.connection();
  if (!chosen) return undefined;
  const { id } = chosen;
  return { kind: 'list', ...named(id), connection: await connections.get(id), query: lists.query(id), apart: reading };
}
