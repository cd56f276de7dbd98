#!/usr/bin/env bash
# A Postman collection with the list of customers (pages, statuses) and the search by e-mail address, which are one address with
# other parameters, as in most APIs; made into an OpenAPI or Swagger description by @scalar/postman-to-openapi 0.7.14,
# postman-to-openapi 3.0.1, its descendant @readme/postman-to-openapi 4.1.0 and postman-2-swagger 0.5.0.
# Expected: one operation with the parameters of both, since a description has one for each path and method; or a word about it.
# Seen: all four keep the last request of an address alone, without a word: the list has no pages, and only the search is left.
# (@scalar's merges once it is told `mergeOperation: true`.) postman-2-swagger leaves out the parameter of that one too, and
# makes no template of `/:id`. Three of four round an ID in an example: 9007199254740993 becomes 9007199254740992.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @scalar/postman-to-openapi@0.7.14 @readme/postman-to-openapi@4.1.0 \
  postman-to-openapi@3.0.1 postman-2-swagger@0.5.0 yaml@2.8.1
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import readme from '@readme/postman-to-openapi';
import { convert } from '@scalar/postman-to-openapi';
import toSwagger from 'postman-2-swagger';
import toOpenApi from 'postman-to-openapi';
import { parse } from 'yaml';

const address = (path, query = {}, variable = []) => ({
  raw: `{{base}}/${path}${Object.keys(query).length ? `?${new URLSearchParams(query)}` : ''}`,
  ...{ host: ['{{base}}'], path: path.split('/'), variable },
  query: Object.entries(query).map(([key, value]) => ({ key, value })),
});
const request = (name, url, more = {}) => ({ name, request: { method: 'GET', header: [], url, ...more } });
const body = { mode: 'raw', raw: '{"id": 9007199254740993}', options: { raw: { language: 'json' } } };
const json = [{ key: 'Content-Type', value: 'application/json' }];
const collection = {
  info: { name: 'Customers', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
  variable: [{ key: 'base', value: 'https://api.example.com' }],
  item: [
    request('List', address('v1/customers', { limit: '10', status: 'active,new', cursor: 'c7' })),
    request('Search', address('v1/customers', { email: 'ada@example.com' })),
    request('Customer', address('v1/customers/:id', {}, [{ key: 'id', value: 'cus_7' }])),
    request('Find', address('v1/customers/find'), { method: 'POST', header: json, body }),
  ],
};
const copy = () => structuredClone(collection);
writeFileSync('collection.json', JSON.stringify(collection));
const options = { replaceVars: true };
const descriptions = {
  '@scalar/postman-to-openapi': convert(copy()),
  '@scalar/postman-to-openapi, merging': convert(copy(), { mergeOperation: true }),
  'postman-to-openapi': parse(await toOpenApi('collection.json', null, options)),
  '@readme/postman-to-openapi': parse(await readme('collection.json', null, options)),
  'postman-2-swagger': await toSwagger.default(copy()),
};
const seen = {};
for (const [name, { paths }] of Object.entries(descriptions)) {
  seen[name] = {
    summary: paths['/v1/customers'].get.summary,
    parameters: (paths['/v1/customers'].get.parameters ?? []).map(each => each?.name).join(),
    customer: Object.keys(paths).find(path => path.endsWith('id') || path.endsWith('id}')),
    rounded: JSON.stringify(paths).includes('9007199254740992'),
  };
}
console.log('expected: limit,status,cursor,email · /v1/customers/{id} · false (not rounded)');
for (const [name, is] of Object.entries(seen)) console.log(`seen: ${Object.values(is).join(' · ')} · ${name}`);
const lost = { summary: 'Search', parameters: 'email', customer: '/v1/customers/{id}', rounded: true };
assert.deepEqual(seen, {
  '@scalar/postman-to-openapi': { ...lost, rounded: false },
  '@scalar/postman-to-openapi, merging': { ...lost, summary: 'List', parameters: 'email,limit,status,cursor', rounded: false },
  'postman-to-openapi': lost,
  '@readme/postman-to-openapi': lost,
  'postman-2-swagger': { ...lost, parameters: '', customer: '/v1/customers/:id' },
});
JS
node try.mjs
