#!/usr/bin/env bash
# mt940-js 1.0.0 and mt940js 1.3.5, which read bank statements (SWIFT MT940), given one of the turn of the year: a customer's
# payment booked on 31 December with the value of 2 January, a fee the other way round, and both given back, as RC and RD.
# Expected: field 61 has the value date with its year, and of the booking date only month and day, which is the nearest such day;
# RC takes money away, RD brings it; a bank's reference has up to 16 characters.
# Seen: both put the bookings a year off, on 31 December 2026 and on 2 January 2025. For mt940-js what RC takes away is a credit
# and what RD brings is none, a customer's payment is an expense, and a bank's reference of fewer than 16 characters is not there;
# for mt940js the signs and the references are right. mt940-js needs `tslib`, and does not say so.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts mt940-js@1.0.0 mt940js@1.3.5 tslib@2.8.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const mt940 = require('mt940-js');
const { Parser } = require('mt940js');

const lines = [
  ':20:STATEMENT',
  ':25:37040044/0532013000',
  ':28C:00001/001',
  ':60F:C251231EUR1000,00',
  ':61:2601021231C20,50NTRFINV-1//B1',
  ':86:payment of Ada',
  ':61:2512310102D5,NTRFINV-2//B2',
  ':86:fee',
  ':61:2601020102RC20,50NTRFINV-1//B3',
  ':86:payment of Ada given back',
  ':61:2601020102RD5,NTRFINV-2//B4',
  ':86:fee given back',
  ':62F:C260102EUR1000,00',
  '-',
];
const day = date => date.toISOString().slice(0, 10);
(async () => {
  const [one] = await mt940.read(Buffer.from(lines.join('\r\n')));
  const [other] = new Parser().parse(lines.join('\n'));
  const seen = {
    'mt940-js': one.transactions.map(({ valueDate, entryDate, isCredit, isExpense, bankReference }) => [
      ...[valueDate, entryDate, isCredit ? 'credit' : 'debit', isExpense ? 'expense' : 'income', bankReference],
    ]),
    mt940js: other.transactions.map(({ date, entryDate, amount, bankReference }) => [
      ...[day(date), day(entryDate), amount, bankReference],
    ]),
  };
  console.log('expected: booked on 2025-12-31, 2026-01-02, 2026-01-02, 2026-01-02; in, out, out, in; B1 to B4');
  for (const [name, rows] of Object.entries(seen)) for (const row of rows) console.log(`seen: ${name} · ${row.join(' · ')}`);
  assert.deepEqual(seen, {
    'mt940-js': [
      ['2026-01-02', '2026-12-31', 'credit', 'expense', ''],
      ['2025-12-31', '2025-01-02', 'debit', 'expense', ''],
      ['2026-01-02', '2026-01-02', 'credit', 'expense', ''],
      ['2026-01-02', '2026-01-02', 'debit', 'expense', ''],
    ],
    mt940js: [
      ['2026-01-02', '2026-12-31', 20.5, 'B1'],
      ['2025-12-31', '2025-01-02', -5, 'B2'],
      ['2026-01-02', '2026-01-02', -20.5, 'B3'],
      ['2026-01-02', '2026-01-02', 5, 'B4'],
    ],
  });
})();
JS
node try.cjs
