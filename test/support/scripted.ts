import type { Handler } from './local-server.ts';

/** One of `faults`, which are made for the sandbox, as an answer of a local server. */
export const scripted =
  (fault: (request: never, response: never) => unknown): Handler =>
  response =>
    fault(undefined as never, response as never); // faults look at the response alone
