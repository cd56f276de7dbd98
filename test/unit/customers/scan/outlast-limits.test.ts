import { deepEqual, rejects } from 'node:assert/strict';
import { OutlastRateLimits } from '../../../../src/customers/scan/outlast-limits.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { limited } from '../../core/requests/answers.ts';
import { clientFor, closeClients, page } from '../../core/requests/client-for.ts';

describe('reading a whole list from a provider that is rate limiting', () => {
  afterEach(closeClients);

  /** Requests until a pause is longer than a second; without growing pauses there is none, however long it goes on. */
  async function requestsBeforeALongPause(headers: Record<string, string>): Promise<number> {
    const made = await clientFor('easytools', [limited(headers)]);
    const stop = new AbortController();
    const { signal } = stop;
    const ask = () => page(made, { signal, priority: 'background', onPause: () => stop.abort() });
    await rejects(new OutlastRateLimits(() => {}).answer(ask, signal), failsAs('cancelled'));
    return made.asked.length;
  }

  it('reading a whole list pauses longer and longer where the wait that the provider names is zero, past or unreadable', async () => {
    const past = new Date(Date.now() - 60_000);
    const named = [
      { 'Retry-After': '0' },
      { 'Retry-After': '0.0' },
      { 'Retry-After': '-5' },
      { 'Retry-After': 'soon' },
      { 'Retry-After': past.toUTCString() },
      { 'X-RateLimit-Reset': '0' },
      { 'X-RateLimit-Reset': String(Math.floor(past.getTime() / 1000)) },
      {},
    ];
    const asked = await Promise.all(named.map(requestsBeforeALongPause));
    deepEqual(
      asked.map(requests => requests <= 4),
      named.map(() => true),
      `${asked} requests`,
    );
  });
});
