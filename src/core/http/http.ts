/**
 * One request and its answer, with nothing decided: a time limit that includes the body, a size limit counted after
 * unpacking, redirects only within the origin, UTF-8 or nothing. Retries, credentials and meaning are the client's.
 */

import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import fetch, { type Response } from 'node-fetch';
import { t } from '../l10n/language.ts';
import { ClienteleError, cancelled } from '../model/errors.ts';
import { requireCertificates } from './certificates.ts';
import { isLoopback } from './loopback.ts';
import { networkError, proxyRefused } from './network-errors.ts';
import { redact } from './redact.ts';
import { type Body, readBody, textOf } from './response-body.ts';
import { parsedUrl } from './url.ts';
import { usualHeaders } from './usual-headers.ts';

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
  /** Bytes that an answer may have at most, after unpacking; the usual limit unless given. */
  readonly limit?: number | undefined;
  /** Whether an answer of this status and so many bytes stays as bytes, for whoever reads it elsewhere. */
  readonly asBytes?: ((status: number, size: number) => boolean) | undefined;
}

export interface HttpAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Empty where the body stays as bytes. */
  readonly text: string;
  /** Of the body, after unpacking. */
  readonly bytes: number;
  /** Where the request wants it as bytes. */
  readonly body?: Body;
}

/** Sends requests over connections that are kept open, until it is disposed. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
  dispose(): void;
}

/** Beyond this many milliseconds a timer of Node's fires at once. */
const longestTimer = 2 ** 31 - 1;

const isRedirect = (status: number) => status >= 300 && status < 400 && status !== 304;

/** The words of a request that may be keys: in its headers, its query, and in the body of a token exchange. */
const sentIn = ({ headers, url, body = '' }: HttpRequest): readonly string[] => [
  ...url.searchParams.values(),
  ...Object.values(headers).flatMap(value => value.split(' ')),
  ...body.split('"'),
  ...body.split(/[&=]/),
];

/** Whether all parameters are still there: without them an address answers another question, such as for all customers. */
const asksTheSame = (target: URL, { searchParams }: URL): boolean =>
  [...searchParams].every(([key, value]) => target.searchParams.getAll(key).includes(value));

/** Where a redirect leads, or the error that it must not be followed. */
function redirectTarget(response: Response, request: HttpRequest, hops: number): URL {
  const location = response.headers.get('location');
  const target = location ? parsedUrl(location, request.url) : undefined;
  const refuse = (what: string, whatForOthers = what) =>
    new ClienteleError({
      kind: 'configuration',
      who: request.who,
      ...{ what, whatForOthers },
      cure: t('Check the base URL of this connection.'),
    });
  if (!target) throw refuse(t('{who} answered with a redirect that leads nowhere'));
  if (target.origin !== request.url.origin) {
    // A host name can hold a key as well as a query can.
    const there = redact(target.origin === 'null' ? target.protocol : target.origin, sentIn(request));
    throw refuse(
      t('{who} redirects to another origin, {0}, where the credentials must not go', there),
      t('{who} redirects to another origin, where the credentials must not go'),
    );
  }
  if (target.username || target.password) throw refuse(t('{who} redirects to an address with a user name in it'));
  if (hops > 0) throw refuse(t('{who} redirects more than once'));
  if (request.method === 'POST') throw refuse(t('{who} redirects the token exchange'));
  if (!asksTheSame(target, request.url))
    throw refuse(t('{who} redirects to an address that leaves out part of the question'));
  return target;
}

export function createHttp(): Http {
  const http = new HttpAgent({ keepAlive: true });
  const https = new HttpsAgent({ keepAlive: true, rejectUnauthorized: true });
  // Only for this machine: with `http.proxySupport` set to "on", VS Code leaves a request that brings an agent out of the
  // proxy. Elsewhere connections are kept open by Node's own agent.
  const agentFor = ({ protocol, hostname }: URL) =>
    isLoopback(hostname) ? (protocol === 'http:' ? http : https) : undefined;

  async function attempt(request: HttpRequest, url: URL, hops: number, signal: AbortSignal): Promise<HttpAnswer> {
    const response = await fetch(url, {
      method: request.method,
      headers: { ...usualHeaders, ...request.headers },
      ...(request.body === undefined ? {} : { body: request.body }),
      compress: false,
      redirect: 'manual',
      signal,
      agent: agentFor,
    });
    if (response.status === 407) throw proxyRefused(request.who);
    if (isRedirect(response.status)) {
      const target = redirectTarget(response, request, hops);
      // Unread, since it may have no end.
      discard(response);
      return attempt(request, target, hops + 1, signal);
    }
    const { status, headers } = response;
    const body = await readBody(response, request.who, signal, request.limit);
    const answer = { status, headers: new Map(headers), bytes: body.size };
    if (request.asBytes?.(status, body.size)) return { ...answer, text: '', body };
    return { ...answer, text: textOf(body, request.who) };
  }

  return {
    send: request => withinTime(request, signal => attempt(request, request.url, 0, signal)),
    dispose() {
      http.destroy();
      https.destroy();
    },
  };
}

/** One attempt within its time: what ends it is the answer, the caller, or the clock, and the error says which. */
async function withinTime(
  { url, who, signal, timeout }: HttpRequest,
  attempt: (signal: AbortSignal) => Promise<HttpAnswer>,
): Promise<HttpAnswer> {
  if (signal.aborted) throw cancelled(who);
  requireCertificates(url, who);
  const stop = new AbortController();
  const onAbort = () => stop.abort();
  let late = false;
  const onLate = () => {
    late = true;
    stop.abort();
  };
  const timer = setTimeout(onLate, Math.min(timeout, longestTimer));
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await attempt(stop.signal);
  } catch (error) {
    // Whatever was refused while it was read is not read on.
    stop.abort();
    if (signal.aborted) throw cancelled(who);
    if (error instanceof ClienteleError) throw error;
    if (!late) throw networkError(error, who);
    throw new ClienteleError({
      kind: 'timeout',
      who,
      what: t('{who} did not answer within {0} seconds', timeout / 1000),
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

function discard({ body }: Response): void {
  // node-fetch gives a stream of Node's own, which its types do not say in full.
  (body as { destroy?: () => void } | null)?.destroy?.();
}
