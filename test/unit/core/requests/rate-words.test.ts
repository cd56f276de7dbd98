import { deepEqual, equal } from 'node:assert/strict';
import { RateLimiter } from '../../../../src/core/requests/rate-limiter.ts';
import { rateWords } from '../../../../src/core/requests/rate-words.ts';
import { askedToWait, bodyWait, retryPolicy } from '../../../../src/core/requests/retry-policy.ts';

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
    let now = 0;
    const clock = { now: () => now, after: () => () => {} };
    const limiter = new RateLimiter({ requests: 2, interval: 1000, headers: { used: 'x-calls' } }, clock);
    limiter.observe(headers({ 'x-calls': '40/40' }), 0);
    const ask = () => limiter.run(async () => 'asked', 'foreground', new AbortController().signal);
    equal(limiter.held, 1000);
    equal(await ask(), undefined);
    now = 1000;
    equal(limiter.held, 0);
    equal(await ask(), 'asked');
    limiter.dispose();
  });

  const combined: readonly [string, string, number][] = [
    ['of its newer version', '"default";r=0;t=30', 30_000],
    ['of its older versions', 'limit=100, remaining=0, reset=30', 30_000],
    ['with several windows, of which one is used up', '"second";r=5;t=1, "day";r=0;t=50', 50_000],
  ];
  for (const [version, sent, wait] of combined) {
    it(`says how long to wait in the one header of the draft ${version}`, () => {
      equal(askedToWait(headers({ ratelimit: sent }), 429, 0), wait);
      equal(rateWords(headers({ ratelimit: sent })).remaining, 0);
    });
  }

  const lengths: readonly [string, number | undefined][] = [
    ['PT30S', 30_000],
    ['pt1m30.5s', 90_500],
    ['P1DT1H', 90_000_000],
    ['1m30s', 90_000],
    ['2h', 7_200_000],
    ['PT0S', undefined],
    ['P', undefined],
    ['', undefined],
    ['soon', undefined],
    ['30S later', undefined],
  ];
  for (const [length, wait] of lengths)
    it(`says how long to wait as a length of time: “${length}”`, () =>
      equal(
        askedToWait(headers({ 'retry-after': length }), 429, 0),
        wait === undefined ? wait : Math.min(wait, retryPolicy.longest),
      ));

  it('says in words alone how long to wait', () => {
    const asked = (words: string) => bodyWait({ message: words }, words);
    equal(asked('Too many requests, please try again in 30 seconds.'), 30_000);
    equal(asked('Slow down: wait 2 minutes'), 120_000);
    equal(asked('Rate limited. Retry after 500ms'), 500);
    equal(asked('Blocked for the next 1 hour'), 3_600_000);
    for (const words of ['Too many requests', '5 customers in 30 countries', 'try again in 0 seconds', 'in minutes'])
      equal(asked(words), undefined, words);
    equal(bodyWait({ retryAfter: 5, message: 'in 30 seconds' }, 'in 30 seconds'), 5000);
  });

  it('says in a body how long to wait, where a provider puts it there', () => {
    for (const body of [{ retryAfter: 30 }, { retry_after: '30' }, { error: { retry_after: 29.5 + 0.5 } }])
      equal(bodyWait(body), 30_000);
    for (const body of [
      { retryAfter: 0 },
      { retryAfter: -1 },
      { retryAfter: 'soon' },
      { retryAfter: null },
      [],
      null,
      'x',
    ])
      equal(bodyWait(body), undefined);
    equal(bodyWait({ retryAfter: 1e300 }), retryPolicy.longest);
  });
});
