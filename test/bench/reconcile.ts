// Two lists compared: time beside a plain script with maps, and what memory it takes at most above the idle process.

import { alone } from './alone.ts';
import { megabytes, ms, print, seconds, times, whole } from './table.ts';

interface Measured {
  readonly time: number;
  /** Milliseconds of the processor, on all threads. */
  readonly processor: number;
  readonly peak: number;
  readonly pause: number;
}

const rows: string[][] = [];
for (const customers of [10_000, 100_000, 1_000_000]) {
  const ours = alone<Measured>('reconcile-own.ts', [`${customers}`, 'ours'], 900_000);
  const plain = alone<Measured>('reconcile-own.ts', [`${customers}`, 'plain'], 900_000, ['--max-old-space-size=8000']);
  if (!ours) throw new Error(`The comparison of ${customers} failed.`);
  rows.push([
    whole(customers),
    seconds(ours.time),
    plain ? seconds(plain.time) : '–',
    plain ? times(ours.processor / plain.processor) : '–',
    megabytes(ours.peak),
    plain ? megabytes(plain.peak) : '–',
    ms(ours.pause),
  ]);
}
print(
  'Two lists compared by e-mail: a list that is at hand, and a CSV file',
  [
    'customers in each',
    'time',
    'plain script',
    'processor, of its',
    'memory above idle',
    'plain script',
    'longest pause',
  ],
  rows,
  'The plain script reads the file with csv-parse into a Map and the list into another, records and all, and compares name, phone and country. What runs beside it on the machine shows in the times, and hardly in the processor’s. Making the people of the list counts for both. Budget: 1.5 × the plain script at 100,000; 200 MB above idle at a million.',
);
