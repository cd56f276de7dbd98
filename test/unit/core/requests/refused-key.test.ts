import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { failsAs } from '../../../support/fails-as.ts';
import { emptyPage, json } from './answers.ts';
import { clientFor, closeClients, outcomes, page, pages } from './client-for.ts';

describe('asking a provider', () => {
  afterEach(closeClients);

  describe('that refuses the key', () => {
    const no = json(401, { message: 'No.' });
    const { signal } = new AbortController();

    it('a refused key locks the connection: nothing is sent until a test succeeds', async () => {
      const made = await clientFor('easytools', [no, no, emptyPage('easytools')]);
      await rejects(page(made), failsAs('unauthorized', /\(HTTP 401\): No\. Update the credentials/));
      ok(made.client.locked);
      await rejects(page(made), failsAs('unauthorized'));
      await rejects(made.client.customer('1', { signal }), failsAs('unauthorized'));
      equal(made.asked.length, 1);
      await rejects(made.client.test({ signal }), failsAs('unauthorized'));
      ok(made.client.locked);
      await made.client.test({ signal });
      ok(!made.client.locked);
      await page(made);
      equal(made.asked.length, 4);
    });

    it('a provider that refuses the key hears nothing of what waits in the queue', async () => {
      const made = await clientFor('easytools', [no]);
      deepEqual(await outcomes(pages(made, 20)), Array(20).fill('unauthorized'));
      ok(made.asked.length <= 4, `${made.asked.length} requests`);
    });

    it('a provider that forbids something does not lock the connection', async () => {
      const made = await clientFor('easytools', [json(403, { message: 'Not you.' }), emptyPage('easytools')]);
      await rejects(page(made), failsAs('forbidden'));
      await page(made);
      equal(made.asked.length, 2);
    });
  });
});
