/** Adding a connection, and what comes right after: its row in sight, open, and how many customers there are. */
import * as vscode from 'vscode';
import { customers } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { customView, type Provider } from '../../core/model/provider.ts';
import { connectionIdOf } from '../actions/command-arguments.ts';
import type { Services } from '../services/services.ts';
import type { CustomerViews } from '../tree/views.ts';
import { plain } from '../window/report.ts';
import { addConnection } from './wizard/add.ts';

/** Whose customers are meant by a row of a view that is one provider's own; undefined for anything else. */
export function meantProvider({ store, providers }: Services, row: unknown): Provider | undefined {
  const id = connectionIdOf(row);
  const provider = providers.get(store.connections.find(one => one.id === id)?.provider ?? '');
  // Home has rows of all providers, and the view of the others is none's own.
  const isOfView = typeof row === 'object' && row !== null && 'kind' in row && row.kind !== 'person';
  return isOfView && provider?.view !== customView ? provider : undefined;
}

export async function addAndArrive(
  services: Services,
  views: Pick<CustomerViews, 'showCustomers'>,
  row: unknown,
): Promise<void> {
  await arrive(services, views, await addConnection(services, meantProvider(services, row)));
}

/** Brings a connection that was added into sight, and says how many customers it has; why it has none, its row says. */
export async function arrive(
  services: Services,
  views: Pick<CustomerViews, 'showCustomers'>,
  connection: Connection | undefined,
): Promise<void> {
  if (!connection) return;
  await views.showCustomers(connection);
  if (services.store.connections.length === 1) await openHome();
  const words = await arrived(services, connection);
  if (words !== undefined) void vscode.window.showInformationMessage(words);
}

/**
 * Opens Home beside a view that is open already, and leaves the focus where it is. VS Code gives a view that opens the least room
 * there is, which are Home's rows; a view that opened after Home would have as little for its customers.
 */
export const openHome = (): Thenable<unknown> =>
  vscode.commands.executeCommand('clientele.home.focus', { preserveFocus: true });

/** "Shop: connected, 137 customers."; undefined where the list says why not. */
export async function arrived(
  { lists }: Pick<Services, 'lists'>,
  { id, name }: Connection,
): Promise<string | undefined> {
  const list = lists.of(id);
  const state = await list.load(1);
  if (state.kind === 'failed') return undefined;
  const who = plain(name);
  if (list.total !== null) return t('{0}: connected, {1}.', who, customers(list.total));
  return t('{0}: connected, {1} on its first page.', who, customers(state.page.records.length));
}
