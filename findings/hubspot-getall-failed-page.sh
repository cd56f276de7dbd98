#!/usr/bin/env bash
# @hubspot/api-client 13.5.0, `crm.contacts.getAll`: what becomes of a page that reports a failure inside HTTP 200.
# The second page of two answers 200 with HubSpot's own error object (`status: "error"`, `category`, `message`) instead of
# `results`. Expected: a rejected promise, or at least the first page and nothing else. Seen: the promise resolves, to the
# first contact and one `undefined`: the missing `results` is appended as if it were a row. Whoever counts the array counts
# a customer too many, whoever maps over it fails far from the cause, and nobody learns that the list was cut off. A reader
# of customers has to look for the rows of a page, and to treat their absence as a failure, before it appends anything.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @hubspot/api-client@13.5.0
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const http = require('node:http');
const { Client } = require('@hubspot/api-client');

const contact = { id: '51', properties: { email: 'ada@shop.example' }, createdAt: '2024-03-20T10:00:00Z', updatedAt: '2024-03-20T10:00:00Z', archived: false };
const pages = [
  { results: [contact], paging: { next: { after: '51' } } },
  { status: 'error', message: 'The request timed out.', category: 'MIDDLEWARE_ERROR', correlationId: 'c-1' },
];
let asked = 0;
const server = http.createServer((_, response) => {
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify(pages[Math.min(asked++, 1)]));
});
server.listen(0, '127.0.0.1', async () => {
  const client = new Client({ accessToken: 'made-up', basePath: `http://127.0.0.1:${server.address().port}` });
  const seen = await client.crm.contacts.getAll(1).then(rows => rows.map(row => row?.id), error => `rejected: ${error.message}`);
  server.close();
  server.closeAllConnections();
  console.log('@hubspot/api-client', JSON.parse(readFileSync('node_modules/@hubspot/api-client/package.json', 'utf8')).version);
  console.log('expected: a rejected promise, since page 2 is an error object');
  console.log('seen:    ', seen, `after ${asked} requests`);
  assert.deepEqual(seen, ['51', undefined]);
  assert.equal(asked, 2);
});
JS
node try.cjs
