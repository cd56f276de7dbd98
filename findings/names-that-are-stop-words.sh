#!/usr/bin/env bash
# lunr 2.3.9, and itemsjs 2.4.4 which searches by it, with their default settings, over customers whose names are words that
# English sentences are full of. Expected: somebody is found by the whole name, and nobody else is. Seen: Will May, An Do and
# Mr So are not found at all, as their names are left out of the index; whoever looks for Hayes is shown Hay as well,
# since endings are cut off. minisearch 7.2.0 and @orama/orama 3.1.18 find each of them first.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts lunr@2.3.9 itemsjs@2.4.4 minisearch@7.2.0 @orama/orama@3.1.18
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { create, insert, search } from '@orama/orama';
import itemsjs from 'itemsjs';
import lunr from 'lunr';
import MiniSearch from 'minisearch';

const names = ['Will May', 'An Do', 'Mr So', 'Denise Hayes', 'Denis Hay'];
const people = names.map((name, at) => ({ id: at + 1, name }));
const nameOf = id => names[Number(id) - 1];
const ofLunr = lunr(function () {
  this.ref('id');
  this.field('name');
  for (const one of people) this.add(one);
});
const ofItems = itemsjs(people, { searchableFields: ['name'] });
const mini = new MiniSearch({ fields: ['name'] });
mini.addAll(people);
const orama = create({ schema: { name: 'string' } });
for (const { id, name } of people) await insert(orama, { id: String(id), name });

for (const name of ['lunr', 'itemsjs', 'minisearch', '@orama/orama'])
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
const seen = {};
for (const text of ['will may', 'an do', 'so', 'hayes']) {
  const found = {
    lunr: ofLunr.search(text).map(({ ref }) => nameOf(ref)),
    itemsjs: ofItems.search({ query: text }).data.items.map(({ name }) => name),
  };
  seen[text] = found;
  const first = [nameOf(mini.search(text)[0].id), (await search(orama, { term: text })).hits[0].document.name];
  console.log(`${text} · seen: lunr: ${found.lunr.join(', ') || 'nobody'} · itemsjs: ${found.itemsjs.join(', ') || 'nobody'}`);
  assert.ok(first.every(name => name.toLowerCase().includes(text)), first.join());
}
const nobody = { lunr: [], itemsjs: [] };
assert.deepEqual(seen, {
  ...{ 'will may': nobody, 'an do': nobody, so: nobody },
  hayes: { lunr: ['Denise Hayes', 'Denis Hay'], itemsjs: ['Denise Hayes', 'Denis Hay'] },
});
JS
node try.mjs
