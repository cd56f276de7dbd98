#!/usr/bin/env bash
# aamva-parser 1.7.0, parse-usdl 3.2.0 and aamvajs 0.1.1 read the barcode of a North American driving licence, by which customers
# are known. AAMVA's standard writes dates as MMDDCCYY in the United States and as CCYYMMDD in Canada, whose cards two of them
# name in their README. Two cards of one made-up person, from California and Ontario: born 3 February 1999, valid until 2031.
# Expected: the same dates from both cards, a fourth sex (9, not specified) as such, and every field that the card has.
# Seen: aamva-parser has the Ontarian born in the year 204, with a card that expired in 116, and parse-usdl on `0203-19-99`;
# aamvajs knows the day. For parse-usdl whoever is not specified is a woman, and the last field of each card is lost.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts aamva-parser@1.7.0 parse-usdl@3.2.0 aamvajs@0.1.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const aamvaParser = require('aamva-parser');
const aamvajs = require('aamvajs');
const usdl = require('parse-usdl');

/** A card: the header of the standard, one subfile, its elements with a line feed between them and a carriage return behind. */
function card(issuer, elements) {
  const body = `DL${Object.entries(elements)
    .map(([id, value]) => id + value)
    .join('\n')}\r`;
  const place = `DL0031${String(body.length).padStart(4, '0')}`;
  return `@\n\x1e\rANSI ${issuer}100001${place}${body}`;
}
const person = {
  ...{ DCS: 'LOVELACE', DDE: 'N', DAC: 'ADA', DDF: 'N', DAD: 'MARIE', DDG: 'N', DAY: 'BRO', DAG: '12 MILL LANE' },
  ...{ DAI: 'SPRINGFIELD', DAQ: 'I1234568', DCF: 'D7', DCA: 'C', DCB: 'NONE', DCD: 'NONE' },
};
const american = { DBA: '01152031', DBD: '03202024', DBB: '02031999', DAU: '064 in', DAJ: 'CA', DAK: '900010000  ' };
const canadian = { DBA: '20310115', DBD: '20240320', DBB: '19990203', DAU: '163 cm', DAJ: 'ON', DAK: 'K1A 0B1    ' };
const california = card('636014', { ...person, ...american, DBC: '9', DCG: 'USA' });
const ontario = card('636012', { ...person, ...canadian, DBC: '9', DCG: 'CAN' });

function read(text) {
  const [first, second, third] = [aamvaParser.parse(text), usdl.parse(text), aamvajs.raw(text).data];
  const day = date => [date.getFullYear(), date.getMonth() + 1, date.getDate()].join('-');
  return {
    'aamva-parser': [day(first.dateOfBirth), first.expired ? 'expired' : 'valid', first.gender, first.countryCode],
    'parse-usdl': [second.dateOfBirth, second.dateOfExpiry, second.sex, second.issuer],
    aamvajs: [third.dateOfBirth, third.expirationDate, third.sex, third.country],
  };
}
const seen = { California: read(california), Ontario: read(ontario) };
console.log('expected: born 1999-02-03, valid (until 2031-01-15), not specified, USA or CAN');
for (const [where, answers] of Object.entries(seen)) {
  for (const [library, answer] of Object.entries(answers)) console.log(`seen: ${where} · ${library} · ${answer.join(' · ')}`);
}
assert.deepEqual(seen.California, {
  'aamva-parser': ['1999-2-3', 'valid', 'Other', 'USA'],
  'parse-usdl': ['1999-02-03', '2031-01-15', 'F', undefined],
  aamvajs: ['1999-02-03', '2031-01-15', 'NS', 'USA'],
});
assert.deepEqual(seen.Ontario, {
  'aamva-parser': ['204-10-7', 'expired', 'Other', 'CAN'],
  'parse-usdl': ['0203-19-99', '0115-20-31', 'F', undefined],
  aamvajs: ['1999-02-03', '2031-01-15', 'NS', 'CAN'],
});
JS
TZ=UTC node try.cjs
