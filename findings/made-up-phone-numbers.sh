#!/usr/bin/env bash
# @faker-js/faker 10.6.0 makes up phone numbers for tests, `style: 'international'`, which libphonenumber-js 1.13.16 (with all of
# its data) is asked about: 200 in each of some languages.
# Expected: numbers of the language's own country that can be dialled, since the documentation calls the style international, as E.123 has it.
# Seen: none of 200 in Azerbaijani can be (a 0 behind the country's code, and digits too many), a third or fewer in Turkish,
# Croatian and Nepali are numbers that anybody has, half in English; those in Slovak are partly too long; in Tamil, Yoruba or Uzbek
# they are American, in French for Senegal they are French. For India and Nigeria all 200 are valid.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @faker-js/faker@10.6.0 libphonenumber-js@1.13.16
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import * as all from '@faker-js/faker';
import { parsePhoneNumberFromString as parse } from 'libphonenumber-js/max';

const languages = ['AZ', 'TR', 'HR', 'NE', 'SK', 'EN_US', 'YO_NG', 'FR_SN', 'EN_IN', 'EN_NG'];
const seen = languages.map(language => {
  const faker = all[`faker${language}`];
  faker.seed(7);
  const numbers = Array.from({ length: 200 }, () => parse(faker.phone.number({ style: 'international' })));
  const possible = numbers.filter(number => number?.isPossible()).length;
  const valid = numbers.filter(number => number?.isValid()).length;
  return [language, possible, valid, numbers.find(Boolean)?.countryCallingCode ?? ''];
});
console.log('expected: 200 possible, 200 valid, of the country');
for (const [language, possible, valid, code] of seen)
  console.log(`seen: ${language} · ${possible} possible · ${valid} valid · +${code}`);
assert.deepEqual(seen, [
  ['AZ', 0, 0, '994'],
  ['TR', 200, 34, '90'],
  ['HR', 67, 27, '385'],
  ['NE', 114, 38, '977'],
  ['SK', 139, 74, '421'],
  ['EN_US', 200, 108, '1'],
  ['YO_NG', 200, 108, '1'],
  ['FR_SN', 200, 189, '33'],
  ['EN_IN', 200, 200, '91'],
  ['EN_NG', 200, 200, '234'],
]);
JS
node try.mjs
