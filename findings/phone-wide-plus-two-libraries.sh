#!/usr/bin/env bash
# libphonenumber-js 1.13.16 beside google-libphonenumber 3.2.43: an international number that begins with a full-width plus
# (U+FF0B), as East Asian keyboards and forms write it. Expected: both know that plus (the port has it in its list of plus
# characters), so that the number is international whatever country it is read for. Seen: Google's reads a British number each
# time. The port refuses it without a country; with one it drops the plus and takes the rest for a number at home, with that
# country's code before it, and for Nigeria calls the result possible. A default country is usually the customer's own,
# so that whoever gives more context gets another number. The same text with a plain plus is read alike by both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts libphonenumber-js@1.13.16 google-libphonenumber@3.2.43
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const google = require('google-libphonenumber');
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');

const util = google.PhoneNumberUtil.getInstance();
function byGoogle(text, country) {
  const number = util.parse(text, country);
  return `${util.format(number, google.PhoneNumberFormat.E164)} ${util.isPossibleNumber(number) ? 'possible' : 'impossible'}`;
}
function byPort(text, country) {
  const number = parsePhoneNumberFromString(text, country);
  return number === undefined ? 'refused' : `${number.number} ${number.isPossible() ? 'possible' : 'impossible'}`;
}
const asked = [
  ['＋44 20 7946 0018', undefined],
  ['＋44 20 7946 0018', 'NG'],
  ['+44 20 7946 0018', 'NG'],
];
const seen = asked.map(([text, country]) => ({ text, country, google: byGoogle(text, country), port: byPort(text, country) }));
for (const name of ['libphonenumber-js', 'google-libphonenumber']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: +442079460018 from both, each time');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => [row.google, row.port]),
  [
    ['+442079460018 possible', 'refused'],
    ['+442079460018 possible', '+234442079460018 possible'],
    ['+442079460018 possible', '+442079460018 possible'],
  ],
);
JS
node try.cjs
