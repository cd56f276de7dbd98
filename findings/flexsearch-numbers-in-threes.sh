#!/usr/bin/env bash
# flexsearch 0.8.212 with its default settings (`tokenize: 'strict'`, whole words), over customers with phone numbers and IDs.
# Expected: a whole phone number or ID finds whose it is, as minisearch 7.2.0 and @orama/orama 3.1.18 put that customer first.
# Seen: numbers are cut in groups of three digits, each a word of its own, so that whoever has the same groups in another order
# is found as well; for the ID `cust_000123456` the customer `cust_123456000` comes first. With `new Encoder({ numeric: false })`
# each finds its own.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts flexsearch@0.8.212 minisearch@7.2.0 @orama/orama@3.1.18
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { create, insert, search } from '@orama/orama';
import flexsearch from 'flexsearch';
import MiniSearch from 'minisearch';

const texts = ['Ada +2348031234567', 'Bo +2341238034567', 'Cy cust_000123456', 'Di cust_123456000'];
const asked = { '+2348031234567': 0, cust_000123456: 2 };
const byNumber = new flexsearch.Index();
const whole = new flexsearch.Index({ encoder: new flexsearch.Encoder({ numeric: false }) });
const mini = new MiniSearch({ fields: ['text'] });
const orama = create({ schema: { text: 'string' } });
for (const [id, text] of texts.entries()) {
  byNumber.add(id, text);
  whole.add(id, text);
  mini.add({ id, text });
  await insert(orama, { id: String(id), text });
}
for (const name of ['flexsearch', 'minisearch', '@orama/orama'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
const named = ids => ids.map(id => texts[id]).join(', ');
const seen = {};
for (const [text, id] of Object.entries(asked)) {
  seen[text] = byNumber.search(text);
  console.log(`${text} · expected: ${texts[id]} · seen: ${named(seen[text])} · numeric: false: ${named(whole.search(text))}`);
  assert.equal(whole.search(text)[0], id);
  assert.equal(mini.search(text)[0].id, id);
  assert.equal((await search(orama, { term: text })).hits[0].id, String(id));
}
assert.deepEqual(seen, { '+2348031234567': [0, 1], cust_000123456: [3, 2] });
JS
node try.mjs
