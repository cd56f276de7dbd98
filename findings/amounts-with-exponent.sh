#!/usr/bin/env bash
# currency.js 2.0.4, accounting 0.4.1, numeral 2.0.6, parse-price 1.1.8 and money-math 2.6.3, given amounts as Java's BigDecimal
# and Python's Decimal write them: a thousand as `1E+3`, nothing with eight decimals as `0E-8`, 1250.50 as `1.2505E+3`, all of
# them numbers of JSON as well. Expected: the amount, as Number, Intl.NumberFormat and big.js 7 read it, or a refusal.
# Seen: no library of the five reads one of them. `1E+3` is 13 for four, and money-math adds 1.00 to it as if it were 2.43; an
# empty balance, `0E-8`, is minus eight for numeral, eight for parse-price, and no number for currency.js.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  currency.js@2.0.4 accounting@0.4.1 numeral@2.0.6 parse-price@1.1.8 money-math@2.6.3 big.js@7.0.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const Big = require('big.js');
const accounting = require('accounting');
const currency = require('currency.js');
const money = require('money-math');
const numeral = require('numeral');
const parsePrice = require('parse-price');

const readers = {
  'currency.js': text => currency(text).value,
  accounting: text => accounting.unformat(text),
  numeral: text => numeral(text).value(),
  'parse-price': text => (parsePrice.default ?? parsePrice)(text),
  'money-math, 1.00 added': text => Number(money.add(text, '1.00')),
};
const seen = {};
for (const text of ['1E+3', '0E-8', '1.2505E+3', '1250.50']) {
  seen[text] = Object.values(readers).map(read => read(text));
  console.log(`expected of ${text}: ${Big(text).toFixed()}, as JSON.parse has it: ${JSON.parse(text)}`);
  for (const [at, name] of Object.keys(readers).entries()) console.log(`  seen: ${name} · ${seen[text][at]}`);
}
assert.deepEqual(seen, {
  '1E+3': [13, 13, 13, 13, 3.43],
  '0E-8': [NaN, 0, -8, 8, -0.48],
  '1.2505E+3': [1.25, 1.25053, 1.25053, 1.25053, 12507.43],
  '1250.50': [1250.5, 1250.5, 1250.5, 1250.5, 1251.5],
});
JS
node try.cjs
