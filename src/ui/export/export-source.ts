/** What an export is of: the rows selected, a kept search, or the list of a connection as it is filtered. */
import type { CustomerRecord, Query } from '../../core/model/customer.ts';
import type { OpenConnection } from '../../customers/connections/open-connection.ts';
import { type Found, searchToEnd } from '../../customers/search/search-to-end.ts';
import { type CommandCall, selectedRecords } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import type { SearchNode } from '../tree/nodes.ts';

interface Named {
  /** What the file is called. */
  readonly name: string;
  /** Pointers of values that are left out unless asked for. */
  readonly covered: readonly string[];
}

export interface ListSource extends Named {
  readonly kind: 'list';
  readonly connection: OpenConnection;
  readonly query: Omit<Query, 'page'>;
}

export interface RowsSource extends Named {
  readonly kind: 'rows';
  readonly records: readonly CustomerRecord[];
}

export interface SearchSource extends Named {
  readonly kind: 'search';
  readonly find: (signal: AbortSignal) => Promise<Found>;
}

export type ExportSource = ListSource | RowsSource | SearchSource;

const isSearch = (value: unknown): value is SearchNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'search';

/** undefined when the user left. */
export async function exportSource(services: Services, call: CommandCall): Promise<ExportSource | undefined> {
  const { connections, index, lists } = services;
  const named = (connectionId: string, more = ''): Named => {
    const connection = connections.connection(connectionId);
    return { name: `${connection.name}${more}`, covered: connections.provider(connection).covered };
  };
  const records = selectedRecords(call);
  if (records[0]) return { kind: 'rows', ...named(records[0].connectionId, ' selection'), records };
  if (isSearch(call.argument)) {
    const { connectionId, text } = call.argument;
    const question = { connectionId, text, indexHits: Number.POSITIVE_INFINITY };
    const find = (signal: AbortSignal) => searchToEnd(connections, index, question, signal);
    return { kind: 'search', ...named(connectionId, ` ${text}`), find };
  }
  const chosen = await call.connection();
  if (!chosen) return undefined;
  const { id } = chosen;
  return { kind: 'list', ...named(id), connection: await connections.get(id), query: lists.query(id) };
}
