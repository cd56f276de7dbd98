#!/usr/bin/env bash
# Four clients that work by an OpenAPI description, given one that says how parameters are written: openapi-fetch 0.17.0,
# openapi-client-axios 7.9.1, swagger-client 3.39.0 and oazapfts 7.5.0 (with @oazapfts/runtime 1.2.0).
# Expected: statuses with `explode: false` are `status=active,archived`, IDs without a word are `id=a&id=b`, and a filter with
# `content: application/json` is JSON. Seen: the first two do not read it. openapi-fetch knows the types alone and repeats every
# name, openapi-client-axios puts brackets behind it, also where the description asks for the plain form; both write the filter as
# `filter[city]=Ulm`. swagger-client, which reads it, leaves out an e-mail address that is "": the list of everybody.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm pkg set type=module
npm install --silent --no-audit --no-fund --ignore-scripts openapi-fetch@0.17.0 openapi-client-axios@7.9.1 axios@1.21.1 \
  swagger-client@3.39.0 oazapfts@7.5.0 @oazapfts/runtime@1.2.0 typescript@5.9.3
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >description.json <<'JSON'
{
  "openapi": "3.0.3",
  "info": { "title": "Shop", "version": "1" },
  "servers": [{ "url": "http://127.0.0.1" }],
  "paths": {
    "/customers": {
      "get": {
        "operationId": "customers",
        "parameters": [
          { "name": "status", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } },
          { "name": "id", "in": "query", "schema": { "type": "array", "items": { "type": "string" } } },
          { "name": "filter", "in": "query", "content": { "application/json": { "schema": { "type": "object" } } } },
          { "name": "email", "in": "query", "schema": { "type": "string" } }
        ],
        "responses": { "200": { "description": "Customers", "content": { "application/json": { "schema": { "type": "object" } } } } }
      }
    }
  }
}
JSON
npx oazapfts description.json generated.ts
npx tsc --skipLibCheck --target es2022 --module nodenext generated.ts
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import createClient from 'openapi-fetch';
import swagger from 'swagger-client';
import { customers, defaults } from './generated.js';

let asked;
const server = createServer(({ url }, response) => {
  asked = url;
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end('{}');
});
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}`;
  const description = { ...JSON.parse(readFileSync('description.json', 'utf8')), servers: [{ url }] };
  const typed = createClient({ baseUrl: url });
  const byAxios = await new OpenAPIClientAxios({ definition: description }).getClient();
  const bySwagger = await swagger({ spec: description });
  defaults.baseUrl = url;
  const clients = {
    'openapi-fetch': query => typed.GET('/customers', { params: { query } }),
    'openapi-client-axios': query => byAxios.customers(query),
    'swagger-client': parameters => bySwagger.execute({ operationId: 'customers', parameters }),
    oazapfts: query => customers(query),
  };
  const questions = [{ status: ['active', 'archived'] }, { id: ['a', 'b'] }, { filter: { city: 'Ulm' } }, { email: '' }];
  const seen = {};
  for (const [name, ask] of Object.entries(clients)) {
    seen[name] = [];
    for (const question of questions) {
      await ask(question);
      seen[name].push(decodeURIComponent(asked).replace(/^\/customers\??/, ''));
    }
  }
  server.close();
  server.closeAllConnections();
  console.log('expected: status=active,archived · id=a&id=b · filter={"city":"Ulm"} · email=');
  for (const [name, queries] of Object.entries(seen))
    console.log(`seen: ${name} · ${queries.map(query => query || 'nothing').join(' · ')}`);
  assert.deepEqual(seen, {
    'openapi-fetch': ['status=active&status=archived', 'id=a&id=b', 'filter[city]=Ulm', 'email='],
    'openapi-client-axios': ['status[]=active&status[]=archived', 'id[]=a&id[]=b', 'filter[city]=Ulm', 'email='],
    'swagger-client': ['status=active,archived', 'id=a&id=b', 'filter={"city":"Ulm"}', ''],
    oazapfts: ['status=active,archived', 'id=a&id=b', 'filter={"city":"Ulm"}', 'email='],
  });
});
JS
node try.mjs
