// Everything that can be done with a connection without a person at the keys.

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi, CustomerRecord, ExportSummary } from '../../src/api.ts';

/** The text of a diagnosis, once it has come to its end. */
export async function diagnosis(connectionId: string): Promise<string> {
  const finished = new Promise<string>(resolve => {
    const listener = vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document.uri.scheme !== 'clientele' || !/\n(All is well|\d+ of these failed)\./.test(document.getText()))
        return;
      listener.dispose();
      resolve(document.getText());
    });
  });
  // It ends with a question, which nobody answers here.
  void vscode.commands.executeCommand('clientele.diagnoseConnection', { connectionId });
  const text = await finished;
  await vscode.commands.executeCommand('notifications.clearAll');
  return text;
}

export interface Tour {
  readonly records: readonly CustomerRecord[];
  /** What the copy commands left on the clipboard. */
  readonly copied: readonly string[];
  readonly diagnosis: string;
  readonly exports: readonly vscode.Uri[];
  readonly summaries: readonly ExportSummary[];
}

/** Pages, a customer, searches, exports, the panel, the raw document, copying, a diagnosis. */
export async function tour(clientele: ClienteleApi, connectionId: string, folder: string): Promise<Tour> {
  await clientele.testConnection(connectionId);
  const { records } = await clientele.page(connectionId);
  await clientele.page(connectionId, { page: 2 });
  const [first, second] = records;
  assert.ok(first && second);
  const row = (record: CustomerRecord) => ({ connectionId, customerId: record.customer.id });
  await clientele.customer(connectionId, first.customer.id);

  const texts = [first.customer.name, first.customer.email, first.customer.id, 'no such text'];
  for (const text of texts) {
    if (text === null) continue;
    for await (const _ of clientele.search(text, { connections: [connectionId] }));
  }

  const exports = (['csv', 'json', 'ndjson'] as const).map(format => ({
    format,
    uri: vscode.Uri.file(`${folder}/${connectionId}.${format}`),
  }));
  const summaries: ExportSummary[] = [];
  for (const { format, uri } of exports) summaries.push(await clientele.export(connectionId, uri, format));

  const { provider } = clientele.connections.find(({ id }) => id === connectionId) ?? {};
  await vscode.commands.executeCommand(`clientele.${provider}.focus`);
  for (const command of ['openCustomer', 'openRawJson'])
    await vscode.commands.executeCommand(`clientele.${command}`, row(first));
  const copied: string[] = [];
  for (const command of ['copyCustomerId', 'copyEmail', 'copyJson', 'copyAsCurl', 'copyAsFetch', 'copyAsPython']) {
    await vscode.commands.executeCommand(`clientele.${command}`, row(first), [row(first), row(second)]);
    copied.push(await vscode.env.clipboard.readText());
  }
  // The request behind a failure, as a row that failed shows it.
  const nobody = '00000000-0000-4000-8000-000000000000';
  const error = await clientele.customer(connectionId, nobody).catch((reason: unknown) => reason);
  await vscode.commands.executeCommand('clientele.showRequest', { connectionId, customerId: nobody, error });
  const request = vscode.window.activeTextEditor?.document.getText() ?? '';
  assert.match(request, /^GET http[\s\S]*# Headers sent[\s\S]*\$\{[A-Z_]+\}[\s\S]*# cURL/);
  copied.push(request);
  await vscode.commands.executeCommand('clientele.copyDriftReport', { connectionId });
  copied.push(await vscode.env.clipboard.readText());
  const diagnosed = await diagnosis(connectionId);
  return { records, copied, diagnosis: diagnosed, exports: exports.map(({ uri }) => uri), summaries };
}
