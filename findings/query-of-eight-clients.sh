#!/usr/bin/env bash
# A list of customers asked for with parameters that APIs take, by eight HTTP clients: axios 1.21.1, ky 2.1.0, superagent 10.4.2,
# ofetch 1.5.1, wretch 3.0.9, up-fetch 2.6.1, xior 0.8.5 and redaxios 0.5.1.
# Expected: two statuses in one of the two usual ways, no status at all for an empty list, a Date as ISO 8601, and a parameter that is
# null left out. Seen: four ways for two statuses; an empty list asks for the status "" in three, and for everybody in five. A Date is
# `Fri Mar 20 2026 …` in three and a text in quotation marks in one, which an API may refuse or take for no filter. A phone number
# that is null is asked for as the word "null" in three, as "" in three, and is left out in two.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts axios@1.21.1 ky@2.1.0 superagent@10.4.2 ofetch@1.5.1 \
  wretch@3.0.9 up-fetch@2.6.1 xior@0.8.5 redaxios@0.5.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import axios from 'axios';
import ky from 'ky';
import { ofetch } from 'ofetch';
import redaxios from 'redaxios';
import superagent from 'superagent';
import { up } from 'up-fetch';
import wretch from 'wretch';
import queries from 'wretch/addons/queryString';
import xior from 'xior';

let asked;
const server = createServer(({ url }, response) => {
  asked = url;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{}');
});
const clients = {
  axios: (url, params) => axios.get(url, { params }),
  ky: (url, searchParams) => ky(url, { searchParams }),
  superagent: (url, params) => superagent.get(url).query(params),
  ofetch: (url, query) => ofetch(url, { query }),
  wretch: (url, params) => wretch(url).addon(queries).query(params).get().res(),
  'up-fetch': (url, params) => up(fetch)(url, { params }),
  xior: (url, params) => xior.create().get(url, { params }),
  redaxios: (url, params) => redaxios.get(url, { params }),
};
const questions = [
  { status: ['active', 'archived'] },
  { status: [] },
  { since: new Date('2026-03-20T10:00:00Z') },
  { phone: null, limit: 1 },
];
server.listen(0, '127.0.0.1', async () => {
  const seen = {};
  for (const [name, ask] of Object.entries(clients)) {
    seen[name] = [];
    for (const question of questions) {
      await ask(`http://127.0.0.1:${server.address().port}/`, question);
      seen[name].push(decodeURIComponent(asked.replaceAll('+', ' ')).replace(/^\/\??/, ''));
    }
  }
  server.close();
  server.closeAllConnections();
  console.log('expected: status=active&status=archived or status=active,archived · nothing · since=2026-03-20T10:00:00.000Z · limit=1');
  for (const [name, queries] of Object.entries(seen))
    console.log(`seen: ${name} · ${queries.map(query => query || 'nothing').join(' · ')}`);
  const iso = 'since=2026-03-20T10:00:00.000Z';
  const words = 'since=Fri Mar 20 2026 10:00:00 GMT+0000 (Coordinated Universal Time)';
  const [repeated, joined] = ['status=active&status=archived', 'status=active,archived'];
  assert.deepEqual(seen, {
    axios: ['status[]=active&status[]=archived', '', iso, 'limit=1'],
    ky: [joined, 'status=', words, 'phone=null&limit=1'],
    superagent: [repeated, '', iso, 'phone&limit=1'],
    ofetch: [repeated, '', 'since="2026-03-20T10:00:00.000Z"', 'phone&limit=1'],
    wretch: [repeated, '', words, 'phone=&limit=1'],
    'up-fetch': [joined, 'status=', iso, 'phone=null&limit=1'],
    xior: ['status[0]=active&status[1]=archived', '', iso, 'limit=1'],
    redaxios: [joined, 'status=', words, 'phone=null&limit=1'],
  });
});
JS
TZ=UTC node try.mjs
