import { equal } from 'node:assert/strict';
import { dayMs, timeOf, timeText } from '../../../../src/customers/index/time-number.ts';
import { dice } from '../dice.ts';

describe('a time as a number', () => {
  it('is its milliseconds, of any day that a calendar has from 1970 on, and of no other text', () => {
    const roll = dice(1);
    const two = (most: number) => String(roll(most)).padStart(2, '0');
    const text = () =>
      `${[1969, 1970, 1972, 1999, 2000, 2024, 2100, 9999][roll(8)]}-${two(14)}-${two(33)}T${two(25)}:${two(61)}:${two(61)}.${roll(900) + 100}Z`;
    for (let round = 0; round < 20_000; round++) {
      const time = text();
      const date = new Date(time);
      // A Date takes the thirtieth of February for the first of March, and 24:00 for the next day.
      const isReal = !Number.isNaN(date.getTime()) && date.toISOString() === time && date.getTime() >= 0;
      equal(timeOf(time), isReal ? date.getTime() : -1, time);
      if (isReal) equal(timeText(date.getTime()), time);
    }
    for (const other of [
      '',
      '2024-03-20',
      '2024-03-20T10:00:00.0000',
      '2024-03-20T10:00:00+0000Z',
      '2o24-03-20T10:00:00.000Z',
    ])
      equal(timeOf(other), -1, other);
    equal(timeOf('2024-03-20T10:00:00.0x0Z'), -1);
  });

  it('is the same text again, on each day there is', () => {
    for (let time = 0; time < Date.UTC(9999, 11, 31); time += dayMs) {
      const text = new Date(time + (time % 86_399_999)).toISOString();
      if (timeText(timeOf(text)) !== text) equal(timeText(timeOf(text)), text);
    }
  });
});
