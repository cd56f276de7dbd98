#!/usr/bin/env bash
# @woocommerce/woocommerce-rest-api 1.0.2 (WooCommerce's own client) against a shop by plain http, as shops run in development.
# It signs such requests by OAuth 1.0a, with everything in the address. Expected: `get('customers', { email, include })` sends
# each parameter once. Seen: each stands twice, once where it was signed and once behind that, and lists in two spellings
# (`include[0]` and `include%5B0%5D`). PHP takes the last one, so that nobody notices; a log of the shop has the customer's
# e-mail address twice in a line, and a proxy or a stand-in that keeps repeated parameters sees two e-mail addresses.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @woocommerce/woocommerce-rest-api@1.0.2
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const http = require('node:http');
const WooCommerce = require('@woocommerce/woocommerce-rest-api').default;

(async () => {
  const asked = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url);
    response.setHeader('content-type', 'application/json');
    response.end('[]');
  });
  await new Promise(done => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${server.address().port}`;
  const shop = new WooCommerce({ url, consumerKey: 'ck_made_up', consumerSecret: 'cs_made_up', version: 'wc/v3' });
  await shop.get('customers', { email: 'ada@example.com', include: [7, 8] });
  server.close();
  server.closeAllConnections();
  const query = asked[0].split('?')[1].split('&').filter(part => !part.startsWith('oauth_'));
  const name = '@woocommerce/woocommerce-rest-api';
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
  console.log('expected: email, include[0] and include[1], each once');
  console.log('seen:    ', query.join('  '));
  assert.deepEqual(query.sort(), [
    'email=ada%40example.com',
    'email=ada%40example.com',
    'include%5B0%5D=7',
    'include%5B1%5D=8',
    'include[0]=7',
    'include[1]=8',
  ]);
})();
JS
node try.cjs
