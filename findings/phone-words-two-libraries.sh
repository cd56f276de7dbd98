#!/usr/bin/env bash
# libphonenumber-js 1.13.16 beside google-libphonenumber 3.2.47: words inside a phone number, read in opposite ways.
# A vanity number (+49 800 123 HELP) and two office numbers with a remark that is no known word for an extension. Expected:
# the port and Google's own code agree, or both refuse. Seen: Google's turns letters into digits everywhere: right for the
# vanity number, but the remark "(office)" becomes six more digits, and "App. 78" (a German extension) a longer number that it
# calls valid. libphonenumber-js cuts at the letters: the office number is right, but of the vanity number +49800123 is left,
# which is another number, and which its small metadata (`min`) calls valid. Neither result says that something was
# lost. Whoever stores E.164 has to check that every digit and no letter of the text went into it, else keep it as sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts libphonenumber-js@1.13.16 google-libphonenumber@3.2.47
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const google = require('google-libphonenumber');
const { parsePhoneNumberFromString } = require('libphonenumber-js/min');

const util = google.PhoneNumberUtil.getInstance();
function byGoogle(text) {
  try {
    const number = util.parse(text);
    return `${util.format(number, google.PhoneNumberFormat.E164)} ${util.isValidNumber(number) ? 'valid' : 'not valid'}`;
  } catch (error) {
    return 'refused';
  }
}
function byPort(text) {
  const number = parsePhoneNumberFromString(text);
  return number === undefined ? 'refused' : `${number.number} ${number.isValid() ? 'valid' : 'not valid'}`;
}
const texts = ['+49 800 123 HELP', '+1 212 555 0123 (office)', '+49 30 123456 App. 78'];
const seen = texts.map(text => ({ text, 'google-libphonenumber': byGoogle(text), 'libphonenumber-js/min': byPort(text) }));
for (const name of ['libphonenumber-js', 'google-libphonenumber']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: the same from both');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => [row['google-libphonenumber'], row['libphonenumber-js/min']]),
  [
    ['+498001234357 valid', '+49800123 valid'],
    ['+12125550123633423 not valid', '+12125550123 valid'],
    ['+493012345627778 valid', 'refused'],
  ],
);
JS
node try.cjs
