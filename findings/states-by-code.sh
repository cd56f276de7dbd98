#!/usr/bin/env bash
# The state of an address by its code (ISO 3166-2) in five libraries: country-state-city 3.2.1, iso-3166-2 1.0.0,
# country-region-data 4.1.0, iso-3166 4.4.0 and @koshmoney/countries 1.0.1.
# Expected: one code is one state, or unknown to a library that is behind. Seen: it is another state. MA-06 is Casablanca or Meknès,
# IR-24 Ardabil or Hamadan, UG-315 Amolatar or Kaabong, since the standard has given the codes of these countries anew; DZ-53 is
# In Salah, and Béni Abbès in the most used of the five, where HR-05 is Karlovac instead of Varaždin. ZA-WC, the Western Cape, is
# iTjhingalanga-Kapa in two. And the other way round: Mazowieckie is PL-MZ in three and PL-14 (since 2018) in two, Odisha IN-OR
# in three and IN-OD (since 2023) in two, Gauteng ZA-GT in three and ZA-GP in two. What one of them wrote, another does not read.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts country-state-city@3.2.1 iso-3166-2@1.0.0 \
  country-region-data@4.1.0 iso-3166@4.4.0 @koshmoney/countries@1.0.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { subdivision } from '@koshmoney/countries';
import * as regions from 'country-region-data';
import places from 'country-state-city';
import { iso31662 } from 'iso-3166';
import older from 'iso-3166-2';

/** The states of a country by the part of the code behind its own. */
const states = {
  'country-state-city': country => places.State.getStatesOfCountry(country).map(({ isoCode, name }) => [isoCode, name]),
  'iso-3166-2': country => Object.entries(older.country(country).sub).map(([code, { name }]) => [code, name]),
  'country-region-data': country => regions[country][2].map(([name, code]) => [code, name]),
  'iso-3166': country => iso31662.filter(({ code }) => code.startsWith(`${country}-`)).map(({ code, name }) => [code, name]),
  '@koshmoney/countries': country => subdivision.forCountry(country).map(({ code, name }) => [code, name]),
};
const bare = code => code.replace(/^[A-Z]{2}-/, '');
const nameOf = (list, code) => list.find(([other]) => bare(other) === bare(code))?.[1] ?? 'none';
const codeOf = (list, words) => bare(list.find(([, name]) => words.test(name))?.[0] ?? 'none');
const across = read => Object.values(states).map(read);

const names = ['MA-06', 'IR-24', 'DZ-53', 'UG-315', 'HR-05', 'ZA-WC'].map(code => [
  code,
  ...across(list => nameOf(list(code.slice(0, 2)), code)),
]);
const codes = Object.entries({ PL: /^Mazow|^Masov/, IN: /^Odisha/, ZA: /^Gauteng/ }).map(([country, words]) => [
  country,
  ...across(list => codeOf(list(country), words)),
]);
console.log('of', Object.keys(states).join(', '));
console.log('expected: one state for a code, and one code for a state');
for (const row of [...names, ...codes]) console.log(`seen: ${row.join(' · ')}`);
assert.deepEqual(names, [
  ['MA-06', 'Casablanca-Settat', 'Meknès-Tafilalet', 'Casablanca-Settat', 'Casablanca-Settat', 'Casablanca-Settat'],
  ['IR-24', 'Ardabil', 'Hamadān', 'Hamadān', 'Ardabīl', 'Hamadān'],
  ['DZ-53', 'Béni Abbès', 'none', 'none', 'In Salah', 'In Salah'],
  ['UG-315', 'Amolatar District', 'Kaabong', 'Kaabong', 'Amolatar', 'Kaabong'],
  ['HR-05', 'Karlovac County', 'Varaždinska županija', 'Varaždinska županija', 'Varaždinska županija', 'Varaždinska županija'],
  ['ZA-WC', 'Western Cape', 'iTjhingalanga-Kapa', 'Western Cape', 'Western Cape', 'iTjhingalanga-Kapa'],
]);
assert.deepEqual(codes, [
  ['PL', 'MZ', 'MZ', '14', '14', 'MZ'],
  ['IN', 'OR', 'OR', 'OR', 'OD', 'OD'],
  ['ZA', 'GP', 'GT', 'GT', 'GP', 'GT'],
]);
JS
node try.mjs
