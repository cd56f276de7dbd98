/** What an export is of: the rows selected, a kept search, or the list of a connection as it is filtered. */
import type { CustomerRecord, Query } from '../core/customer.ts';
import type { Accounts } from '../customers/accounts.ts';
import type { ExportSource } from './export.ts';
import { connectionTarget, selectedRecords, type TargetPort } from './targets.ts';
import type { SearchNode } from './tree/nodes.ts';

export interface ExportSourcePort {
  readonly accounts: Accounts;
  readonly targets: TargetPort;
  /** The query a connection's list is shown by. */
  readonly query: (connectionId: string) => Omit<Query, 'page'>;
  readonly find: (connectionId: string, text: string, signal: AbortSignal) => Promise<readonly CustomerRecord[]>;
}

const isSearch = (value: unknown): value is SearchNode =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'search';

/** undefined when the user left. */
export async function exportSource(
  { accounts, targets, query, find }: ExportSourcePort,
  argument: unknown,
  selected: unknown,
): Promise<ExportSource | undefined> {
  const records = selectedRecords(selected, argument);
  const [first] = records;
  if (first) {
    const { provider, connection } = await accounts.get(first.connectionId);
    return { name: `${connection.name} selection`, records, covered: provider.covered };
  }
  if (isSearch(argument)) {
    const { provider, connection } = await accounts.get(argument.connectionId);
    const found = await find(connection.id, argument.text, new AbortController().signal);
    return { name: `${connection.name} ${argument.text}`, records: found, covered: provider.covered };
  }
  const connection = await connectionTarget(targets, argument);
  return connection && { account: await accounts.get(connection.id), query: query(connection.id) };
}
