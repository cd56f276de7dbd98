#!/usr/bin/env bash
# Five libraries that say what changed between two records, given what APIs in PHP do: an object with nothing in it is sent as
# `[]`, and as `{…}` once it has something; one whose keys are counted from 0 is sent as a list.
# Expected: `{}` and `[]` differ, and so do `{"0": "x"}` and `["x"]`: whoever reads the record meets another type.
# Seen: for deep-object-diff 1.1.9 both are the same. microdiff 1.6.0, fast-json-patch 3.1.1, rfc6902 5.4.0 and
# jsondiffpatch 0.7.7 see the change.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  deep-object-diff@1.1.9 microdiff@1.6.0 fast-json-patch@3.1.1 rfc6902@5.4.0 jsondiffpatch@0.7.7
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { diff as deep } from 'deep-object-diff';
import patch from 'fast-json-patch';
import * as delta from 'jsondiffpatch';
import microdiff from 'microdiff';
import { createPatch } from 'rfc6902';

const records = [
  [{ metadata: {} }, { metadata: [] }],
  [{ orders: { 0: 'A-1' } }, { orders: ['A-1'] }],
  [{ city: 'Lagos' }, { city: 'Abuja' }],
];
const changes = {
  'deep-object-diff': (one, other) => Object.keys(deep(one, other)).length,
  microdiff: (one, other) => microdiff(one, other).length,
  'fast-json-patch': (one, other) => patch.compare(one, other).length,
  rfc6902: (one, other) => createPatch(one, other).length,
  jsondiffpatch: (one, other) => Object.keys(delta.diff(one, other) ?? {}).length,
};
const seen = Object.entries(changes).map(([name, count]) => [name, ...records.map(pair => count(...pair))]);
console.log('expected: one change each');
for (const [name, ...counts] of seen) console.log(`seen: ${name} · ${counts.join(', ')}`);
assert.deepEqual(seen, [
  ['deep-object-diff', 0, 0, 1],
  ['microdiff', 1, 1, 1],
  ['fast-json-patch', 1, 1, 1],
  ['rfc6902', 1, 1, 1],
  ['jsondiffpatch', 1, 1, 1],
]);
JS
node try.mjs
