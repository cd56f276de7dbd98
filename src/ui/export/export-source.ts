/** What an export is of: the rows selected, a kept search, or the list of a connection as it is filtered. */
import type { CustomerRecord, Query } from '../../core/model/customer.ts';
import type { OpenConnection } from '../../customers/connections/open-connection.ts';
import type { OpenConnections } from '../../customers/connections/open-connections.ts';
import type { Found } from '../../customers/search/search-to-end.ts';
import { connectionTarget, selectedRecords, type TargetPort } from '../actions/command-arguments.ts';
import type { SearchNode } from '../tree/nodes.ts';

interface Named {
  /** What the file is called. */
  readonly name: string;
  /** Pointers of values that are left out unless asked for. */
  readonly covered: readonly string[];
}

export type ExportSource = Named &
  (
    | { readonly account: OpenConnection; readonly query: Omit<Query, 'page'> }
    | { readonly records: readonly CustomerRecord[] }
    | { readonly find: (signal: AbortSignal) => Promise<Found> }
  );

export interface ExportSourcePort {
  readonly accounts: OpenConnections;
  readonly targets: TargetPort;
  /** The query a connection's list is shown by. */
  readonly query: (connectionId: string) => Omit<Query, 'page'>;
  /** Everything that a search finds. */
  readonly find: (connectionId: string, text: string, signal: AbortSignal) => Promise<Found>;
}

const isSearch = (value: unknown): value is SearchNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'search';

/** undefined when the user left. */
export async function exportSource(
  { accounts, targets, query, find }: ExportSourcePort,
  argument: unknown,
  selected: unknown,
): Promise<ExportSource | undefined> {
  const named = (connectionId: string, more = ''): Named => {
    const connection = accounts.connection(connectionId);
    return { name: `${connection.name}${more}`, covered: accounts.provider(connection).covered };
  };
  const records = selectedRecords(selected, argument);
  if (records[0]) return { ...named(records[0].connectionId, ' selection'), records };
  if (isSearch(argument)) {
    const { connectionId, text } = argument;
    return { ...named(connectionId, ` ${text}`), find: signal => find(connectionId, text, signal) };
  }
  const connection = await connectionTarget(targets, argument);
  if (!connection) return undefined;
  return { ...named(connection.id), account: await accounts.get(connection.id), query: query(connection.id) };
}
