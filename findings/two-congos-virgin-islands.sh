#!/usr/bin/env bash
# iso-3166-1 2.1.1, country-code-lookup 0.1.5 and i18n-iso-countries 7.14.0: an address that is kept with the country's name, and
# read back to its code. Expected: the code that it had, or none where a library does not know the other one's name. Seen: for
# iso-3166-1 both Congos are called Congo, so that a customer in Kinshasa lives in Brazzaville, also for i18n-iso-countries, which
# takes that name for the smaller of the two. “Virgin Islands” alone are the British ones for iso-3166-1 and those of the
# United States for country-code-lookup. Of the other codes that two of them name alike, none changes.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts iso-3166-1@2.1.1 country-code-lookup@0.1.5 i18n-iso-countries@7.14.0
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const lookup = require('country-code-lookup');
const i18n = require('i18n-iso-countries');
const iso = require('iso-3166-1');

const libraries = {
  'iso-3166-1': { name: code => iso.whereAlpha2(code)?.country, code: name => iso.whereCountry(name)?.alpha2 },
  'country-code-lookup': { name: code => lookup.byIso(code)?.country, code: name => lookup.byCountry(name)?.iso2 },
  'i18n-iso-countries': { name: code => i18n.getName(code, 'en'), code: name => i18n.getAlpha2Code(name, 'en') },
};
const seen = [];
for (const [writer, { name }] of Object.entries(libraries))
  for (const [reader, { code }] of Object.entries(libraries))
    for (const sent of Object.keys(i18n.getAlpha2Codes())) {
      const written = name(sent);
      const read = written === undefined ? undefined : code(written);
      if (read && read !== sent) seen.push({ sent, writer, written, reader, read });
    }
for (const name of Object.keys(libraries)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: no country becomes another one');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => Object.values(row).join(' | ')),
  [
    'CD | iso-3166-1 | Congo | iso-3166-1 | CG',
    'VG | iso-3166-1 | Virgin Islands | country-code-lookup | VI',
    'CD | iso-3166-1 | Congo | i18n-iso-countries | CG',
    'VI | country-code-lookup | Virgin Islands | iso-3166-1 | VG',
  ],
);
JS
node try.cjs
