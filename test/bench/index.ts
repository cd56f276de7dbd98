// The local index side by side with other ways of searching the same records, each in a process of its own.

import { alone } from './alone.ts';
import { megabytes, ms, print, quantile, seconds, times, whole } from './table.ts';

interface Measured {
  readonly build: number;
  readonly used: number;
  /** Of it, in the worker alone: its heap, garbage included, and buffers; and what the whole process grew by. */
  readonly heap?: number;
  readonly buffers?: number;
  readonly grown?: number;
  readonly spent: readonly number[];
  readonly hits: number;
  readonly pause: number;
  /** Of the hard texts, where they were asked. */
  readonly hardSpent: readonly number[];
}

/** Who is not done by then is not waited for. */
const patience = 900_000;

const own = (customers: number) => alone<Measured>('index-own.ts', [`${customers}`], patience * 2);
const peer = (library: string, customers: number) =>
  alone<Measured>('index-peer.ts', [library, `${customers}`], patience, ['--max-old-space-size=16384']);

const rows: string[][] = [];
const hardRows: string[][] = [];
function row(engine: string, customers: number, measured: Measured | undefined): void {
  const name = [engine, whole(customers)];
  if (!measured) {
    rows.push([...name, `not within ${patience / 1000} s`, '–', '–', '–', '–', '–', '–']);
    return;
  }
  const { build, used, heap = 0, buffers = 0, grown, spent, hits, pause, hardSpent } = measured;
  const at = (share: number) => ms(quantile(spent, share));
  rows.push([
    ...name,
    seconds(build),
    whole(customers / (build / 1000)),
    grown === undefined
      ? megabytes(used)
      : `${megabytes(used)} (${megabytes(heap)} + ${megabytes(buffers)}; ${megabytes(grown)})`,
    at(0.5),
    at(0.95),
    whole(hits),
    ms(pause),
  ]);
  if (hardSpent.length === 0) return;
  const hardAt = (share: number) => quantile(hardSpent, share);
  const worst = hardAt(1);
  hardRows.push([...name, ms(hardAt(0.5)), ms(hardAt(0.95)), ms(worst), times(worst / quantile(spent, 0.95))]);
}

/** `node test/bench/index.ts --ten-million` measures our own with a million and with ten, and takes ten minutes. */
const isTen = process.argv.includes('--ten-million');
const sizes = isTen ? [1_000_000, 10_000_000] : [10_000, 100_000, 1_000_000];
for (const customers of sizes) row('Clientele', customers, own(customers));
for (const name of isTen ? [] : ['includes()', 'SQLite LIKE', 'SQLite FTS5', 'minisearch', 'flexsearch', 'fuse.js'])
  for (const customers of sizes) row(name, customers, peer(name, customers));

print(
  'Index: 240 texts of 1 to 12 letters, the first 100 hits',
  ['engine', 'customers', 'build', 'a second', 'memory', 'p50', 'p95', 'hits', 'longest pause of the caller'],
  rows,
  `Clientele's memory is its worker's, heap and buffers, the raw records included (in brackets the two apart, and what its whole process grew by, in which these people were made as well); it gives whole records back, ranked, and measures from the asking thread to the answer; its pause is the asking thread's own work without a turn for anything else. The others keep name, e-mail, phone and ID alone, run in the caller's thread and give back numbers, unranked but for the libraries; their memory is what the process grew by, to which room that was free already does not count. fuse.js from 100,000 on, and minisearch at a million, are asked 48 of the texts. minisearch finds starts of words only, all others find parts; hits tell. Budget at a million: p95 under 50 ms (10 ms at 100,000), built in 20 s, 900 MB, no pause over 16 ms.`,
);

print(
  'Index: 200 texts that are hard to search for, the first 100 hits',
  ['engine', 'customers', 'p50', 'p95', 'worst', 'of p95 of the other texts'],
  hardRows,
  'Made by rule from the records: one letter, one digit, one sign; a digit nine times; domains with one letter that is another; letters of other scripts; frequent parts one after another as they are in no record. Budget at a million: the worst within 3 × our own p95 of the other texts.',
);
