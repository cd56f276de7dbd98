#!/usr/bin/env bash
# jsonapi-serializer 3.6.9: a customer in JSON:API's form, as Lemon Squeezy sends them, whose orders are named but not included.
# `relationships.orders.data` holds the type and ID of each order (resource identifiers: JSON:API 1.0, "Resource Linkage");
# without `include` in the question the orders themselves are not in the answer. Expected: orders with their IDs, and the
# attributes as they are called in the answer. Seen: `orders: [null]`, so that how many there are is known and which is not;
# `total_revenue_currency` is `total-revenue-currency`, also inside objects, and nothing says so: whoever looks for the
# provider's own name finds undefined. jsona 1.14.0 keeps the IDs and the names.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts jsonapi-serializer@3.6.9 jsona@1.14.0
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const { Deserializer } = require('jsonapi-serializer');
const { Jsona } = require('jsona');

const answer = () => ({
  data: {
    type: 'customers',
    id: '1',
    attributes: { email: 'ada@example.com', total_revenue_currency: 16950, urls: { customer_portal: null } },
    relationships: { orders: { data: [{ type: 'orders', id: '9' }] } },
  },
});
(async () => {
  const read = await new Deserializer().deserialize(answer());
  const other = new Jsona().deserialize(answer());
  for (const name of ['jsonapi-serializer', 'jsona'])
    console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
  console.log('expected: total_revenue_currency, urls.customer_portal, and an order with the ID 9');
  console.log('seen:    ', JSON.stringify(read));
  console.log('jsona:   ', JSON.stringify(other));
  assert.deepEqual(read, {
    id: '1',
    email: 'ada@example.com',
    'total-revenue-currency': 16950,
    urls: { 'customer-portal': null },
    orders: [null],
  });
  assert.equal(other.total_revenue_currency, 16950);
  assert.equal(other.orders[0].id, '9');
})();
JS
node try.cjs
