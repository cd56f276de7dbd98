#!/usr/bin/env bash
# node:readline of Node 22.23.1 beside that of 24.21.0, on NDJSON: a customer whose name has a line separator (U+2028).
# JSON lets it stand in a text as it is, and NDJSON ends a line with \n alone; such characters come with names that are pasted
# from documents. Node's documentation says that an interface emits a line for \n, \r or \r\n. Expected: two customers are
# two lines. Seen: two in Node 22, three in Node 24, where U+2028 and U+2029 end a line as well, and JSON.parse refuses both
# halves: a script that has read an export for years stops at one customer after an update of Node. Who writes NDJSON for
# others can escape the two, which changes no value; who reads it may split at \n itself.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';

const read = async name => {
  const text = `${JSON.stringify({ name })}\n${JSON.stringify({ name: 'Bea' })}\n`;
  const lines = [];
  for await (const line of createInterface({ input: Readable.from([text]) })) lines.push(line);
  const bad = lines.filter(line => {
    try {
      return !JSON.parse(line);
    } catch {
      return true;
    }
  });
  return [lines.length, bad.length];
};
const [, , separated] = process.argv;
const seen = [await read('Ada Byron'), await read('Ada\u2028Byron'), await read('Ada\u2029Byron')];
console.log(`Node ${process.versions.node}: lines and lines that are no JSON, without a separator and with either:`, seen);
const expected = JSON.parse(separated);
assert.deepEqual(seen, [[2, 0], expected, expected]);
JS
echo 'expected: 2 lines each time, all of them JSON'
for version in 22.23.1 24.21.0; do
  npm install --silent --no-audit --no-fund "node@$version"
  if [[ $version == 22.* ]]; then seen='[2, 0]'; else seen='[3, 2]'; fi
  ./node_modules/.bin/node try.mjs "$seen"
done
