import { equal } from 'node:assert/strict';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { normalPhone } from '../../../../src/core/fields/phone.ts';

describe('phone numbers', () => {
  const cases: readonly [title: string, sent: string, country: string | undefined, normal: string][] = [
    ['E.164 stays', '+19203751411', undefined, '+19203751411'],
    ['punctuation goes', '+1-555-123-4567', undefined, '+15551234567'],
    ['brackets and spaces go', '+44 (20) 7946 0958', undefined, '+442079460958'],
    ['an extension goes', '+1-555-123-4567 x89', undefined, '+15551234567'],
    ['digits of other scripts become the usual ones', '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', undefined, '+966501234567'],
    ['a local number is read with its country', '024 456 7890', 'GH', '+233244567890'],
    ['one that is impossible there stays', '0677 12 34 56', 'CM', '0677 12 34 56'],
    ['a local number without a country stays', '0677 12 34 56', undefined, '0677 12 34 56'],
    ['the zero dialled at home goes', '+44 07911 123456', undefined, '+447911123456'],
    ['also from bare digits', '+4407911123456', undefined, '+447911123456'],
    ['of a code with two digits', '+4901711234567', undefined, '+491711234567'],
    ['of a code with three', '+2330244567890', undefined, '+233244567890'],
    ['an Italian zero is part of the number', '+390612345678', undefined, '+390612345678'],
    ['a zero later on is part of the number', '+12025550123', undefined, '+12025550123'],
    ['possible is enough, it need not be assigned', '+15551234567', undefined, '+15551234567'],
    ['what is too short stays as sent', '+1-555', undefined, '+1-555'],
    ['words stay as sent', 'call me', 'GH', 'call me'],
    ['a country that does not exist changes nothing', '0244567890', 'XX', '0244567890'],
    ['a lone surrogate changes nothing', '\ud800', 'GH', '\ud800'],
  ];
  for (const [title, sent, country, normal] of cases) {
    it(`${title}: ${JSON.stringify(sent)}${country ? ` in ${country}` : ''}`, () =>
      equal(normalPhone(sent, country), normal));
  }

  it('are what the library makes of them, under every calling code and of every length', () => {
    const library = (text: string) => {
      const parsed = parsePhoneNumberFromString(text);
      return parsed?.isPossible() ? parsed.number : text;
    };
    // The same numbers each time, by a common generator of them.
    let state = 1;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const oneOf = (from: readonly string[]) => from[below(from.length)] ?? '';
    const codes = [
      ...Object.keys(metadata.country_calling_codes),
      ...Object.keys(metadata.nonGeographic),
      '0',
      '21',
      '999',
    ];
    const starts = [
      '',
      '',
      '',
      '',
      '0',
      '00',
      '1',
      '8',
      '06',
      '80',
      '90',
      '15',
      '10',
      '19',
      '1831',
      '003768',
      '180020',
    ];
    const between = ['', '', '-', ' ', '.', ') ', ' (', '--'];
    for (const code of codes) {
      for (let round = 0; round < 200; round++) {
        let digits = code + oneOf(starts);
        const length = code.length + below(19);
        while (digits.length < length) digits += below(10);
        const text = `+${[...digits].map(digit => oneOf(between) + digit).join('')}`;
        // Bare digits are left as they are without being asked about.
        if (text !== `+${digits}`) equal(normalPhone(text), library(text), text);
      }
    }
  });
});
