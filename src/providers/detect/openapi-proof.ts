/** Security schemes of an OpenAPI document, as ways to prove who asks. */

import { parsedUrl } from '../../core/http/url.ts';
import { t } from '../../core/l10n/language.ts';
import type { AuthWords } from '../manifest/auth-words.ts';
import { listIn, partIn, textIn } from './openapi-parts.ts';
import { isJson, type Json } from './rows-in.ts';

interface Ways {
  readonly auth: AuthWords[];
  /** What cannot be said, as sentences. */
  readonly notes: readonly string[];
}

const keyOf = (name: string): string => {
  const parts = name.replace(/^x-/i, '').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = parts
    .map((part, at) => part.slice(0, 1)[at === 0 ? 'toLowerCase' : 'toUpperCase']() + part.slice(1))
    .join('');
  return /^[a-z]/i.test(joined) && !/^authorization$/i.test(joined) ? joined : 'apiKey';
};

/** Client ID and secret for a token, as OAuth 2 has it. */
function clientCredentials(tokenUrl: string): Partial<AuthWords> & Pick<AuthWords, 'credentials'> {
  const body = { grant_type: 'client_credentials', client_id: '{clientId}', client_secret: '{clientSecret}' };
  return {
    credentials: [
      { key: 'clientId', title: t('Client ID') },
      { key: 'clientSecret', title: t('Client secret') },
    ],
    exchange: { url: tokenUrl, send: 'form', body, token: '/access_token', expires: { at: '/expires_in' } },
    bearer: '{token}',
  };
}

/** One scheme; undefined where a manifest cannot say it. */
function wayOf(
  document: Json,
  scheme: Json | undefined,
): (Partial<AuthWords> & Pick<AuthWords, 'credentials'>) | undefined {
  const name = textIn(scheme, 'name') ?? '';
  const bearer = { credentials: [{ key: 'apiKey', title: t('API key') }], bearer: '{apiKey}' };
  switch (textIn(scheme, 'type')) {
    case 'http':
      if (/^bearer$/i.test(textIn(scheme, 'scheme') ?? '')) return bearer;
      if (!/^basic$/i.test(textIn(scheme, 'scheme') ?? '')) return undefined;
      return {
        credentials: [
          { key: 'user', title: t('User') },
          { key: 'password', title: t('Password') },
        ],
        basic: { user: '{user}', password: '{password}' },
      };
    case 'apiKey': {
      const key = keyOf(name);
      const credentials = [{ key, title: name }];
      if (textIn(scheme, 'in') === 'header') return { credentials, headers: { [name]: `{${key}}` } };
      return textIn(scheme, 'in') === 'query' ? { credentials, query: { [name]: `{${key}}` } } : undefined;
    }
    case 'oauth2': {
      const flow = partIn(document, partIn(document, scheme, 'flows'), 'clientCredentials');
      const tokenUrl = textIn(flow, 'tokenUrl');
      return tokenUrl !== undefined && parsedUrl(tokenUrl) ? clientCredentials(tokenUrl) : bearer;
    }
    case 'openIdConnect':
      return bearer;
    default:
      return undefined;
  }
}

/** The ways that an operation may be asked by, as the document has them. */
export function waysOf(document: Json, operation: Json): Ways {
  const schemes = partIn(document, partIn(document, document, 'components'), 'securitySchemes');
  const wanted = Array.isArray(operation.security) ? operation.security : listIn(document, 'security');
  const named = wanted
    .filter(isJson)
    .map(Object.keys)
    .filter(keys => keys.length > 0);
  const all =
    named.length > 0
      ? named
      : Object.keys(schemes ?? {})
          .slice(0, 1)
          .map(key => [key]);
  const notes: string[] = [];
  const auth = all.flatMap((keys): AuthWords[] => {
    const parts = keys.map(key => wayOf(document, partIn(document, schemes, key)));
    if (parts.some(part => part === undefined)) {
      notes.push(t('“{0}” cannot be said in a manifest, and is left out.', keys.join(', ')));
      return [];
    }
    const known = parts.filter(part => part !== undefined);
    const whole: AuthWords = Object.assign({}, ...known, {
      credentials: known.flatMap(({ credentials }) => credentials),
    });
    const headers = Object.assign({}, ...known.map(part => part.headers));
    return [Object.keys(headers).length > 0 ? { ...whole, headers } : whole];
  });
  if (auth.length > 0) return { auth: withTitles(auth), notes };
  const guess = t('The document does not say who asks in words that a manifest has: a bearer token is a guess.');
  return {
    auth: [{ credentials: [{ key: 'apiKey', title: t('API key') }], bearer: '{apiKey}' }],
    notes: [...notes, guess],
  };
}

/** Of several ways each needs a name to be chosen by, and credentials of its own. */
const withTitles = (auth: AuthWords[]): AuthWords[] => {
  const seen = new Set<string>();
  return auth.filter(words => {
    const text = JSON.stringify(words);
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
};
