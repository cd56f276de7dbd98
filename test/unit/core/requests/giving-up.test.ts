import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { failsAs } from '../../../support/fails-as.ts';
import { emptyPage, limited, neverAnswers } from './answers.ts';
import { clientFor, closeClients, outcomes, page, pages } from './client-for.ts';

describe('asking a provider', () => {
  afterEach(closeClients);

  describe('and changing one’s mind', () => {
    it('a client that is disposed drops the answers that are under way, and asks no more', async () => {
      const made = await clientFor('easytools', [neverAnswers]);
      const answers = pages(made, 8);
      while (made.asked.length < 4) await wait(5);
      made.client.dispose();
      deepEqual(await outcomes(answers), Array(8).fill('cancelled'));
      while (made.server.open > 0) await wait(5);
      await rejects(page(made), failsAs('cancelled'));
      equal(made.asked.length, 4);
    });

    it('a request that is given up while it waits ends its wait', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '4' })]);
      const stop = new AbortController();
      const answer = page(made, { signal: stop.signal, onPause: () => stop.abort() });
      await rejects(answer, failsAs('cancelled'));
      equal(made.asked.length, 1);
    });

    it('a request leaves no listener on a signal that lives on', async () => {
      const made = await clientFor('easytools', [emptyPage('easytools')]);
      const { signal } = new AbortController();
      const listeners = { added: 0, removed: 0 };
      const add = signal.addEventListener.bind(signal);
      const remove = signal.removeEventListener.bind(signal);
      signal.addEventListener = (...args: Parameters<typeof add>) => {
        listeners.added++;
        add(...args);
      };
      signal.removeEventListener = (...args: Parameters<typeof remove>) => {
        listeners.removed++;
        remove(...args);
      };
      await Promise.all(Array.from({ length: 10 }, () => page(made, { signal })));
      ok(listeners.added > 0);
      equal(listeners.removed, listeners.added);
    });
  });
});
