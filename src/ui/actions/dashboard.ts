/** A customer's page in the provider's dashboard, opened in the user's browser. */
import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import { dashboardOf } from '../../customers/connections/dashboard.ts';
import type { Services } from '../services/services.ts';
import type { CustomerTarget } from './customer-target.ts';

/** The address, where one is known; undefined also where the connection is gone. */
export function dashboardAddress(
  { store, providers }: Pick<Services, 'store' | 'providers'>,
  { connectionId, customerId }: CustomerTarget,
): string | undefined {
  const connection = store.connections.find(({ id }) => id === connectionId);
  const provider = connection && providers.get(connection.provider);
  return provider && dashboardOf(provider, connection, customerId);
}

export async function openInDashboard(
  services: Pick<Services, 'store' | 'providers' | 'connections'>,
  target: CustomerTarget,
): Promise<void> {
  const address = dashboardAddress(services, target);
  if (address === undefined) {
    const { name } = services.connections.connection(target.connectionId);
    throw new ClienteleError({
      kind: 'configuration',
      who: name,
      what: t('{who} has no dashboard page for this customer that is known here'),
      cure: t('Copy the ID and look for it in the dashboard.'),
    });
  }
  await vscode.env.openExternal(vscode.Uri.parse(address, true));
}
