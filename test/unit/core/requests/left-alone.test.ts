import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { isClienteleError } from '../../../../src/core/model/errors.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { failureOf } from '../../../support/failure-of.ts';
import { emptyPage, json, limited } from './answers.ts';
import { clientFor, closeClients, outcomes, page, pages } from './client-for.ts';

/** Whether a time is so many seconds ahead, less what a busy machine has taken since it was said. */
const isAhead = (retryAt: unknown, seconds: number) => {
  const left = Math.round((Date.parse(String(retryAt)) - Date.now()) / 1000);
  return left <= seconds && left > seconds - 25;
};

/** Whether an error says to ask again in so many seconds. */
const asksAgainIn = (error: unknown, seconds: number) => isClienteleError(error) && isAhead(error.retryAt, seconds);

describe('asking a provider', () => {
  afterEach(closeClients);

  describe('that wants to be left alone', () => {
    it('a provider that wants to be left alone for a moment is waited for', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '1' }), emptyPage('devdraft')]);
      deepEqual((await page(made)).records, []);
      equal(made.asked.length, 2);
    });

    for (const status of [429, 503]) {
      it(`a provider that wants to be left alone for longer is left alone, and that is said at once, with the time: ${status}`, async () => {
        const made = await clientFor('devdraft', [json(status, { message: 'Slow down.' }, { 'Retry-After': '60' })]);
        const words = /is rate limiting: Slow down\. It may be asked again from 20\S+Z on\.$/;
        for (let round = 0; round < 3; round++) {
          const error = await failureOf(page(made));
          failsAs('rateLimited', words)(error);
          ok(asksAgainIn(error, 60));
        }
        equal(made.asked.length, 1);
      });
    }

    it('a provider that wants to be left alone by a clock an hour ahead is understood', async () => {
      const date = (ahead: number) => new Date(Date.now() + 3_600_000 + ahead).toUTCString();
      const made = await clientFor('devdraft', [limited({ Date: date(0), 'Retry-After': date(30_000) })]);
      const error = await failureOf(page(made));
      ok(asksAgainIn(error, 30), String(error));
    });

    it('a provider that wants to be left alone by a header that is sent twice is given the longer time', async () => {
      const twice = json(429, {}, [
        ['Retry-After', '1'],
        ['Retry-After', '40'],
      ]);
      const made = await clientFor('devdraft', [twice]);
      const error = await failureOf(page(made));
      ok(asksAgainIn(error, 40), String(error));
    });

    it('a provider that wants to be left alone hears nothing of what waits in the queue', async () => {
      const made = await clientFor('easytools', [limited({ 'Retry-After': '60' })]);
      const kinds = await outcomes(pages(made, 20));
      deepEqual(kinds, Array(20).fill('rateLimited'));
      ok(made.asked.length <= 4, `${made.asked.length} requests`);
    });

    it('a provider that wants to be left alone is waited for in the background, up to five minutes, which is said and can be given up', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '299' })]);
      const stop = new AbortController();
      const paused: string[] = [];
      const answer = page(made, {
        signal: stop.signal,
        priority: 'background',
        onPause: retryAt => {
          paused.push(retryAt);
          stop.abort();
        },
      });
      await rejects(answer, failsAs('cancelled'));
      equal(paused.length, 1);
      ok(isAhead(paused[0], 299));
      equal(made.asked.length, 1);
    });

    it('a provider that wants to be left alone for more than five minutes fails a request in the background, too', async () => {
      const made = await clientFor('devdraft', [limited({ 'Retry-After': '301' })]);
      await rejects(page(made, { priority: 'background' }), failsAs('rateLimited'));
    });

    it('a provider that does not say how long it wants to be left alone fails a request with a time at which to try again', async () => {
      const made = await clientFor('devdraft', [limited()]);
      const error = await failureOf(page(made));
      failsAs('rateLimited', /is rate limiting \(HTTP 429\): Slow down\./)(error);
      equal(made.asked.length, 3);
      ok(asksAgainIn(error, 2));
    });
  });
});
