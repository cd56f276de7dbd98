/** What a failed connection means, by the code Node gives it and by nothing else of it. */
import { t } from '../l10n/language.ts';
import { ClienteleError, damagedCure, type ErrorFacts } from '../model/errors.ts';

/** Failures that may well be gone a moment later. A wrong certificate or name will not. */
const passing = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ERR_STREAM_PREMATURE_CLOSE',
  'HPE_INVALID_EOF_STATE',
  'PROXY_UNREACHABLE',
]);

const unknownAuthority = t('{who} shows a certificate from an authority this machine does not know');
const noHttp = t('{who} answered with something that is not HTTP');

const networkWords: Readonly<Record<string, string>> = {
  ENOTFOUND: t('{who} could not be found: its host name does not resolve'),
  EAI_AGAIN: t('{who} could not be found: the name server does not answer'),
  ECONNREFUSED: t('{who} refused the connection'),
  ECONNRESET: t('{who} broke off the network connection'),
  EPIPE: t('{who} broke off the network connection'),
  ETIMEDOUT: t('{who} could not be reached in time'),
  ERR_STREAM_PREMATURE_CLOSE: t('{who} broke off in the middle of its answer'),
  HPE_INVALID_EOF_STATE: t('{who} broke off in the middle of its answer'),
  HPE_HEADER_OVERFLOW: t('{who} sent headers that are too long to be read'),
  EPROTO: t('{who} does not speak TLS as it should'),
  ERR_SSL_WRONG_VERSION_NUMBER: t('{who} does not speak TLS: its base URL may be one for http'),
  ERR_INVALID_CHAR: t('{who} cannot be asked: a header would hold a character that none can'),
  CERT_HAS_EXPIRED: t('{who} shows a certificate that has expired'),
  ERR_TLS_CERT_ALTNAME_INVALID: t('{who} shows a certificate for another host'),
  DEPTH_ZERO_SELF_SIGNED_CERT: t('{who} shows a self-signed certificate'),
  SELF_SIGNED_CERT_IN_CHAIN: t(
    '{who} shows a certificate whose authority is self-signed and not known to this machine',
  ),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT: unknownAuthority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unknownAuthority,
};

/** What to look at where nobody was reached. */
export const reachCures: Readonly<Record<string, string>> = {
  ECONNREFUSED: t('Is the server running?'),
  ECONNRESET: t('Is a firewall in between?'),
  ETIMEDOUT: t('Is a firewall in between?'),
  EHOSTUNREACH: t('Is the network up, or a VPN needed?'),
  ENETUNREACH: t('Is the network up, or a VPN needed?'),
};

/** Of these, nobody was there when it was asked. */
const unreached = new Set(['ECONNREFUSED', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']);

const certificateCure = t('Install the authority on this machine, or check the proxy; certificates are never skipped.');

/**
 * What is kept of a failure as the `cause` of an error that others may print: its code. Node's own message names the
 * address, node-fetch's the query string as well, and a query may hold a customer's e-mail address.
 */
export class NetworkFault extends Error {
  override readonly name = 'NetworkFault';
  readonly code: string;

  constructor(code: string) {
    super(code || t('without a code'));
    this.code = code;
  }
}

/** A network failure that the retry policy may repeat. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ClienteleError && error.kind === 'network' && passing.has(codeOf(error.cause));

/** What Node or OpenSSL call a failure; empty where they have no code for it. */
export function codeOf(error: unknown): string {
  for (let inner = error, depth = 0; typeof inner === 'object' && inner !== null && depth < 5; depth++) {
    const { code, cause } = inner as { code?: unknown; cause?: unknown };
    // What Node and OpenSSL call a code; anything else was made by somebody else, and may say anything.
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code)) return code;
    inner = cause;
  }
  return '';
}

/** VS Code says so, without a code, when it cannot reach a proxy; the rest of its message names the proxy. */
const isProxyGone = (error: unknown): boolean =>
  error instanceof Error && /Failed to establish a socket connection to proxies/.test(error.message);

const proxyFault = (who: string, what: string, cure: string, code: string) =>
  new ClienteleError({
    kind: 'network',
    who: t('The proxy on the way to {0}', who),
    what,
    cure,
    cause: new NetworkFault(code),
  });

/** HTTP 407, which no provider sends. */
export const proxyRefused = (who: string): ClienteleError =>
  proxyFault(
    who,
    t('{who} asks for a user name and a password'),
    t('Give them to VS Code: in its setting http.proxy, or when it asks.'),
    'PROXY_REFUSED',
  );

const isPacking = (code: string) => code.startsWith('Z_') || code.startsWith('ERR__ERROR_');

/** A failure without an answer, as a sentence. */
export function networkError(error: unknown, who: string): ClienteleError {
  if (isProxyGone(error)) {
    const cure = t('Check the setting http.proxy of VS Code, and the network.');
    return proxyFault(who, t('{who} cannot be reached'), cure, 'PROXY_UNREACHABLE');
  }
  const code = codeOf(error);
  const facts: ErrorFacts = { kind: 'network', who, cause: new NetworkFault(code) };
  if (isPacking(code)) {
    return new ClienteleError({
      ...facts,
      kind: 'notJson',
      what: t('{who} sent a body that cannot be unpacked'),
      cure: damagedCure,
    });
  }
  const unnamed = code.startsWith('HPE_') ? noHttp : code && t('{who} could not be reached ({0})', code);
  const what = networkWords[code] ?? (unnamed || undefined);
  const cure = /CERT|SIGNATURE|SELF_SIGNED/.test(code)
    ? certificateCure
    : unreached.has(code)
      ? reachCures[code]
      : undefined;
  return new ClienteleError({ ...facts, what, cure });
}
