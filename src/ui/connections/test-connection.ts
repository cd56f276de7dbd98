/** Whether a connection's credentials still hold: one cheap question, which a locked connection is allowed. */

import * as vscode from 'vscode';
import { number, t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import { isSample } from '../../core/read-connections.ts';
import type { Services } from '../services/services.ts';
import { withProgress } from '../window/progress.ts';
import { plain } from '../window/report.ts';

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

/** Whom a test asks, and how long it waits for an answer. */
export const testingText = (
  { settings }: Pick<Services, 'settings'>,
  { name, baseUrl }: { readonly name: string; readonly baseUrl: string },
): string => {
  const { requestTimeout } = settings();
  if (isSample({ baseUrl }) || !URL.canParse(baseUrl)) return t('Testing {0}', plain(name));
  return t(
    'Testing {0} at {1}, {2} s at most for an answer',
    plain(name),
    new URL(baseUrl).host,
    number(requestTimeout),
  );
};

/** The same with its progress and its outcome in notifications. */
export async function showTest(services: Services, connection: Connection): Promise<void> {
  const { id, name } = connection;
  await withProgress(testingText(services, connection), (_, signal) => testConnection(services, id, signal));
  void vscode.window.showInformationMessage(t('{0}: the provider accepts the credentials.', plain(name)));
}
