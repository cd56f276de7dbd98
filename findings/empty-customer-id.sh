#!/usr/bin/env bash
# What five official SDKs ask for when the customer's ID is an empty text: stripe 23.1.0, razorpay 2.9.8,
# @hubspot/api-client 13.5.0, @polar-sh/sdk 0.49.0 and @paddle/paddle-node-sdk 3.10.0. An empty cell of a sheet, or a field that
# a webhook left blank, is enough. Expected: an error before anything is sent, as for `undefined`. Seen: all five send. Four
# ask for the address of the list, so the "customer" is page one of everybody: an object without an ID that Stripe's and
# Razorpay's hand on as the customer, HubSpot's as an empty contact (Polar's alone notices that it is none). Paddle's asks for
# `/customers/{customer_id}`, the unfilled placeholder of its own path, and wraps whatever comes as a customer. A browser that
# opens customers by ID has to refuse an empty one itself, and to compare the ID that came with the one it asked for.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts stripe@23.1.0 razorpay@2.9.8 @hubspot/api-client@13.5.0 \
  @polar-sh/sdk@0.49.0 @paddle/paddle-node-sdk@3.10.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { Client as HubSpot } from '@hubspot/api-client';
import { Paddle } from '@paddle/paddle-node-sdk';
import { Polar } from '@polar-sh/sdk';
import Razorpay from 'razorpay';
import Stripe from 'stripe';

const everybody = [{ id: 'first', email: 'ada@shop.example' }, { id: 'second', email: 'bo@shop.example' }];
const lists = {
  stripe: { object: 'list', has_more: false, url: '/v1/customers', data: everybody },
  razorpay: { entity: 'collection', count: 2, items: everybody },
  '@hubspot/api-client': { results: everybody },
  '@polar-sh/sdk': { items: everybody, pagination: { total_count: 2, max_page: 1 } },
  '@paddle/paddle-node-sdk': { data: everybody, meta: { pagination: { per_page: 50, has_more: false } } },
};
const customerOf = {
  stripe: (id, port) => new Stripe('sk_test_made_up', { host: '127.0.0.1', port, protocol: 'http' }).customers.retrieve(id),
  razorpay: (id, port) => {
    const client = new Razorpay({ key_id: 'rzp_test_made_up', key_secret: 'made-up' });
    client.api.rq.defaults.baseURL = `http://127.0.0.1:${port}`;
    return client.customers.fetch(id);
  },
  '@hubspot/api-client': (id, port) =>
    new HubSpot({ accessToken: 'made-up', basePath: `http://127.0.0.1:${port}` }).crm.contacts.basicApi.getById(id),
  '@polar-sh/sdk': (id, port) => new Polar({ accessToken: 'made-up', serverURL: `http://127.0.0.1:${port}` }).customers.get({ id }),
  '@paddle/paddle-node-sdk': (id, port) => new Paddle('made-up', { environment: `http://127.0.0.1:${port}` }).customers.get(id),
};

const seen = {};
for (const [name, ask] of Object.entries(customerOf)) {
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(decodeURI(request.url));
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(lists[name]));
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const became = await ask('', server.address().port).then(
    customer => `a customer, id ${customer.id}`,
    error => error.constructor.name,
  );
  server.close();
  server.closeAllConnections();
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  seen[name] = { version, asked: asked.join(' '), became };
}
console.log('expected: an error, and no request');
console.log('seen:');
console.table(seen);
assert.deepEqual(
  Object.values(seen).map(row => [row.asked, row.became]),
  [
    ['/v1/customers/', 'a customer, id undefined'],
    ['/v1/customers/', 'a customer, id undefined'],
    ['/crm/v3/objects/contacts', 'a customer, id undefined'],
    ['/v1/customers/', 'ResponseValidationError'],
    ['/customers/{customer_id}', 'a customer, id undefined'],
  ],
);
JS
node try.mjs
