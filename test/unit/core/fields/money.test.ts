import { equal, match } from 'node:assert/strict';
import { majorUnits, minorUnitDigits, plainDecimal } from '../../../../src/core/fields/money.ts';

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

  for (const code of ['XYZ', 'YEN', 'POINTS', 'USDC', 'BTC', 'ZŁ', 'XAU', '']) {
    it(`what is no currency of ISO 4217 has no minor unit: ${code}`, () => {
      equal(minorUnitDigits(code), undefined);
      equal(majorUnits('19600', code), undefined);
    });
  }

  it('currencies of late years have theirs', () => equal(majorUnits('19600', 'XCG'), '196.00'));

  describe('as an exact decimal', () => {
    const decimals: readonly [sent: string, plain: string | undefined][] = [
      ['1250.50', '1250.50'],
      ['0', '0'],
      ['-12.30', '-12.30'],
      ['1.2505e3', '1250.5'],
      ['1.2505E+4', '12505'],
      ['12.50e1', '125.0'],
      ['1e5', '100000'],
      ['-1e-7', '-0.0000001'],
      ['125e-2', '1.25'],
      ['1250e-6', '0.001250'],
      ['0e5', '0'],
      ['+5', '5'],
      ['007.50', '7.50'],
      ['.5', '0.5'],
      ['5.', '5'],
      ['9007199254740993', '9007199254740993'],
      ['1e400', undefined],
      ['1e-999999999', undefined],
      ['1,250.50', undefined],
      ['1 250', undefined],
      ['0x1f', undefined],
      ['12.3.4', undefined],
      ['Infinity', undefined],
      ['.', undefined],
      ['e5', undefined],
      ['-', undefined],
      ['', undefined],
    ];
    for (const [sent, plain] of decimals)
      it(`as an exact decimal ${JSON.stringify(sent)} is ${plain ?? 'none'}`, () => equal(plainDecimal(sent), plain));

    it('an exact decimal is the same number, whatever its exponent', () => {
      for (let at = 0; at < 2000; at++) {
        const sent = `${at % 2 ? '-' : ''}${(at * 7919) % 1000}.${at}e${(at % 40) - 20}`;
        equal(Number(plainDecimal(sent)), Number(sent), sent);
        match(plainDecimal(sent) ?? '', /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/);
      }
    });
  });
});
