#!/usr/bin/env bash
# @duckdb/node-api 1.5.6: what its readers of CSV and JSON make of a customers' country and bank sort code.
# A CSV of two customers who both live in Norway (`NO`), and a JSON file whose sort codes are quoted texts ("20-12-10").
# Expected: texts, since JSON says so by its quotes and a country code is no number. Seen: the column of countries is BOOLEAN,
# both customers live in `false`; with one Swede (`SE`) among them it is text again. The sort codes are DATEs: 20-12-10
# became the tenth of December 2020. No error, and it depends on who happens to be in the file: an export of one country
# differs in type from an export of all. A file for DuckDB wants its types named (`all_varchar`, `columns`), or Parquet.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';

const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
async function second(file, content) {
  writeFileSync(file, content);
  const answer = await duckdb.runAndReadAll(`from '${file}'`);
  return [String(answer.columnTypes()[1]), ...answer.getRowsJson().map(row => row[1])];
}
const seen = {
  norwegians: await second('norway.csv', 'id,country\nc1,NO\nc2,NO\n'),
  'one Swede': await second('both.csv', 'id,country\nc1,NO\nc2,SE\n'),
  'sort codes': await second('codes.json', '[{"id":"c1","sortCode":"20-12-10"},{"id":"c2","sortCode":"12-11-10"}]'),
  'named types': (await duckdb.runAndReadAll("from read_csv('norway.csv', all_varchar = true)")).getRowsJson().map(row => row[1]),
};
console.log('@duckdb/node-api', JSON.parse(readFileSync('node_modules/@duckdb/node-api/package.json', 'utf8')).version);
console.log('expected: NO and 20-12-10 as texts');
console.log('seen:    ', seen);
assert.deepEqual(seen, {
  norwegians: ['BOOLEAN', false, false],
  'one Swede': ['VARCHAR', 'NO', 'SE'],
  'sort codes': ['DATE', '2020-12-10', '2012-11-10'],
  'named types': ['NO', 'NO'],
});
JS
node try.mjs
