#!/usr/bin/env bash
# xlsx 0.18.5 (SheetJS, as npm has it) reads a CSV file of customers: an ID of digits, one with an E in it, a phone number with
# its plus, a postal code and a sort code. Expected: texts, or the numbers a spreadsheet makes of them but with the text of the
# file beside them (`raw: false` is documented as formatted text). Seen: `12E5` is the number 1200000, the phone has lost its
# plus, `00123` is 123, and the sort code `04-05-06` is a day of April 2006. `raw: false` gives the text back for all of them but
# the sort code, which is `4/5/06` also there, so that its leading zeros are nowhere any more.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const xlsx = require('xlsx');

const file = 'id,order,phone,postal_code,sort_code\n9007199254740993123,12E5,+2348012345678,00123,04-05-06\n';
const { Sheets } = xlsx.read(file, { type: 'string' });
const rowOf = options => xlsx.utils.sheet_to_json(Sheets.Sheet1, options)[0];
const raw = rowOf({});
const formatted = rowOf({ raw: false });
console.log('xlsx', xlsx.version);
console.log('expected: the texts of the file, at least with raw: false');
console.log('seen:');
console.table([raw, formatted]);
assert.equal(typeof raw.sort_code, 'number');
assert.deepEqual({ ...raw, sort_code: 0 }, { id: 9007199254740993000, order: 1200000, phone: 2348012345678, postal_code: 123, sort_code: 0 });
assert.deepEqual(formatted, {
  id: '9007199254740993123',
  order: '12E5',
  phone: '+2348012345678',
  postal_code: '00123',
  sort_code: '4/5/06',
});
JS
node try.cjs
