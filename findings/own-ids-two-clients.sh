#!/usr/bin/env bash
# lago-javascript-client 1.53.0 and chargebee 3.33.0, asked for a customer by the ID that the integrator gave it, as both APIs
# allow (`external_id`, `customer[id]`). Expected: every ID is written into the address so that it stays one part of it.
# Seen: for Lago an ID is a piece of the address as it is, so that `acme#2` answers with the customer `acme`, who is another
# one, and `acme?2` too; `team/eu` is two steps of a path and unknown. Chargebee's client writes all of an ID as it should but
# the slash: `team/eu` is unknown there as well. recurly 4.81.0, intercom-client 7.0.3 and dodopayments write all of them rightly.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts lago-javascript-client@1.53.0 chargebee@3.33.0
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { Client } = require('lago-javascript-client');
const chargebee = require('chargebee');

// All of them are customers; an address is read as servers read it, one part at a time.
const customers = ['acme', 'acme#2', 'acme?2', 'team/eu'];
const server = createServer((request, response) => {
  const [, id, ...rest] = new URL(request.url, 'http://server').pathname.split('/customers')[1].split('/');
  const found = rest.length === 0 && customers.find(one => one === decodeURIComponent(id));
  const known = { customer: { id: found, external_id: found } };
  response.writeHead(found ? 200 : 404, { 'content-type': 'application/json' });
  response.end(JSON.stringify(found ? known : { status: 404, code: 'not_found', http_status_code: 404, message: 'unknown' }));
});
server.listen(0, '127.0.0.1', async () => {
  const local = `http://127.0.0.1:${server.address().port}`;
  const ask = globalThis.fetch;
  // Chargebee's client knows no other server than its own.
  globalThis.fetch = (asked, how) => {
    const address = String(asked.url ?? asked).replace('https://shop.chargebee.com', local);
    return ask(typeof asked === 'string' || asked instanceof URL ? address : new Request(address, asked), how);
  };
  const lago = Client('key', { baseUrl: local });
  const shop = new (chargebee.default ?? chargebee)({ site: 'shop', apiKey: 'key' });
  const answered = { lago: {}, chargebee: {} };
  for (const id of customers) {
    answered.lago[id] = await lago.customers.findCustomer(id).then(
      ({ data }) => data.customer.external_id,
      () => 'unknown',
    );
    answered.chargebee[id] = await shop.customer.retrieve(id).then(
      ({ customer }) => customer.id,
      error => (error.http_status_code === 404 ? 'unknown' : error.message),
    );
  }
  for (const name of ['lago-javascript-client', 'chargebee'])
    console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
  console.log('expected: whoever was asked for');
  for (const id of customers) console.log(`seen: ${id} · Lago: ${answered.lago[id]} · Chargebee: ${answered.chargebee[id]}`);
  assert.deepEqual(answered.lago, { acme: 'acme', 'acme#2': 'acme', 'acme?2': 'acme', 'team/eu': 'unknown' });
  assert.deepEqual(answered.chargebee, { acme: 'acme', 'acme#2': 'acme#2', 'acme?2': 'acme?2', 'team/eu': 'unknown' });
  server.close();
  server.closeAllConnections();
});
JS
node try.cjs
