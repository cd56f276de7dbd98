import { equal, rejects } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { faults } from '../../../support/faults.ts';
import type { Handler } from '../../../support/local-server.ts';
import { scripted } from '../../../support/scripted.ts';
import { answerTo, body, failsAs, send, serve, withHttp } from './asking.ts';

describe('a request', () => {
  withHttp();

  describe('ends in time', () => {
    for (const name of ['hang', 'hangAfterHeaders', 'drip'] as const) {
      it(`a request ends in time, the body included: ${name}`, async () => {
        await rejects(answerTo(scripted(faults[name]), { timeout: 150 }), failsAs('timeout', /within 0\.15 seconds/));
      });
    }

    it('a request ends in time with a packed body whose first byte never comes', async () => {
      const handler: Handler = response => response.writeHead(200, { 'Content-Encoding': 'deflate' }).flushHeaders();
      await rejects(answerTo(handler, { timeout: 150 }), failsAs('timeout'));
    });

    it('a request ends in time with a redirect in between', async () => {
      const handler: Handler = (response, { url }) =>
        url === '/' ? response.writeHead(302, { Location: '/slow' }).end() : undefined;
      await rejects(answerTo(handler, { timeout: 150 }), failsAs('timeout'));
    });

    it('a request does not end at once where its limit is longer than a timer can be', async () => {
      const slow: Handler = async response => {
        await wait(30);
        response.end('{}');
      };
      equal((await answerTo(slow, { timeout: 1e15 })).text, '{}');
    });
  });

  describe('is given up', () => {
    it('a request that is given up before it is sent connects to nobody', async () => {
      const server = await serve(body('{}'));
      await rejects(send(server.origin, { signal: AbortSignal.abort() }), failsAs('cancelled'));
      equal(server.connections, 0);
    });

    for (const name of ['hang', 'hangAfterHeaders', 'drip', 'endless'] as const) {
      it(`a request is given up all the way down to its connection: ${name}`, async () => {
        const server = await serve(scripted(faults[name]));
        const stop = new AbortController();
        const sent = send(server.origin, { signal: stop.signal });
        while (server.requests.length === 0) await wait(5);
        stop.abort();
        await rejects(sent, failsAs('cancelled'));
        while (server.open > 0) await wait(5);
      });
    }
  });
});
