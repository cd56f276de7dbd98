// Export of a whole list over HTTP: rows a second, and what memory it takes at most above the idle process.

import { alone } from './alone.ts';
import { megabytes, print, seconds, whole } from './table.ts';

interface Measured {
  readonly time: number;
  readonly parse: number;
  readonly size: number;
  readonly peak: number;
  readonly idle: number;
}

const rows: string[][] = [];
for (const format of ['csv', 'ndjson'])
  for (const customers of [10_000, 100_000, 1_000_000]) {
    const measured = alone<Measured>('export-own.ts', [`${customers}`, format]);
    if (!measured) throw new Error(`The export of ${customers} as ${format} failed.`);
    const { time, parse, size, peak, idle } = measured;
    const speed = (customers / time) * 1000;
    rows.push([
      whole(customers),
      format,
      seconds(time),
      whole(speed),
      `1 / ${(parse / speed).toFixed(0)}`,
      megabytes(size),
      megabytes(idle),
      megabytes(peak),
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
    'idle process',
    'memory at most, above idle',
  ],
  rows,
  'JSON.parse reads the same rows from memory; the export fetches them, and the sample server, on the other core, makes each person anew. Idle is a second after an export of 100,000. Budget: 64 MB above idle at a million, flat.',
);
