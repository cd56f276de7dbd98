/** A connection while it is asked for, and the questions that can be put to its provider before it is kept. */

import type { Client } from '../../../core/client.ts';
import type { Connection, Credentials, Environment } from '../../../core/model/customer.ts';
import type { AuthMethod, Provider } from '../../../core/model/provider.ts';
import { defaultBaseUrl, type NewConnection } from '../../../core/read-connections.ts';
import type { Services } from '../../services/services.ts';
import { back, type Reply } from '../../window/questions.ts';

/** What has been answered so far. */
export interface Draft {
  /** The heading of every question. */
  readonly title: string;
  readonly provider?: Provider;
  readonly environment?: Environment;
  readonly baseUrl?: string;
  readonly method?: AuthMethod;
  readonly credentials: Credentials;
  readonly options: Readonly<Record<string, string>>;
  readonly name?: string;
  /** As it came with the connection that it is a copy of. */
  readonly group?: string;
  readonly answerLimit?: number;
}

export const mapReply = <T>(reply: Reply<T>, into: (value: T) => Draft): Reply<Draft> =>
  reply === undefined ? undefined : reply === back ? back : into(reply);

export const entryOf = ({
  provider,
  environment,
  baseUrl,
  options,
  name,
  group,
  answerLimit,
}: Draft): NewConnection | undefined =>
  provider && {
    provider: provider.id,
    name: name ?? provider.title,
    environment: environment ?? 'production',
    // A default is not written down, so that a later correction of it holds.
    ...(baseUrl && baseUrl !== defaultBaseUrl(provider, environment ?? 'production', options) ? { baseUrl } : {}),
    ...(Object.keys(options).length ? { options } : {}),
    ...(group && { group }),
    ...(answerLimit !== undefined && { answerLimit }),
  };

export function probe<T>(
  { connections, providers }: Services,
  entry: NewConnection,
  credentials: Credentials,
  use: (client: Client, signal: AbortSignal) => Promise<T>,
  signal = new AbortController().signal,
): Promise<T> {
  const provider = providers.get(entry.provider);
  const environment = entry.environment ?? 'production';
  const baseUrl = entry.baseUrl ?? (provider ? defaultBaseUrl(provider, environment, entry.options) : '');
  const connection: Connection = { id: 'new', ...entry, baseUrl, environment, options: entry.options ?? {} };
  return connections.probe(connection, { baseUrl, credentials }, client => use(client, signal));
}
