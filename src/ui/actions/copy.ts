/** Copying: one customer or several, always what the commands say, never a credential. */
import * as vscode from 'vscode';
import type { FetchedRecord } from '../../customers/connections/open-connection.ts';
import type { OpenConnections } from '../../customers/connections/open-connections.ts';
import type { CustomerTarget } from './command-arguments.ts';

export type CopyKind = 'id' | 'email' | 'json' | 'curl';

export interface CopyPort {
  readonly accounts: OpenConnections;
  readonly record: (target: CustomerTarget) => Promise<FetchedRecord>;
}

const nouns: Record<CopyKind, readonly [one: string, several: string]> = {
  id: ['customer ID', 'customer IDs'],
  email: ['e-mail address', 'e-mail addresses'],
  json: ['customer as JSON', 'customers as JSON'],
  curl: ['cURL command', 'cURL commands'],
};

/** Several are copied one a line; JSON as one array, each row as the provider sent it. */
export async function copy(port: CopyPort, kind: CopyKind, targets: readonly CustomerTarget[]): Promise<void> {
  if (targets.length === 0) return;
  const texts = (await Promise.all(targets.map(target => textOf(port, kind, target)))).filter(
    text => text !== undefined,
  );
  const [one, several] = nouns[kind];
  if (texts.length === 0) {
    void vscode.window.showInformationMessage(`There is no ${one} to copy.`);
    return;
  }
  const text = kind === 'json' && texts.length > 1 ? `[\n${texts.join(',\n')}\n]` : texts.join('\n');
  await vscode.env.clipboard.writeText(text);
  const said = texts.length === 1 ? `Copied the ${one}` : `Copied ${texts.length} ${several}`;
  vscode.window.setStatusBarMessage(`$(check) ${said}`, 3000);
}

async function textOf(port: CopyPort, kind: CopyKind, target: CustomerTarget): Promise<string | undefined> {
  if (kind === 'id') return target.customerId;
  if (kind === 'curl') {
    const { client } = await port.accounts.get(target.connectionId);
    return client.curl(client.customerRequest(target.customerId));
  }
  const { record } = await port.record(target);
  return kind === 'email' ? (record.customer.email ?? undefined) : record.raw;
}
