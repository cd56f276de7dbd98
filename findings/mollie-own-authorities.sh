#!/usr/bin/env bash
# @mollie/api-client 4.6.0 in a network whose proxy reads what is encrypted, so that every machine trusts the authority of that
# network through NODE_EXTRA_CA_CERTS. Expected: the client reads a list of customers there as Node's own `https` does. Seen: it
# is refused as self-signed, since the client brings authorities of its own, which take the place of Node's, the added one among
# them. What the error advises (--use-system-ca) changes nothing either: it is Node's list, which is not asked. Needs openssl.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @mollie/api-client@4.6.0
openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out authority.pem -days 2 -subj /CN=localhost \
  -addext subjectAltName=DNS:localhost 2>/dev/null
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { once } = require('node:events');
const { readFileSync } = require('node:fs');
const https = require('node:https');
const { createMollieClient } = require('@mollie/api-client');

const list = { count: 0, _embedded: { customers: [] }, _links: { self: { href: '' }, previous: null, next: null } };
const server = https.createServer({ key: readFileSync('key.pem'), cert: readFileSync('authority.pem') }, (_, response) => {
  response.writeHead(200, { 'content-type': 'application/hal+json' }).end(JSON.stringify(list));
});
server.listen(0, 'localhost', async () => {
  const address = `https://localhost:${server.address().port}/v2/`;
  const [answer] = await once(https.get(`${address}customers`), 'response');
  const ofNode = answer.resume().statusCode;
  const client = createMollieClient({ apiKey: `test_${'a'.repeat(30)}`, apiEndpoint: address });
  const ofClient = await client.customers.page().then(page => `${page.length} customers`, error => error.message);
  console.log('@mollie/api-client', JSON.parse(readFileSync('node_modules/@mollie/api-client/package.json', 'utf8')).version);
  console.log('expected: 200, and 0 customers');
  console.log(`seen: ${ofNode}, and ${ofClient.replace(/:\d+/, '')}`);
  assert.equal(ofNode, 200);
  assert.match(ofClient, /self-signed certificate/);
  server.close();
  server.closeAllConnections();
});
JS
NODE_EXTRA_CA_CERTS=authority.pem node try.cjs
if node --use-system-ca --version >/dev/null 2>&1; then
  echo 'and with --use-system-ca:'
  NODE_EXTRA_CA_CERTS=authority.pem node --use-system-ca try.cjs
fi
