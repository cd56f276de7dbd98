#!/usr/bin/env bash
# json-bigint 1.0.0 and lossless-json 4.3.3, each set to give native bigints, and a balance with cents beside a long ID.
# Both promise numbers that JSON.parse would round. The answer is valid JSON: `{"id":9007199254740993,"balance":…}`. Expected:
# the ID as a bigint, and the balance either to the cent or an ordinary number. Seen: json-bigint throws a SyntaxError for the
# balance 1250.5000000000000, since every number of more than 15 characters is given to BigInt, the point included: a provider
# that pads its decimals makes the whole page unreadable. lossless-json (`parseNumberAndBigInt`) reads it, and rounds
# 12345678901234567.89 to 12345678901234568 in silence. For money, the text between the quotes or the token itself is the
# only form that keeps its digits.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts json-bigint@1.0.0 lossless-json@4.3.3
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const bigints = require('json-bigint')({ useNativeBigInt: true });
const { parse, parseNumberAndBigInt } = require('lossless-json');

const readers = { 'json-bigint': text => bigints.parse(text), 'lossless-json': text => parse(text, null, parseNumberAndBigInt) };
const seen = {};
for (const [name, read] of Object.entries(readers)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
  seen[name] = ['196.00', '1250.5000000000000', '12345678901234567.89'].map(balance => {
    const answer = `{"id":9007199254740993,"balance":${balance}}`;
    JSON.parse(answer);
    try {
      const customer = read(answer);
      return [customer.id, customer.balance];
    } catch (error) {
      return error.name;
    }
  });
}
console.log('expected: the ID exactly, and the balance to the cent');
console.log('seen:    ', seen);
const id = 9007199254740993n;
assert.deepEqual(seen, {
  'json-bigint': [[id, 196], 'SyntaxError', 'SyntaxError'],
  'lossless-json': [[id, 196], [id, 1250.5], [id, 12345678901234568]],
});
JS
node try.cjs
