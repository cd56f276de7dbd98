#!/usr/bin/env bash
# libphonenumber-js 1.13.16, google-libphonenumber 3.2.47, phone 3.1.72 and validator 13.15.35: a customer in Benin, whose numbers
# have ten digits since 30 November 2024, 01 before the eight of before. Expected: two years on, all four take the new number, and
# none the old one. Seen: two take the new number alone, and two the old one alone, so that no number of Benin passes a form that
# asks one of the first and then one of the others. Ivory Coast, which did the same in 2021, is behind in one of them;
# Cameroon, which did it in 2014, in none.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  libphonenumber-js@1.13.16 google-libphonenumber@3.2.47 phone@3.1.72 validator@13.15.35
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const google = require('google-libphonenumber');
const { isValidPhoneNumber } = require('libphonenumber-js/max');
const { phone } = require('phone');
const validator = require('validator');

const util = google.PhoneNumberUtil.getInstance();
const valid = {
  'libphonenumber-js': number => isValidPhoneNumber(number),
  'google-libphonenumber': number => util.isValidNumber(util.parse(number)),
  phone: number => phone(number).isValid,
  validator: number => validator.isMobilePhone(number),
};
const asked = {
  'Benin since 2024': '+2290197123456',
  'Benin before': '+22997123456',
  'Ivory Coast since 2021': '+2250701234567',
  'Ivory Coast before': '+22507012345',
  'Cameroon since 2014': '+237671234567',
};
const seen = Object.entries(asked).map(([what, number]) => ({
  what,
  number,
  ...Object.fromEntries(Object.entries(valid).map(([name, isValid]) => [name, isValid(number)])),
}));
for (const name of Object.keys(valid)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: the present number valid for all, the one of before for none');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => Object.keys(valid).map(name => row[name])),
  [
    [true, true, false, false],
    [false, false, true, true],
    [true, true, true, false],
    [false, false, false, false],
    [true, true, true, true],
  ],
);
JS
node try.cjs
