#!/usr/bin/env bash
# httpsnippet 3.0.10: the request for a customer called O'Brien, as code.
# The address has the name percent-encoded, `name=O%27Brien`. Expected: snippets that ask for the same address. Seen: it is
# decoded and encoded by other rules, which leave an apostrophe as it is; for the shell that is escaped, and the snippets for
# Node's fetch and for JavaScript's stand it inside single quotes: the code of whoever copies it is a syntax error, for this
# customer and no other. @readme/httpsnippet 11.4.0, a fork, keeps `%27`.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts httpsnippet@3.0.10 @readme/httpsnippet@11.4.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import vm from 'node:vm';
import * as fork from '@readme/httpsnippet';
const require = createRequire(import.meta.url);
const { HTTPSnippet } = require('httpsnippet');

const request = {
  ...{ method: 'GET', url: 'https://api.example.com/customers?name=O%27Brien', httpVersion: 'HTTP/1.1' },
  ...{ headers: [], queryString: [], cookies: [], headersSize: -1, bodySize: -1 },
};
const isCode = text => {
  try {
    new vm.Script(`async () => { ${text} }`);
    return true;
  } catch {
    return false;
  }
};
const made = (Snippet, ...target) => [new Snippet(request).convert(...target)].flat()[0];
const seen = {
  'httpsnippet, node fetch': isCode(made(HTTPSnippet, 'node', 'fetch')),
  'httpsnippet, javascript fetch': isCode(made(HTTPSnippet, 'javascript', 'fetch')),
  '@readme/httpsnippet, javascript fetch': isCode(made(fork.HTTPSnippet, 'javascript', 'fetch')),
};
for (const name of ['httpsnippet', '@readme/httpsnippet'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
console.log('expected: code that runs, three times');
for (const [name, runs] of Object.entries(seen)) console.log(`seen:     ${name}: ${runs ? 'code' : 'a syntax error'}`);
assert.deepEqual(Object.values(seen), [false, false, true]);
JS
node try.mjs
