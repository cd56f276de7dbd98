#!/usr/bin/env bash
# json-pointer 0.6.2, jsonpointer 5.0.1, json-ptr 3.1.1 and @hyperjump/json-pointer 1.1.2: pointers to what was never sent.
# RFC 6901 knows members of objects, and elements of arrays by digits without a zero before them. Expected of a customer with
# two addresses: `/emails/length`, `/toString` and `/emails/00` lead nowhere. Seen: the first is 2 and the second a function of
# JavaScript in three libraries of four, and the third is the first address in the fourth, which also reads `/emails/1e0`. A
# mapping that has a name wrong fills a column with what no provider sent, where an empty one would have shown the mistake.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts json-pointer@0.6.2 jsonpointer@5.0.1 json-ptr@3.1.1 @hyperjump/json-pointer@1.1.2
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { get } from '@hyperjump/json-pointer';
const require = createRequire(import.meta.url);

const customer = { name: 'Ada', emails: ['ada@example.com', 'ada@work.example'] };
const readers = {
  'json-pointer': pointer => require('json-pointer').get(customer, pointer),
  jsonpointer: pointer => require('jsonpointer').get(customer, pointer),
  'json-ptr': pointer => require('json-ptr').JsonPointer.get(customer, pointer),
  '@hyperjump/json-pointer': pointer => get(pointer, customer),
};
const seenAt = (read, pointer) => {
  try {
    const value = read(pointer);
    return typeof value === 'function' ? 'a function' : (value ?? 'nothing');
  } catch {
    return 'an error';
  }
};
const pointers = ['/emails/length', '/toString', '/emails/00', '/emails/1e0'];
const seen = Object.entries(readers).map(([name, read]) => {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  const values = pointers.map(pointer => seenAt(read, pointer));
  console.log(`${name} ${version}: ${pointers.map((pointer, at) => `${pointer} ${values[at]}`).join(', ')}`);
  return values;
});
console.log('expected: nothing or an error, everywhere');
assert.deepEqual(seen, [
  [2, 'a function', 'an error', 'an error'],
  [2, 'a function', 'nothing', 'nothing'],
  [2, 'a function', 'nothing', 'nothing'],
  ['nothing', 'nothing', 'ada@example.com', 'ada@work.example'],
]);
JS
node try.mjs
