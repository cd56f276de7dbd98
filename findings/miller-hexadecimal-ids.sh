#!/usr/bin/env bash
# Debian's Miller (mlr) 6: customers' IDs from CSV to JSON.
# A CSV with IDs such as 0x7a3f, as systems that count in hexadecimal give them, and 12e3. Expected: JSON, with texts or with
# decimal numbers. Seen: Miller takes the cell for a number and prints it as it was written, without quotes:
# `"id": 0x7a3f`, which no JSON reader accepts, and exits 0. A `.5` or `5.` in an amount does the same. It is right about
# phone numbers and leading zeros (both are quoted), so the first sheets convert well, and 12e3 is a valid number by luck,
# 12000 for the next reader. `mlr -S` quotes every cell and is the way to convert customers.
set -euo pipefail
if ! command -v mlr >/dev/null; then
  echo 'mlr is missing: install the package "miller"' >&2
  exit 2
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
printf 'id,phone,balance\n0x7a3f,+237677000111,5.\n12e3,00237677000111,196.00\n' >customers.csv
mlr --icsv --ojson cat customers.csv >guessed.json
mlr -S --icsv --ojson cat customers.csv >texts.json
mlr --version
echo 'expected: JSON'
echo 'seen:'
cat guessed.json
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const guessed = readFileSync('guessed.json', 'utf8');
assert.throws(() => JSON.parse(guessed), SyntaxError);
assert.match(guessed, /"id": 0x7a3f,\s+"phone": "\+237677000111",\s+"balance": 5\.\s/);
assert.match(guessed, /"id": 12e3,\s+"phone": "00237677000111"/);
console.log('with -S: ', readFileSync('texts.json', 'utf8'));
JS
node try.cjs
