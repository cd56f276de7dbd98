/** Copying: one customer or several, always what the commands say, never a credential. */
import * as vscode from 'vscode';
import type { Services } from '../services/services.ts';
import type { CustomerTarget } from './customer-target.ts';
import { recordOf } from './record-of.ts';

export type CopyKind = 'id' | 'email' | 'json' | 'curl';

type Connections = Pick<Services, 'connections'>;

const nouns: Record<CopyKind, readonly [one: string, several: string]> = {
  id: ['customer ID', 'customer IDs'],
  email: ['e-mail address', 'e-mail addresses'],
  json: ['customer as JSON', 'customers as JSON'],
  curl: ['cURL command', 'cURL commands'],
};

/** Several are copied one a line; JSON as one array, each row as the provider sent it. */
export async function copy(services: Connections, kind: CopyKind, targets: readonly CustomerTarget[]): Promise<void> {
  if (targets.length === 0) return;
  const texts = (await Promise.all(targets.map(target => textOf(services, kind, target)))).filter(
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

async function textOf(services: Connections, kind: CopyKind, target: CustomerTarget): Promise<string | undefined> {
  if (kind === 'id') return target.customerId;
  if (kind === 'curl') {
    const { client } = await services.connections.get(target.connectionId);
    return client.curl(client.customerQuestion(target.customerId).request);
  }
  const { record } = await recordOf(services, target);
  return kind === 'email' ? (record.customer.email ?? undefined) : record.raw;
}
