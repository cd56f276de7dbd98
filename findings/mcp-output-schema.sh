#!/usr/bin/env bash
# @modelcontextprotocol/sdk 1.32.2 with zod 4.6.7: a tool that lists customers, with an `outputSchema`, asked by the client of the
# same package.
# Expected: the answer is what the schema makes of it, as `parse` does and as the SDK does with a tool's input: fields that it does not
# name are left out, a default is filled in. Seen: the answer is checked by the schema and then sent as it was, e-mail address and all,
# without the default. The schema that the client is told does not allow that: a client that has listed the tools refuses the same
# answer that it took before. And with `z.date()` in one tool's output no tool at all can be listed, while each can be called.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @modelcontextprotocol/sdk@1.32.2 zod@4.6.7
npm ls --depth=0 | tail -n +2 | grep -o '[@a-z].*' | xargs echo versions:
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { InMemoryTransport } from '@modelcontextprotocol/sdk/inMemory.js';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';

const customer = { id: '1', name: 'Ada', email: 'ada@example.com' };
const tools = {
  'a field more': [z.object({ id: z.string(), name: z.string() }), customer],
  'a default': [z.object({ id: z.string(), tier: z.string().default('none') }), { id: '1' }],
};
async function asked(name, schema, row, other) {
  const server = new McpServer({ name: 'shop', version: '1.0.0' });
  const structuredContent = { customers: [row] };
  const answer = () => ({ content: [], structuredContent });
  server.registerTool('customers', { outputSchema: { customers: z.array(schema) } }, answer);
  if (other) server.registerTool('one', { outputSchema: other }, answer);
  const client = new Client({ name: 'asker', version: '1.0.0' });
  const [one, two] = InMemoryTransport.createLinkedPair();
  await Promise.all([server.connect(one), client.connect(two)]);
  const call = () =>
    client.callTool({ name: 'customers', arguments: {} }).then(
      ({ structuredContent: { customers } }) => JSON.stringify(customers[0]),
      error => error.message.replace(/^.*: data/, 'data'),
    );
  const before = await call();
  const listed = await client.listTools().then(({ tools }) => `${tools.length} listed`, error => error.message);
  const seen = [name, before, listed, await call()];
  await client.close();
  return seen;
}
const seen = [];
for (const [name, [schema, row]] of Object.entries(tools)) seen.push(await asked(name, schema, row));
const [plain] = tools['a field more'];
seen.push(await asked('a date in another', plain, { id: '1', name: 'Ada' }, { created: z.date() }));
console.log('expected: {"id":"1","name":"Ada"} and {"id":"1","tier":"none"}, before and after; 2 listed');
for (const [name, before, listed, after] of seen) console.log(`seen: ${name} · ${before} · ${listed} · ${after}`);
assert.deepEqual(seen, [
  ['a field more', JSON.stringify(customer), '1 listed', 'data/customers/0 must NOT have additional properties'],
  ['a default', '{"id":"1"}', '1 listed', "data/customers/0 must have required property 'tier'"],
  [
    'a date in another',
    '{"id":"1","name":"Ada"}',
    'MCP error -32603: Date cannot be represented in JSON Schema',
    '{"id":"1","name":"Ada"}',
  ],
]);
JS
node try.mjs
