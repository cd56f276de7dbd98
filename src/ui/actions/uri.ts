/** `vscode://clientele.clientele/customer?connection=<id>&id=<customer id>`: nothing is sent before the user has said yes. */

import * as vscode from 'vscode';
import { pathOf } from '../../core/http/request-path.ts';
import { t } from '../../core/l10n/language.ts';
import type { Services } from '../services/services.ts';
import { short } from '../text/customer-text.ts';
import { plain } from '../window/report.ts';
import { connectionPlace } from './connection-place.ts';
import type { CustomerTarget } from './customer-target.ts';
import { readBefore } from './read-before.ts';

/**
 * A link that opens a customer, for the editor that it was copied in. Throws `badRequest` for an ID that no provider can be
 * asked for.
 */
export function linkTo({ connectionId, customerId }: CustomerTarget): string {
  const [connection, id] = [connectionId, customerId].map(one => pathOf(one).slice(1));
  return `${vscode.env.uriScheme}://clientele.clientele/customer?connection=${connection}&id=${id}`;
}

/**
 * What a link's query names. VS Code has decoded it once: a + is a plus and a % stands for itself. An & within an ID looks
 * like one between parameters by now, so the ID is all there is up to the end, or up to the connection where that follows.
 */
export function namedBy(query: string): { readonly connectionId?: string; readonly customerId?: string } {
  const connection = /(?:^|&)connection=([^&]*)/.exec(query);
  const start = /(?:^|&)id=/.exec(query);
  if (!connection?.[1] || !start) return {};
  const end = connection.index > start.index ? connection.index : query.length;
  return { connectionId: connection[1], customerId: query.slice(start.index + start[0].length, end) };
}

export async function openUri(
  services: Pick<Services, 'store' | 'connections' | 'privacy' | 'lists' | 'follow'>,
  uri: vscode.Uri,
): Promise<void> {
  const { connectionId, customerId } = namedBy(uri.query);
  const connection = services.store.connections.find(({ id }) => id === connectionId);
  if (uri.path !== '/customer' || !connection || !customerId) {
    void vscode.window.showErrorMessage(t('This link names no connection and customer that Clientele has here.'));
    return;
  }
  const target: CustomerTarget = { connectionId: connection.id, customerId };
  const message = t('Open a customer of {0} ({1})?', plain(connection.name), connectionPlace(services, connection));
  const detail = t(
    'ID: {0}. One request is sent to the provider.',
    short(services.privacy.id(connection.id, customerId, readBefore(services, target)?.record), 100),
  );
  const open = t('Open');
  if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, open)) !== open) return;
  await vscode.commands.executeCommand('clientele.openCustomer', target);
}
