import { equal } from 'node:assert/strict';
import { normalTime } from '../../../../src/core/fields/time.ts';

describe('times', () => {
  const cases: readonly [title: string, sent: string, normal: string | undefined][] = [
    ['UTC without a fraction gets milliseconds', '2024-03-20T10:00:00Z', '2024-03-20T10:00:00.000Z'],
    ['UTC with milliseconds stays', '2026-05-09T10:15:00.123Z', '2026-05-09T10:15:00.123Z'],
    ['six decimals are cut to milliseconds', '2026-04-02T12:00:00.987654Z', '2026-04-02T12:00:00.987Z'],
    ['one decimal is filled up', '2026-04-02T12:00:00.5Z', '2026-04-02T12:00:00.500Z'],
    ['a small z is UTC', '2024-03-20T10:00:00z', '2024-03-20T10:00:00.000Z'],
    ['an offset of zero is UTC', '2026-01-15T10:15:30+00:00', '2026-01-15T10:15:30.000Z'],
    ['an offset of zero after a fraction is UTC', '2026-01-15T10:15:30.25+00:00', '2026-01-15T10:15:30.250Z'],
    ['an offset is turned to UTC', '2026-01-01T00:30:00+02:00', '2025-12-31T22:30:00.000Z'],
    ['an offset without a colon too', '2026-01-01T00:30:00-0530', '2026-01-01T06:00:00.000Z'],
    ['a time without a zone gets none', '2024-08-04 08:23:45', '2024-08-04T08:23:45'],
    ['nor with a T', '2024-08-04T08:23:45', '2024-08-04T08:23:45'],
    ['nor with a fraction', '2024-08-04 08:23:45.123456', '2024-08-04T08:23:45.123'],
    ['single digits are filled up', '2024-08-04 8:3:5', '2024-08-04T08:03:05'],
    ['minutes are enough', '2024-08-04 08:23', '2024-08-04T08:23:00'],
    ['a day stays a day', '2024-08-04', '2024-08-04'],
    ['a leap day is a day', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['of a leap year only', '2023-02-29T00:00:00Z', undefined],
    ['a century is none', '1900-02-29', undefined],
    ['four centuries are', '2000-02-29', '2000-02-29'],
    ['the thirtieth of February is no day', '2024-02-30 10:00:00', undefined],
    ['nor is zero', '0000-00-00', undefined],
    ['nor is zero with a clock', '0000-00-00 00:00:00', undefined],
    ['nor the 24th hour', '2024-08-04T24:00:00Z', undefined],
    ['nor the 60th minute', '2024-08-04 08:60:00', undefined],
    ['nor the year before the first, reached by an offset', '0001-01-01T00:00:00+01:00', undefined],
    ['nor a year of five digits, reached by an offset', '9999-12-31T23:59:59-01:00', undefined],
    ['an offset that does not exist is no time', '2024-08-04T08:23:45+99:99', undefined],
    ['a dot without a fraction is no time', '2024-08-04T08:23:45.Z', undefined],
    ['letters among the digits are no time', '2024-08-0xT08:23:45Z', undefined],
    ['letters in the fraction are no time', '2024-08-04T08:23:45.12xZ', undefined],
    ['text after the time is no time', '2024-08-04T08:23:45Z and more', undefined],
    ['words are no time', 'Aug 21, 2026 16:52', undefined],
    ['nothing is no time', '', undefined],
  ];
  for (const [title, sent, normal] of cases) it(`${title}: ${sent}`, () => equal(normalTime(sent), normal));
});
