/** `vscode://clientele.clientele/customer?connection=<id>&id=<customer id>`: nothing is sent before the user has said yes. */
import * as vscode from 'vscode';
import { plain } from './report.ts';
import { type CustomerTarget, describe, type TargetPort } from './targets.ts';
import { short } from './text.ts';

export async function openUri(
  port: TargetPort,
  uri: vscode.Uri,
  open: (target: CustomerTarget) => Promise<void>,
): Promise<void> {
  const params = new URLSearchParams(uri.query);
  const [connectionId, customerId] = [params.get('connection'), params.get('id')];
  const connection = port.connections().find(({ id }) => id === connectionId);
  if (uri.path !== '/customer' || !connection || !customerId) {
    void vscode.window.showErrorMessage('This link names no connection and customer that Clientele has here.');
    return;
  }
  const message = `Open a customer of ${plain(connection.name)} (${describe(port, connection)})?`;
  const detail = `ID: ${short(customerId, 100)}. One request is sent to the provider.`;
  const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, 'Open');
  if (answer === 'Open') await open({ connectionId: connection.id, customerId });
}
