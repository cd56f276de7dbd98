#!/usr/bin/env bash
# A customer's address as an envelope has it, by localized-address-format 1.3.3 (data of Google's libaddressinput) and
# @fragaria/address-formatter 6.7.1 (data of OpenCage): street, city, state, postal code. Expected: every part that was given is
# somewhere in the lines, in an order of the country's own. Seen: by the first an address in Japan or the Emirates has no city; without
# a state, which many shops do not ask for, the second leaves signs behind: `São Paulo -` in Brazil, `Fő utca 1 .` in Hungary.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts localized-address-format@1.3.3 @fragaria/address-formatter@6.7.1
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fragaria from '@fragaria/address-formatter';
import { formatAddress } from 'localized-address-format';

const addresses = [
  { country: 'DE', street: 'Hauptstraße 5', city: 'Berlin', state: undefined, postal: '10115' },
  { country: 'JP', street: 'Ginza 1-1', city: 'Chuo-ku', state: 'Tokyo', postal: '104-0061' },
  { country: 'AE', street: 'Al Wasl Road 3', city: 'Dubai Marina', state: 'Dubai', postal: undefined },
  { country: 'BR', street: 'Rua A, 10', city: 'São Paulo', state: undefined, postal: '01310-100' },
  { country: 'HU', street: 'Fő utca 1', city: 'Budapest', state: undefined, postal: '1011' },
];
const byGoogle = ({ country, street, city, state, postal }) =>
  formatAddress({ postalCountry: country, administrativeArea: state, locality: city, postalCode: postal, addressLines: [street] }).join(' | ');
const byOpenCage = ({ country, street, city, state, postal }) =>
  fragaria.format({ countryCode: country, road: street, city, state, postcode: postal }, { output: 'array' }).join(' | ');
const seen = addresses.map(address => ({
  country: address.country,
  'localized-address-format': byGoogle(address),
  '@fragaria/address-formatter': byOpenCage(address),
}));
for (const name of ['localized-address-format', '@fragaria/address-formatter']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: each part that was given, and nothing else');
console.log('seen:');
console.table(seen);
const google = Object.fromEntries(seen.map(row => [row.country, row['localized-address-format']]));
const openCage = Object.fromEntries(seen.map(row => [row.country, row['@fragaria/address-formatter']]));
assert.equal(google.DE, 'Hauptstraße 5 | 10115 Berlin');
assert.ok(!google.JP.includes('Chuo-ku'));
assert.ok(!google.AE.includes('Dubai Marina'));
assert.match(openCage.BR, /São Paulo -/);
assert.match(openCage.HU, /Fő utca 1 \./);
JS
node try.mjs
