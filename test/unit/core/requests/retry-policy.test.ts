import { deepEqual, equal, ok } from 'node:assert/strict';
import {
  askedToWait,
  type Failure,
  isRetryable,
  resetIn,
  retryPolicy,
  waitBefore,
} from '../../../../src/core/requests/retry-policy.ts';

// The vocabulary of this suite: failures, and headers by lower-case name, read at one moment.

const now = Date.parse('2026-11-20T12:00:00Z');
const failure = (more: Partial<Failure>): Failure => ({ status: undefined, passing: false, asked: undefined, ...more });
const wait = (headers: Record<string, string>, status = 429) =>
  askedToWait(new Map(Object.entries(headers)), status, now);

describe('asking again', () => {
  const worthIt: readonly [string, Failure, boolean][] = [
    ['no answer, in a way that may pass', failure({ passing: true }), true],
    ['no answer, in a way that stays', failure({}), false],
    ...[408, 429, 500, 501, 502, 503, 504, 520, 599].map((status): [string, Failure, boolean] => [
      `${status}`,
      failure({ status }),
      true,
    ]),
    ...[204, 304, 400, 401, 402, 403, 404, 405, 409, 410, 415, 422, 423, 425, 451].map(
      (status): [string, Failure, boolean] => [`${status}`, failure({ status }), false],
    ),
    ['a 401 that asks to come back', failure({ status: 401, asked: 1000 }), false],
  ];
  for (const [name, given, expected] of worthIt) {
    it(`asking again is ${expected ? '' : 'not '}worth it after ${name}`, () => equal(isRetryable(given), expected));
  }

  it('a request is sent again twice at most', () => equal(retryPolicy.retries, 2));

  const waits: readonly [string, number, Failure, number, number][] = [
    ['as long as asked', 1, failure({ asked: 1234 }), 0.5, 1234],
    ['as long as our own step, where less was asked', 3, failure({ asked: 1 }), 1, 1600],
    ['as long as asked, where our own step is at its last', 60, failure({ asked: 90_000 }), 1, 90_000],
    ['half a step at least', 1, failure({}), 0, 200],
    ['a whole step at most', 1, failure({}), 1, 400],
    ['twice as long the second time', 2, failure({}), 1, 800],
    ['twice as long each time', 5, failure({}), 0, 3200],
    ['but not for ever', 60, failure({}), 1, 60_000],
  ];
  for (const [name, attempt, given, random, expected] of waits) {
    it(`asking again waits ${name}`, () => equal(waitBefore(attempt, given, random), expected));
  }
});

