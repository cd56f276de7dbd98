#!/usr/bin/env bash
# to-json-schema 0.2.5: the JSON Schema of a customer, whose formats it finds by itself. Expected: the phone number is a plain
# string or a phone, the ID and the postal code plain strings, the plan a plain string. Seen: a phone number with its plus, an
# ID of digits and the postal code `00123` are `utc-millisec`, milliseconds since 1970 as drafts before JSON Schema 04 had it;
# a plan called `silver` is a `color`, and `gold` is none. Ajv 8.17.1, strict as it is by default, refuses the schema whole for the
# first of these formats: they are of a draft that nobody reads any more.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts to-json-schema@0.2.5 ajv@8.17.1
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const Ajv = require('ajv');
const toJsonSchema = require('to-json-schema');

const customer = { id: '48151623', phone: '+2348012345678', postal_code: '00123', plan: 'silver', tier: 'gold', email: 'ann@example.com' };
const schema = toJsonSchema(customer);
const seen = Object.fromEntries(Object.entries(schema.properties).map(([key, { format }]) => [key, format ?? 'none']));
for (const name of ['to-json-schema', 'ajv']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: email for the e-mail, none or phone for the phone, none for the others');
console.log('seen:', seen);
assert.deepEqual(seen, {
  id: 'utc-millisec',
  phone: 'utc-millisec',
  postal_code: 'utc-millisec',
  plan: 'color',
  tier: 'none',
  email: 'email',
});
assert.throws(() => new Ajv().compile(schema), /unknown format "utc-millisec"/);
JS
node try.cjs
