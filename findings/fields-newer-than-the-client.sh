#!/usr/bin/env bash
# Eight official clients, asked for one customer whose provider has added a field since, as every API may: `loyalty_tier`.
# Expected: it is somewhere in what the client gives back, since the answer is JSON.
# Seen: @polar-sh/sdk 0.49.0, @hubspot/api-client 14.0.1, @paddle/paddle-node-sdk 3.10.0 and xendit-node 7.0.0 make an object of
# the fields they know, and whoever asks through them cannot see the new one at all; square 46.0.0 gives it as it was sent
# between names that it has changed; chargebee 3.33.0, lago-javascript-client 1.53.0 and dodopayments 2.52.0 give all as sent.
# Of a time with microseconds Polar's, HubSpot's and Xendit's keep the milliseconds. @polar-sh/sdk 1.0.1, which needs Node 22, gives
# all as it was sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @polar-sh/sdk@0.49.0 @hubspot/api-client@14.0.1 \
  @paddle/paddle-node-sdk@3.10.0 xendit-node@7.0.0 square@46.0.0 chargebee@3.33.0 lago-javascript-client@1.53.0 dodopayments@2.52.0
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { Client: HubSpot } = require('@hubspot/api-client');
const { Paddle } = require('@paddle/paddle-node-sdk');
const chargebee = require('chargebee');
const dodo = require('dodopayments');
const { Client: lago } = require('lago-javascript-client');
const { SquareClient } = require('square');
const { Xendit } = require('xendit-node');

const time = '2026-03-20T10:00:00.123456Z';
const added = { loyalty_tier: 'gold' };
const uuid = '11111111-1111-4111-8111-111111111111';
const answers = {
  polar: {
    ...{ id: uuid, created_at: time, modified_at: null, metadata: {}, external_id: null, email: 'ada@example.com' },
    ...{ email_verified: true, name: 'Ada', billing_name: null, billing_address: null, tax_id: null, organization_id: uuid },
    ...{ deleted_at: null, avatar_url: 'https://example.com/a.png', type: 'individual', locale: null, ...added },
  },
  hubspot: { id: '1', properties: { email: 'ada@example.com' }, createdAt: time, updatedAt: time, archived: false, ...added },
  paddle: {
    data: {
      ...{ id: 'ctm_1', name: 'Ada', email: 'ada@example.com', marketing_consent: false, status: 'active' },
      ...{ custom_data: null, locale: 'en', created_at: time, updated_at: time, import_meta: null, ...added },
    },
    meta: { request_id: '1' },
  },
  xendit: {
    ...{ id: 'cust-1', type: 'INDIVIDUAL', reference_id: '1', individual_detail: { given_names: 'Ada' }, business_detail: null },
    ...{ email: 'ada@example.com', mobile_number: null, phone_number: null, addresses: [], identity_accounts: [] },
    ...{ kyc_documents: [], description: null, metadata: null, created: time, updated: time, ...added },
  },
  square: { customer: { id: 'A', given_name: 'Ada', created_at: time, ...added } },
  chargebee: { customer: { id: '1', first_name: 'Ada', object: 'customer', ...added } },
  lago: { customer: { lago_id: uuid, external_id: '1', created_at: time, ...added } },
  dodo: { customer_id: '1', business_id: '1', created_at: time, email: 'ada@example.com', name: 'Ada', ...added },
};
let answer;
const server = createServer((_, response) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(answer));
});
server.listen(0, '127.0.0.1', async () => {
  const local = `http://127.0.0.1:${server.address().port}`;
  const ask = globalThis.fetch;
  // Some clients know no other server than their own.
  globalThis.fetch = (asked, how) => {
    const { pathname, search } = new URL(String(asked.url ?? asked));
    const address = `${local}${pathname}${search}`;
    return ask(typeof asked === 'string' || asked instanceof URL ? address : new Request(address, asked), how);
  };
  const { Polar } = await import('@polar-sh/sdk');
  const asked = {
    polar: () => new Polar({ accessToken: 'key', serverURL: local }).customers.get({ id: uuid }),
    hubspot: () => new HubSpot({ accessToken: 'key', basePath: local }).crm.contacts.basicApi.getById('1'),
    paddle: () => new Paddle('key').customers.get('ctm_1'),
    xendit: () => new Xendit({ secretKey: 'xnd_key', xenditURL: local }).Customer.getCustomer({ id: 'cust-1' }),
    square: () => new SquareClient({ token: 'key', environment: local }).customers.get({ customerId: 'A' }),
    chargebee: () => new (chargebee.default ?? chargebee)({ site: 'shop', apiKey: 'key' }).customer.retrieve('1'),
    lago: () => lago('key', { baseUrl: local }).customers.findCustomer('1').then(({ data }) => data),
    dodo: () => new dodo.default({ bearerToken: 'key', baseURL: local }).customers.retrieve('1'),
  };
  const seen = {};
  const times = {};
  for (const [name, request] of Object.entries(asked)) {
    answer = answers[name];
    const text = JSON.stringify(await request(), (_, value) => (typeof value === 'bigint' ? String(value) : value));
    seen[name] = text.includes('gold');
    if (JSON.stringify(answer).includes(time)) times[name] = text.includes('.123456');
  }
  server.close();
  server.closeAllConnections();
  console.log('expected: the new field is there, by all of them');
  console.log('seen:', seen);
  console.log('the time to the microsecond, where one was sent:', times);
  const [gone, there] = [false, true];
  const known = { polar: gone, hubspot: gone, paddle: gone, xendit: gone };
  assert.deepEqual(seen, { ...known, square: there, chargebee: there, lago: there, dodo: there });
  assert.deepEqual(
    [times.polar, times.hubspot, times.xendit, times.paddle, times.lago],
    [false, false, false, true, true],
  );
});
JS
node try.cjs
