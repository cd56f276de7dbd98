#!/usr/bin/env bash
# square 46.0.0 (Square's own SDK): a customer that was read cannot be written as JSON.
# Square's customers carry `version`, a small counter that grows with every change, a plain number in the answer (`1`).
# Expected: the SDK hands out a number, and `JSON.stringify(customer)` gives back what came. Seen: every `version` arrives
# as a bigint, also 1, and `JSON.stringify` throws a TypeError ("Do not know how to serialize a BigInt"); numbers of the same
# answer that the SDK has no description of are bigints only when they are large, so two customers can differ in the type of
# one field. The digits are right, beyond 2^53 too, which is more than JSON.parse gives; but logging, copying or exporting a
# customer "as JSON" fails on the first one. A record is best kept as the text that was sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts square@46.0.0
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const http = require('node:http');
const { SquareClient } = require('square');

const body = '{"customers":[{"id":"CUST1","version":1,"loyalty_points":7},{"id":"CUST2","version":2,"loyalty_points":9007199254740993}]}';
const server = http.createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(body);
});
server.listen(0, '127.0.0.1', async () => {
  const client = new SquareClient({ token: 'made-up', baseUrl: `http://127.0.0.1:${server.address().port}` });
  const customers = [];
  for await (const customer of await client.customers.list({})) customers.push(customer);
  server.close();
  server.closeAllConnections();
  let written;
  try {
    written = JSON.stringify(customers[0]);
  } catch (error) {
    written = error.constructor.name;
  }
  const seen = { versions: customers.map(c => c.version), points: customers.map(c => c.loyalty_points), written };
  console.log('square', JSON.parse(readFileSync('node_modules/square/package.json', 'utf8')).version);
  console.log('expected: version 1 is a number, and JSON.stringify gives the customer back');
  console.log('seen:    ', seen);
  assert.deepEqual(seen, { versions: [1n, 2n], points: [7, 9007199254740993n], written: 'TypeError' });
});
JS
node try.cjs
