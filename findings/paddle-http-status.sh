#!/usr/bin/env bash
# @paddle/paddle-node-sdk 3.10.0: the HTTP status of an answer is never looked at, only its body.
# Three answers to `customers.get`: Paddle's documented error object under 403, a page of HTML under 502, and a gateway's
# `{"message": …}` under 503. Expected: three errors that carry the status or a code. Seen: the first one is an ApiError, the
# second a SyntaxError of the JSON reader, the third a TypeError about the property `id` of undefined, since a body without
# `error` is taken for a customer. 502 and 503 are in neither of them, so a caller cannot separate "try again in a minute"
# from a bug of its own, and shows its user words about a property. A failure's kind has to come from the status first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @paddle/paddle-node-sdk@3.10.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { Paddle } from '@paddle/paddle-node-sdk';

const answers = [
  [403, 'application/json', '{"error":{"type":"request_error","code":"forbidden","detail":"Not yours.","documentation_url":"https://docs.example"},"meta":{"request_id":"r-1"}}'],
  [502, 'text/html', '<html><title>502</title></html>'],
  [503, 'application/json', '{"message":"no healthy upstream"}'],
];
const seen = {};
for (const [status, type, body] of answers) {
  const server = http.createServer((_, response) => {
    response.writeHead(status, { 'content-type': type });
    response.end(body);
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const client = new Paddle('made-up', { environment: `http://127.0.0.1:${server.address().port}` });
  const error = await client.customers.get('ctm_01').then(() => null, reason => reason);
  server.close();
  server.closeAllConnections();
  const own = JSON.stringify({ ...error, message: error.message });
  seen[status] = { error: error.constructor.name, code: error.code, 'names the status': own.includes(String(status)), message: error.message };
}
console.log('@paddle/paddle-node-sdk', JSON.parse(readFileSync('node_modules/@paddle/paddle-node-sdk/package.json', 'utf8')).version);
console.log('expected: three errors that carry the status or a code');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  Object.values(seen).map(row => [row.error, row.code, row['names the status']]),
  [['ApiError', 'forbidden', false], ['SyntaxError', undefined, false], ['TypeError', undefined, false]],
);
JS
node try.mjs
