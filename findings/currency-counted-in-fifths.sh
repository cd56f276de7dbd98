#!/usr/bin/env bash
# How much is a balance of 1050 minor units in Madagascar's ariary (MGA)? currency-codes 2.2.0 beside dinero.js 2.0.2 with
# @dinero.js/currencies 2.0.0-alpha.15. Expected: one answer for each currency that both know. Seen: for the euro, the yen
# and the dinar one answer; ISO 4217's table gives the ariary and Mauritania's ouguiya two digits, so 10.50 by currency-codes,
# and dinero counts them in fifths, as they are minted: 210. `toDecimal`, which prints any other amount, throws for these two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts currency-codes@2.2.0 dinero.js@2.0.2 @dinero.js/currencies@2.0.0-alpha.15
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as currencies from '@dinero.js/currencies';
import codes from 'currency-codes';
import { dinero, toDecimal, toUnits } from 'dinero.js';

function byDinero(code) {
  const amount = dinero({ amount: 1050, currency: currencies[code] });
  const [whole, fraction] = toUnits(amount);
  try {
    return toDecimal(amount);
  } catch {
    return `${whole} and ${fraction} of ${currencies[code].base}, no decimal`;
  }
}
const byCodes = code => (1050 / 10 ** codes.code(code).digits).toFixed(codes.code(code).digits);
for (const name of ['currency-codes', 'dinero.js', '@dinero.js/currencies']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
const seen = ['EUR', 'JPY', 'KWD', 'MGA', 'MRU'].map(code => ({ code, 'currency-codes': byCodes(code), 'dinero.js': byDinero(code) }));
console.log('expected: one answer in a row');
console.log('seen, for 1050 minor units:');
console.table(seen);
assert.deepEqual(seen.map(row => row['currency-codes'] === row['dinero.js']), [true, true, true, false, false]);
assert.deepEqual(seen[3], { code: 'MGA', 'currency-codes': '10.50', 'dinero.js': '210 and 0 of 5, no decimal' });
JS
node try.mjs
