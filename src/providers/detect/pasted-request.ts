/**
 * A request that somebody pasted, as a browser or a page of documentation gives it: a curl command quoted for any of three
 * shells, or PowerShell's own.
 */

import { parsedUrl } from '../../core/http/url.ts';
import { t } from '../../core/l10n/language.ts';
import { spokenByCurl } from './curl-command.ts';
import { invocation } from './invocation.ts';
import { asksByPowerShell, curlCommands, dialectOf } from './pasted-words.ts';
import type { Spoken } from './spoken.ts';
import { isPost, readTokenCommand, type TokenCommand } from './token-command.ts';

export interface PastedRequest {
  readonly url: URL;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** As `user:password`. */
  readonly user: string | undefined;
  /** What is sent before it for a token, where that was pasted as well. */
  readonly token?: TokenCommand;
  /** What of it is not taken, as sentences. */
  readonly notes: readonly string[];
}

export type Pasted =
  | { readonly kind: 'request'; readonly request: PastedRequest }
  | { readonly kind: 'fault'; readonly message: string };

const fault = (message: string): Pasted => ({ kind: 'fault', message });

/** Characters of a command; what is longer is something else. */
const longest = 200_000;

/** Whether a text is a command that can be read here. */
export const looksLikeRequest = (text: string): boolean =>
  text.length <= longest && (/(?:^|[\s;&|\\/])curl(?:\.exe)?\s/i.test(text) || asksByPowerShell.test(text));

/** A part of an address that is to be filled in: what it holds is known to a shell or to somebody alone. */
const unfilled = /\$\{?\w|%(?![0-9a-f]{2})\w+%|\{\{|^[^?#]*[{<]/i;

/** The end of a path that stands for an ID: what is before it is where the list is. */
const idToFill =
  /^((?:\w+:\/\/|(?!\w+:\/\/))[^/?#]+\/(?:[^?#]*\/)?)(?:\$\{?\w+\}?|%\w+%|\{+[^{}/]*\}+|<[^<>/]*>)(\.json)?(?=\/{0,9}(?:$|[?#]))/;

function requestOf({ urls, headers, method, user, data, isGet, notes }: Spoken): Pasted {
  const [address, ...others] = urls.filter(url => !url.startsWith('?'));
  const first = address?.replace(idToFill, '$1:id$2');
  if (first === undefined) return fault(t('The command has no address.'));
  if (others.length > 0) return fault(t('The command has several addresses: leave the one that lists customers.'));
  if (unfilled.test(first)) return fault(t('The address has a variable in it: put its value in its place.'));
  const asked = method ?? (data.length > 0 && !isGet ? 'POST' : 'GET');
  if (asked !== 'GET' && asked !== 'HEAD')
    return fault(t('The command sends {0}. Clientele asks by GET: paste the command that lists customers.', asked));
  const hasScheme = /^\w+:\/\//.test(first);
  const text = hasScheme ? first : `https://${first}`;
  const url = parsedUrl(text);
  if (!url) return fault(t('The address is none: it looks like https://api.example.com/v1/customers.'));
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    return fault(t('The address has to begin with https://, and not with {0}', `${url.protocol}//`));
  const queries = [...urls.filter(one => one.startsWith('?')).map(one => one.slice(1)), ...(isGet ? data : [])];
  for (const query of queries)
    for (const [name, value] of new URLSearchParams(query)) url.searchParams.append(name, value);
  const inAddress = url.username || url.password ? `${url.username}:${url.password}` : undefined;
  const owner = user ?? (inAddress === undefined ? undefined : decoded(inAddress));
  url.username = '';
  url.password = '';
  url.hash = '';
  return { kind: 'request', request: { url, headers, user: owner, notes } };
}

/** A percent sign that encodes nothing stays. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Reads what was pasted. */
export function readRequest(text: string): Pasted {
  if (text.length > longest) return fault(t('This is too long to be a command.'));
  const dialect = dialectOf(text);
  if (dialect === 'powershell') {
    const spoken = invocation(text);
    return spoken ? requestOf(spoken) : fault(t('Nothing is asked for in this command.'));
  }
  const commands = curlCommands(text, dialect).map(spokenByCurl);
  const [command] = commands;
  if (!command) return fault(t('This is no curl command: it begins with curl and has an address.'));
  const [forToken, ...others] = commands.filter(isPost);
  const lists = commands.filter(one => !isPost(one));
  const [list] = lists;
  if (commands.length === 1) return requestOf(command);
  if (!list || lists.length > 1 || !forToken || others.length > 0)
    return fault(t('These are several commands: paste the one that lists customers, and at most one for a token.'));
  const token = readTokenCommand(forToken);
  const request = requestOf(list);
  if (token.kind === 'fault' || request.kind === 'fault') return token.kind === 'fault' ? token : request;
  return { kind: 'request', request: { ...request.request, token: token.token } };
}
