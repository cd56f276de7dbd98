/** Whether a connection's credentials still hold: one cheap question, which a locked connection is allowed. */

import * as vscode from 'vscode';
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { Services } from '../services/services.ts';
import { withProgress } from '../window/progress.ts';
import { plain } from '../window/report.ts';
import { testingText } from './wizard/testing-text.ts';

/** Rejects where they do not; a lock that the test has lifted is gone from the trees as well. */
export async function testConnection(
  { connections, lists }: Pick<Services, 'connections' | 'lists'>,
  connectionId: string,
  signal = new AbortController().signal,
): Promise<void> {
  const { client } = await connections.get(connectionId);
  const wasLocked = client.locked;
  await client.test({ signal });
  if (wasLocked) lists.drop([connectionId]);
}

/** The same with its progress and its outcome in notifications. */
export async function showTest(services: Services, connection: Connection): Promise<void> {
  const { id, name } = connection;
  await withProgress(testingText(services, connection), (_, signal) => testConnection(services, id, signal));
  void vscode.window.showInformationMessage(t('{0}: the provider accepts the credentials.', plain(name)));
}
