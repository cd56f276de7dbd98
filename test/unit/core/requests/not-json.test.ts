import { equal, rejects } from 'node:assert/strict';
import { failsAs } from '../../../support/fails-as.ts';
import type { Handler } from '../../../support/local-server.ts';
import { clientFor, closeClients, page } from './client-for.ts';

describe('asking a provider', () => {
  afterEach(closeClients);

  describe('for an answer that is none', () => {
    const answers: readonly [string, Handler, RegExp][] = [
      ['a web page', r => r.writeHead(200).end(' <html>Sign in</html>'), /web page instead of JSON \(HTTP 200\)/],
      [
        'words that say they are a web page',
        r => r.writeHead(200, { 'Content-Type': 'text/html' }).end('Hi'),
        /web page/,
      ],
      ['an empty body', r => r.writeHead(200).end(), /empty body/],
      [
        'JSON that is cut off',
        r => r.writeHead(200).end('{"data":['),
        /JSON that is cut off or damaged \(HTTP 200\)\. Try again/,
      ],
      [
        'two JSON values',
        r => r.writeHead(200).end('{"data":[],"total":0}{"data":[],"total":0}'),
        /JSON that is cut off or damaged \(HTTP 200\)\. Try again/,
      ],
    ];
    for (const [name, say, words] of answers) {
      it(`an answer that is no JSON fails as that: ${name}`, async () => {
        const made = await clientFor('devdraft', [say]);
        await rejects(page(made), failsAs('notJson', words));
        equal(made.asked.length, 1);
      });
    }

    it('204, no content, is read as a list without customers', async () => {
      const made = await clientFor('devdraft', [r => r.writeHead(204).end()]);
      const { records, total, hasMore } = await page(made);
      equal(records.length, 0);
      equal(total, 0);
      equal(hasMore, false);
    });
  });
});
