import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { faults } from '../../support/faults.ts';
import { sandboxes } from './sandboxes.ts';

describe('sandbox', () => {
  const { ask, open, sandbox } = sandboxes();

  describe('for tests', () => {
    it('keeps what arrived', async () => {
      await ask('cartevo', '/customers?page=2');
      const last = sandbox().requests.at(-1);
      deepEqual(
        { method: last?.method, provider: last?.provider, path: last?.path, query: last?.query },
        { method: 'GET', provider: 'cartevo', path: '/customers', query: { page: '2' } },
      );
      match(last?.headers.authorization ?? '', /^Bearer /);
    });

    it('answers as scripted, so many times, and then by itself again', async () => {
      sandbox().script({ provider: 'devdraft', path: '/customers', times: 2, status: 503, json: { message: 'later' } });
      sandbox().script({ path: /^\/customer\?page=3/, body: '<html>', headers: { 'Content-Type': 'text/html' } });
      const statuses = [];
      for (let round = 0; round < 3; round++) statuses.push((await ask('devdraft', '/customers')).status);
      deepEqual(statuses, [503, 503, 200]);
      await rejects(ask('yativo', '/customer?page=3'), SyntaxError);
    });

    it('fails on the wire as scripted', async () => {
      const broken = [
        'resetBeforeHeaders',
        'resetDuringHeaders',
        'resetAfterHeaders',
        'resetDuringBody',
        'truncatedGzip',
        'notGzip',
      ] as const;
      for (const name of broken) {
        sandbox().script({ handler: faults[name] });
        await rejects(ask('xtrakit', '/customers'), name);
      }
      for (const name of ['hang', 'hangAfterHeaders', 'drip', 'endless', 'gzipBomb'] as const) {
        sandbox().script({ handler: faults[name] });
        await rejects(
          ask('xtrakit', '/customers', { signal: AbortSignal.timeout(50) }),
          { name: 'TimeoutError' },
          name,
        );
      }
      sandbox().script({ handler: faults.emptyBody });
      equal((await ask('xtrakit', '/customers')).text, '');
    });

    it('closes at once, whatever is still under way', async () => {
      const busy = await open({ latency: 60_000 });
      const pending = rejects(ask('cartevo', '/customers', { on: busy }));
      await new Promise(resolve => setTimeout(resolve, 30));
      await busy.close();
      await pending;
      await busy.close();
    });
  });
});
