/** The connection in use, in the status bar: which one and which environment, production so that it stands out. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import { isSample } from '../../core/read-connections.ts';
import { connectionPlace } from '../actions/connection-place.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { noIcons } from '../text/no-icons.ts';
import { Disposables } from '../window/disposables.ts';

export interface StatusPort {
  /** The connection of the panel in front. */
  readonly inFront: () => string | undefined;
  /** Fires when another panel has come to the front, which VS Code says of its tab a moment before. */
  readonly onDidChangeFront: vscode.Event<void>;
  /** Fires with the connection of a row that was selected. */
  readonly onDidSelect: vscode.Event<string>;
}

export function connectionStatus(services: Services, port: StatusPort): vscode.Disposable {
  const own = new Disposables();
  const item = own.add(vscode.window.createStatusBarItem('clientele.connection', vscode.StatusBarAlignment.Left));
  item.name = t('Clientele Connection');
  let shown: string | undefined;
  const show = (connectionId: string | undefined) => {
    shown = connectionId;
    const connection = services.store.connections.find(({ id }) => id === connectionId);
    if (!connection) return item.hide();
    const { name } = connection;
    const where = connectionPlace(services, connection);
    const production = connection.environment === 'production' && !isSample(connection);
    item.text = t('$(plug) {0}: {1}', noIcons(short(name, 40)), where);
    item.tooltip = t('Clientele: {0}, {1}. Click to search in it.', name, where);
    item.backgroundColor = production ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.command = { command: 'clientele.search', title: t('Search'), arguments: [{ connectionId }] };
    item.accessibilityInformation = { label: t('Clientele connection {0}, {1}', name, where), role: 'button' };
    item.show();
  };
  own.add(port.onDidSelect(show));
  own.add(services.store.onDidChange(() => show(shown)));
  const showFront = () => {
    const inFront = port.inFront();
    if (inFront !== undefined) show(inFront);
  };
  own.add(vscode.window.tabGroups.onDidChangeTabs(showFront));
  own.add(port.onDidChangeFront(showFront));
  return own;
}
