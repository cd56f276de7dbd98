/** How a request proves to an API of a manifest who asks: headers, parameters, and the exchange of a token. */
import { t } from '../../core/l10n/language.ts';
import type { Credentials } from '../../core/model/customer.ts';
import { ClienteleError } from '../../core/model/errors.ts';
import type { Answer, AuthMethod, CredentialSpec, Options, TokenExchange } from '../../core/model/provider.ts';
import { lifetimeOf } from '../common/shapes.ts';
import { firstAt, textAt } from './answers.ts';
import type { AuthWords, ExchangeWords } from './auth-words.ts';
import { filled, filledAddress, filledAll, filledIn, filledPath, namesIn, textsIn } from './templates.ts';
import type { Manifest } from './words.ts';

/** `secretKey` → "Secret key". */
export const titleOf = (key: string): string => {
  const words = key
    .replace(/_/g, ' ')
    .replace(/([a-z\d])([A-Z])/g, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`);
  return words.slice(0, 1).toUpperCase() + words.slice(1);
};

/** The header of HTTP Basic. */
const basicOf = ({ user, password }: NonNullable<AuthWords['basic']>, credentials: Credentials): string => {
  const pair = `${filled(user, credentials) ?? ''}:${filled(password, credentials) ?? ''}`;
  return ['Basic', Buffer.from(pair).toString('base64')].join(' ');
};

/** The texts that a header is made of, as they are: what they hold must be fit for one. */
const inHeaders = ({ bearer, headers = {} }: AuthWords): readonly string[] => [
  ...(bearer === undefined ? [] : [bearer]),
  ...textsIn(headers),
];

function credentialsOf(words: AuthWords): readonly CredentialSpec[] {
  const bare = new Set(inHeaders(words).flatMap(namesIn));
  return words.credentials.map(one => {
    const {
      key,
      title = titleOf(key),
      hint = t('From the API’s dashboard'),
    } = typeof one === 'string' ? { key: one } : one;
    return { key, title, hint, ...(bare.has(key) ? {} : { isEncoded: true }) };
  });
}

/** Seconds until the token ends, by its own word: the claim `exp` of a JSON Web Token. */
function lifeInToken(token: string, now: number): number {
  try {
    const [, claims = ''] = token.split('.');
    const parsed: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
    const end = typeof parsed === 'object' && parsed !== null && 'exp' in parsed ? parsed.exp : undefined;
    return typeof end === 'number' && end > 0 ? end - now / 1000 : Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function lifeOf(answer: Answer, token: string, { expires }: ExchangeWords): number {
  if (expires === undefined) return Number.POSITIVE_INFINITY;
  if (expires === 'jwt') return lifeInToken(token, Date.now());
  if ('seconds' in expires) return expires.seconds;
  return lifetimeOf(firstAt(answer, expires.at)) / (expires.unit === 'ms' ? 1000 : 1);
}

/** The whole address, where there is one; what was chosen for it may be no part of any. */
function addressOf({ url }: ExchangeWords, given: Credentials, who: string): Pick<TokenExchange, 'url'> {
  if (url === undefined) return {};
  const address = filledAddress(url, given);
  if (namesIn(address).length > 0) throw new ClienteleError({ kind: 'configuration', who });
  return { url: address };
}

const exchangeOf = (words: ExchangeWords, credentials: Credentials, who: string): TokenExchange => ({
  path: filledPath(words.path ?? '', credentials),
  ...addressOf(words, credentials, who),
  body: filledIn(words.body, credentials) as TokenExchange['body'], // an object comes to an object
  isForm: words.send === 'form',
  ...(words.basic && { headers: { Authorization: basicOf(words.basic, credentials) } }),
  read(answer) {
    const token = textAt(answer, words.token);
    if (token !== undefined) return { credentials: { token }, expiresIn: lifeOf(answer, token, words) };
    const what = t('{who} gave no token at {0}', words.token || t('the whole answer'));
    throw new ClienteleError({ kind: 'schema', who, what });
  },
});

const headersOf = ({ bearer, basic, headers }: AuthWords, credentials: Credentials): Record<string, string> => ({
  ...filledAll(headers, credentials),
  ...(bearer === undefined ? {} : { Authorization: `Bearer ${filled(bearer, credentials) ?? ''}` }),
  ...(basic && { Authorization: basicOf(basic, credentials) }),
});

const tokenUrlOf = (exchange: ExchangeWords | undefined): Pick<AuthMethod, 'tokenUrl'> => {
  const { url } = exchange ?? {};
  return url === undefined ? {} : { tokenUrl: options => filledAddress(url, options) };
};

/** The ways of a manifest to prove who asks. */
export const authMethodsOf = ({ auth }: Manifest, who: string): readonly AuthMethod[] =>
  auth.map(words => {
    const { exchange, query } = words;
    const credentials = credentialsOf(words);
    return {
      title: words.title ?? credentials.map(({ title }) => title).join(', '),
      credentials,
      headers: given => headersOf(words, given),
      ...(query && { params: (given: Credentials) => filledAll(query, given) }),
      ...(exchange && { exchange: (given: Credentials) => exchangeOf(exchange, given, who) }),
      ...tokenUrlOf(exchange),
    };
  });

/**
 * Where the credentials go, as a text that changes with it: somebody who changes a manifest must not be sent what was entered
 * for another place.
 */
export const placementOf = ({ auth }: Manifest, options: Options = {}): string =>
  JSON.stringify(
    auth.map(({ bearer, basic, headers, query, exchange }) => [
      bearer,
      basic,
      headers,
      query,
      exchange && [
        ...[exchange.path, exchange.url && filledAddress(exchange.url, options), exchange.send, exchange.body],
        // Manifests without it keep the text that they had.
        ...(exchange.basic ? [exchange.basic] : []),
      ],
    ]),
  );
