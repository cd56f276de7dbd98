// One request to one server that answers as it is set to.

import { equal, match, ok } from 'node:assert/strict';
import { createHttp, type Http, type HttpRequest } from '../../../../src/core/http/http.ts';
import { isPassing } from '../../../../src/core/http/network-errors.ts';
import { type ErrorKind, isClienteleError } from '../../../../src/core/model/errors.ts';
import { type Handler, type LocalServer, localServer } from '../../../support/local-server.ts';

let http: Http;
const servers: Pick<LocalServer, 'close'>[] = [];

/** Every test gets connections of its own, and its servers are closed after it. To be called inside a `describe`. */
export function withHttp(): void {
  beforeEach(() => {
    http = createHttp();
  });
  afterEach(async () => {
    http.dispose();
    await Promise.all(servers.splice(0).map(server => server.close()));
  });
}

/** A server that is closed after the test. */
export async function closedAfter<Server extends Pick<LocalServer, 'close'>>(
  opening: Promise<Server>,
): Promise<Server> {
  const server = await opening;
  servers.push(server);
  return server;
}

export const serve = (handler: Handler) => closedAfter(localServer(handler));

const request = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: new URL(url),
  headers: { 'X-Api-Key': 'key-that-is-secret' },
  timeout: 5000,
  signal: new AbortController().signal,
  who: 'Acme',
  ...more,
});

export const send = (url: string, more?: Partial<HttpRequest>) => http.send(request(url, more));

/** Asks a server that answers so. */
export const answerTo = async (handler: Handler, more?: Partial<HttpRequest>) =>
  send((await serve(handler)).origin, more);

/** That an error is one of ours and of this kind, says who was asked, and whether the request may be repeated. */
export const failsAs =
  (kind: ErrorKind, words?: RegExp, passing = false) =>
  (error: unknown) => {
    ok(isClienteleError(error), String(error));
    equal(error.kind, kind, error.message);
    if (words) match(error.message, words);
    match(error.message, /^Acme .*[.?]$/);
    equal(isPassing(error), passing, 'may be repeated');
    return true;
  };

export const body =
  (bytes: string | Uint8Array, headers: Record<string, string> = {}): Handler =>
  response =>
    response.writeHead(200, headers).end(bytes);
