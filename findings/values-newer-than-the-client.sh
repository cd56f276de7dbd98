#!/usr/bin/env bash
# Eight official clients, asked for a page of two customers, one of whom has a kind, a mode or a status that their provider has added
# since: in a client's types these are lists of words that were known when it was made.
# Expected: both customers, one with a word that the types do not name. Seen: @polar-sh/sdk 0.49.0 and creem 1.13.0 refuse the page
# ("Response validation failed"), the other customer with it: the day that one customer of a new kind is made, the list can be read
# no more until the client is a newer one. mollie-api-typescript 1.12.28, which the same generator makes, xero-node 20.0.0,
# square 46.0.0, @paddle/paddle-node-sdk 3.10.0, intercom-client 7.0.3 and xendit-node 7.0.0 give both.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @polar-sh/sdk@0.49.0 creem@1.13.0 mollie-api-typescript@1.12.28 \
  xero-node@20.0.0 square@46.0.0 @paddle/paddle-node-sdk@3.10.0 intercom-client@7.0.3 xendit-node@7.0.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { Paddle } = require('@paddle/paddle-node-sdk');
const { Creem } = require('creem');
const { IntercomClient } = require('intercom-client');
const { Client: Mollie } = require('mollie-api-typescript');
const { SquareClient } = require('square');
const { Xendit } = require('xendit-node');
const { AccountingApi } = require('xero-node');

const uuid = '11111111-1111-4111-8111-111111111111';
const time = '2026-03-20T10:00:00Z';
const type = 'application/hal+json';
const link = { href: 'https://example.com', type };
const made = { created_at: time, updated_at: time };
const person = { name: 'Ada', email: 'ada@example.com', metadata: {}, locale: 'de_DE' };
const polar = {
  ...{ id: uuid, created_at: time, modified_at: null, external_id: null, email_verified: true, billing_name: null, deleted_at: null },
  ...{ billing_address: null, tax_id: null, organization_id: uuid, avatar_url: 'https://example.com/a.png', ...person },
};
const creem = { id: 'cust_1', object: 'customer', country: 'DE', ...made, ...person };
const mollie = { resource: 'customer', id: 'cst_1', createdAt: time, _links: { self: link, dashboard: link }, ...person };
const xero = { ContactID: uuid, Name: 'Ada', UpdatedDateUTC: '/Date(1774000800000+0000)/' };
const paddle = { id: 'ctm_1', marketing_consent: false, custom_data: null, import_meta: null, ...made, ...person };
const xendit = {
  ...{ id: 'cust-1', reference_id: '1', individual_detail: { given_names: 'Ada' }, business_detail: null, email: null },
  ...{ mobile_number: null, phone_number: null, addresses: [], identity_accounts: [], kyc_documents: [], description: null },
  ...{ metadata: null, created: time, updated: time },
};
const links = { self: link, previous: null, next: null, documentation: link };
const pagination = { per_page: 50, next: 'https://example.com', has_more: false, estimated_total: 2 };
const answers = {
  polar: kinds => ({ items: kinds('individual', 'household').map(type => ({ ...polar, type })), pagination: { total_count: 2, max_page: 1 } }),
  creem: kinds => ({
    items: kinds('prod', 'preview').map(mode => ({ ...creem, mode })),
    pagination: { total_records: 2, total_pages: 1, current_page: 1, next_page: null, prev_page: null },
  }),
  mollie: kinds => ({ count: 2, _embedded: { customers: kinds('live', 'preview').map(mode => ({ ...mollie, mode })) }, _links: links }),
  xero: kinds => ({ Contacts: kinds('ACTIVE', 'PAUSED').map(ContactStatus => ({ ...xero, ContactStatus })) }),
  square: kinds => ({ customers: kinds('THIRD_PARTY', 'KIOSK').map(creation_source => ({ id: 'A', creation_source })) }),
  paddle: kinds => ({ data: kinds('active', 'paused').map(status => ({ ...paddle, status })), meta: { request_id: '1', pagination } }),
  intercom: kinds => ({ type: 'list', data: kinds('user', 'partner').map(role => ({ type: 'contact', id: '1', role })), total_count: 2 }),
  xendit: kinds => ({ data: kinds('INDIVIDUAL', 'TRUST').map(type => ({ ...xendit, type })), has_more: false }),
};
let answer;
const server = createServer(({ url }, response) => {
  response.writeHead(200, { 'content-type': url.startsWith('/v2/customers') && answer._links ? type : 'application/json' });
  response.end(JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', async () => {
  const local = `http://127.0.0.1:${server.address().port}`;
  const ask = globalThis.fetch;
  // One of the clients knows no other server than its own.
  globalThis.fetch = (asked, how) => {
    const { pathname, search } = new URL(String(asked.url ?? asked));
    const address = `${local}${pathname}${search}`;
    return ask(typeof asked === 'string' || asked instanceof URL ? address : new Request(address, asked), how);
  };
  const { Polar } = await import('@polar-sh/sdk');
  const books = new AccountingApi(local);
  const lists = {
    polar: async () => (await new Polar({ accessToken: 'key', serverURL: local }).customers.list({})).result.items,
    creem: async () => (await new Creem({ apiKey: 'key', serverURL: local }).customers.list()).result.items,
    mollie: async () =>
      (await new Mollie({ security: { apiKey: 'test_key' }, serverURL: local }).customers.list({})).result.embedded.customers,
    xero: async () => (await books.getContacts('tenant')).body.contacts,
    square: async () => (await new SquareClient({ token: 'key', environment: local }).customers.list()).data,
    paddle: () => new Paddle('key').customers.list().next(),
    intercom: async () => (await new IntercomClient({ token: 'key', environment: local }).contacts.list()).data,
    xendit: async () =>
      (await new Xendit({ secretKey: 'xnd_development_key', xenditURL: local }).Customer.getCustomerByReferenceID({ referenceId: '1' })).data,
  };
  const seen = {};
  for (const [name, list] of Object.entries(lists)) {
    seen[name] = [];
    for (const kinds of [known => [known, known], (known, added) => [known, added]]) {
      answer = answers[name](kinds);
      seen[name].push(await list().then(({ length }) => `${length} customers`, ({ message }) => message));
    }
  }
  server.close();
  server.closeAllConnections();
  console.log('expected: 2 customers, 2 customers');
  for (const [name, counts] of Object.entries(seen)) console.log(`seen: ${name} · ${counts.join(', ')}`);
  for (const [name, [known, added]] of Object.entries(seen)) {
    assert.equal(known, '2 customers', name);
    assert.equal(added, ['polar', 'creem'].includes(name) ? 'Response validation failed' : known, name);
  }
});
JS
node try.cjs
