#!/usr/bin/env bash
# @duckdb/node-api 1.5.6 writes a money column to Parquet; hyparquet 1.33.0 and apache-arrow 21.2.0 (over parquet-wasm 0.8.0)
# read it. The column is DECIMAL, the type made for money: 196.00, and a large balance. Expected: 196.00 from both, and the
# large one to the cent or refused. Seen: hyparquet gives JavaScript numbers, so the large balance is off by 11 cents without
# a sign; Arrow keeps every digit but not the point: the value prints as 19600, since the scale stays in the column's
# type and is no part of the value. One file, one reader that loses cents and one that shows a hundredfold. Amounts of
# customers travel best as text with the currency beside it, and whoever reads DECIMAL has to apply the scale.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @duckdb/node-api@1.5.6-r.1 hyparquet@1.33.0 parquet-wasm@0.8.0 apache-arrow@21.2.0
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { readParquet } from 'parquet-wasm';

const amounts = ['196.00', '12345678901234567.89'];
const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
await duckdb.run(
  `copy (select unnest([${amounts.map(text => `'${text}'::decimal(38, 2)`)}]) as amount) to 'customers.parquet' (format parquet)`,
);
const rows = await parquetReadObjects({ file: await asyncBufferFromFile('customers.parquet') });
const column = tableFromIPC(readParquet(readFileSync('customers.parquet')).intoIPCStream()).getChild('amount');
const seen = { hyparquet: rows.map(row => row.amount), 'apache-arrow': [...column].map(String), "Arrow's scale": column.type.scale };
for (const name of ['@duckdb/node-api', 'hyparquet', 'apache-arrow', 'parquet-wasm']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected:', amounts);
console.log('seen:    ', seen);
assert.deepEqual(seen, {
  hyparquet: [196, 12345678901234568],
  'apache-arrow': ['19600', '1234567890123456789'],
  "Arrow's scale": 2,
});
JS
node try.mjs
