#!/usr/bin/env bash
# The VAT number of a business customer, read by jsvat 2.5.4, stdnum 1.12.0 and validator 13.15.35. Expected: valid for all three: a British
# number, a Belgian one, a Belgian one that begins with 1 (as new ones do since 2023), a Greek one, and one of Northern Ireland
# (XI since 2021). Seen: only the older Belgian one is. validator wants a British number with spaces in it and
# has no Greece, jsvat knows only Belgian numbers that begin with 0, and XI is valid for nobody.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsvat@2.5.4 stdnum@1.12.0 validator@13.15.35
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const jsvat = require('jsvat');
const { stdnum } = require('stdnum');
const validator = require('validator');

const countries = Object.values(jsvat).filter(value => value?.calcFn !== undefined);
function byValidator(number, country) {
  try {
    return validator.isVAT(number, country);
  } catch (error) {
    return error.message;
  }
}
const numbers = [
  ['BE0403019261', 'BE'],
  ['BE1000000021', 'BE'],
  ['GB980780684', 'GB'],
  ['XI980780684', 'GB'],
  ['EL094259216', 'GR'],
];
const seen = numbers.map(([number, country]) => ({
  number,
  jsvat: jsvat.checkVAT(number, countries).isValid,
  stdnum: stdnum[country].vat.validate(number).isValid,
  validator: byValidator(number, country),
}));
for (const name of ['jsvat', 'stdnum', 'validator']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: true, each time');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => [row.jsvat, row.stdnum, row.validator]),
  [
    [true, true, true],
    [false, true, true],
    [true, true, false],
    [false, false, false],
    [true, true, "Invalid country code: 'GR'"],
  ],
);
JS
node try.cjs
