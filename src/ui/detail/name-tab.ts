/** What the tab of a customer is called, and the icon that marks production. */
import * as vscode from 'vscode';
import type { CustomerRecord } from '../../core/model/customer.ts';
import { isSample } from '../../core/read-connections.ts';
import type { Services } from '../services/services.ts';
import { customerName } from '../text/customer-text.ts';
import { namesInTabs } from '../window/settings.ts';
import type { PanelPort } from './panel-port.ts';
import type { SavedState } from './shared/messages.ts';
import { namedTabTitle, tabTitle } from './tab-title.ts';

export const nameTab =
  (services: Pick<Services, 'extension' | 'privacy' | 'store'>): PanelPort['nameTab'] =>
  (panel, target, record) => {
    panel.title = titleOf(services, target, record);
    const connection = services.store.connections.find(({ id }) => id === target.connectionId);
    const isReal = connection?.environment === 'production' && !isSample(connection);
    // The colour that its row and its page have; a tab may be reused for a customer of another connection.
    const icon = isReal ? 'tab-production.svg' : 'tab.svg';
    panel.iconPath = vscode.Uri.joinPath(services.extension.uri, 'media', icon);
  };

/** By the ID, or by the name where the user wants that and it is known. */
function titleOf(
  { store, privacy }: Pick<Services, 'privacy' | 'store'>,
  { connectionId, customerId }: SavedState,
  record: CustomerRecord | undefined,
): string {
  const connectionName = store.nameOf(connectionId);
  const name = record && namesInTabs() ? customerName(privacy.customer(record)) : undefined;
  return name
    ? namedTabTitle(connectionName, name)
    : tabTitle(connectionName, privacy.id(connectionId, customerId, record));
}
