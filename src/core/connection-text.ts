/** A connection as a text to hand on: what a setting would hold of it, and nothing that proves who asks. */
import { t } from './l10n/language.ts';
import type { Connection } from './model/customer.ts';
import type { Providers } from './model/provider.ts';
import { completeConnection, isSample, type NewConnection } from './read-connections.ts';

/** Characters of a text that may be one. */
const longest = 20_000;

/** JSON as the setting has it, laid out for reading. */
export const connectionText = ({
  provider,
  name,
  baseUrl,
  environment,
  options,
  group,
  answerLimit,
}: NewConnection): string =>
  JSON.stringify({ provider, name, environment, baseUrl, options, group, answerLimit }, undefined, 2);

/** The connection that a text stands for, or the sentence that says why it stands for none. What else is in it is left out. */
export function readConnectionText(text: string, providers: Providers): Connection | string {
  const value = text.length > longest ? undefined : parsed(text);
  // The setting is a list of them.
  const entry: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    return t('There is no connection on the clipboard: “Copy Connection” puts one there.');
  const connection = completeConnection({ ...entry, id: 'pasted' }, providers);
  if (typeof connection !== 'string' && isSample(connection))
    return t('Sample data is set up by “Explore Sample Data”.');
  return connection;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
