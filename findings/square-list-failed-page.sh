#!/usr/bin/env bash
# square 46.0.0 (Square's own SDK), `customers.list`: a page whose `errors` array is filled, under HTTP 200.
# Square's reference gives every answer an `errors` field beside its rows, the SDK's type ListCustomersResponse too. Here
# the first page has a customer and a cursor, the second one only `errors` with a rate limit in it. Expected: the iterator
# throws, as it does for a 429. Seen: the loop ends like any finished list, with one customer and no sign of trouble; nobody
# reads `errors`, and a page without `cursor` is the end. A first page of that kind is an empty shop. An export made this
# way is short and looks whole: "no next cursor" proves the end of a list only when the same answer reports no failure.
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

const failed = { errors: [{ category: 'RATE_LIMIT_ERROR', code: 'RATE_LIMITED', detail: 'Slow down.' }] };
async function list(...pages) {
  const asked = [];
  const server = http.createServer((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(pages[Math.min(asked.push(request.url), pages.length) - 1]));
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const client = new SquareClient({ token: 'made-up', baseUrl: `http://127.0.0.1:${server.address().port}`, maxRetries: 0 });
  const ids = [];
  let end = 'finished';
  try {
    for await (const customer of await client.customers.list({})) ids.push(customer.id);
  } catch (error) {
    end = error.constructor.name;
  }
  server.close();
  server.closeAllConnections();
  return { ids, end, requests: asked.length };
}

(async () => {
  const second = await list({ customers: [{ id: 'CUST1' }], cursor: 'next' }, failed);
  const first = await list(failed);
  console.log('square', JSON.parse(readFileSync('node_modules/square/package.json', 'utf8')).version);
  console.log('expected: the iterator throws at the page with errors');
  console.log('seen:     errors on page 2:', second, ' errors on page 1:', first);
  assert.deepEqual(second, { ids: ['CUST1'], end: 'finished', requests: 2 });
  assert.deepEqual(first, { ids: [], end: 'finished', requests: 1 });
})();
JS
node try.cjs
