#!/usr/bin/env bash
# ibantools 4.5.4 beside iban 0.0.14: is this IBAN of a payout valid? Expected: one answer from both for valid
# numbers of any country, as for Britain and Germany, and for a German one written in fours as on paper. Seen: of twelve more
# countries of SWIFT's registry iban refuses every number, among them Burundi, whose old length it has; and ibantools refuses
# spaces, which iban takes. So the account that one of them passes the other one refuses, in both directions.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ibantools@4.5.4 iban@0.0.14
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const iban = require('iban');
const ibantools = require('ibantools');

const alike = ['GB29NWBK60161331926819', 'DE89370400440532013000'];
const moreCountries = [
  'BI4210000100010000332045181',
  'DJ2100010000000154000100186',
  'FK88SC123456789012',
  'HN88CABF00000000000250005469',
  'LY83002048000020100120361',
  'MN121234123456789123',
  'NI45BAPR00000013000003558124',
  'OM810180000001299123456',
  'RU0204452560040702810412345678901',
  'SD8811123456789012',
  'SO211000001001000100141',
  'YE15CBYE0001018861234567891234',
];
const onPaper = ['DE89 3704 0044 0532 0130 00'];
const ask = number => ({ iban: number, ibantools: ibantools.isValidIBAN(number), 'iban (npm)': iban.isValid(number) });
for (const name of ['ibantools', 'iban']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: true and true, each time');
console.log('seen:');
console.table([...alike, ...moreCountries, ...onPaper].map(ask));
const answers = numbers => [...new Set(numbers.map(number => `${ibantools.isValidIBAN(number)} ${iban.isValid(number)}`))];
assert.deepEqual(answers(alike), ['true true']);
assert.deepEqual(answers(moreCountries), ['true false']);
assert.deepEqual(answers(onPaper), ['false true']);
JS
node try.cjs
