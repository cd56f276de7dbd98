import { deepEqual, equal } from 'node:assert/strict';
import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import metadata from 'libphonenumber-js/min/metadata';
import { phoneUnder } from '../../../../src/core/fields/dialled.ts';
import { normalPhone } from '../../../../src/core/fields/phone.ts';

describe('phone numbers', () => {
  const cases: readonly [title: string, sent: string, country: string | undefined, normal: string][] = [
    ['E.164 stays', '+19203751411', undefined, '+19203751411'],
    ['punctuation goes', '+1-555-123-4567', undefined, '+15551234567'],
    ['brackets and spaces go', '+44 (20) 7946 0958', undefined, '+442079460958'],
    ['an extension stays, as RFC 3966 writes it', '+1-555-123-4567 x89', undefined, '+15551234567;ext=89'],
    ['an extension stays, whatever it is called', '+48 22 555 01 00 ext. 12', undefined, '+48225550100;ext=12'],
    ['a number that has lost its plus is not put behind its code twice', '4915112345678', 'DE', '+4915112345678'],
    ['a number of another country that has lost its plus stays as sent', '447911123456', 'NG', '447911123456'],
    ['a number of home with as many digits is one of home', '15112345678', 'DE', '+4915112345678'],
    ['another extension is another number', '+48 22 555 01 00 ext. 47', undefined, '+48225550100;ext=47'],
    ['an extension in Cyrillic stays', '+48 22 555 01 00 доб. 12', undefined, '+48225550100;ext=12'],
    ['the extension of a local number stays', '22 555 01 00 ext. 12', 'PL', '+48225550100;ext=12'],
    ['what is in this form stays in it', '+48225550100;ext=12', undefined, '+48225550100;ext=12'],
    [
      'an extension whose name is not known is not lost',
      '+48 22 555 01 00 wew. 12',
      undefined,
      '+48 22 555 01 00 wew. 12',
    ],
    ['a second number is no extension', '+48 600100200;600100201', undefined, '+48 600100200;600100201'],
    [
      'a second number behind a word is not lost',
      '+48 600 100 200 lub 600 100 201',
      undefined,
      '+48 600 100 200 lub 600 100 201',
    ],
    ['a subaddress is not lost', 'tel:+48225550100;isub=9', undefined, 'tel:+48225550100;isub=9'],
    [
      'a subaddress that ends as the number does is not lost',
      '+48225550100;isub=0100',
      undefined,
      '+48225550100;isub=0100',
    ],
    ['a context is not lost', 'tel:600100200;phone-context=+48', 'PL', 'tel:600100200;phone-context=+48'],
    ['letters dialled behind the digits are not lost', '+49 800 123 HELP', undefined, '+49 800 123 HELP'],
    ['letters dialled in a local number are not lost', '0800 123 HELP', 'DE', '0800 123 HELP'],
    ['letters dialled right after a digit are not lost', '0800HELP', 'DE', '0800HELP'],
    ['letters in brackets behind too few digits are not lost', '+49 800 123 (HELP)', undefined, '+49 800 123 (HELP)'],
    ['letters among digits are not lost', '+49 800 HELP 123', undefined, '+49 800 HELP 123'],
    ['letters in front of the digits are not lost', 'HELP-123456', 'DE', 'HELP-123456'],
    ['an O for a zero is not lost', '+4930123456O', undefined, '+4930123456O'],
    ['words behind the digits may belong to it', '+49 30 123456 ask Ann', undefined, '+49 30 123456 ask Ann'],
    ['words in Arabic behind the digits may belong to it', '+49 30 123456 مكتب', undefined, '+49 30 123456 مكتب'],
    [
      'letters behind an extension are not lost',
      '+48 22 555 01 00 ext. 12 HELP',
      undefined,
      '+48 22 555 01 00 ext. 12 HELP',
    ],
    [
      'the name of an extension without its digits is not lost',
      '+48 22 555 01 00 ext.',
      undefined,
      '+48 22 555 01 00 ext.',
    ],
    ['a remark in brackets is left out', '+49 30 123456 (office)', undefined, '+4930123456'],
    ['several remarks in brackets are left out', '+49 30 123456 [office] （昼）', undefined, '+4930123456'],
    [
      'a remark in brackets behind an extension is left out',
      '+48 22 555 01 00 ext. 12 (office)',
      undefined,
      '+48225550100;ext=12',
    ],
    ['digits of a remark are not dialled', '+48 22 5550100 (2 p.)', undefined, '+48 22 5550100 (2 p.)'],
    ['a name in front is left out, with its colon', 'Tel.: 22 555 01 00', 'PL', '+48225550100'],
    ['a name in front of a plus is left out without a colon', 'office +49 30 123456', undefined, '+4930123456'],
    [
      'of an address of the Web no number is made',
      'https://example.com/48225550100',
      'PL',
      'https://example.com/48225550100',
    ],
    ['quotes around it are left out', '"+48 22 555 01 00",', undefined, '+48225550100'],
    ['characters that nobody sees are left out', '\u202a+48 22 555 01 00\u202c', undefined, '+48225550100'],
    ['two with a slash are not joined', '+49 30 12345678 / 12345', undefined, '+49 30 12345678 / 12345'],
    ['a slash behind the area code is left out', '030/123456', 'DE', '+4930123456'],
    ['groups between tildes have no extension', '+48 600~100~200', undefined, '+48 600~100~200'],
    ['a decimal of a program is a whole number', '237671234567.0', 'CM', '+237671234567'],
    ['a decimal with a plus is a whole number', '+237671234567.0', undefined, '+237671234567'],
    ['digits of other scripts become the usual ones', '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧', undefined, '+966501234567'],
    ['a local number is read with its country', '024 456 7890', 'GH', '+233244567890'],
    ['one that is impossible there stays', '0677 12 34 56', 'CM', '0677 12 34 56'],
    ['a local number without a country stays', '0677 12 34 56', undefined, '0677 12 34 56'],
    ['the zero dialled at home goes', '+44 07911 123456', undefined, '+447911123456'],
    ['the zero dialled at home goes from bare digits', '+4407911123456', undefined, '+447911123456'],
    ['the zero goes behind a code with two digits', '+4901711234567', undefined, '+491711234567'],
    ['the zero goes behind a code with three digits', '+2330244567890', undefined, '+233244567890'],
    ['an Italian zero is part of the number', '+390612345678', undefined, '+390612345678'],
    ['a zero later on is part of the number', '+12025550123', undefined, '+12025550123'],
    ['possible is enough, it need not be assigned', '+15551234567', undefined, '+15551234567'],
    ['what is too short stays as sent', '+1-555', undefined, '+1-555'],
    ['words stay as sent', 'call me', 'GH', 'call me'],
    ['one dialled from abroad is read too', '00237671234567', 'CM', '+237671234567'],
    ['one dialled from abroad is read where another prefix is dialled', '002348031234567', 'NG', '+2348031234567'],
    ['one of another country is read where its prefix is not dialled', '0044 20 7946 0018', 'NG', '+442079460018'],
    ['two with a slash are not joined in a country', '030 123 456 / 040 456 789', 'NG', '030 123 456 / 040 456 789'],
    ['two short ones with a slash are not joined', '030 123 / 040 456', 'NG', '030 123 / 040 456'],
    ['a wide plus is a plus', '＋４９３０１２３４５６', 'NG', '+4930123456'],
    ['what is none after a wide plus stays as sent', '＋４９', 'NG', '＋４９'],
    ['one of a country that shares its code', '01534 123456', 'JE', '+441534123456'],
    ['the part that is dialled from elsewhere may be missing', '123456', 'JE', '+441534123456'],
    ['a country that does not exist changes nothing', '0244567890', 'XX', '0244567890'],
    [
      'what is longer than any number stays',
      `+49 30 123456${' '.repeat(300)}(x)`,
      undefined,
      `+49 30 123456${' '.repeat(300)}(x)`,
    ],
    ['a lone surrogate changes nothing', '\ud800', 'GH', '\ud800'],
  ];
  for (const [title, sent, country, normal] of cases) {
    it(`phone numbers: ${title}: ${JSON.stringify(sent)}${country ? ` in ${country}` : ''}`, () =>
      equal(normalPhone(sent, country), normal));
  }

  it('phone numbers are what the library makes of them, under every calling code and of every length', () => {
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

  /** Digits that are a whole number of some country; the library would take them for a local one all the same. */
  const hasLostPlus = (digits: string) => {
    const whole = digits.startsWith('00') ? digits.slice(2) : digits;
    const isLong = digits !== whole || digits.length >= 11;
    const abroad = isLong ? parsePhoneNumberFromString(`+${whole}`, { extract: false }) : undefined;
    return abroad?.isValid() === true && abroad.number === `+${whole}`;
  };

  it('phone numbers in a country and under a calling code are what the library makes of them, of every length and with whatever before them', () => {
    let state = 2;
    const below = (limit: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * limit);
    };
    const codes = Object.entries(metadata.country_calling_codes);
    const homes = codes.flatMap(([code, countries]) =>
      countries.map((country, at) => ({ code, country, isMain: at === 0 })),
    );
    for (const { code, country, isMain } of homes) {
      const starts = ['', '', '', '0', '00', '011', '1', '8', '810', '06', '15', '119', code, `0${code}`, `00${code}`];
      for (let round = 0; round < 100; round++) {
        let digits = starts[below(starts.length)] ?? '';
        const length = digits.length + below(14);
        while (digits.length < length) digits += below(10);
        if (digits === '' || hasLostPlus(digits)) continue;
        const read = (text: string) => {
          const parsed = parsePhoneNumberFromString(text, { defaultCountry: country });
          return parsed?.isPossible() ? parsed.number : undefined;
        };
        const number = (digits.startsWith(`00${code}`) ? read(`+${digits.slice(2)}`) : undefined) ?? read(digits);
        equal(normalPhone(digits, country), number ?? digits, `${digits} in ${country}`);
        const under = number === undefined ? { number: digits, isRead: false } : { number, isRead: true };
        if (isMain) deepEqual(phoneUnder(`+${code}`, digits), under, `+${code} ${digits}`);
      }
    }
  });
});
