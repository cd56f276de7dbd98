/** Connections as settings hold them: checked at the border, each broken entry with a sentence that says what is wrong. */

import * as z from 'zod/mini';
import { isLoopback } from './http/loopback.ts';
import { parsedUrl } from './http/url.ts';
import { unseen } from './http/views.ts';
import { t } from './l10n/language.ts';
import { sentences } from './l10n/sentences.ts';
import type { Connection, Environment } from './model/customer.ts';
import { defaultBaseUrl } from './model/default-base-url.ts';
import type { OptionSpec, Provider, Providers } from './model/provider.ts';

export { defaultBaseUrl };

/** Stands in the place of a base URL for sample data: the address is known once its server runs. */
export const sampleUrl = 'sample:';

export const isSample = (connection: Pick<Connection, 'baseUrl'>): boolean => connection.baseUrl === sampleUrl;

/** A connection as it is entered: what is left out has a default. */
export interface NewConnection {
  readonly id?: string;
  readonly provider: string;
  readonly name: string;
  readonly baseUrl?: string;
  readonly environment?: Environment;
  readonly options?: Readonly<Record<string, string>>;
  readonly group?: string;
  readonly answerLimit?: number;
}

/** An entry of the settings that cannot be used. */
export interface BrokenConnection {
  /** Its place in the array, from 0. */
  readonly index: number;
  /** As far as it can be reported. */
  readonly provider: string | undefined;
  readonly name: string;
  readonly message: string;
}

/** Characters of a base URL. */
const longestUrl = 2000;

/** Why this cannot be a base URL, as a sentence; undefined when it can. */
export function baseUrlFault(text: string): string | undefined {
  if (text === sampleUrl) return undefined;
  if (text.length > longestUrl) return t('The base URL must have at most {0} characters.', longestUrl);
  // A URL is read without them: what is shown would not be what is asked.
  if (unseen.test(text)) return t('The base URL must not have tabs, line breaks or other characters that nobody sees.');
  const url = parsedUrl(text);
  if (!url) return t('The base URL is not a URL; it looks like https://api.example.com/v1.');
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return t(
      'The base URL must begin with https:// (http:// is taken for localhost, 127.0.0.1 and [::1] only), so that no key travels in the clear.',
    );
  }
  if (url.username || url.password)
    return t('The base URL must not hold a user name or password; credentials are entered apart.');
  if (url.search || text.includes('?')) return t('The base URL must not have a query (the part from “?” on).');
  if (url.hash || text.includes('#')) return t('The base URL must not have a fragment (the part from “#” on).');
  return undefined;
}

/** Why this cannot be the value of an option, as a sentence; undefined when it can. */
export function optionFault(option: OptionSpec, value: string | undefined): string | undefined {
  if (!value) return option.required ? sentences(t('{0} is missing: {1}', option.title, option.hint)) : undefined;
  return option.pattern.test(value) ? undefined : t('{0} must be {1}.', option.title, option.shape);
}

/** Megabytes that one answer may have at most: what is sent by default, and what memory can hold. */
const answerLimits = { least: 1, most: 400 } as const;

/** Characters of a group's name. */
export const longestGroup = 100;

const text = z.string().check(z.trim(), z.minLength(1));
const entry = z.object({
  id: text,
  provider: text,
  name: text,
  baseUrl: z.optional(text),
  environment: z.optional(z.enum(['production', 'sandbox'])),
  options: z.optional(z.record(z.string(), z.string())),
  // Where it is shown decides nothing: what is no name of a group is none.
  group: z.catch(z.optional(z.string().check(z.trim(), z.maxLength(longestGroup))), undefined),
  answerLimit: z.optional(z.number().check(z.gte(answerLimits.least), z.lte(answerLimits.most))),
});

/** The connection an entry stands for, or the sentence that says why it stands for none. */
export function completeConnection(value: unknown, providers: Providers): Connection | string {
  const checked = entry.safeParse(value);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    const place = issue?.path.join('.');
    const { least, most } = answerLimits;
    if (place === 'answerLimit')
      return t('The answer limit must be a number of megabytes from {0} to {1}.', least, most);
    if (!place) return t('The entry must be an object with id, provider and name.');
    return place === 'environment'
      ? t('The environment must be production or sandbox.')
      : t('The entry has no usable “{0}”: a text is needed.', place);
  }
  const { id, name, environment = 'production', options = {}, group, answerLimit } = checked.data;
  const provider = providers.get(checked.data.provider);
  if (!provider) {
    return t('There is no provider “{0}”; there are {1}.', checked.data.provider, [...providers.keys()].join(', '));
  }
  const baseUrl = checked.data.baseUrl ?? defaultBaseUrl(provider, environment, options);
  // A missing option is what is at fault where it would be a part of the address.
  const fault = optionsFault(provider, options) ?? baseUrlFault(baseUrl);
  // Frozen, since other extensions are given it: what leads a stored credential somewhere must not change on its way.
  return (
    fault ??
    Object.freeze({
      ...{ id, provider: provider.id, name, baseUrl, environment, options: Object.freeze({ ...options }) },
      ...(group && { group }),
      ...(answerLimit !== undefined && { answerLimit }),
    })
  );
}

function optionsFault(provider: Provider, options: Readonly<Record<string, string>>): string | undefined {
  const unknown = Object.keys(options).find(key => !provider.options.some(option => option.key === key));
  if (unknown) return t('{0} has no option “{1}”.', provider.title, unknown);
  for (const option of provider.options) {
    const fault = optionFault(option, options[option.key]);
    if (fault) return fault;
  }
  return undefined;
}

const field = (value: unknown, key: string): string | undefined => {
  const found =
    typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, key)?.value : undefined;
  return typeof found === 'string' && found ? found : undefined;
};

/** The connections in a setting's value; an id that stands twice counts once. */
export function readConnections(
  value: unknown,
  providers: Providers,
): { connections: readonly Connection[]; broken: readonly BrokenConnection[] } {
  const connections: Connection[] = [];
  const broken: BrokenConnection[] = [];
  const ids = new Set<string>();
  if (value !== undefined && value !== null && !Array.isArray(value)) {
    const message = t('The setting clientele.connections must be a list of connections.');
    return { connections, broken: [{ index: 0, provider: undefined, name: 'clientele.connections', message }] };
  }
  const entries: readonly unknown[] = Array.isArray(value) ? value : [];
  entries.forEach((one, index) => {
    const read = completeConnection(one, providers);
    const message =
      typeof read === 'string' ? read : ids.has(read.id) ? t('The id “{0}” stands twice.', read.id) : undefined;
    if (message === undefined && typeof read !== 'string') {
      ids.add(read.id);
      connections.push(read);
      return;
    }
    const name = field(one, 'name') ?? field(one, 'id') ?? t('Connection {0}', index + 1);
    broken.push({ index, provider: field(one, 'provider'), name, message: message ?? '' });
  });
  return { connections, broken };
}
