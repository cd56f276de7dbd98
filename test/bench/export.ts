// Export of a whole list over HTTP: rows a second, and what memory it takes at most above the idle process.

import { alone } from './alone.ts';
import { megabytes, ms, print, seconds, whole } from './table.ts';

interface Measured {
  readonly time: number;
  readonly parse: number;
  readonly size: number;
  readonly peak: number;
  readonly idle: number;
  readonly pause: number;
}

const rows: string[][] = [];
/** Bytes as CSV, by customers: what other formats are compared with. */
const sizes = new Map<number, number>();
for (const format of ['csv', 'ndjson', 'parquet', 'sqlite'])
  for (const customers of [10_000, 100_000, 1_000_000]) {
    const measured = alone<Measured>('export-own.ts', [`${customers}`, format]);
    if (!measured) throw new Error(`The export of ${customers} as ${format} failed.`);
    const { time, parse, size, peak, idle, pause } = measured;
    if (format === 'csv') sizes.set(customers, size);
    const speed = (customers / time) * 1000;
    rows.push([
      whole(customers),
      format,
      seconds(time),
      whole(speed),
      `1 / ${(parse / speed).toFixed(0)}`,
      megabytes(size),
      `${(size / (sizes.get(customers) ?? Number.NaN)).toFixed(2)} ×`,
      megabytes(idle),
      megabytes(peak),
      ms(pause),
    ]);
  }
print(
  'Export over HTTP from the sample server',
  [
    'customers',
    'as',
    'time',
    'rows a second',
    'of JSON.parse alone',
    'file',
    'of CSV',
    'idle process',
    'memory at most, above idle',
    'longest pause',
  ],
  rows,
  'JSON.parse reads the same rows from memory; the export fetches them, and the sample server, on the other core, makes each person anew. Idle is a second after an export of 100,000. The longest pause is the host thread’s, in which nothing else had a turn; what it shares its core with counts. Budget: 64 MB above idle at a million, flat; Parquet at most a third of CSV.',
);
