#!/usr/bin/env bash
# validator 13.15.35 and normalize-email 1.1.1, which bring e-mail addresses into one form so that a person is found again.
# Expected: two addresses come to one only where they are one mailbox. Dots count at Microsoft; at Yahoo a hyphen is part of many
# given names, and of a disposable address only behind a base name that its owner has chosen.
# Seen: validator cuts at the hyphen for Yahoo unless told not to, so that anna-lena and anna-maria are both "anna"; it names the
# option `yahoo_remove_subaddress`. normalize-email takes the dots out for live.com, though not for hotmail.com and outlook.com,
# which are the same service.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts validator@13.15.35 normalize-email@1.1.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { normalizeEmail } = require('validator');
const normalize = require('normalize-email');

const pairs = [
  ['anna-lena@yahoo.de', 'anna-maria@yahoo.de'],
  ['jean-paul@yahoo.fr', 'jean-luc@yahoo.fr'],
  ['li.na@live.com', 'lina@live.com'],
  ['li.na@outlook.com', 'lina@outlook.com'],
];
const isOne = (by, [one, other]) => (by(one) === by(other) ? `both ${by(one)}` : 'two');
const seen = pairs.map(pair => [pair.join(' and '), isOne(normalizeEmail, pair), isOne(normalize, pair)]);
console.log('expected: two of each');
for (const [pair, one, other] of seen) console.log(`seen: ${pair} · validator: ${one} · normalize-email: ${other}`);
assert.deepEqual(
  seen.map(([, ...by]) => by),
  [
    ['both anna@yahoo.de', 'two'],
    ['both jean@yahoo.fr', 'two'],
    ['two', 'both lina@live.com'],
    ['two', 'two'],
  ],
);
JS
node try.cjs
