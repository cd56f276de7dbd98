// What a provider says, for tests that have it say one thing after the other.

import { emptyList } from '../../../support/local-client.ts';
import type { Handler } from '../../../support/local-server.ts';

export const json =
  (status: number, body: unknown, headers: Record<string, string> | readonly [string, string][] = {}): Handler =>
  response => {
    const lines = Array.isArray(headers) ? headers : Object.entries(headers);
    response.setHeader('Content-Type', 'application/json');
    for (const [name, value] of lines) response.appendHeader(name, value);
    return response.writeHead(status).end(JSON.stringify(body));
  };

/** A list without customers, as that provider sends it. */
export const emptyPage = (id: string) => json(200, emptyList[id]);

/** Leaves a request open. */
export const neverAnswers: Handler = () => {};

export const limited = (headers: Record<string, string> = {}) => json(429, { message: 'Slow down.' }, headers);
