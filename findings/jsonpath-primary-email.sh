#!/usr/bin/env bash
# JSONPath before and after its standard: jsonpath-plus 11.3.0 and jsonpath 1.3.0 beside jsonpath-rfc9535 1.3.0 and json-p3 2.3.1.
# Tools that read any API ask for the e-mail that counts by `$.emails[?(@.primary)].value`. Expected: one text, one meaning.
# Seen: the older two take whose `primary` is true; by RFC 9535 (2.3.5.2.1) a path alone in a filter asks whether something is
# there, so that the newer two give the address with `"primary": false` as well, and give it first. `$.emails[-1].value` is
# nobody for the older two and the last address for the newer. A path that is moved from one tool to another writes to another
# address without an error; `@.primary == true` is the same for all four.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsonpath-plus@11.3.0 jsonpath@1.3.0 jsonpath-rfc9535@1.3.0 json-p3@2.3.1
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { jsonpath as p3 } from 'json-p3';
import * as rfc from 'jsonpath-rfc9535';
const require = createRequire(import.meta.url);
const older = require('jsonpath');
const { JSONPath } = require('jsonpath-plus');

const customer = { emails: [{ value: 'old@example.com', primary: false }, { value: 'new@example.com', primary: true }] };
const readers = {
  'jsonpath-plus': path => JSONPath({ path, json: customer }),
  jsonpath: path => older.query(customer, path),
  'jsonpath-rfc9535': path => (rfc.default?.query ?? rfc.query)(customer, path),
  'json-p3': path => p3.query(path, customer).values(),
};
const [oldOne, newOne] = customer.emails.map(({ value }) => value);
const expected = {
  '$.emails[?(@.primary)].value': [[newOne], [newOne], [oldOne, newOne], [oldOne, newOne]],
  '$.emails[-1].value': [[], [], [newOne], [newOne]],
  '$.emails[?(@.primary == true)].value': [[newOne], [newOne], [newOne], [newOne]],
};
for (const name of Object.keys(readers))
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
for (const [path, seen] of Object.entries(expected)) {
  const got = Object.entries(readers).map(([name, read]) => [name, read(path)]);
  console.log(path);
  for (const [name, values] of got) console.log(`  ${name}: ${values.join(', ') || 'nothing'}`);
  assert.deepEqual(got.map(([, values]) => values), seen);
}
JS
node try.mjs
