/** Who asks, in a request that was pasted: what of it is a secret, by its place, its name and its look. */
import { t } from '../../core/l10n/language.ts';
import type { AuthWords } from '../manifest/auth-words.ts';
import type { PastedRequest } from './pasted-request.ts';
import type { TokenCommand } from './token-command.ts';

type Pair = readonly [name: string, value: string];

export interface ProofFound {
  readonly auth: AuthWords;
  /** The secrets that were given, by the names that `auth` has for them. */
  readonly credentials: Readonly<Record<string, string>>;
  /** Headers that are no secret and say something of the API. */
  readonly headers: readonly Pair[];
  readonly params: readonly Pair[];
  /** What proves who asks, in words. */
  readonly reason: string;
}

/** Names of what proves who asks. */
const secretName =
  /(?:^|[-_.\s])(?:api[-_]?key|key|token|secret|password|passwd|pwd|auth|authorization|credential|signature|sig|jwt|session|pat|bearer)s?$|(?:key|token|secret|password|auth)$/i;

/** A text that nobody would write by hand: letters and digits in one run that is long, and no ID or date. */
const looksMade = (value: string): boolean =>
  /^(?=.*\d)(?=.*[A-Za-z])[\w\-.+/=:~]{24,}$/.test(value) &&
  !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(value) &&
  !/^\d{4}-\d\d/.test(value);

/** Beginnings that only keys have. */
const keyBeginning = /^(?:sk|pk|rk|pat|key|shpat|shpca|pdl|live|test|whsec|xoxb|ghp|glpat)[_-]/;

const isSecret = (name: string, value: string): boolean =>
  (secretName.test(name) && !/version|idempotency/i.test(name)) || keyBeginning.test(value) || looksMade(value);

/** What stands in the place of a secret in documentation and in scripts: it is asked for later. */
export const isPlaceholder = (value: string): boolean =>
  value === '' ||
  /^(?:\$\{?\w+\}?|%\w+%|<[^>]*>|\[[^\]]*\]|\{\{?[^}]*\}?\}|[x.•*…]+|(?:your|my|the)[-_ ]?.*(?:key|token|secret|password).*|(?:api[-_ ]?)?(?:key|token|secret|password))$/i.test(
    value,
  );

/** The variable of a shell that stands in a value's place. */
const variableIn = (value: string): string | undefined =>
  /^(?:\$\{?(\w+)\}?|%(\w+)%)$/.exec(value)?.slice(1).find(Boolean);

/** Headers of a browser, and those that Clientele sets itself. */
const noise =
  /^(?:accept|accept-.*|user-agent|sec-.*|origin|referer|referrer.*|priority|cache-control|pragma|dnt|cookie|connection|te|if-.*|content-.*|host|upgrade-.*|x-requested-with|x-request-id|x-client-data|traceparent|tracestate|sentry-trace|baggage|keep-alive|transfer-encoding|proxy-.*|upgrade|trailer|expect)$/i;

