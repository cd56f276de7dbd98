/** A command that is sent before the one for the list: credentials for a token. */

import { parsedUrl } from '../../core/http/url.ts';
import { t } from '../../core/l10n/language.ts';
import type { Spoken } from './spoken.ts';

/** What is sent for a token, and where. */
export interface TokenCommand {
  /** Without a query. */
  readonly url: string;
  readonly send: 'json' | 'form';
  readonly body: readonly (readonly [name: string, value: string])[];
  /** As `user:password`, where that is how it says who asks. */
  readonly user: string | undefined;
}

export type TokenRead =
  | { readonly kind: 'token'; readonly token: TokenCommand }
  | { readonly kind: 'fault'; readonly message: string };

export const isPost = ({ method, data, isGet }: Spoken): boolean =>
  (method ?? (data.length > 0 && !isGet ? 'POST' : 'GET')) === 'POST';

function jsonPairs(text: string): readonly (readonly [string, string])[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    return Object.entries(value).flatMap(([name, one]) => (typeof one === 'string' ? [[name, one] as const] : []));
  } catch {
    return undefined;
  }
}

/** Reads it; a manifest can send its user and what stands in the body, and nothing else. */
export function readTokenCommand({ urls, data, user }: Spoken): TokenRead {
  const fault = (message: string): TokenRead => ({ kind: 'fault', message });
  const [first = ''] = urls;
  const text = /^\w+:\/\//.test(first) ? first : `https://${first}`;
  const url = parsedUrl(text);
  if (!url) return fault(t('The address of the command for a token is none.'));
  const json = data.length === 1 ? jsonPairs(data[0] ?? '') : undefined;
  const body = json ?? [...new URLSearchParams(data.join('&'))];
  return { kind: 'token', token: { url: url.origin + url.pathname, send: json ? 'json' : 'form', body, user } };
}
