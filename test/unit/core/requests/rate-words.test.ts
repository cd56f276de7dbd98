import { deepEqual, equal } from 'node:assert/strict';
import { RateLimiter } from '../../../../src/core/requests/rate-limiter.ts';
import { rateWords } from '../../../../src/core/requests/rate-words.ts';
import { askedToWait } from '../../../../src/core/requests/retry-policy.ts';

const headers = (of: Readonly<Record<string, string>>) => new Map(Object.entries(of));

describe('what headers say of a rate limit', () => {
  it('is read in the usual names, and in those of the draft for HTTP', () => {
    const usual = headers({ 'x-ratelimit-limit': '100', 'x-ratelimit-remaining': '99' });
    deepEqual(rateWords(usual), { limit: 100, remaining: 99 });
    const draft = headers({ 'ratelimit-limit': '1000, 1000;w=60', 'ratelimit-remaining': '0' });
    deepEqual(rateWords(draft), { limit: 1000, remaining: 0 });
  });

  it('is read in names of the provider’s own, and as a part of a whole', () => {
    const own = { limit: 'x-secondly', remaining: 'x-left' };
    deepEqual(rateWords(headers({ 'x-secondly': '10', 'x-left': '3' }), own), { limit: 10, remaining: 3 });
    deepEqual(rateWords(headers({ 'x-calls': '32/40' }), { used: 'x-calls' }), { limit: 40, remaining: 8 });
  });

  it('is nothing where it cannot be read', () =>
    deepEqual(rateWords(headers({ 'x-ratelimit-limit': 'many', 'x-calls': '/' }), { used: 'x-calls' }), {
      limit: undefined,
      remaining: undefined,
    }));

  it('says how long to wait after a 429, also in a name of the provider’s own', () => {
    equal(askedToWait(headers({ 'ratelimit-reset': '7' }), 429, 0), 7000);
    equal(askedToWait(headers({ 'x-reset': '9' }), 429, 0, { reset: 'x-reset' }), 9000);
    equal(askedToWait(headers({ 'x-reset': '9' }), 429, 0), undefined);
  });

  it('holds the next request back where nothing is left of the window', async () => {
    const timers: { readonly at: number; readonly call: () => void }[] = [];
    let now = 0;
    const clock = {
      now: () => now,
      after(milliseconds: number, call: () => void) {
        timers.push({ at: now + milliseconds, call });
        return () => {};
      },
    };
    const limiter = new RateLimiter({ requests: 2, interval: 1000, headers: { used: 'x-calls' } }, clock);
    limiter.observe(headers({ 'x-calls': '40/40' }), 0);
    const order: string[] = [];
    const asked = limiter.run(async () => order.push('asked'), 'foreground', new AbortController().signal);
    await new Promise(resolve => setImmediate(resolve));
    deepEqual(order, []);
    now = 1000;
    for (const { at, call } of timers.splice(0)) if (at <= now) call();
    await asked;
    deepEqual(order, ['asked']);
    limiter.dispose();
  });
});
