#!/usr/bin/env bash
# Three clients for HAL, given a page of customers as Mollie documents it: `application/hal+json`, where the link that there is
# not stands as null, `"previous": null` on the first page and `"next": null` on the last.
# Expected: no link of that name, as with one that is left out; or a word about the link.
# Seen: halfred 2.0.0, traverson 8.0.3 (with traverson-hal 8.1.1) and ketting 8.0.0 all fail on the whole page with a TypeError
# about `null`, on the first page already, though it has a next one. Without the two nulls all three read it.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts halfred@2.0.0 traverson@8.0.3 traverson-hal@8.1.1 ketting@8.0.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const halfred = require('halfred');
const { Client } = require('ketting');
const traverson = require('traverson');
const hal = require('traverson-hal');

traverson.registerMediaType(hal.mediaType, hal);
const type = 'application/hal+json';
let origin;
function page(number, hasNulls) {
  const link = at => ({ href: `${origin}/v2/customers?page=${at}`, type });
  const none = hasNulls ? null : undefined;
  const customer = { resource: 'customer', id: `cst_${number}`, name: 'Ada', _links: { self: link(`one&id=${number}`) } };
  const links = { self: link(number), previous: number === 1 ? none : link(1), next: number === 1 ? link(2) : none };
  return { count: 1, _embedded: { customers: [customer] }, _links: links };
}
const server = createServer(({ url }, response) => {
  const asked = new URL(url, origin).searchParams;
  response.writeHead(200, { 'content-type': type });
  response.end(JSON.stringify(page(Number(asked.get('page')), asked.has('nulls'))));
});
server.listen(0, '127.0.0.1', async () => {
  origin = `http://127.0.0.1:${server.address().port}`;
  const next = {
    halfred: async ({ hasNulls }) => halfred.parse(JSON.parse(JSON.stringify(page(1, hasNulls)))).link('next').href,
    traverson: ({ address }) =>
      new Promise((resolve, reject) =>
        traverson
          .from(address)
          .jsonHal()
          .follow('next')
          .getUrl((error, url) => (error ? reject(error) : resolve(url))),
      ),
    ketting: async ({ address }) => (await new Client(origin).go(address).follow('next')).uri,
  };
  const seen = [];
  for (const [name, ask] of Object.entries(next))
    for (const hasNulls of [false, true]) {
      const asked = { hasNulls, address: `${origin}/v2/customers?page=1${hasNulls ? '&nulls' : ''}` };
      const found = await ask(asked).then(url => url.replace(origin, ''), error => `${error.name}: ${error.message}`);
      seen.push([name, hasNulls ? 'with previous: null' : 'without', found]);
    }
  server.close();
  server.closeAllConnections();
  console.log('expected: /v2/customers?page=2, with and without');
  for (const [name, which, found] of seen) console.log(`seen: ${name} · ${which} · ${found}`);
  for (const [name, which, found] of seen)
    if (which === 'without') assert.equal(found, '/v2/customers?page=2', name);
    else assert.match(found, /^TypeError: .*null/, name);
});
JS
node try.cjs
