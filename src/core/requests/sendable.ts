/** A question as it goes out: its address, and its headers with environment variables in the place of credentials. */

import { withoutEndSlashes } from '../http/request-path.ts';
import { usualHeaders } from '../http/usual-headers.ts';
import type { ApiRequest, AuthMethod, TokenExchange } from '../model/provider.ts';
import { type Chosen, type HeaderTemplate, plainHeader, proofTemplates } from './header-template.ts';
import type { Sending } from './send.ts';

export function urlOf(baseUrl: string, { path, params = {}, query }: ApiRequest): URL {
  const url = new URL(withoutEndSlashes(baseUrl) + path);
  if (query !== undefined) url.search = query;
  else for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value);
  return url;
}

/** The address with the parameters that hold credentials, which are ours whatever else it says. */
export function withParams(url: URL, params: Readonly<Record<string, string>>): URL {
  for (const [key, value] of Object.entries(params)) url.searchParams.set(key, value);
  return url;
}

/** All headers that are sent; those of a request replace the usual ones. */
export function headersOf(
  { headers: own = {} }: ApiRequest,
  method: AuthMethod,
  connection: Chosen,
): readonly HeaderTemplate[] {
  const names = new Set(Object.keys(own).map(name => name.toLowerCase()));
  const usual = Object.entries(usualHeaders).filter(([name]) => !names.has(name.toLowerCase()));
  return [...[...usual, ...Object.entries(own)].map(plainHeader), ...proofTemplates(method, connection)];
}

/** A form has texts alone. */
const formOf = (body: TokenExchange['body']): string =>
  new URLSearchParams(
    Object.entries(body).flatMap(([key, value]): [string, string][] =>
      value === undefined ? [] : [[key, typeof value === 'string' ? value : JSON.stringify(value)]],
    ),
  ).toString();

/** A token exchange as it goes out. */
export const tokenSending = (baseUrl: string, { path, url, isForm, body, headers = {} }: TokenExchange): Sending => ({
  url: url === undefined ? urlOf(baseUrl, { path }) : new URL(url),
  headers: { ...headers, 'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' },
  body: isForm ? formOf(body) : JSON.stringify(body),
  logPath: path,
});
