/** What a provider sent in place of an answer, for a report: without credentials and cards, but as it may name customers. */
import * as vscode from 'vscode';
import type { Connection } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Services } from '../services/services.ts';

export async function copyRawAnswer(
  { connections }: Pick<Services, 'connections'>,
  { id, name }: Connection,
): Promise<void> {
  const { client, provider } = await connections.get(id);
  const failed = await client.failedAnswer();
  if (!failed) {
    throw new ClienteleError({
      kind: 'configuration',
      who: name,
      what: 'has no failed answer to copy',
      cure: 'The last one is kept until the window closes or the cache is cleared; where nothing came at all, there is none.',
    });
  }
  await vscode.env.clipboard.writeText(failed.text);
  const when = new Date(failed.at).toLocaleTimeString();
  const part = failed.isCut ? 'the beginning of what' : 'what';
  void vscode.window.showInformationMessage(
    `Copied ${part} ${provider.title} answered at ${when} (HTTP ${failed.status}). Credentials and card numbers are masked; customers may be in it.`,
  );
}
