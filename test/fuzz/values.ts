// What single values come to: numbers, times, amounts, countries.

import { equal, match, ok } from 'node:assert/strict';
import fc from 'fast-check';
import { countryCode } from '../../src/core/fields/country.ts';
import { phoneUnder } from '../../src/core/fields/dialled.ts';
import { plainDecimal } from '../../src/core/fields/money.ts';
import { normalPhone } from '../../src/core/fields/phone.ts';
import { isNever, normalTime, unusualTime } from '../../src/core/fields/time.ts';
import { anyText } from './texts.ts';

const digits = fc.array(fc.constantFrom(...'0123456789 -().'), { maxLength: 16 }).map(all => all.join(''));
const number = fc.oneof(
  { weight: 1, arbitrary: anyText },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom('', '+', '00', '0', '8', '+234', '234', '+1', '+48 22', 'tel:'),
        digits,
        fc.constantFrom('', '', '', ' ext. 12', ' x47', ';ext=9', ' wew. 12', ' / 600 100 200', '.0'),
      )
      .map(parts => parts.join('')),
  },
);
const calling = fc.oneof(
  { weight: 1, arbitrary: anyText },
  {
    weight: 6,
    arbitrary: fc.constantFrom('+234', '7', '00237', '+1-876', 'NG', 'Congo', 'CM (+237)', '+999', '', '0', '881'),
  },
);

/** A number in E.164 has the digits of what was sent at its end, as its extension has; anything else is what was sent. */
function checkPhone(sent: string, made: string): void {
  if (made === sent) return;
  match(made, /^\+[1-9]\d{4,16}(?:;ext=\d{1,7})?$/);
  const end = made.includes(';') ? (made.split('=')[1] ?? '') : made.slice(-4);
  ok(
    /[^\P{Nd}0-9]/u.test(sent) ||
      sent
        .replace(/^(\+?\d{5,})\.0+$/, '$1')
        .replace(/\D/g, '')
        .endsWith(end),
    `${made} of ${sent}`,
  );
  // Of two zeros dialled at home the library takes one away at a time.
  if (!/^\+\d{1,3}0/.test(made)) equal(normalPhone(made), made);
}

export const readsPhones = fc.property(number, calling, (sent, code) => {
  checkPhone(sent, normalPhone(sent, countryCode(code) ?? null));
  const under = phoneUnder(code, sent);
  if (under?.isRead) checkPhone(sent, under.number);
  else if (under) equal(under.number, sent);
});

const part = (...more: readonly string[]) => fc.constantFrom(...more);
const time = fc.oneof(
  { weight: 1, arbitrary: anyText },
  { weight: 2, arbitrary: fc.oneof(fc.integer(), fc.bigInt(), fc.double()).map(String) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        part('2024', '0001', '0000', '9999', '1969', '2016'),
        part('-03-20', '-02-30', '-12-31', '-00-00', '-1-1'),
        part('', 'T', 't', ' ', '  '),
        part('', '10:00:00', '23:59:60', '8:3', '24:00:00', '10:30:60'),
        part('', '.5', ',123456', '.'),
        part('', 'Z', 'z', '+00', ' UTC', '+05:30', '-0330', ' +0000 UTC', ' CET', '+99'),
      )
      .map(parts => parts.join('')),
  },
);

export const readsTimes = fc.property(time, sent => {
  const made = normalTime(sent) ?? unusualTime(sent);
  if (made === undefined) return;
  match(made, /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}:\d{2}(?:\.\d{3})?Z?)?$/);
  ok(!Number.isNaN(Date.parse(made)) && !isNever(made), made);
  // No zone is invented: only what names one, or counts from a moment, is in UTC.
  equal(
    made.endsWith('Z'),
    /(?:z|utc|gmt|[+-]\d{2}(?::?\d{2})?(?:\s*[a-z]+)?)$/i.test(sent.slice(10)) || /^[\d.e+]+$/i.test(sent),
  );
  equal(normalTime(made), made);
});

export const readsDecimals = fc.property(
  fc.oneof(
    anyText,
    fc.double().map(String),
    fc.integer().map(String),
    fc.constantFrom('1e60', '-0e9', '.5', '+1.', '1e-61'),
  ),
  sent => {
    const made = plainDecimal(sent);
    if (made === undefined) return;
    match(made, /^-?\d+(?:\.\d+)?$/);
    equal(Number(made), Number(sent));
    equal(plainDecimal(made), made);
  },
);
