/** Customers in tabs of their own. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { isSample } from '../../core/read-connections.ts';
import type { Command } from '../actions/command-arguments.ts';
import type { CustomerTarget } from '../actions/customer-target.ts';
import { dashboardAddress } from '../actions/dashboard.ts';
import type { Services } from '../services/services.ts';
import { Disposables } from '../window/disposables.ts';
import { customerPanels } from './panels.ts';
import type { Place } from './shared/messages.ts';

export function registerDetail(services: Services) {
  const { connections, extension, store } = services;
  const own = new Disposables();
  const panels = own.add(
    customerPanels({
      extensionUri: extension.uri,
      load: async (connectionId, customerId, ask) => (await connections.get(connectionId)).customer(customerId, ask),
      describe: (connectionId, customerId) => placeOf(services, { connectionId, customerId }),
    }),
  );
  own.add(store.onDidChange(ids => panels.connectionsChanged(ids)));

  const openCustomer: Command = async call => {
    const target = await call.customer();
    // From the tree, the focus stays there: the next row and the keys that copy are at hand.
    if (target) await panels.show(target, { preserveFocus: isRow(call.argument) });
  };

  const openCustomerById: Command = async call => {
    const connection = await call.connection();
    if (!connection) return;
    const prompt = t('The ID as {0} writes it', connections.provider(connection).title);
    const id = await vscode.window.showInputBox({ title: t('Open a customer of {0} by ID', connection.name), prompt });
    if (id?.trim()) await panels.show({ connectionId: connection.id, customerId: id.trim() });
  };

  return { commands: { openCustomer, openCustomerById }, panels, dispose: () => own.dispose() };
}

const isRow = (argument: unknown): boolean =>
  typeof argument === 'object' && argument !== null && 'kind' in argument && argument.kind === 'customer';

/** undefined when the connection is gone. */
function placeOf(services: Services, target: CustomerTarget): Place | undefined {
  const { store, connections } = services;
  const connection = store.connections.find(({ id }) => id === target.connectionId);
  if (!connection) return undefined;
  const { title, docs, covered } = connections.provider(connection);
  const { name, environment } = connection;
  return {
    ...{ providerTitle: title, docs, connectionName: name, environment, sample: isSample(connection), covered },
    ...(dashboardAddress(services, target) !== undefined && { dashboard: true as const }),
  };
}
