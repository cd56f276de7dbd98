/** How one connection proves itself: headers from its credentials, or from a token they are exchanged for. */
import { list, t } from '../l10n/language.ts';
import type { Credentials } from '../model/customer.ts';
import type { AuthMethod, CredentialSpec, Exchanged, Options, Provider } from '../model/provider.ts';

/** What a header takes: visible ASCII. Anything else is a paste that went wrong. */
const headerValue = /^[\x21-\x7e]+$/;
/** What is encoded before it is sent: anything that somebody sees. */
const encodedValue = /^[^\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]+$/u;

/** The method whose credentials are all given; undefined for none and for half a pair. */
export const methodFor = (provider: Provider, credentials: Credentials): AuthMethod | undefined =>
  provider.authMethods.find(method => method.credentials.every(({ key }) => credentials[key]));

/** Why a value cannot be the credential of this title, as a sentence; undefined when it can. */
export function credentialFault(
  { title, isEncoded }: Pick<CredentialSpec, 'title' | 'isEncoded'>,
  value: string,
): string | undefined {
  if (value.trim() === '') return t('{0} is empty.', title);
  if (isEncoded)
    return encodedValue.test(value)
      ? undefined
      : t('{0} contains a line break or a character that nobody sees.', title);
  return headerValue.test(value)
    ? undefined
    : t('{0} contains a space, a line break or a character that no key has.', title);
}

/** Why these credentials cannot be used, as a sentence; undefined when they can. */
export function credentialsFault(provider: Provider, credentials: Credentials): string | undefined {
  const known = new Map(provider.authMethods.flatMap(method => method.credentials.map(spec => [spec.key, spec])));
  for (const [key, value] of Object.entries(credentials)) {
    const spec = known.get(key);
    if (!spec) return t('{0} has no credential called {1}.', provider.title, JSON.stringify(key.slice(0, 40)));
    const fault = credentialFault(spec, value);
    if (fault) return fault;
  }
  if (methodFor(provider, credentials)) return undefined;
  const ways = provider.authMethods.map(method => list(method.credentials.map(spec => spec.title)));
  return t(
    '{0} needs {1}.',
    provider.title,
    ways.reduce((one, other) => t('{0}, or {1}', one, other)),
  );
}

/** Characters of a token; servers refuse headers that are longer by far. */
const longestToken = 16_384;

/** Why a token cannot be used, as half a sentence; undefined when it can. */
export function tokenFault({ credentials, expiresIn }: Exchanged): string | undefined {
  if (!(expiresIn > 0)) return t('{who} gave a token that has no lifetime');
  const fits = Object.values(credentials).every(value => value.length <= longestToken && headerValue.test(value));
  return fits ? undefined : t('{who} gave a token that no header can hold');
}

export interface Token {
  readonly credentials: Credentials;
  /** On the clock of `performance.now()`, which a wrong time of day does not move. */
  readonly renewAt: number;
}

/** What proves one request: its headers, and the token they hold where there is one. */
export interface Proof {
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters of the address. */
  readonly params: Readonly<Record<string, string>>;
  readonly token: Token | undefined;
}

/** Renewed this much before the end, in seconds: requests under way must not outlive their token. */
const renewEarly = (lifetime: number) => Math.min(300, lifetime * 0.2);

/** Tokens remembered so that an error which echoes one under way cannot show it. */
const remembered = 8;

export class Session {
  private readonly method: AuthMethod;
  private readonly credentials: Credentials;
  private readonly options: Options;
  private readonly exchange: () => Promise<Exchanged>;
  private token: Token | undefined;
  private renewing: Promise<Token> | undefined;
  private issued: readonly string[] = [];

  /**
   * `exchange` asks for a token; it is called by one request at a time, whose answer all of them share. `options` are what
   * the connection has chosen.
   */
  constructor(
    method: AuthMethod,
    credentials: Credentials,
    exchange: (given: Credentials) => Promise<Exchanged>,
    options: Options = {},
  ) {
    this.method = method;
    this.credentials = credentials;
    this.options = options;
    this.exchange = () => exchange({ ...options, ...credentials });
  }

  /** What proves the next request. */
  async proof(): Promise<Proof> {
    if (!this.method.exchange) return this.proofOf(undefined);
    return this.proofOf(this.token && performance.now() < this.token.renewAt ? this.token : await this.renew());
  }

  /** Whether a proof still holds: no other request has heard that its token is refused. */
  holds({ token }: Proof): boolean {
    return token === this.token;
  }

  /** Says that a proof was refused; true when asking again with a new one is worth it. */
  wasRefused({ token }: Proof): boolean {
    if (!token) return false;
    // Another request may have brought a newer one already.
    if (this.token === token) this.token = undefined;
    return true;
  }

  /** Everything that must never be shown. */
  get secrets(): readonly string[] {
    // User and password in one text are neither of them.
    const basic =
      this.method.exchange && !this.token
        ? []
        : Object.values(this.proofOf(this.token).headers).flatMap(value => /^Basic (\S+)$/.exec(value)?.[1] ?? []);
    return [...Object.values(this.credentials), ...basic, ...this.issued];
  }

  private proofOf(token: Token | undefined): Proof {
    const given = { ...this.options, ...this.credentials, ...token?.credentials };
    return { headers: this.method.headers(given), params: this.method.params?.(given) ?? {}, token };
  }

  private renew(): Promise<Token> {
    this.renewing ??= this.exchange()
      .then(({ credentials, expiresIn }) => {
        this.token = { credentials, renewAt: performance.now() + (expiresIn - renewEarly(expiresIn)) * 1000 };
        this.issued = [...Object.values(credentials), ...this.issued].slice(0, remembered);
        return this.token;
      })
      .finally(() => {
        this.renewing = undefined;
      });
    return this.renewing;
  }
}
