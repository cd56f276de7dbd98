#!/usr/bin/env bash
# json-to-zod 1.1.2, with zod 4.4.3: a schema made of two customers, asked about a third one.
# The first has no phone (null) and no e-mail address, the second has both. Expected: one object whose `phone` may be null and
# whose `email` may be missing. Seen: a union of two whole objects, each as its row was, so that a customer with a phone and
# without an e-mail address is refused although each of the two was seen that way; the error names both shapes and no field.
# Of rows with n fields that may be missing such a schema knows as many as there were rows, of 2 to the n that can come.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts json-to-zod@1.1.2 zod@4.4.3
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { jsonToZod } = require('json-to-zod');
const { z } = require('zod');

const rows = [
  { id: 1, phone: null },
  { id: 2, phone: '+233200068063', email: 'bea@example.com' },
];
const source = jsonToZod(rows, 'schema');
const schema = new Function('z', `${source.replaceAll('export ', '')}; return schema;`)(z);
const passes = row => schema.safeParse([row]).success;
for (const name of ['json-to-zod', 'zod'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
const seen = [...rows.map(passes), passes({ id: 3, phone: '+233200068064' })];
console.log(source.trim());
console.log('expected: all three customers pass');
console.log('seen:    ', seen.map(one => (one ? 'passes' : 'is refused')).join(', '));
assert.deepEqual(seen, [true, true, false]);
assert.match(source, /z\.union/);
JS
node try.cjs
