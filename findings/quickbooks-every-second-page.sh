#!/usr/bin/env bash
# quickbooks-api 0.6.2 and quickbooks-sdk 0.15.0, asked for all customers of a company in QuickBooks Online (a local server that
# answers queries as the API does: from `startposition`, at most `maxresults`). quickbooks-api gives a page and `hasNextPage`.
# Expected: whoever goes from page to page sees every customer, and an answer 429 on the way is an error. Seen: quickbooks-api
# counts up `page` in the caller's own options while it looks ahead, so that a loop that does the same gets every second page;
# where the look ahead is answered 429, a line on standard error says so, `hasNextPage` is false and the list ends as if it were
# whole; quickbooks-sdk's `getAllCustomers`, "the full list", asks once for 500, and throws a TypeError for a company without any.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts quickbooks-api@0.6.2 quickbooks-sdk@0.15.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { ApiClient, AuthProvider } from 'quickbooks-api';
import sdk from 'quickbooks-sdk';

let customers = [];
let busyAt = 0;
const server = createServer((request, response) => {
  const query = new URL(request.url, 'http://server').searchParams.get('query');
  const number = (word, otherwise) => Number(new RegExp(`${word} (\\d+)`, 'i').exec(query)?.[1] ?? otherwise);
  const [from, most] = [number('startposition', 1), number('maxresults', 100)];
  const busy = busyAt === from;
  if (busy) busyAt = 0;
  const page = customers.slice(from - 1, from - 1 + most);
  const found = page.length > 0 ? { Customer: page, startPosition: from, maxResults: page.length } : {};
  response.writeHead(busy ? 429 : 200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(busy ? { Fault: { type: 'ThrottleExceeded' } } : { QueryResponse: found }));
});
await new Promise(listening => server.listen(0, '127.0.0.1', listening));
const local = `http://127.0.0.1:${server.address().port}`;
// quickbooks-api knows no other servers than its own two.
const ask = globalThis.fetch;
globalThis.fetch = (address, how) => ask(String(address).replace(/^https:\/\/[a-z-]*quickbooks\.api\.intuit\.com/, local), how);

const later = new Date(Date.now() + 3_600_000);
const token = { accessToken: 'a', refreshToken: 'r', realmId: '1', tokenType: 'bearer', accessTokenExpiryDate: later };
const client = new ApiClient(new AuthProvider('id', 'secret', 'https://shop.example/back', [], token), 'sandbox');
async function listed() {
  const [all, searchOptions] = [[], { page: 1, maxResults: 10 }];
  for (;;) {
    const { results, hasNextPage } = await client.customers.getAllCustomers({ searchOptions });
    all.push(...results.map(({ Id }) => Id));
    if (!hasNextPage) return all.length;
    searchOptions.page++;
  }
}
async function listedAnew() {
  const all = [];
  for (let page = 1; ; page++) {
    const { results, hasNextPage } = await client.customers.getAllCustomers({ searchOptions: { page, maxResults: 10 } });
    all.push(...results.map(({ Id }) => Id));
    if (!hasNextPage) return all.length;
  }
}
const other = new sdk.QBOClient('id', 'secret', '1');
other.setAccessToken('a');
other.baseUrl = local;
const listedByOther = () => other.getAllCustomers().then(({ length }) => length, error => error.constructor.name);
console.log = (...words) => String(words[0]).startsWith('[QBO]') || process.stdout.write(`${words.join(' ')}\n`);
console.error = () => {};

customers = Array.from({ length: 60 }, (_, at) => ({ Id: String(at + 1), DisplayName: `Customer ${at + 1}` }));
const seen = { '60 customers, quickbooks-api, options made anew': await listedAnew() };
seen['60 customers, quickbooks-api, the same options counted up'] = await listed();
busyAt = 21;
seen['60 customers, quickbooks-api, one 429 on the way'] = await listedAnew();
customers = Array.from({ length: 501 }, (_, at) => ({ Id: String(at + 1), DisplayName: `Customer ${at + 1}` }));
seen['501 customers, quickbooks-sdk'] = await listedByOther();
customers = [];
seen['no customers, quickbooks-sdk'] = await listedByOther();
server.close();
server.closeAllConnections();
console.log('expected: 60, 60, an error, 501, 0');
for (const [what, is] of Object.entries(seen)) console.log(`seen: ${what} · ${is}`);
assert.deepEqual(Object.values(seen), [60, 30, 20, 500, 'TypeError']);
JS
node try.mjs