/** What HTTP takes as the name of a header. */
const headerName = /^[!#$%&'*+.^_`|~\dA-Za-z-]+$/;

const isWanted = ([name, value]: Pair): boolean =>
  /^[\x20-\x7e]*$/.test(value) &&
  (/^accept$/i.test(name) ? !/^(?:\*\/\*|application\/json.*|text\/.*|)$/i.test(value) : !noise.test(name));

/** `X-Client-Secret` → clientSecret. */
function keyOf(name: string, taken: ReadonlySet<string>): string {
  const parts = name.replace(/^x-/i, '').match(/[A-Za-z0-9]+/g) ?? [];
  const joined = parts
    .map((part, at) => part.slice(0, 1)[at === 0 ? 'toLowerCase' : 'toUpperCase']() + part.slice(1))
    .join('');
  const key = /^[A-Za-z]/.test(joined) && joined !== 'authorization' ? joined : 'apiKey';
  let free = key;
  for (let count = 2; taken.has(free); count++) free = `${key}${count}`;
  return free;
}

/** Everything that was found, one after the other. */
class Finding {
  readonly names: { key: string; title: string; hint?: string }[] = [];
  readonly credentials: Record<string, string> = {};
  readonly places: string[] = [];
  auth: Partial<AuthWords> = {};

  /** A secret by its name; in the words it stands as `{name}`. */
  add(name: string, value: string, title = name): string {
    const key = keyOf(name, new Set(this.names.map(one => one.key)));
    const variable = variableIn(value);
    this.names.push({ key, title, ...(variable && { hint: t('the value of {0} in the command', variable) }) });
    if (!isPlaceholder(value)) this.credentials[key] = value;
    return `{${key}}`;
  }

  header(name: string, value: string): void {
    const [, word, secret = ''] = /^(\S+) (\S.*)$/.exec(value) ?? [];
    const prefix = word !== undefined && /^[A-Za-z][\w-]*$/.test(word) ? `${word} ` : '';
    const text = this.add(name, prefix ? secret : value, /^authorization$/i.test(name) ? t('API key') : name);
    this.auth.headers = { ...this.auth.headers, [name]: prefix + text };
    this.places.push(t('the header {0}', name));
  }

  basic(user: string, password: string, place: string): void {
    const words =
      password === ''
        ? { user: this.add('apiKey', user, t('API key')), password: '' }
        : { user: this.add('user', user, t('User')), password: this.add('password', password, t('Password')) };
    this.auth.basic = words;
    this.places.push(place);
  }

  bearer(token: string): void {
    this.auth.bearer = this.add('apiKey', token, t('API key'));
    this.places.push(t('the header {0}', 'Authorization'));
  }

  query(name: string, value: string): void {
    this.auth.query = { ...this.auth.query, [name]: this.add(name, value) };
    this.places.push(t('the parameter {0}', name));
  }
}

function readAuthorization(found: Finding, name: string, value: string): void {
  const [, scheme = '', rest = ''] = /^(\S+)(?:\s+(.*))?$/.exec(value) ?? [];
  if (/^bearer$/i.test(scheme)) found.bearer(rest);
  else if (/^basic$/i.test(scheme)) found.basic(...pairOf(rest), t('the header {0}', name));
  else found.header(name, value);
}

/** User and password as HTTP Basic has them. */
function pairOf(encoded: string): [user: string, password: string] {
  // Both are asked for.
  if (isPlaceholder(encoded)) return ['$USER', '$PASSWORD'];
  return splitUser(new TextDecoder().decode(Uint8Array.from(Buffer.from(encoded, 'base64'))));
}

const splitUser = (text: string): [user: string, password: string] => {
  const at = text.indexOf(':');
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
};

/** Finds what proves who asks; where nothing does, a key as most APIs take it. */
export function proofIn(request: PastedRequest): ProofFound {
  const found = plainProof(request);
  return request.token ? withToken(found, request.token) : found;
}

/** Parts of a body that say what is wanted, and not who asks. */
const isConstant = (name: string): boolean => /^(?:grant_?type|scope|audience|resource|response_?type)$/i.test(name);

/** What the request sends is the token; what it is exchanged for is asked for instead. */
function withToken(found: ProofFound, { url, send, body, user }: TokenCommand): ProofFound {
  const { credentials: _, ...words } = found.auth;
  const entered = new Finding();
  if (user !== undefined) entered.basic(...splitUser(user), t('the user of the command'));
  const sent = body.map(([name, value]) => [name, isConstant(name) ? value : entered.add(name, value)]);
  const sentToken: typeof words = JSON.parse(JSON.stringify(words).replace(/\{\w+\}/g, '{token}')); // the same words with another name
  const exchange = {
    ...{ url, send, body: Object.fromEntries(sent), token: '/access_token' },
    ...(entered.auth.basic && { basic: entered.auth.basic }),
    expires: { at: '/expires_in' },
  };
  return {
    ...found,
    auth: { credentials: entered.names, exchange, ...sentToken },
    credentials: entered.credentials,
    reason: t(
      'What is entered is exchanged for a token at {0}. That the answer has it at “/access_token” is a guess.',
      url,
    ),
  };
}

function plainProof({ url, headers, user }: PastedRequest): ProofFound {
  const found = new Finding();
  const kept: Pair[] = [];
  if (user !== undefined) found.basic(...splitUser(user), t('the user of the command'));
  for (const [name, value] of headers) {
    if (!headerName.test(name)) continue;
    if (/^authorization$/i.test(name)) {
      if (user === undefined) readAuthorization(found, name, value);
    } else if (!noise.test(name) && isSecret(name, value)) found.header(name, value);
    else if (isWanted([name, value])) kept.push([name, value]);
  }
  const params: Pair[] = [];
  for (const [name, value] of url.searchParams) {
    if (isSecret(name, value) && !isPaging(name)) found.query(name, value);
    else params.push([name, value]);
  }
  const isThere = found.places.length > 0;
  if (!isThere) found.bearer('');
  return {
    auth: { credentials: found.names, ...found.auth },
    credentials: found.credentials,
    headers: kept,
    params,
    reason: isThere
      ? t('What proves who asks is {0}.', found.places.join(', '))
      : t('Nothing in the request proves who asks: a bearer token is a guess, as most APIs take one.'),
  };
}

/** A cursor looks as a key does, and proves nothing. */
const isPaging = (name: string): boolean => /cursor|page|after|before|next|continuation|offset/i.test(name);

/** Whether a step of a path is a key: a manifest would hold it, and everybody would read it. */
export const isKeyInPath = (step: string): boolean =>
  keyBeginning.test(step) || (step.length >= 32 && looksMade(step) && !/^[0-9a-f]+$/i.test(step));
