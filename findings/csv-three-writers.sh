#!/usr/bin/env bash
# csv-stringify 6.9.0, papaparse 5.7.1 and fast-csv 5.0.8: one customer, three CSV files.
# The customer has a creation time (a Date), two flags, tags and an address. Expected: the same cells from all three, or an
# error for what a cell cannot hold. Seen: the time is 1710928800123, an RFC 3339 text, and "Wed Mar 20 2024 …" in the
# machine's own zone, without the milliseconds; `false` is an empty cell for csv-stringify, the same as "no value", so a
# customer who said no looks like one who was never asked; an address is JSON in one file and "[object Object]" in two.
# Changing the writer changes the data. An export has to turn every value into its text itself, before any writer sees it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts csv-stringify@6.9.0 papaparse@5.7.1 fast-csv@5.0.8
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stringify } from 'csv-stringify/sync';
import { writeToString } from 'fast-csv';
import Papa from 'papaparse';

process.env.TZ = 'UTC';
const customer = { created: new Date('2024-03-20T10:00:00.123Z'), newsletter: true, blocked: false, phone: null, tags: ['vip', 'b2b'], address: { city: 'Cork' } };
const lastLine = text => text.trimEnd().split(/\r?\n/).at(-1);
const seen = {
  'csv-stringify': lastLine(stringify([customer], { header: true })),
  papaparse: lastLine(Papa.unparse([customer])),
  'fast-csv': lastLine(await writeToString([customer], { headers: true })),
};
for (const name of Object.keys(seen)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: the same cells from all three');
console.log('seen:    ', seen);
assert.deepEqual(seen, {
  'csv-stringify': '1710928800123,1,,,"[""vip"",""b2b""]","{""city"":""Cork""}"',
  papaparse: '2024-03-20T10:00:00.123Z,true,false,,"vip,b2b",[object Object]',
  'fast-csv': 'Wed Mar 20 2024 10:00:00 GMT+0000 (Coordinated Universal Time),true,false,,"vip,b2b",[object Object]',
});
JS
node try.mjs
