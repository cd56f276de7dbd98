// Answers of a server by path and parameters, for tests of all that is asked.

import type { Handler } from '../../support/local-server.ts';

export const idOf = (at: number) => `${String(at).padStart(8, '0')}-0000-4000-8000-000000000000`;
export const times = <T>(count: number, make: (at: number) => T) =>
  Array.from({ length: count }, (_, at) => make(at + 1));

/** Answers a path and its parameters with what is to be sent, or with a status and that. */
export const answering =
  (answer: (path: string, params: URLSearchParams) => unknown): Handler =>
  (response, { url }) => {
    const { pathname, searchParams } = new URL(url, 'http://local');
    const body = answer(pathname, searchParams);
    const status = body instanceof Refusal ? body.status : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body instanceof Refusal ? body.json : body));
  };

export class Refusal {
  readonly status: number;
  readonly json: unknown;
  constructor(status: number, json: unknown) {
    this.status = status;
    this.json = json;
  }
}
