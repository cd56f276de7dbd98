#!/usr/bin/env bash
# vcf 2.1.2 beside ical.js 2.2.1: one vCard with a semicolon in its street, made into jCard by both.
# The street is "Mill Lane 1; Flat 2", its semicolon escaped as vCard asks. Expected: the same seven parts of an address from
# both. Seen: ical.js gives seven. vcf splits at the escaped semicolon too, so there are eight, and every part behind the street
# has moved by one: the customer's city is "Flat 2", the region is Cork, the postal code is gone from its place and the country
# is a postal code. The note keeps its backslashes. Nothing is reported. Contacts that come from a vCard look right until
# someone writes a flat behind a semicolon; a test address needs one.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts vcf@2.1.2 ical.js@2.2.1
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import Vcf from 'vcf';

const card = [
  'BEGIN:VCARD',
  'VERSION:4.0',
  'FN:Ada Byrne',
  'ADR:;;Mill Lane 1\\; Flat 2;Cork;;T12 X000;Ireland',
  'NOTE:calls\\, never writes',
  'END:VCARD',
  '',
].join('\r\n');
const valueOf = (jCard, name) => jCard[1].find(property => property[0] === name)[3];
const cards = { 'ical.js': ICAL.parse(card), vcf: new Vcf().parse(card).toJCard() };
const seen = {};
for (const [name, jCard] of Object.entries(cards)) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
  seen[name] = { address: valueOf(jCard, 'adr'), note: valueOf(jCard, 'note') };
}
console.log('expected: the same from both');
console.log('seen:    ', seen);
assert.deepEqual(seen, {
  'ical.js': { address: ['', '', 'Mill Lane 1; Flat 2', 'Cork', '', 'T12 X000', 'Ireland'], note: 'calls, never writes' },
  vcf: { address: ['', '', 'Mill Lane 1\\', ' Flat 2', 'Cork', '', 'T12 X000', 'Ireland'], note: 'calls\\, never writes' },
});
JS
node try.mjs
