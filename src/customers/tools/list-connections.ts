/** Which connections there are: no request is sent, and no customer is in the answer. */
import { t } from '../../core/l10n/language.ts';
import type { Connection } from '../../core/model/customer.ts';
import type { Provider } from '../../core/model/provider.ts';
import { isSample } from '../../core/read-connections.ts';
import { fittingRows } from './limits.ts';
import { type Answer, type ToolWork, valuesOf } from './work.ts';

/** Of an entry whose provider nobody knows there is none. */
function providerOf({ accounts }: ToolWork, connection: Connection): Provider | undefined {
  try {
    return accounts.provider(connection);
  } catch {
    return undefined;
  }
}

export function listConnections(work: ToolWork): Answer {
  const rows = work.accounts.connections.map(connection => {
    const provider = providerOf(work, connection);
    return {
      connection: connection.id,
      name: connection.name,
      provider: provider?.title ?? connection.provider,
      environment: isSample(connection) ? 'sample' : connection.environment,
      values: valuesOf(work, connection.id),
      sections: (provider?.sections ?? []).map(({ id }) => id),
    };
  });
  const shown = fittingRows(rows, work.characters * 0.8, value => work.print(JSON.stringify(value)).length);
  const notShown = rows.length - shown.length;
  const none = t(
    'No connection is set up. Ask the user to run “Clientele: Add a Connection” or “Clientele: Explore Sample Data”.',
  );
  return {
    body: {
      connections: shown,
      ...(rows.length === 0 && { next: none }),
      ...(notShown > 0 && { notShown: t('{0} more connections do not fit into one answer.', notShown) }),
    },
    customers: [],
  };
}
