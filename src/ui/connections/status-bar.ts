/** The connection in use, in the status bar: which account and which environment, production so that it stands out. */
import * as vscode from 'vscode';
import { short } from '../text/customer-text.ts';

export interface StatusPort {
  /** The connection of the panel in front. */
  readonly inFront: () => string | undefined;
  /** Fires with the connection of a row that was selected. */
  readonly onDidSelect: vscode.Event<string>;
  /** undefined when the connection is gone. */
  readonly describe: (
    connectionId: string,
  ) => { readonly name: string; readonly where: string; readonly production: boolean } | undefined;
}

export function connectionStatus(port: StatusPort): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('clientele.connection', vscode.StatusBarAlignment.Left);
  item.name = 'Clientele Connection';
  const show = (connectionId: string | undefined) => {
    const connection = connectionId === undefined ? undefined : port.describe(connectionId);
    if (!connection) return item.hide();
    const { name, where, production } = connection;
    item.text = `$(plug) ${short(name, 40).replaceAll('$(', '\\$(')}: ${where}`;
    item.tooltip = `Clientele: ${name}, ${where}. Click to search in it.`;
    item.backgroundColor = production ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    item.command = { command: 'clientele.search', title: 'Search', arguments: [{ connectionId }] };
    item.accessibilityInformation = { label: `Clientele connection ${name}, ${where}`, role: 'button' };
    item.show();
  };
  return vscode.Disposable.from(
    item,
    port.onDidSelect(show),
    vscode.window.tabGroups.onDidChangeTabs(() => {
      const inFront = port.inFront();
      if (inFront !== undefined) show(inFront);
    }),
  );
}
