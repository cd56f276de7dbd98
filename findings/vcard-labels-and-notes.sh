#!/usr/bin/env bash
# A card in the form of Apple's Contacts, read and written again without a change by vcf 2.1.2 and ical.js 2.2.1.
# Expected: the same names and texts, but for capitals. Seen: vcf writes the property with a label of one's own, `X-ABLabel`, as
# `X-AB-LABEL`, which is another name: that this is the address for bills is lost to whoever reads the card next. ical.js keeps it, but a
# semicolon that is escaped in a note, as vCard 3.0 asks, keeps its backslash as a part of the text and is written with two of them.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts vcf@2.1.2 ical.js@2.2.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import ical from 'ical.js';
import VCard from 'vcf';

const lines = [
  'BEGIN:VCARD',
  'VERSION:3.0',
  'N:Lovelace;Ada;;;',
  'FN:Ada Lovelace',
  'item1.EMAIL;type=INTERNET:ada@example.com',
  'item1.X-ABLabel:Billing',
  'NOTE:pays late\\; ask first',
  'END:VCARD',
  '',
];
const card = lines.join('\r\n');
const line = (text, words) => text.split('\r\n').find(each => words.test(each));

const written = { vcf: new VCard().parse(card).toString('3.0'), 'ical.js': ical.stringify(ical.parse(card)) };
console.log('expected: item1.X-ABLabel:Billing · NOTE:pays late\\; ask first');
const seen = Object.keys(written).map(name => [
  name,
  line(written[name], /billing/i),
  line(written[name], /^note/i),
]);
for (const row of seen) console.log(`seen: ${row.join(' · ')}`);
assert.deepEqual(seen, [
  ['vcf', 'item1.X-AB-LABEL:Billing', 'NOTE:pays late\\; ask first'],
  ['ical.js', 'ITEM1.X-ABLABEL:Billing', 'NOTE:pays late\\\\; ask first'],
]);
JS
node try.mjs
