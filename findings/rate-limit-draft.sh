#!/usr/bin/env bash
# ratelimit-header-parser 0.1.0 reads what an API says of its limits, all of them exhausted and free again in 30 seconds.
# Expected: 0 left and 30 seconds in each form, since it reads the IETF's draft and the usual `X-RateLimit-` headers. Seen: the
# form of the draft since its eighth version (`"default";r=0;t=30`) gives NaN and an invalid date, in place of nothing; a reset in
# milliseconds since 1970 is read as seconds, far beyond the year 50,000; and where limits have other names (Shopify's `32/40`, HubSpot's) there is
# no limit at all. Whoever waits until that date waits for ever, or not at all: a comparison with NaN is false.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ratelimit-header-parser@0.1.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseRateLimit } from 'ratelimit-header-parser';

const now = Math.floor(Date.now() / 1000) * 1000;
const answers = {
  'draft 6': { 'RateLimit-Limit': '100', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '30' },
  'draft 7': { RateLimit: 'limit=100, remaining=0, reset=30' },
  'draft 8 and later': { RateLimit: '"default";r=0;t=30', 'RateLimit-Policy': '"default";q=100;w=60' },
  'X-RateLimit, seconds since 1970': { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': `${now / 1000 + 30}` },
  'X-RateLimit, milliseconds since 1970': { 'X-RateLimit-Limit': '100', 'X-RateLimit-Remaining': '0', 'X-RateLimit-Reset': `${now + 30000}` },
  Shopify: { 'X-Shopify-Shop-Api-Call-Limit': '40/40', 'Retry-After': '30' },
};
const seen = Object.entries(answers).map(([form, headers]) => {
  const limits = parseRateLimit(new Headers(headers));
  const time = limits?.reset?.getTime();
  const wait = Math.round((time - now) / 10_000) * 10;
  const reset = time === undefined ? 'none' : Number.isNaN(time) ? 'an invalid date' : `in ${wait} s`;
  return { form, remaining: limits ? String(limits.remaining) : 'none', reset };
});
console.log('ratelimit-header-parser', JSON.parse(readFileSync('node_modules/ratelimit-header-parser/package.json', 'utf8')).version);
console.log('expected: 0 left, free again in 30 s, each time');
console.log('seen:');
console.table(seen);
assert.deepEqual(seen.map(({ remaining }) => remaining), ['0', '0', 'NaN', '0', '0', 'none']);
assert.equal(seen[2].reset, 'an invalid date');
assert.deepEqual([0, 1, 3].map(index => seen[index].reset), ['in 30 s', 'in 30 s', 'in 30 s']);
assert.match(seen[4].reset, /^in \d{10,} s$/);
JS
node try.mjs
