import { equal } from 'node:assert/strict';
import { normalPhone } from '../../src/core/phone.ts';

describe('phone numbers', () => {
  const cases: readonly [title: string, sent: string, country: string | undefined, normal: string][] = [
    ['E.164 stays', '+19203751411', undefined, '+19203751411'],
    ['punctuation goes', '+1-555-123-4567', undefined, '+15551234567'],
    ['brackets and spaces go', '+44 (20) 7946 0958', undefined, '+442079460958'],
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
});
