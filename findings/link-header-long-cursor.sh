#!/usr/bin/env bash
# parse-link-header 2.0.0 beside http-link-header 1.1.4 and li 1.3.0: the `Link` header of a page of customers whose next address
# carries a cursor of 2,000 characters, as lists that are filtered and cut to some fields have it. Expected: all three give the
# next address, as they do for a cursor of 300. Seen: beyond 2,000 characters of header parse-link-header answers null, which
# is also what it answers where there is no header: a loop that reads on while there is a next page ends there, without an
# error, and takes the list for whole. The limit is in an environment variable of its own, unknown to who calls it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts parse-link-header@2.0.0 http-link-header@1.1.4 li@1.3.0
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const httpLinkHeader = require('http-link-header');
const li = require('li');
const parseLinkHeader = require('parse-link-header');

const readers = {
  'parse-link-header': header => parseLinkHeader(header)?.next?.url,
  'http-link-header': header => httpLinkHeader.parse(header).rel('next')[0]?.uri,
  li: header => li.parse(header).next,
};
const lengths = [300, 2000];
const seen = {};
for (const [name, next] of Object.entries(readers)) {
  const row = { version: JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version };
  for (const length of lengths) {
    const address = `https://shop.example/admin/api/2025-01/customers.json?limit=250&page_info=${'eyJsYXN0'.repeat(length / 4).slice(0, length)}`;
    row[`cursor of ${length}`] = next(`<${address}>; rel="next"`) === address ? 'next page' : 'no next page';
  }
  seen[name] = row;
}
console.log('expected: the next page each time');
console.log('seen:');
console.table(seen);
const of = length => Object.values(seen).map(row => row[`cursor of ${length}`]);
assert.deepEqual(of(300), ['next page', 'next page', 'next page']);
assert.deepEqual(of(2000), ['no next page', 'next page', 'next page']);
assert.equal(parseLinkHeader(''), null);
JS
node try.cjs
