#!/usr/bin/env bash
# natural 8.1.1, asked how alike two customers' names are, by a script that writes its answer as JSON to standard output, in a
# folder with an .env file as integrators have one. Expected: the number, and nothing else happens. Seen: when the library is
# loaded it reads that .env into the environment of the process, which nobody asked for, and writes a line about it to standard
# output, several times, so that what stands there is no JSON. (It has clients of databases among what it loads.)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts natural@8.1.1
echo 'SHOP_NAME=from-the-file' >.env
cat >alike.cjs <<'JS'
const natural = require('natural');
const alike = natural.JaroWinklerDistance('Ada Lovelace', 'Ada Lovelance');
console.log(JSON.stringify({ alike, shop: process.env.SHOP_NAME ?? null }));
JS
cat >check.cjs <<'JS'
const assert = require('node:assert/strict');
const { execFileSync } = require('node:child_process');
const { readFileSync } = require('node:fs');
const { SHOP_NAME, ...env } = process.env;
const lines = execFileSync(process.execPath, ['alike.cjs'], { encoding: 'utf8', env }).trim().split('\n');
const { alike, shop } = JSON.parse(lines.at(-1));
console.log('natural', JSON.parse(readFileSync('node_modules/natural/package.json', 'utf8')).version);
console.log('expected: one line, and no SHOP_NAME in the environment');
console.log(`seen: ${lines.length} lines, SHOP_NAME is ${shop}, alike by ${alike.toFixed(2)}`);
assert.equal(shop, 'from-the-file');
assert.ok(lines.length > 1);
assert.throws(() => JSON.parse(lines.join('\n')));
JS
node check.cjs
