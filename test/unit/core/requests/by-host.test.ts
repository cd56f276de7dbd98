import { equal, match } from 'node:assert/strict';
import { asClienteleError, ClienteleError } from '../../../../src/core/model/errors.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { localClient } from '../../../support/local-client.ts';
import { closedOrigin } from '../../../support/local-server.ts';

describe('who was not reached', () => {
  it('is the host where that is not the provider’s own, and for others to read the provider', async () => {
    const origin = await closedOrigin();
    const made = await localClient('cartevo', response => response.end('{}'), { baseUrl: origin });
    try {
      const error = asClienteleError(await failureOf(made.client.test({ signal: AbortSignal.timeout(60_000) })));
      equal(error.kind, 'network');
      equal(error.message, `${new URL(origin).host} refused the connection. Is the server running?`);
      equal(error.forOthers, 'Cartevo refused the connection. Is the server running?');
    } finally {
      await made.close();
    }
  });

  it('is the host where that was silent, too', async () => {
    const made = await localClient('cartevo', () => {}, { timeout: 0.1 });
    try {
      const error = asClienteleError(await failureOf(made.client.test({ signal: AbortSignal.timeout(60_000) })));
      equal(error.kind, 'timeout');
      equal(error.event, `${new URL(made.server.origin).host} did not answer within 0.1 seconds`);
      equal(error.eventForOthers, 'Cartevo did not answer within 0.1 seconds');
    } finally {
      await made.close();
    }
  });

  it('is said of a host in the words that there are', () => {
    const error = new ClienteleError({ kind: 'network', who: 'Acme' }).ofHost('$&.test:4010');
    match(error.message, /^\$&\.test:4010 could not be reached\. /);
    match(error.forOthers, /^Acme could not be reached\. /);
  });
});