describe('what a provider asks to wait', () => {
  const rows: readonly [string, Record<string, string>, number | undefined, number?][] = [
    ['seconds', { 'retry-after': '7' }, 7000],
    [
      'seconds of more digits than a number holds, as long as anything is left alone',
      { 'retry-after': '9'.repeat(20) },
      retryPolicy.longest,
    ],
    ['the one field of a later draft', { ratelimit: '"default";r=0;t=30' }, 30_000],
    ['the window of it that is used up', { ratelimit: '"second";r=5;t=1, "day";r=0;t=60' }, 60_000],
    ['the one field of an earlier draft', { ratelimit: 'limit=100, remaining=0, reset=30' }, 30_000],
    ['seconds among blanks', { 'retry-after': ' 7 ' }, 7000],
    ['seconds with decimals, rounded up', { 'retry-after': '30.0' }, 30_000],
    ['a part of a second, rounded up', { 'retry-after': '0.2' }, 1000],
    ['until a Unix time', { 'retry-after': String(now / 1000 + 30) }, 30_000],
    ['until a Unix time in milliseconds', { 'retry-after': String(now + 30_000) }, 30_000],
    ['until a Unix time with decimals', { 'retry-after': `${now / 1000 + 29}.25` }, 30_000],
    [
      'until a Unix time by a clock an hour ahead of ours',
      { date: 'Fri, 20 Nov 2026 13:00:00 GMT', 'retry-after': String(now / 1000 + 3630) },
      30_000,
    ],
    ['a billion seconds, which is a day at most', { 'retry-after': '1000000000' }, 86_400_000],
    ['the longer one of a header that stands twice', { 'retry-after': '1, 20' }, 20_000],
    ['the longer one of numbers and dates', { 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT, 5' }, 30_000],
    [
      'the later of two dates, whose commas part nothing',
      { 'retry-after': 'Fri, 20 Nov 2026 12:00:10 GMT,Friday, 20-Nov-26 12:00:30 GMT' },
      30_000,
    ],
    ['what can be read of a header that stands twice', { 'retry-after': 'soon, 7' }, 7000],
    ['no wait of zero seconds', { 'retry-after': '0' }, undefined],
    ['the end of a limit where Retry-After is zero', { 'retry-after': '0', 'x-ratelimit-reset': '9' }, 9000],
    ['no end of a limit that is zero', { 'x-ratelimit-reset': '0' }, undefined],
    ['no end of a limit that is past', { 'x-ratelimit-reset': String(now / 1000 - 60) }, undefined],
    ['no Unix time that is past', { 'retry-after': String(now / 1000 - 60) }, undefined],
    ['seconds at a 503 too', { 'retry-after': '7' }, 7000, 503],
    ['a day at most', { 'retry-after': '999999999999' }, 86_400_000],
    ['a day at most, of however many digits', { 'retry-after': '99999999999999999999' }, 86_400_000],
    ['until a date', { 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' }, 30_000],
    ['until a date in the old ways', { 'retry-after': 'Friday, 20-Nov-26 12:00:30 GMT' }, 30_000],
    ['until a date in ISO 8601', { 'retry-after': '2026-11-20T12:00:30Z' }, 30_000],
    ['until a date in the way of asctime', { 'retry-after': 'Fri Nov 20 12:00:30 2026' }, 30_000],
    ['until a date that names no zone', { 'retry-after': 'Fri, 20 Nov 2026 12:00:30' }, 30_000],
    ['until a date in ISO 8601 that names no zone', { 'retry-after': '2026-11-20T12:00:30' }, 30_000],
    ['until a date of another zone', { 'retry-after': '2026-11-20T14:00:30+02:00' }, 30_000],
    ['until no date that is past', { 'retry-after': 'Fri, 20 Nov 2026 11:00:00 GMT' }, undefined],
    [
      'until a date of a clock an hour ahead of ours',
      { date: 'Fri, 20 Nov 2026 13:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 13:00:30 GMT' },
      30_000,
    ],
    [
      'until a date of a clock an hour behind ours',
      { date: 'Fri, 20 Nov 2026 11:00:00 GMT', 'retry-after': 'Fri, 20 Nov 2026 11:00:30 GMT' },
      30_000,
    ],
    ['until a date after all days', { 'retry-after': '275760-09-13T00:00:00Z' }, undefined],
    ['until a far date, a day at most', { 'retry-after': 'Fri, 20 Nov 2999 12:00:00 GMT' }, 86_400_000],
    ['the end of a limit in Unix milliseconds', { 'x-ratelimit-reset': String(now + 9000) }, 9000],
    ['the end of a limit in Unix seconds', { 'x-ratelimit-reset': String(now / 1000 + 9) }, 9000],
    ['the end of a limit in seconds from now', { 'x-ratelimit-reset': '9' }, 9000],
    [
      'the end of a limit by the clock of the answer',
      { date: 'Fri, 20 Nov 2026 13:00:00 GMT', 'x-ratelimit-reset': String(now / 1000 + 3609) },
      9000,
    ],
    ['Retry-After before the end of a limit', { 'retry-after': '3', 'x-ratelimit-reset': '9' }, 3000],
    ['no end of a limit at a 503', { 'x-ratelimit-reset': '9' }, undefined, 503],
    ['seconds that say so', { 'retry-after': '5 seconds' }, 5000],
    ['seconds with their letter', { 'retry-after': '5s' }, 5000],
    ['nothing it does not say', {}, undefined],
    ...['', '-5', '-5.5', '1e3', 'soon', '5 apples', '1.2.3', '.', ',', 'NaN', '0x10', 'Infinity', '٣'].map(
      (text): [string, Record<string, string>, undefined] => [
        `no sense: “${text}”`,
        { 'retry-after': text },
        undefined,
      ],
    ),
    ...['', '-1', 'soon', '1e9'].map((text): [string, Record<string, string>, undefined] => [
      `no sense as the end of a limit: “${text}”`,
      { 'x-ratelimit-reset': text },
      undefined,
    ]),
    [
      'a date by our own clock where its clock makes no sense',
      { date: '7', 'retry-after': 'Fri, 20 Nov 2026 12:00:30 GMT' },
      30_000,
    ],
  ];
  for (const [name, headers, expected, status] of rows) {
    it(`what a provider asks to wait is ${name}`, () => equal(wait(headers, status), expected));
  }

  it('a date to wait for is GMT in every form, whatever the zone of this machine is', () => {
    const { TZ } = process.env;
    process.env.TZ = 'Africa/Douala';
    try {
      const forms = ['Fri, 20 Nov 2026 12:00:30 GMT', 'Friday, 20-Nov-26 12:00:30 GMT', 'Fri Nov 20 12:00:30 2026'];
      for (const form of [...forms, '2026-11-20T12:00:30']) equal(wait({ 'retry-after': form }), 30_000, form);
      equal(wait({ date: 'Fri Nov 20 13:00:00 2026', 'retry-after': 'Fri Nov 20 13:00:30 2026' }), 30_000);
    } finally {
      if (TZ === undefined) delete process.env.TZ;
      else process.env.TZ = TZ;
    }
  });

  it('a time to wait for is never one that cannot be written', () => {
    for (const date of ['Thu, 01 Jan 0001 00:00:00 GMT', '0000-01-01T00:00:00Z']) {
      const milliseconds = wait({ date, 'retry-after': 'Fri, 31 Dec 9999 23:59:59 GMT' });
      ok(milliseconds !== undefined);
      new Date(now + milliseconds).toISOString();
    }
  });

  it('the window of a limit ends when the headers say so', () => {
    deepEqual(resetIn(new Map([['x-ratelimit-reset', String(now / 1000 + 2)]]), now), 2000);
    deepEqual(resetIn(new Map(), now), undefined);
  });
});
