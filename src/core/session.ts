/** How one connection proves itself: headers from its credentials, or from a token they are exchanged for. */
import type { Credentials } from './customer.ts';
import { ClienteleError } from './errors.ts';
import type { AuthMethod, Provider } from './provider.ts';

/** The method whose credentials are all given; undefined for none, for half a pair, and for values that are no header. */
export const methodFor = (provider: Provider, credentials: Credentials): AuthMethod | undefined =>
  provider.authMethods.find(method => method.credentials.every(({ key }) => credentials[key]));

/** Why these credentials cannot be used, as a sentence; undefined when they can. */
export function credentialsFault(provider: Provider, credentials: Credentials): string | undefined {
  const known = new Map(provider.authMethods.flatMap(method => method.credentials.map(spec => [spec.key, spec.title])));
  for (const [key, value] of Object.entries(credentials)) {
    const title = known.get(key);
    if (!title) return `${provider.title} has no credential called ${JSON.stringify(key.slice(0, 40))}.`;
    if (value.trim() === '') return `${title} is empty.`;
    // A header takes visible ASCII; anything else is a paste that went wrong.
    if (!/^[\x21-\x7e]+$/.test(value)) return `${title} contains a space, a line break or a letter that no key has.`;
  }
  if (methodFor(provider, credentials)) return undefined;
  const ways = provider.authMethods.map(method => method.credentials.map(spec => spec.title).join(' and '));
  return `${provider.title} needs ${ways.join(', or ')}.`;
}

interface Token {
  readonly credentials: Credentials;
  /** On the clock of `performance.now()`, which a wrong time of day does not move. */
  readonly renewAt: number;
}

/** Renewed this much before the end, in seconds: requests under way must not outlive their token. */
const renewEarly = (lifetime: number) => Math.min(300, lifetime * 0.2);

export class Session {
  private readonly method: AuthMethod;
  private readonly credentials: Credentials;
  private readonly exchange: () => Promise<{ credentials: Credentials; expiresIn: number }>;
  private token: Token | undefined;
  private renewing: Promise<Token> | undefined;

  /** `exchange` asks for a token; it is called by one request at a time, whose answer all of them share. */
  constructor(
    method: AuthMethod,
    credentials: Credentials,
    exchange: () => Promise<{ credentials: Credentials; expiresIn: number }>,
  ) {
    this.method = method;
    this.credentials = credentials;
    this.exchange = exchange;
  }

  /** What proves the next request, and the proof itself, to be named when it is refused. */
  async proof(): Promise<{ headers: Record<string, string>; token: Token | undefined }> {
    if (!this.method.exchange) return { headers: this.method.headers(this.credentials), token: undefined };
    const token = this.token && performance.now() < this.token.renewAt ? this.token : await this.renew();
    return { headers: this.method.headers(token.credentials), token };
  }

  /** Says that a token was refused; true when asking again with a new one is worth it. */
  refused(token: Token | undefined): boolean {
    if (!token) return false;
    // Another request may have brought a newer one already.
    if (this.token === token) this.token = undefined;
    return true;
  }

  /** Everything that must never be shown. */
  get secrets(): readonly string[] {
    return [...Object.values(this.credentials), ...Object.values(this.token?.credentials ?? {})];
  }

  private renew(): Promise<Token> {
    this.renewing ??= this.exchange()
      .then(({ credentials, expiresIn }) => {
        if (!(expiresIn > 0)) throw new ClienteleError({ kind: 'schema', what: 'gave a token that has no lifetime' });
        this.token = { credentials, renewAt: performance.now() + (expiresIn - renewEarly(expiresIn)) * 1000 };
        return this.token;
      })
      .finally(() => {
        this.renewing = undefined;
      });
    return this.renewing;
  }
}
