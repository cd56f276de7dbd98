#!/usr/bin/env bash
# parse-curl 0.2.6, @bany/curl-to-json 1.2.10 and curlconverter 4.12.0, given the two ways in which API pages write a search by
# e-mail address: `curl -G … -d email=…` and `curl … --get --data-urlencode email=…`.
# Expected: a GET with the address in the query, as curl's manual says of -G and --get.
# Seen: for parse-curl the first is a POST with the address in its body, and the second a GET without it, which is the list of
# all customers; for @bany/curl-to-json both are a POST. curlconverter is right.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts parse-curl@0.2.6 @bany/curl-to-json@1.2.10 curlconverter@4.12.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { toJsonObject } from 'curlconverter';

const require = createRequire(import.meta.url);
const parseCurl = require('parse-curl');
const bany = require('@bany/curl-to-json');
const toJson = bany.default ?? bany;

const commands = {
  'curl -G': 'curl -G https://api.example.com/customers -d email=ada@example.com',
  'curl --get': "curl https://api.example.com/customers --get --data-urlencode 'email=ada@example.com'",
};
const seen = Object.entries(commands).flatMap(([name, command]) => {
  const one = parseCurl(command);
  const other = toJson(command);
  const right = toJsonObject(command);
  return [
    [name, 'parse-curl', one.method, one.url, one.body ?? ''],
    [name, 'curl-to-json', other.method, other.url ?? '', JSON.stringify(other.data ?? '')],
    [name, 'curlconverter', right.method.toUpperCase(), right.raw_url, ''],
  ];
});
console.log('expected: GET https://api.example.com/customers?email=ada%40example.com (or with the sign as it is)');
for (const row of seen) console.log(`seen: ${row.join(' · ')}`);
const list = 'https://api.example.com/customers';
const data = '{"email":"ada@example.com"}';
assert.deepEqual(seen, [
  ['curl -G', 'parse-curl', 'POST', list, 'email=ada@example.com'],
  ['curl -G', 'curl-to-json', 'POST', '', data],
  ['curl -G', 'curlconverter', 'GET', `${list}?email=ada@example.com`, ''],
  ['curl --get', 'parse-curl', 'GET', list, ''],
  ['curl --get', 'curl-to-json', 'POST', list, data],
  ['curl --get', 'curlconverter', 'GET', `${list}?email=ada%40example.com`, ''],
]);
JS
node try.mjs
