#!/usr/bin/env bash
# validator 13.15.35, postal-codes-js 2.5.2 and postcode-validator 3.10.22: the postal code in a customer's address. Expected: real
# codes of today are valid for all three, or a library says that it does not know the country. Seen: one refuses Argentina's
# codes with letters (since 1998), Vietnam's of five digits (since 2018) and Taiwan's of six (since 2020), though it knows the
# three countries, and takes Vietnam's old ones; another refuses Dublin's Eircode without its space, as many systems keep it. Of
# Nigeria, Egypt, Morocco, Ghana and Senegal validator knows none, and throws.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts validator@13.15.35 postal-codes-js@2.5.2 postcode-validator@3.10.22
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const postalCodes = require('postal-codes-js');
const { postcodeValidator } = require('postcode-validator');
const validator = require('validator');

const libraries = {
  validator: (code, country) => validator.isPostalCode(code, country),
  // true, or a sentence that says what is wrong.
  'postal-codes-js': (code, country) => postalCodes.validate(country, code) === true,
  'postcode-validator': (code, country) => postcodeValidator(code, country),
};
const names = Object.keys(libraries);
const asked = [
  ['NL', '1012 AB'],
  ['AR', 'C1420ABC'],
  ['VN', '10000'],
  ['VN', '100000'],
  ['TW', '100001'],
  ['IE', 'D02AF30'],
  ['NG', '100001'],
  ['EG', '11511'],
  ['MA', '20000'],
  ['GH', 'GA-183-8164'],
  ['SN', '12500'],
];
const seen = asked.map(([country, code]) => ({
  country,
  code,
  ...Object.fromEntries(
    names.map(name => {
      try {
        return [name, libraries[name](code, country) ? 'valid' : 'refused'];
      } catch {
        return [name, 'unknown'];
      }
    }),
  ),
}));
for (const name of names) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
console.log('expected: valid, or unknown');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => names.map(name => row[name]).join(' ')),
  [
    'valid valid valid',
    'unknown refused valid',
    'unknown refused valid',
    'unknown valid valid',
    'valid refused valid',
    'refused valid valid',
    'unknown valid valid',
    'unknown valid valid',
    'unknown valid valid',
    'unknown valid unknown',
    'unknown valid valid',
  ],
);
JS
node try.cjs
