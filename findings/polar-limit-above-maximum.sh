#!/usr/bin/env bash
# @polar-sh/sdk 0.49.0, `customers.list`: a page size above the API's maximum ends the list after its first page.
# Polar documents 100 as the largest `limit`; the local server here sends 100 rows whatever more is asked, and says
# `max_page: 3` for its 250 customers. Expected: the iterator follows `max_page` and yields 250. Seen: with `limit: 200` it
# yields 100 and stops after one request, with `limit: 100` it yields all 250: a page that is shorter than what was asked
# counts as the last one, against the page count in the same answer. The larger page asked for the sake of speed loses 60 % of
# the customers without an error. Whether a page is full has to be measured by what the server sends, not by what was asked.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @polar-sh/sdk@0.49.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { Polar } from '@polar-sh/sdk';

const total = 250;
const uuid = n => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const customer = n => ({
  id: uuid(n), created_at: '2024-03-20T10:00:00Z', modified_at: null, metadata: {}, type: 'individual', external_id: null,
  email: `customer-${n}@shop.example`, email_verified: true, name: null, billing_name: null, billing_address: null, tax_id: null,
  organization_id: uuid(0), default_payment_method_id: null, deleted_at: null, avatar_url: 'https://pictures.example/a.png',
});
async function count(limit) {
  let requests = 0;
  const server = http.createServer((request, response) => {
    requests++;
    const query = new URL(request.url, 'http://loopback.example').searchParams;
    const size = Math.min(100, Number(query.get('limit')));
    const start = (Number(query.get('page')) - 1) * size;
    const items = Array.from({ length: Math.max(0, Math.min(size, total - start)) }, (_, i) => customer(start + i + 1));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ items, pagination: { total_count: total, max_page: Math.ceil(total / size) } }));
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const polar = new Polar({ accessToken: 'made-up', serverURL: `http://127.0.0.1:${server.address().port}` });
  let customers = 0;
  for await (const page of await polar.customers.list({ limit })) {
    customers += page.result.items.length;
    if (requests > 10) break;
  }
  server.close();
  server.closeAllConnections();
  return { customers, requests };
}

const seen = { 'limit 100': await count(100), 'limit 200': await count(200) };
console.log('@polar-sh/sdk', JSON.parse(readFileSync('node_modules/@polar-sh/sdk/package.json', 'utf8')).version);
console.log(`expected: ${total} customers in 3 pages, both times`);
console.log('seen:    ', seen);
assert.deepEqual(seen, { 'limit 100': { customers: 250, requests: 3 }, 'limit 200': { customers: 100, requests: 1 } });
JS
node try.mjs
