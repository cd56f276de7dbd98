/** Handing a connection on: copied without what proves who asks, and pasted, which asks for that and tests it. */
import * as vscode from 'vscode';
import { connectionText, readConnectionText } from '../../../core/connection-text.ts';
import { t } from '../../../core/l10n/language.ts';
import type { Connection } from '../../../core/model/customer.ts';
import { ClienteleError } from '../../../core/model/errors.ts';
import { defaultBaseUrl } from '../../../core/read-connections.ts';
import { connectionPlace } from '../../actions/connection-place.ts';
import type { Services } from '../../services/services.ts';
import { series } from '../../window/questions.ts';
import { askName, testAndAdd } from './add.ts';
import { askCredentials } from './credential-steps.ts';
import type { Draft } from './draft.ts';
import { entryOf } from './edit.ts';

export async function copyConnection(services: Services, connection: Connection): Promise<void> {
  const { environment, options } = connection;
  const provider = services.connections.provider(connection);
  const entry = entryOf(connection, defaultBaseUrl(provider, environment, options));
  await vscode.env.clipboard.writeText(connectionText(entry));
  vscode.window.setStatusBarMessage(`$(check) ${t('Copied the connection, without its credentials')}`, 5000);
}

/** undefined when the user left. The text may be anybody's: each question for a key says where it will go. */
export async function pasteConnection(services: Services): Promise<Connection | undefined> {
  const read = readConnectionText(await vscode.env.clipboard.readText(), services.providers);
  if (typeof read === 'string')
    throw new ClienteleError({ kind: 'configuration', who: 'Clientele', what: read, cure: '' });
  const { name, environment, baseUrl, options, group, answerLimit } = read;
  const provider = services.connections.provider(read);
  const where = `${connectionPlace(services, read)} · ${new URL(baseUrl).host}`;
  const start: Draft = {
    ...{ title: t('Paste a Connection: {0}', where), provider, environment, baseUrl, options, name },
    credentials: {},
    ...(group && { group }),
    ...(answerLimit !== undefined && { answerLimit }),
  };
  const only = { providers: new Map([[provider.id, provider]]) };
  return testAndAdd(services, await series(start, [askName, ...askCredentials(only)]));
}
