import { deepEqual } from 'node:assert/strict';
import { leastInterval, type Moment, nextStep, type WatchedTimes } from '../../../../src/customers/follow/schedule.ts';

const minutes = 60_000;
const one = (key: string, triedAt?: number, connectionId = 'c'): WatchedTimes => ({ key, connectionId, triedAt });
const at = (moment: Partial<Moment>): Moment => ({
  now: 100 * minutes,
  interval: 5 * minutes,
  isFocused: true,
  isReading: false,
  watched: [],
  quietUntil: new Map(),
  ...moment,
});

describe('when a watched customer is read', () => {
  const cases: readonly [what: string, moment: Partial<Moment>, step: ReturnType<typeof nextStep>][] = [
    ['never where nobody is watched', {}, { kind: 'rest' }],
    ['at once where it was never read', { watched: [one('a')] }, { kind: 'read', key: 'a' }],
    ['not while the window has no focus', { watched: [one('a')], isFocused: false }, { kind: 'rest' }],
    ['not while another one is read', { watched: [one('a')], isReading: true }, { kind: 'rest' }],
    ['again after the interval', { watched: [one('a', 95 * minutes)] }, { kind: 'read', key: 'a' }],
    ['not before it', { watched: [one('a', 96 * minutes)] }, { kind: 'wait', for: minutes }],
    [
      'never more often than a minute, whatever the interval is',
      { watched: [one('a', 100 * minutes - 1000)], interval: 0 },
      { kind: 'wait', for: leastInterval - 1000 },
    ],
    [
      'the one first that has waited longest',
      { watched: [one('a', 94 * minutes), one('b', 90 * minutes), one('c', 99 * minutes)] },
      { kind: 'read', key: 'b' },
    ],
    [
      'before all those that were read already where it never was',
      { watched: [one('a', 10 * minutes), one('b')] },
      { kind: 'read', key: 'b' },
    ],
    [
      'not while its connection wants to be left alone, which holds nobody else up',
      {
        watched: [one('a', undefined, 'quiet'), one('b', 90 * minutes)],
        quietUntil: new Map([['quiet', 101 * minutes]]),
      },
      { kind: 'read', key: 'b' },
    ],
    [
      'when its connection has had its rest',
      { watched: [one('a', undefined, 'quiet')], quietUntil: new Map([['quiet', 101 * minutes]]) },
      { kind: 'wait', for: minutes },
    ],
    [
      'as soon as the first of several is due',
      { watched: [one('a', 98 * minutes), one('b', 96 * minutes)] },
      { kind: 'wait', for: minutes },
    ],
  ];
  for (const [what, moment, step] of cases) it(`is ${what}`, () => deepEqual(nextStep(at(moment)), step));
});
