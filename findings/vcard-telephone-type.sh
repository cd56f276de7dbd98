#!/usr/bin/env bash
# ical.js 2.2.1, with vcard4 4.0.5 as the next reader: a telephone number with an extension on its way through.
# vCard 4.0 says that a TEL is a text unless `VALUE=uri` stands beside it. A card with `TEL;VALUE=uri:tel:…;ext=42` is read
# and written again without a change. Expected: the same line. Seen: `VALUE=uri` is gone, since ical.js takes every TEL of 4.0 for
# a URI and writes no type that it thinks is the default; vcard4 then has no hint that "tel:…;ext=42" is an address and not
# the number as people write it. In jCard a plain +1-212-555-0123 is marked "uri", which it is none. Whoever takes
# numbers from vCards has to look for "tel:" and its parameters in the value itself, whatever type is given.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts ical.js@2.2.1 vcard4@4.0.5
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import { parse } from 'vcard4';

const cardOf = telephone => ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Ada Byrne', telephone, 'END:VCARD', ''].join('\r\n');
const sent = cardOf('TEL;VALUE=uri:tel:+1-212-555-0123;ext=42');
const telephoneIn = card => parse(card).getProperty('TEL')[0];
const again = ICAL.stringify(ICAL.parse(sent));
const seen = {
  line: again.split('\r\n').find(line => line.startsWith('TEL')),
  'type before': telephoneIn(sent).parameters.VALUE,
  'type after': telephoneIn(again).parameters.VALUE,
  'jCard of a plain number': ICAL.parse(cardOf('TEL:+1-212-555-0123'))[1].find(property => property[0] === 'tel').slice(2),
};
for (const name of ['ical.js', 'vcard4']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: TEL;VALUE=uri:tel:+1-212-555-0123;ext=42, and a text for the plain number');
console.log('seen:    ', seen);
assert.deepEqual(seen, {
  line: 'TEL:tel:+1-212-555-0123;ext=42',
  'type before': 'uri',
  'type after': undefined,
  'jCard of a plain number': ['uri', '+1-212-555-0123'],
});
JS
node try.mjs
