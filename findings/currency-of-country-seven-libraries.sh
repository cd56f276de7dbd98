#!/usr/bin/env bash
# The currency that a customer's country has, by seven libraries: country-to-currency 3.0.1, countries-list 3.4.1,
# country-codes-list 3.2.0, world-countries 5.1.0, iso-country-currency 0.7.2, country-data-list 1.6.3 and country-data 0.0.31.
# Expected: one answer for countries that changed it in the last ten years. Seen: the first three are of today; of the other four
# none knows the euro of Bulgaria (since January 2026), the guilder of Curaçao (XCG, since 2025) or the leone that lost three
# zeros in 2022 (SLE, before SLL). Where a currency was counted anew an amount under the old code is wrong by as much: a
# thousandfold in Sierra Leone and in São Tomé (STN, before STD), tenfold in Mauritania (MRU, before MRO).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts country-to-currency@3.0.1 countries-list@3.4.1 country-codes-list@3.2.0 \
  world-countries@5.1.0 iso-country-currency@0.7.2 country-data-list@1.6.3 country-data@0.0.31
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');

const plain = loaded => loaded.default ?? loaded;
const toCurrency = plain(require('country-to-currency'));
const list = require('countries-list');
const codes = require('country-codes-list');
const world = require('world-countries');
const iso = require('iso-country-currency');
const [newer, older] = [require('country-data-list'), require('country-data')];
/** The first one where a country has several. */
const libraries = {
  'country-to-currency': code => toCurrency[code],
  'countries-list': code => list.countries[code].currency[0],
  'country-codes-list': code => codes.findOne('countryCode', code).currencyCode,
  'world-countries': code => Object.keys(world.find(({ cca2 }) => cca2 === code).currencies)[0],
  'iso-country-currency': code => iso.getAllInfoByISO(code).currency,
  'country-data-list': code => newer.countries[code].currencies[0],
  'country-data': code => older.countries[code].currencies[0],
};
const names = Object.keys(libraries);
const countries = { BG: 'EUR', CW: 'XCG', SL: 'SLE', ST: 'STN', MR: 'MRU', HR: 'EUR', GH: 'GHS' };
const seen = Object.entries(countries).map(([code, expected]) => ({
  code,
  expected,
  ...Object.fromEntries(names.map(name => [name, libraries[name](code)])),
}));
for (const name of names) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
console.log('expected: the currency of today from all');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => names.map(name => row[name]).join(' ')),
  [
    'EUR EUR EUR BGN BGN BGN BGN',
    'XCG XCG XCG ANG ANG ANG ANG',
    'SLE SLE SLE SLL SLL SLL SLL',
    'STN STN STN STN STD STN STD',
    'MRU MRU MRU MRU MRU MRO MRO',
    'EUR EUR EUR EUR EUR EUR HRK',
    'GHS GHS GHS GHS GHS GHS GHS',
  ],
);
JS
node try.cjs
