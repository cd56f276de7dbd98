#!/usr/bin/env bash
# scim2-parse-filter 0.2.10: SCIM filters (RFC 7644, 3.4.2.2) over users who have nothing in an attribute.
# The RFC says of `pr` that an attribute is present when it has a non-empty value, compares texts without regard to case unless
# an attribute is case-exact (`userName` is not: RFC 7643, 4.1.1), and lets names be written with their schema's URN. Expected:
# `externalId pr` leaves out who has null there, `emails pr` who has an empty list; `userName eq "ADA@…"` finds ada@…, also by
# the long name. Seen: both users are "present" in both, and neither of the other two filters finds anybody. Tools that filter
# or mirror a directory by this library see other people than the directory does.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts scim2-parse-filter@0.2.10
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { filter, parse } = require('scim2-parse-filter');

const users = [
  { userName: 'ada@example.com', externalId: null, emails: [{ value: 'ada@example.com' }] },
  { userName: 'bob@example.com', externalId: '42', emails: [] },
];
const found = text => users.filter(filter(parse(text))).map(({ userName }) => userName[0]).join('');
const asked = {
  'externalId pr': 'b',
  'emails pr': 'a',
  'userName eq "ADA@example.com"': 'a',
  'urn:ietf:params:scim:schemas:core:2.0:User:userName eq "ada@example.com"': 'a',
};
console.log('scim2-parse-filter', JSON.parse(readFileSync('node_modules/scim2-parse-filter/package.json', 'utf8')).version);
for (const [text, expected] of Object.entries(asked))
  console.log(`${text}\n  expected: ${expected}  seen: ${found(text) || 'nobody'}`);
assert.deepEqual(Object.keys(asked).map(found), ['ab', 'ab', '', '']);
JS
node try.cjs
