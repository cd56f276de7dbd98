#!/usr/bin/env bash
# csv-parse 7.0.3 with `cast: true`, reading customers with crypto wallets, phone numbers and order codes.
# Expected: what is not plainly a decimal number stays a text: a wallet address, a phone number with its plus, an ID with
# leading zeros. Seen: every wallet address is the number 0, so all customers share one wallet: a cell counts as a number
# when JavaScript's arithmetic can read it as hexadecimal, and is then read by another function that stops at the "x".
# The phone number loses its plus, the ID its zeros, the code 12e3 is 12000, and an ID beyond 2^53 is another ID. A list
# that is matched by wallet, phone or ID has to be read with every cell as text.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts csv-parse@7.0.3
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

const sheet = `id,wallet,phone,code
00123,0x00000000000000000000000000000000000a11ce,+237677000111,12e3
9007199254740993,0x0000000000000000000000000000000000000b0b,+237677000222,A-7
`;
const seen = parse(sheet, { columns: true, cast: true });
console.log('csv-parse', JSON.parse(readFileSync('node_modules/csv-parse/package.json', 'utf8')).version);
console.log('expected: two wallets, and every other cell as it was written');
console.log('seen:    ', seen);
assert.deepEqual(seen, [
  { id: 123, wallet: 0, phone: 237677000111, code: 12000 },
  { id: 9007199254740992, wallet: 0, phone: 237677000222, code: 'A-7' },
]);
JS
node try.mjs
