#!/usr/bin/env bash
# Three recorders of HTTP for tests, nock 14.0.9, talkback 4.2.0 and @pollyjs/core 6.0.6, given an answer with a long ID and a
# balance with cents, and asked again without the server.
# Expected: the answer that is played is the answer that was recorded. Seen: nock and talkback keep JSON as what they have read of
# it and write it anew when they play it: the ID 9007199254740993 is 9007199254740992, the balance 10.50 is 10.5, and the spaces are
# others. A test of a reader that is careful with long IDs passes live and fails on the record, one of a careless reader passes on
# both, and a signature over the body fits live alone. Polly plays what was sent.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts nock@14.0.9 talkback@4.2.0 \
  @pollyjs/core@6.0.6 @pollyjs/adapter-node-http@6.0.6 @pollyjs/persister-fs@6.0.6
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.cjs <<'JS'
const assert = require('node:assert/strict');
const { mkdirSync } = require('node:fs');
const http = require('node:http');
const { Polly } = require('@pollyjs/core');
const nock = require('nock');
const talkback = require('talkback');

const sent = '{"customers": [{"id": 9007199254740993, "balance": 10.50}]}';
let asked = 0;
const server = http.createServer((_, response) => {
  asked++;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(sent);
});
const get = address =>
  new Promise((resolve, reject) => {
    const read = response => {
      let text = '';
      response.on('data', part => (text += part)).on('end', () => resolve(text));
    };
    http.get(address, read).on('error', reject);
  });
server.listen(0, '127.0.0.1', async () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const twice = {
    async talkback() {
      for (const record of ['NEW', 'DISABLED']) {
        const proxy = talkback({ host: origin, record, port: 0, path: './tapes', silent: true });
        await proxy.start();
        this.text = await get(`http://127.0.0.1:${proxy.server.address().port}/customers`);
        await new Promise(resolve => proxy.close(resolve));
      }
      return this.text;
    },
    async '@pollyjs/core'() {
      Polly.register(require('@pollyjs/adapter-node-http'));
      Polly.register(require('@pollyjs/persister-fs'));
      const options = { adapters: ['node-http'], persister: 'fs', logLevel: 'silent' };
      for (const _ of ['recorded', 'played']) {
        const polly = new Polly('customers', { ...options, persisterOptions: { fs: { recordingsDir: 'polly' } } });
        this.text = await get(`${origin}/customers`);
        await polly.stop();
      }
      return this.text;
    },
    async nock() {
      mkdirSync('fixtures');
      nock.back.fixtures = 'fixtures';
      nock.back.setMode('record');
      for (const _ of ['recorded', 'played']) {
        const { nockDone } = await nock.back('customers.json');
        this.text = await get(`${origin}/customers`);
        nockDone();
      }
      nock.restore();
      return this.text;
    },
  };
  const seen = {};
  for (const [name, play] of Object.entries(twice)) seen[name] = await play.call({});
  server.close();
  server.closeAllConnections();
  console.log(`expected: ${sent}`);
  for (const [name, text] of Object.entries(seen)) console.log(`seen: ${text.replace(/\s+/g, ' ')}   (${name})`);
  assert.equal(asked, 3, 'each is recorded once');
  assert.equal(seen.nock, '{"customers":[{"id":9007199254740992,"balance":10.5}]}');
  assert.equal(seen.talkback.replace(/\s/g, ''), seen.nock);
  assert.equal(seen['@pollyjs/core'], sent);
});
JS
node try.cjs
