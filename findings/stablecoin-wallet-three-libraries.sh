#!/usr/bin/env bash
# multicoin-address-validator 0.5.26, trezor-address-validator 0.4.4 and @swyftx/api-crypto-address-validator 1.13.1, all grown out
# of one library: a customer's wallet for stablecoins, asked about under the coin's name, as accounts for payouts are kept. The
# addresses are public contracts on Ethereum, Tron and Solana. Expected: valid for all three, as each knows these coins. Seen:
# a wallet for tether (`usdt`) on Tron is valid for one of three, one on Ethereum for two; a wallet for USD Coin (`usdc`) on Solana
# is valid for one. Under the chain's own name the same addresses are valid for all that know the chain.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  multicoin-address-validator@0.5.26 trezor-address-validator@0.4.4 @swyftx/api-crypto-address-validator@1.13.1
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');

const names = ['multicoin-address-validator', 'trezor-address-validator', '@swyftx/api-crypto-address-validator'];
const libraries = names.map(name => {
  const loaded = require(name);
  return { name, validate: loaded.validate ?? loaded.default.validate };
});
const [ethereum, tron, solana] = [
  '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48',
  'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
  'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
];
const asked = [
  ['usdt', ethereum],
  ['usdt', tron],
  ['usdc', ethereum],
  ['usdc', solana],
  ['eth', ethereum],
  ['trx', tron],
  ['sol', solana],
];
const seen = asked.map(([coin, address]) => ({
  coin,
  address,
  ...Object.fromEntries(
    libraries.map(({ name, validate }) => {
      try {
        return [name, String(validate(address, coin))];
      } catch {
        return [name, 'unknown'];
      }
    }),
  ),
}));
for (const name of names) console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
console.log('expected: true for all');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  seen.map(row => names.map(name => row[name]).join(' ')),
  [
    'true false true',
    'true false false',
    'true true true',
    'true false false',
    'true true true',
    'true true true',
    'true true unknown',
  ],
);
JS
node try.cjs
