/** What an export is of: the rows selected, a kept search, or the list of a connection as it is filtered. */
import { connections as connectionCount, customers } from '../../core/l10n/counts.ts';
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
import { type CommandCall, type SelectedCustomer, selectedCustomers } from '../actions/command-arguments.ts';
import { askEach } from '../actions/full-records.ts';
import type { Services } from '../services/services.ts';
import { isPage, openedPage } from '../tree/page-records.ts';

interface Named {
  /** What the file is called. */
  readonly name: string;
  /** Its provider, and what of a customer this has; undefined where there are several, or nobody can say. */
  readonly provider: Pick<Provider, 'id' | 'title' | 'notListed'> | undefined;
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
  /** Of those that were chosen and are not among them, how many and why, as sentences. */
  readonly missing?: readonly string[];
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

/** What connections have in common; of several that is what each covers, and no provider's own fields. */
function namedBy({ connections, privacy }: Services, connectionIds: readonly string[], more = ''): Named {
  const all = [...new Set(connectionIds)].map(id => connections.connection(id));
  const providers = [...new Set(all.map(one => connections.provider(one)))];
  const [connection] = all;
  const [provider] = providers.length === 1 ? providers : [];
  const redact = privacy.redaction(connectionIds);
  const name = connection && all.length === 1 ? connection.name : connectionCount(all.length);
  return {
    name: [name + more, ...(redact ? ['redacted'] : [])].join(' '),
    provider,
    fields: provider?.explain && Object.keys(provider.explain('{}').fields),
    covered: [...new Set(providers.flatMap(({ covered }) => covered))],
    own: provider?.own && connection && { own: provider.own, options: connection.options },
    redact,
  };
}

/** Those that are chosen: a row that has no record yet is asked for. */
async function chosenSource(services: Services, chosen: readonly SelectedCustomer[]): Promise<RowsSource> {
  const unread = chosen.filter(({ record }) => !record).map(({ target }) => target);
  const asked = await askEach(services, unread);
  const read = new Map(asked.flatMap(one => ('failure' in one ? [] : [[one.target, one.fetched.record]])));
  const failed = asked.flatMap(one => ('failure' in one ? [one] : []));
  const records = chosen.flatMap(({ target, record }) => record ?? read.get(target) ?? []);
  if (failed[0] && records.length === 0) throw failed[0].failure;
  const ids = chosen.map(({ target }) => target.connectionId);
  const named = namedBy(services, ids, ' selection');
  const why = failed.map(({ failure }) => (named.redact ? failure.forOthers : failure.message));
  const missing = failed.length > 0 ? [t('{0} could not be read.', customers(failed.length)), ...new Set(why)] : [];
  return { kind: 'rows', ...named, records, missing };
}

/** undefined when the user left. */
export async function exportSource(services: Services, call: CommandCall): Promise<ExportSource | undefined> {
  const { connections, index, lists, privacy, reading } = services;
  const chosen = selectedCustomers(call);
  if (chosen.length > 0) return chosenSource(services, chosen);
  if (isPage(call.argument)) {
    const { connectionId, page } = call.argument;
    const name = t('page {0}', page);
    const { records } = await openedPage(call.argument);
    return { kind: 'rows', ...namedBy(services, [connectionId], ` ${name}`), records };
  }
  if (isSearch(call.argument)) {
    const { connectionIds, text } = call.argument;
    // What is covered differs by provider, so an export is of one connection.
    const connectionId = (await call.connection(({ id }) => connectionIds?.includes(id) ?? true))?.id;
    if (connectionId === undefined) return undefined;
    const known = () => lists.total(connectionId);
    const question = { connectionId, text, indexHits: Number.POSITIVE_INFINITY, known };
    const find = (signal: AbortSignal) => searchToEnd(connections, index, question, signal);
    const name = ` ${privacy.typed(text, [connectionId])}`;
    return { kind: 'search', ...namedBy(services, [connectionId], name), connectionId, text, find };
  }
  const connection = await call.connection();
  if (!connection) return undefined;
  const { id } = connection;
  const query = lists.query(id);
  return { kind: 'list', ...namedBy(services, [id]), connection: await connections.get(id), query, apart: reading };
}
