#!/usr/bin/env bash
# An amount in words, as an invoice or a cheque has it, by amount-in-words 1.0.1 ("numeric amount in words", numbers or texts, in
# rupees, pounds and dollars), decimal-number-to-words 1.3.3 and convert-rupees-into-words 1.0.6, with to-words 5.7.0 beside them.
# Expected: the amount. Seen: for amount-in-words the number 10.10 is ten dollars and one cent, and half a pound five pence: where
# the cents end in a zero it names a tenth of them. 2.999 has 999 cents, a hundred thousand pounds are one hundred, and a
# balance of minus five is five. Minus three is no word at all for decimal-number-to-words, though its README has it; and
# nothing, as a balance, is none for it and for convert-rupees-into-words.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts amount-in-words@1.0.1 decimal-number-to-words@1.3.3 \
  convert-rupees-into-words@1.0.6 to-words@5.7.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { AmountToWords, CountryCodes } = require('amount-in-words');
const rupees = require('convert-rupees-into-words');
const decimal = require('decimal-number-to-words');
const { ToWords } = require('to-words');

const words = new AmountToWords();
const [british, american] = ['en-GB', 'en-US'].map(
  localeCode => new ToWords({ localeCode, converterOptions: { currency: true, doNotAddOnly: true } }),
);
const pounds = amount => words.toWords(amount, CountryCodes.GBR);
const dollars = amount => words.toWords(amount, CountryCodes.USA);
const asked = [
  ['10.10 dollars', american.convert(10.1), dollars(10.1)],
  ['"10.10" dollars', american.convert('10.10'), dollars('10.10')],
  ['0.50 pounds', british.convert(0.5), pounds(0.5)],
  ['1250.50 dollars', american.convert(1250.5), dollars(1250.5)],
  ['2.999 dollars', american.convert(2.999), dollars(2.999)],
  ['100000 pounds', british.convert(100_000), pounds(100_000)],
  ['-5 dollars', american.convert(-5), dollars(-5)],
  ['-3', 'minus three', decimal.toWords(-3)],
  ['0', 'zero', decimal.toWords(0)],
  ['0 rupees', 'zero rupees', rupees(0)],
];
for (const [amount, expected, seen] of asked) console.log(`${amount}\n  expected: ${expected}\n  seen: ${seen || '(no word)'}`);
assert.deepEqual(
  asked.map(([, , seen]) => seen),
  [
    'Ten Dollars And One Cent',
    'Ten Dollars And Ten Cents',
    'Zero Pound And Five Pence',
    'One Thousand Two Hundred Fifty Dollars And Five Cents',
    'Two Dollars And Nine Hundred Ninety Nine Cents',
    'One Hundred Pounds',
    'Five Dollars',
    '',
    '',
    '',
  ],
);
JS
node try.cjs
