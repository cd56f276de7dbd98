#!/usr/bin/env bash
# @midlandsbank/node-nacha 0.4.0 writes and reads files of ACH, by which customers in the United States are paid and charged; what
# `create` is given here is what its README gives it: the company's tax number (`fein`), the bank's routing number.
# Expected: a batch names the bank that it comes from by the first eight digits of its routing number, and each entry's trace number
# begins with the same eight, as the rules of ACH have it, and the sample file of the README. Seen: in the batch stand the
# first eight digits of the tax number, in its header and in its control record, and the trace numbers have the bank's.
# Read again, the bank of a payee in New England has seven digits: 01100001 is the number 1100001.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @midlandsbank/node-nacha@0.4.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const nacha = require('@midlandsbank/node-nacha');

const made = nacha
  .create({ from: { name: 'Aurora Supplies', fein: '123456789' }, for: { name: 'Our Bank', routing: '081000032' } })
  .ppd({ effectiveDate: '261210', description: 'Payment', note: 'refunds', date: 'Dec 10' })
  .credit({ name: 'Ada Lovelace', account: { num: '135792468', type: 'C' }, routing: '011000015', amount: 12345 });
const file = nacha.from(made).to('ach');
/** The eight digits of the bank in the batch's header (from place 80) and in the first entry's trace number. */
function banks(text) {
  const record = type => text.split('\n').find(line => line.startsWith(type));
  return [record('5').slice(79, 87), record('6').slice(79, 87)];
}
const control = file
  .split('\n')
  .find(line => line.startsWith('8'))
  .slice(79, 87);
const { receivingDFIIdentification } = nacha.from(file).data.batches[0].entries[0];
console.log('expected: 08100003 in header, trace number and control record');
console.log(`seen: ${banks(file).join(' · ')} · ${control}`);
console.log("expected: the payee's bank, 01100001");
console.log(`seen: ${JSON.stringify(receivingDFIIdentification)}`);
assert.deepEqual([...banks(file), control], ['12345678', '08100003', '12345678']);
assert.equal(receivingDFIIdentification, 1100001);
JS
node try.cjs
