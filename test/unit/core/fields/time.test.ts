import { equal } from 'node:assert/strict';
import { isNever, normalTime, unusualTime } from '../../../../src/core/fields/time.ts';

describe('times', () => {
  const cases: readonly [title: string, sent: string, normal: string | undefined][] = [
    ['UTC without a fraction gets milliseconds', '2024-03-20T10:00:00Z', '2024-03-20T10:00:00.000Z'],
    ['UTC with milliseconds stays', '2026-05-09T10:15:00.123Z', '2026-05-09T10:15:00.123Z'],
    ['six decimals are cut to milliseconds', '2026-04-02T12:00:00.987654Z', '2026-04-02T12:00:00.987Z'],
    ['one decimal is filled up', '2026-04-02T12:00:00.5Z', '2026-04-02T12:00:00.500Z'],
    ['a small z is UTC', '2024-03-20T10:00:00z', '2024-03-20T10:00:00.000Z'],
    ['a small t is the T of RFC 3339', '2024-03-20t10:00:00z', '2024-03-20T10:00:00.000Z'],
    ['a comma before a fraction is ISO 8601', '2024-03-20T10:00:00,25Z', '2024-03-20T10:00:00.250Z'],
    ['a leap second is the second before it', '2016-12-31T23:59:60Z', '2016-12-31T23:59:59.000Z'],
    ['a leap second is the second before it in every zone', '2016-12-31T18:29:60.5-05:30', '2016-12-31T23:59:59.500Z'],
    ['a leap second is the second before it without a zone', '2016-12-31 23:59:60', '2016-12-31T23:59:59'],
    ['a leap second in the midst of an hour is no time', '2016-12-31T23:30:60Z', undefined],
    ['a second leap second is no time', '2016-12-31T23:59:61Z', undefined],
    ['an offset of zero is UTC', '2026-01-15T10:15:30+00:00', '2026-01-15T10:15:30.000Z'],
    ['an offset of zero after a fraction is UTC', '2026-01-15T10:15:30.25+00:00', '2026-01-15T10:15:30.250Z'],
    ['an offset is turned to UTC', '2026-01-01T00:30:00+02:00', '2025-12-31T22:30:00.000Z'],
    ['an offset without a colon is turned to UTC', '2026-01-01T00:30:00-0530', '2026-01-01T06:00:00.000Z'],
    ['a time without a zone gets none', '2024-08-04 08:23:45', '2024-08-04T08:23:45'],
    ['a time with a T and without a zone gets none', '2024-08-04T08:23:45', '2024-08-04T08:23:45'],
    ['a time with a fraction and without a zone gets none', '2024-08-04 08:23:45.123456', '2024-08-04T08:23:45.123'],
    ['single digits are filled up', '2024-08-04 8:3:5', '2024-08-04T08:03:05'],
    ['minutes are enough', '2024-08-04 08:23', '2024-08-04T08:23:00'],
    ['a day stays a day', '2024-08-04', '2024-08-04'],
    ['a leap day is a day', '2024-02-29T00:00:00Z', '2024-02-29T00:00:00.000Z'],
    ['a leap day of another year is no day', '2023-02-29T00:00:00Z', undefined],
    ['a century is no leap year', '1900-02-29', undefined],
    ['four centuries are a leap year', '2000-02-29', '2000-02-29'],
    ['the thirtieth of February is no day', '2024-02-30 10:00:00', undefined],
    ['zero is no day', '0000-00-00', undefined],
    ['zero with a clock is no time', '0000-00-00 00:00:00', undefined],
    ['the year 1 is no time', '0001-01-01T00:00:00Z', undefined],
    ['the 24th hour is no time', '2024-08-04T24:00:00Z', undefined],
    ['the 60th minute is no time', '2024-08-04 08:60:00', undefined],
    ['the year before the first, reached by an offset, is no time', '0001-01-01T00:00:00+01:00', undefined],
    ['a year of five digits, reached by an offset, is no time', '9999-12-31T23:59:59-01:00', undefined],
    ['an offset that does not exist is no time', '2024-08-04T08:23:45+99:99', undefined],
    ['a dot without a fraction is no time', '2024-08-04T08:23:45.Z', undefined],
    ['letters among the digits are no time', '2024-08-0xT08:23:45Z', undefined],
    ['letters in the fraction are no time', '2024-08-04T08:23:45.12xZ', undefined],
    ['text after the time is no time', '2024-08-04T08:23:45Z and more', undefined],
    ['words are no time', 'Aug 21, 2026 16:52', undefined],
    ['nothing is no time', '', undefined],
  ];
  for (const [title, sent, normal] of cases) it(`${title}: ${sent}`, () => equal(normalTime(sent), normal));

  describe('in a form that no API documents', () => {
    const unusual: readonly [title: string, sent: string, normal: string | undefined][] = [
      ['hours are enough for an offset', '2024-03-20 10:00:00+00', '2024-03-20T10:00:00.000Z'],
      ['hours are enough for whatever offset', '2024-03-20 10:00:00.123456-03', '2024-03-20T13:00:00.123Z'],
      ['UTC is UTC', '2024-03-20 10:00:00 UTC', '2024-03-20T10:00:00.000Z'],
      ['GMT is UTC', '2024-03-20T10:00:00 GMT', '2024-03-20T10:00:00.000Z'],
      ['UTC behind an offset adds nothing', '2024-03-20 10:00:00.25 +0000 UTC', '2024-03-20T10:00:00.250Z'],
      ['the name of a zone adds nothing to an offset', '2024-03-20 10:00:00 +0200 CEST', '2024-03-20T08:00:00.000Z'],
      ['the name of a zone is no zone by itself', '2024-03-20 10:00:00 CEST', undefined],
      ['seconds since 1970', '1710928800', '2024-03-20T10:00:00.000Z'],
      ['seconds of the last century are read', '946684800', '2000-01-01T00:00:00.000Z'],
      ['seconds with a fraction', '1710928800.25', '2024-03-20T10:00:00.250Z'],
      ['seconds with an exponent', '1.7109288e+9', '2024-03-20T10:00:00.000Z'],
      ['milliseconds', '1710928800250', '2024-03-20T10:00:00.250Z'],
      ['milliseconds with a fraction', '1710928800250.5', '2024-03-20T10:00:00.250Z'],
      ['a day without dashes is no number of seconds', '20240320', undefined],
      ['a day and a time without marks are no number of milliseconds', '202403201000', undefined],
      ['a day and a time with seconds without marks are no number of milliseconds', '20240320100000', undefined],
      ['the number of a row is no number of seconds', '12345', undefined],
      ['a number beyond all years is no time', '99999999999999999999', undefined],
      ['an hour that there is not stays none', '2024-03-20 25:00:00 UTC', undefined],
      ['words are no time', 'yesterday UTC', undefined],
      ['nothing is no time', '', undefined],
    ];
    for (const [title, sent, normal] of unusual)
      it(`in a form that no API documents, ${title}: ${sent}`, () => equal(unusualTime(sent), normal));
  });

  it('times that mean none are other ones than those that nobody can read', () => {
    for (const text of [
      '0000-00-00',
      '0000-00-00 00:00:00',
      '0001-01-01T00:00:00Z',
      '0',
      '-62135596800',
      '-62135596800000',
    ])
      equal(isNever(text), true, text);
    for (const text of ['2024-00-00', 'never', '1', '1000-01-01']) equal(isNever(text), false, text);
  });
});
