#!/usr/bin/env bash
# hyparquet-writer 0.17.0 beside parquet-wasm 0.8.0 (the Rust reader) and @duckdb/node-api 1.5.6: a Parquet file of no rows.
# A search that matches nobody is exported: two typed columns, zero customers. Expected: a small file that every reader opens
# as an empty table with those columns. Seen: DuckDB gives two columns and no row; the Rust reader refuses the file ("Expected
# list element type of Struct but got Byte"), because the writer takes the type of a list from its first element and notes the
# empty list of row groups as one of bytes. With one customer both readers agree. The check "does the export open elsewhere"
# has to include the empty export: a nightly job that reads the file fails on the first night without customers.
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

const duckdb = await (await DuckDBInstance.create(':memory:')).connect();
async function read(ids, names) {
  const filename = `${ids.length}.parquet`;
  await parquetWriteFile({ filename, columnData: [{ name: 'id', data: ids, type: 'STRING' }, { name: 'name', data: names, type: 'STRING' }] });
  const table = await duckdb.runAndReadAll(`from '${filename}'`);
  let wasm;
  try {
    const arrow = tableFromIPC(readParquet(readFileSync(filename)).intoIPCStream());
    wasm = `${arrow.numCols} columns, ${arrow.numRows} rows`;
  } catch (error) {
    wasm = String(error);
  }
  return { duckdb: `${table.columnCount} columns, ${table.currentRowCount} rows`, 'parquet-wasm': wasm };
}
const seen = { 'no customers': await read([], []), 'one customer': await read(['c1'], ['Ada']) };
for (const name of ['hyparquet-writer', 'parquet-wasm', '@duckdb/node-api']) {
  console.log(name, JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')).version);
}
console.log('expected: both readers open both files');
console.log('seen:    ', seen);
assert.deepEqual(seen['one customer'], { duckdb: '2 columns, 1 rows', 'parquet-wasm': '2 columns, 1 rows' });
assert.equal(seen['no customers'].duckdb, '2 columns, 0 rows');
assert.match(seen['no customers']['parquet-wasm'], /Expected list element type of Struct but got Byte/);
JS
node try.mjs
