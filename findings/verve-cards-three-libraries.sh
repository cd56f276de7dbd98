#!/usr/bin/env bash
# credit-card-type 10.3.0, payment 2.4.7 and creditcards 5.0.0: whose card is a Verve card?
# Verve is a card scheme of Nigeria; providers who issue cards there print its test numbers in their documentation:
# 5061460410120223210 (Flutterwave) and 5060666666666666666 (Paystack), both of 19 digits. Expected: all three libraries say
# Verve, or that they do not know. Seen: two of them say Maestro, of both, and call the number valid; the third one says Verve
# of the first and Maestro of the second, as its ranges begin at 506099. A customer's card is then another scheme's on screen
# than at the provider: what the provider itself names should be shown, and no scheme be made of a number.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts credit-card-type@10.3.0 payment@2.4.7 creditcards@5.0.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(import.meta.url);

const types = require('credit-card-type');
const typesOf = types.default ?? types;
const payment = require('payment');
const creditcards = await import('creditcards');
const { card } = creditcards.default ?? creditcards;

for (const name of ['credit-card-type', 'payment', 'creditcards'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
console.log('expected: verve for each of the two numbers');
const seen = ['5061460410120223210', '5060666666666666666'].map(number => [
  typesOf(number).map(({ type }) => type).join(),
  payment.fns.cardType(number),
  payment.fns.validateCardNumber(number),
  card.type(number),
]);
for (const one of seen) console.log('seen:    ', one.join(', '));
assert.deepEqual(seen, [
  ['verve', 'maestro', true, 'Maestro'],
  ['maestro', 'maestro', true, 'Maestro'],
]);
JS
node try.mjs
