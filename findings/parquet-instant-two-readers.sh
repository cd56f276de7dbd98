#!/usr/bin/env bash
# hyparquet-writer 0.17.0 beside @duckdb/node-api 1.5.6 and parquet-wasm 0.8.0: an instant that is UTC for one reader only.
# A customer created at 2024-03-20T10:00:00Z is written as a Date. Expected: every reader sees an instant, in UTC, as the
# Parquet format says of this column type. Seen: the writer notes the old annotation TIMESTAMP_MILLIS alone; the Rust reader
# makes UTC of it, DuckDB a TIMESTAMP without a zone, a wall clock. Where DuckDB's session is set to Tokyo, the same customer
# was created nine hours earlier, and asking for exactly this instant finds nobody. Times of sign-up move by the reader's
# zone, so customers change their day and month in a report. Text in RFC 3339 beside the column, or a test in a zone other
# than UTC, brings it to light.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts hyparquet-writer@0.17.0 parquet-wasm@0.8.0 apache-arrow@21.2.0 @duckdb/node-api@1.5.6-r.1
cat >try.mjs <<'JS'
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { tableFromIPC } from 'apache-arrow';
import { parquetWriteFile } from 'hyparquet-writer';
import { readParquet } from 'parquet-wasm';

const instant = '2024-03-20T10:00:00.000Z';
await parquetWriteFile({ filename: 'customers.parquet', columnData: [{ name: 'created', data: [new Date(instant)] }] });
const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
await duckdb.run("set timezone = 'Asia/Tokyo'");
const one = async sql => (await duckdb.runAndReadAll(sql)).getRowsJson()[0][0];
const milliseconds = Number(await one("select epoch_ms(created::timestamptz) from 'customers.parquet'"));
const seen = {
  'type in DuckDB': await one("select typeof(created) from 'customers.parquet'"),
  'type for parquet-wasm': String(tableFromIPC(readParquet(readFileSync('customers.parquet')).intoIPCStream()).schema.fields[0].type),
  'instant in DuckDB, in Tokyo': new Date(milliseconds).toISOString(),
  'found by its instant': Number(await one(`select count(*) from 'customers.parquet' where created = timestamptz '${instant}'`)),
};
for (const name of ['hyparquet-writer', 'parquet-wasm', '@duckdb/node-api']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log(`expected: both readers see the instant ${instant}`);
console.log('seen:    ', seen);
assert.deepEqual(seen, {
  'type in DuckDB': 'TIMESTAMP',
  'type for parquet-wasm': 'Timestamp<MILLISECOND, UTC>',
  'instant in DuckDB, in Tokyo': '2024-03-20T01:00:00.000Z',
  'found by its instant': 0,
});
JS
node try.mjs
