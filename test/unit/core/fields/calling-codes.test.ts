import { equal } from 'node:assert/strict';
import { isPossible } from '../../../../src/core/fields/calling-codes.ts';

describe('a number with its calling code', () => {
  const cases: readonly [what: string, number: string, possible: boolean | undefined][] = [
    ['is possible with a length that all its countries have', '+15551234567', true],
    ['is possible where one of several lengths is its own', '+37060012345', true],
    ['is possible under a code of no country', '+80012345678', true],
    ['is impossible with any other', '+1555', false],
    ['is impossible when it is longer than any', '+6212345678901234567890', false],
    ['is impossible under a code that nobody has', '+2101234567', false],
    ['is impossible with nothing behind the code', '+49', false],
    ['is impossible with no code', '+', false],
    ['is impossible with a zero for a code', '+0123456789', false],
    ['is left open with a length that only some of its countries have', '+13101234', undefined],
    ['is left open with the zero dialled at home', '+4407911123456', undefined],
    ['is left open with the code of a carrier', '+559012345678901', undefined],
    ['is left open where digits may have to be put before it', '+378912345', undefined],
    ['keeps a zero that is its own', '+390612345678', true],
  ];
  for (const [what, number, possible] of cases)
    it(`a number with its calling code ${what}: ${number}`, () => equal(isPossible(number), possible));
});
