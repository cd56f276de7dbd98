// Insights beside what DuckDB makes of the same customers, exported as Parquet: node insights-duckdb.ts [customers].
// Prints what was compared, and ends with 1 where a number is another one.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DuckDBInstance } from '@duckdb/node-api';
import type { CustomerRecord } from '../../src/core/model/customer.ts';
import { fileDestination } from '../../src/customers/export/destination.ts';
import { exportRecords } from '../../src/customers/export/export.ts';
import { WorkerIndex } from '../../src/customers/index/worker-index.ts';
import type { Counts } from '../../src/customers/insights/insights.ts';
import { richPages } from './insights-people.ts';

const customers = Number(process.argv[2] ?? 200_000);
const connections = ['a', 'b'];
const folder = mkdtempSync(path.join(tmpdir(), 'clientele-duckdb-'));
const { signal } = new AbortController();

const records: CustomerRecord[] = [];
for (const page of richPages(customers))
  records.push(...page.map((record, at) => ({ ...record, connectionId: connections[(at >> 3) % 2] ?? '' })));
const index = new WorkerIndex({ worker: new URL('../../src/customers/index/worker.ts', import.meta.url) });
index.add(records);
const counts = await index.count(connections);
await index.dispose();
for (const id of connections) {
  const own = records.filter(({ connectionId }) => connectionId === id);
  const file = fileDestination(path.join(folder, `${id}.parquet`));
  await exportRecords(own, file, { format: 'parquet', covered: [], signal });
}

const database = await (await DuckDBInstance.create(':memory:')).connect();
const view = `CREATE VIEW customers AS SELECT *, parse_filename(filename, true) AS connection FROM read_parquet('${folder}/*.parquet', filename = true)`;
await database.run("SET TimeZone = 'UTC'");
await database.run(view);
type Row = readonly (string | number | null)[];
async function ask(sql: string): Promise<readonly Row[]> {
  const rows = (await database.runAndReadAll(sql)).getRows();
  return rows.map(row =>
    row.map(value => (typeof value === 'bigint' ? Number(value) : value === null ? null : String(value))),
  );
}
const one = async (sql: string) => (await ask(sql))[0] ?? [];

/** Pairs of a value and a number in one order. */
const sorted = (rows: readonly Row[]): readonly Row[] =>
  rows.toSorted((a, b) => (String(a[0]) < String(b[0]) ? -1 : 1));

let wrong = 0;
function compare(what: string, ours: unknown, theirs: unknown): void {
  const isSame = isDeepStrictEqual(ours, theirs);
  if (!isSame) wrong++;
  const size = Array.isArray(ours) ? `${ours.length} numbers` : JSON.stringify(ours);
  console.log(
    `${isSame ? 'same ' : 'OTHER'} ${what}: ${isSame ? size : `${JSON.stringify(ours)} and ${JSON.stringify(theirs)}`}`,
  );
}

async function compareValues({ values }: Counts): Promise<void> {
  const columns = {
    status: 'status',
    type: 'type',
    country: 'country',
    domain: "lower(regexp_extract(email, '@([^@]+)$', 1))",
  };
  for (const [field, column] of Object.entries(columns)) {
    const { values: named, without, others } = values[field as keyof typeof columns]; // the keys are those of columns
    const rows = await ask(`SELECT ${column}, count(*) FROM customers WHERE ${column} IS NOT NULL GROUP BY 1`);
    compare(
      field,
      sorted(named.map(({ value, customers: count }) => [value, count])),
      sorted(rows).slice(0, others.values > 0 ? named.length : undefined),
    );
    compare(`without ${field}`, [without], await one(`SELECT count(*) FROM customers WHERE ${column} IS NULL`));
  }
}

async function compareTimes({ times }: Counts): Promise<void> {
  for (const [field, { days, without }] of Object.entries(times)) {
    const day = `coalesce(strftime(${field}, '%Y-%m-%d'), ${field}Local[1:10])`;
    const rows = await ask(`SELECT ${day}, count(*) FROM customers WHERE ${day} IS NOT NULL GROUP BY 1 ORDER BY 1`);
    compare(
      `days of ${field}`,
      days.map(({ day: one, customers: count }) => [one, count]),
      rows,
    );
    compare(`without ${field}`, [without], await one(`SELECT count(*) FROM customers WHERE ${day} IS NULL`));
  }
}

async function compareMoney({ money }: Counts): Promise<void> {
  for (const [field, { currencies, unnamed, without }] of Object.entries(money)) {
    for (const { currency, customers: count, sum, median, least, most, ranges } of currencies) {
      const amount = `CAST(${field}.amount AS DECIMAL(30, 4))`;
      const where = `WHERE ${field}.currency = '${currency}'`;
      const exact = (text: string) => Number(text).toFixed(4);
      const theirs = await one(
        `SELECT count(*), sum(${amount}), min(${amount}), max(${amount}), quantile_cont(CAST(${amount} AS DOUBLE), 0.5) FROM customers ${where}`,
      );
      const ours = [count, exact(sum), exact(least), exact(most), exact(median)];
      compare(
        `${field} in ${currency}`,
        ours,
        theirs.map((value, at) => (at === 0 ? value : exact(String(value)))),
      );
      for (const { from, to, customers: part } of ranges) {
        const within = `${amount} >= ${from ?? '-1e20'} AND ${amount} < ${to ?? '1e20'}`;
        compare(
          `${field} in ${currency} from ${from}`,
          [part],
          await one(`SELECT count(*) FROM customers ${where} AND ${within}`),
        );
      }
    }
    compare(
      `${field} without a currency`,
      [unnamed],
      await one(`SELECT count(*) FROM customers WHERE ${field}.amount IS NOT NULL AND ${field}.currency IS NULL`),
    );
    compare(`without ${field}`, [without], await one(`SELECT count(*) FROM customers WHERE ${field}.amount IS NULL`));
  }
}

async function compareShared({ shared }: Counts): Promise<void> {
  for (const [field, key] of [
    ['email', 'lower(trim(email))'],
    ['phone', 'phone'],
  ] as const) {
    const { within, between, standIns, without } = shared[field];
    const here = `SELECT ${key} AS key, connection, count(*) AS n FROM customers WHERE ${field} IS NOT NULL GROUP BY ALL`;
    const inOne = `SELECT count(DISTINCT key), coalesce(sum(n), 0)::BIGINT FROM (${here}) WHERE n > 1`;
    const inSeveral = `SELECT count(*), coalesce(sum(n), 0)::BIGINT FROM (SELECT key, count(*) AS places, sum(n) AS n FROM (${here}) GROUP BY 1) WHERE places > 1`;
    if (standIns > 0) throw new Error('These customers have stand-ins, which DuckDB knows nothing of.');
    compare(`${field} shared within a connection`, [within.values, within.customers], await one(inOne));
    compare(`${field} shared between connections`, [between.values, between.customers], await one(inSeveral));
    compare(`without ${field}`, [without], await one(`SELECT count(*) FROM customers WHERE ${field} IS NULL`));
  }
}

compare('customers', [counts.customers], await one('SELECT count(*) FROM customers'));
await compareValues(counts);
await compareTimes(counts);
await compareMoney(counts);
await compareShared(counts);
database.closeSync();
rmSync(folder, { recursive: true });
console.log(wrong === 0 ? 'All numbers are the same.' : `${wrong} are others.`);
process.exitCode = wrong === 0 ? 0 : 1;
