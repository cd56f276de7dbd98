/**
 * One request and its answer, with nothing decided: a time limit that includes the body, a size limit counted after
 * unpacking, redirects only within the origin, UTF-8 or nothing. Retries, credentials and meaning are the client's.
 */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import fetch, { type Response } from 'node-fetch';
import { ClienteleError, cancelled, type ErrorFacts } from './errors.ts';

/** Bytes of one answer after unpacking; more is `tooLarge`. */
export const sizeLimit = 25 * 1024 * 1024;

export interface HttpRequest {
  /** POST is for a token exchange and nothing else: Clientele reads. */
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Milliseconds for this attempt, body included. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  /** Who is asked, for the sentences of errors. */
  readonly who: string;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly text: string;
}

/** Sends requests over connections that are kept open, until it is disposed. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
  dispose(): void;
}

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
  'UND_ERR_SOCKET',
]);

/** What a network failure means, by the code Node gives it; the text of Node's own message may name a full address. */
const networkWords: Readonly<Record<string, string>> = {
  ENOTFOUND: 'could not be found: its host name does not resolve',
  EAI_AGAIN: 'could not be found: the name server does not answer',
  ECONNREFUSED: 'refused the network connection',
  ECONNRESET: 'broke off the network connection',
  ERR_STREAM_PREMATURE_CLOSE: 'broke off in the middle of its answer',
  CERT_HAS_EXPIRED: 'shows a certificate that has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'shows a certificate for another host',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'shows a certificate that nobody vouches for',
  SELF_SIGNED_CERT_IN_CHAIN: 'shows a certificate from an authority this machine does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'shows a certificate from an authority this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT: 'shows a certificate from an authority this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'shows a certificate from an authority this machine does not know',
};

const certificateCure = 'Install the authority on this machine, or check the proxy; certificates are never skipped.';

/** A network failure that the retry policy may repeat. */
export const isPassing = (error: unknown): boolean =>
  error instanceof ClienteleError && error.kind === 'network' && passing.has(codeOf(error.cause));

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : codeOf(cause);
}

export function networkError(error: unknown, who: string): ClienteleError {
  const code = codeOf(error);
  const facts: ErrorFacts = { kind: 'network', who, cause: error };
  if (code.startsWith('Z_') || code.startsWith('ERR_BROTLI') || code === 'ERR__ERROR_FORMAT') {
    return new ClienteleError({ ...facts, kind: 'notJson', what: 'sent a body that cannot be unpacked' });
  }
  const what = networkWords[code] ?? (code ? `could not be reached (${code})` : undefined);
  const cure = /CERT|SIGNATURE|SELF_SIGNED/.test(code) ? certificateCure : undefined;
  return new ClienteleError({ ...facts, what, cure });
}

async function readBody(response: Response, who: string, stop: () => void): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    const bytes = chunk as Uint8Array; // a body without an encoding set yields bytes
    size += bytes.length;
    if (size > sizeLimit) {
      stop();
      throw new ClienteleError({ kind: 'tooLarge', who });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function decode(bytes: Uint8Array, who: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (cause) {
    throw new ClienteleError({ kind: 'notJson', who, what: 'answered in an encoding that is not UTF-8', cause });
  }
}

/** Where a redirect leads, or the error that it must not be followed. */
function redirectTarget(response: Response, request: HttpRequest, hops: number): URL {
  const location = response.headers.get('location');
  const target = location && URL.canParse(location, request.url) ? new URL(location, request.url) : undefined;
  const refuse = (what: string) =>
    new ClienteleError({
      kind: 'configuration',
      who: request.who,
      what,
      cure: 'Check the base URL of this connection.',
    });
  if (!target) throw refuse(`answered with a redirect that leads nowhere`);
  if (target.origin !== request.url.origin)
    throw refuse(`redirects to another origin, ${target.origin}, where the credentials must not go`);
  if (hops > 0) throw refuse('redirects more than once');
  if (request.method === 'POST') throw refuse('redirects the token exchange');
  return target;
}

export function createHttp(): Http {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true });

  async function attempt(request: HttpRequest, url: URL, hops: number, stop: AbortController): Promise<HttpAnswer> {
    const response = await fetch(url, {
      method: request.method,
      headers: { Accept: 'application/json', 'User-Agent': 'Clientele', ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      signal: stop.signal,
      agent: ({ protocol }) => (protocol === 'http:' ? http : https),
    });
    if (response.status >= 300 && response.status < 400 && response.status !== 304) {
      const target = redirectTarget(response, request, hops);
      for await (const _ of response.body ?? []) break; // frees the socket
      return attempt(request, target, hops + 1, stop);
    }
    const bytes = await readBody(response, request.who, () => stop.abort());
    return { status: response.status, headers: new Map(response.headers), text: decode(bytes, request.who) };
  }

  return {
    async send(request) {
      const { signal, who } = request;
      if (signal.aborted) throw cancelled(who);
      const stop = new AbortController();
      const onAbort = () => stop.abort();
      let late = false;
      const timer = setTimeout(() => {
        late = true;
        stop.abort();
      }, request.timeout);
      signal.addEventListener('abort', onAbort, { once: true });
      try {
        return await attempt(request, request.url, 0, stop);
      } catch (error) {
        if (error instanceof ClienteleError) throw error;
        if (signal.aborted) throw cancelled(who);
        if (late) {
          const what = `did not answer within ${request.timeout / 1000} seconds`;
          throw new ClienteleError({ kind: 'timeout', who, what, cause: error });
        }
        throw networkError(error, who);
      } finally {
        clearTimeout(timer);
        signal.removeEventListener('abort', onAbort);
      }
    },
    dispose() {
      http.destroy();
      https.destroy();
    },
  };
}
