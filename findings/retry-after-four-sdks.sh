#!/usr/bin/env bash
# What four official SDKs do with one `Retry-After`: stripe 23.1.0, square 46.0.0, @polar-sh/sdk 0.49.0 and
# @hubspot/api-client 13.5.0, each allowed one more attempt. A local server answers the first request 503 with
# `Retry-After: 30` or `120`, the second one 200. Expected: every SDK waits as long as it was asked, or gives up and reports
# the time. Seen: Stripe's asks again after half a second and HubSpot's after a fifth of one, whatever the header says; Square's
# and Polar's wait 30 s, but of 120 only 60. None waits 120 s, and none reports them. Whoever takes an official client for the
# measure of politeness asks too early, while the server still asks for quiet. And HubSpot's `numberOfApiCallRetries: 2` is
# two attempts, so one retry. The waits are recorded from the SDKs' timers, not slept through.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts stripe@23.1.0 square@46.0.0 @polar-sh/sdk@0.49.0 @hubspot/api-client@13.5.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import { Client as HubSpot } from '@hubspot/api-client';
import { Polar } from '@polar-sh/sdk';
import { SquareClient } from 'square';
import Stripe from 'stripe';

const ends = { object: 'list', has_more: false, data: [], customers: [], items: [], results: [], pagination: { total_count: 0, max_page: 0 } };
const lists = {
  stripe: port => new Stripe('sk_test_made_up', { host: '127.0.0.1', port, protocol: 'http', maxNetworkRetries: 1 }).customers.list(),
  square: port => new SquareClient({ token: 'made-up', baseUrl: `http://127.0.0.1:${port}`, maxRetries: 1 }).customers.list(),
  '@polar-sh/sdk': port =>
    new Polar({ accessToken: 'made-up', serverURL: `http://127.0.0.1:${port}`, retryConfig: { strategy: 'backoff' } }).customers.list({}),
  '@hubspot/api-client': port =>
    new HubSpot({ accessToken: 'made-up', basePath: `http://127.0.0.1:${port}`, numberOfApiCallRetries: 2 }).crm.contacts.basicApi.getPage(),
};
// The file of each SDK that waits between two attempts; every other timer keeps its own time.
const waiting = /RequestSender|requestWithRetries|retries\.js|RetryDecorator/;
const setTimeoutOfNode = globalThis.setTimeout;
console.error = () => {};

async function waitOf(list, retryAfter) {
  let requests = 0;
  const server = http.createServer((_, response) => {
    const again = requests++ === 0;
    response.writeHead(again ? 503 : 200, { 'content-type': 'application/json', ...(again && { 'retry-after': retryAfter }) });
    response.end(again ? '{"message":"Busy."}' : JSON.stringify(ends));
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const waits = [];
  globalThis.setTimeout = (callback, milliseconds, ...rest) => {
    const isWait = waiting.test(String(new Error().stack));
    if (isWait) waits.push(Math.round(milliseconds / 100) / 10);
    return setTimeoutOfNode(callback, isWait ? 1 : milliseconds, ...rest);
  };
  await list(server.address().port);
  globalThis.setTimeout = setTimeoutOfNode;
  server.close();
  server.closeAllConnections();
  assert.equal(requests, 2);
  return waits.join('+');
}

const seen = {};
for (const [name, list] of Object.entries(lists)) {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));
  seen[name] = { version, 'asked 30 s': await waitOf(list, '30'), 'asked 120 s': await waitOf(list, '120') };
}
console.log('expected: a wait of 30 and of 120 seconds, or an error that names them');
console.log('seen, in seconds:');
console.table(seen);
const waits = Object.fromEntries(Object.entries(seen).map(([name, row]) => [name, [row['asked 30 s'], row['asked 120 s']]]));
assert.deepEqual(waits, {
  stripe: ['0.5', '0.5'],
  square: ['30', '60'],
  '@polar-sh/sdk': ['30', '60'],
  '@hubspot/api-client': ['0.2', '0.2'],
});
JS
node try.mjs
