#!/usr/bin/env bash
# The zod schema that quicktype-core 26.0.0 writes, read by zod 4.6.7: customers of whom one has never ordered, so that
# `last_order_at` is once a time and once null. Expected: the schema reads both as they are. Seen: quicktype writes a union of
# `z.coerce.date()` and `z.null()`; the first of the two takes null as well, since coercing it makes the date 0, so that whoever
# has never ordered ordered on 1 January 1970. The plain TypeScript of the same run says `Date | null`, rightly.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts quicktype-core@26.0.0 zod@4.6.7
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { InputData, jsonInputForTargetLanguage, quicktype } from 'quicktype-core';

const customers = [
  { id: 'cus_1', last_order_at: '2024-05-01T10:00:00Z' },
  { id: 'cus_2', last_order_at: null },
];
const source = jsonInputForTargetLanguage('typescript-zod');
await source.addSource({ name: 'Customer', samples: customers.map(customer => JSON.stringify(customer)) });
const inputData = new InputData();
inputData.addInput(source);
const { lines } = await quicktype({ inputData, lang: 'typescript-zod' });
const field = lines.find(line => line.includes('last_order_at')).trim();
// What is left without its types is JavaScript.
writeFileSync('schema.mjs', lines.filter(line => !line.startsWith('export type')).join('\n'));
const { CustomerSchema } = await import('./schema.mjs');
for (const name of ['quicktype-core', 'zod']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
const seen = customers.map(customer => CustomerSchema.parse(customer).last_order_at?.toISOString() ?? null);
console.log('expected: 2024-05-01T10:00:00.000Z and null');
console.log('seen:', field, seen);
assert.deepEqual(seen, ['2024-05-01T10:00:00.000Z', '1970-01-01T00:00:00.000Z']);
JS
node try.mjs
