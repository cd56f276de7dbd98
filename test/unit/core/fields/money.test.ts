import { equal } from 'node:assert/strict';
import { majorUnits, minorUnitDigits } from '../../../../src/core/fields/money.ts';

describe('money', () => {
  const cases: readonly [title: string, minor: string, currency: string, major: string | undefined][] = [
    ['most currencies have two decimals', '19600', 'PLN', '196.00'],
    ['one unit alone is filled up', '5', 'EUR', '0.05'],
    ['nothing is nothing, with its decimals', '0', 'USD', '0.00'],
    ['a negative amount keeps its sign', '-5', 'EUR', '-0.05'],
    ['yen have no decimals', '1980', 'JPY', '1980'],
    ['dinars have three', '3750', 'KWD', '3.750'],
    ['unidades de fomento have four', '12345', 'CLF', '1.2345'],
    ['forints have two, though they are written without', '10000', 'HUF', '100.00'],
    ['digits beyond 2^53 stay', '9007199254740993', 'PLN', '90071992547409.93'],
    ['a fraction of a minor unit is no amount', '19600.5', 'PLN', undefined],
    ['an exponent is no amount', '1e5', 'PLN', undefined],
    ['no digits are no amount', '', 'PLN', undefined],
  ];
  for (const [title, minor, currency, major] of cases) {
    it(`${title}: ${minor} ${currency}`, () => equal(majorUnits(minor, currency), major));
  }

  it('gives a code that it does not know two decimals', () => equal(minorUnitDigits('XYZ'), 2));
});
