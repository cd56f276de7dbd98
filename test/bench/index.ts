// The local index side by side with other ways of searching the same records, each in a process of its own.

import { alone } from './alone.ts';
import { keptRows } from './kept-rows.ts';
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
  /** With each hit read whole. */
  readonly wholeSpent?: readonly number[];
  /** The way to another thread and back alone. */
  readonly crossing?: readonly number[];
  /** Of the hard texts, where they were asked. */
  readonly hardSpent: readonly number[];
}

/** Who is not done by then is not waited for. */
const patience = 900_000;

const own = (customers: number) => alone<Measured>('index-own.ts', [`${customers}`], patience * 2);
const peer = (library: string, customers: number) =>
  alone<Measured>('index-peer.ts', [library, `${customers}`], patience, ['--max-old-space-size=16384']);

/** `--ten-million` measures our own with a million and with ten, and takes ten minutes or, on a busy machine, an hour. */
const isTen = process.argv.includes('--ten-million');
const sizes = isTen ? [1_000_000, 10_000_000] : [10_000, 100_000, 1_000_000];
const peers = [
  ...['includes()', 'SQLite LIKE', 'SQLite FTS5', 'SQLite FTS5, whole records'],
  ...['minisearch', 'flexsearch', 'fuse.js'],
];
/** `--engines "Clientele,SQLite FTS5"` measures these, divided by a comma without a blank; of the others the rows in README.md stay. */
const given = process.argv.includes('--engines') ? process.argv[process.argv.indexOf('--engines') + 1] : undefined;
const engines = isTen ? ['Clientele'] : (given?.split(/,(?! )/) ?? ['Clientele', ...peers]);
const unknown = engines.filter(engine => engine !== 'Clientele' && !peers.includes(engine));
if (unknown.length > 0) throw new Error(`No such engine: ${unknown.join(', ')}.`);

const title = 'Index: 240 texts of 1 to 12 letters, the first 100 hits';
const head = [
  'engine',
  'customers',
  'build',
  'a second',
  'memory',
  'p50',
  'p95',
  'hits',
  'longest pause of the caller',
];
const hardTitle = 'Index: 200 texts that are hard to search for, the first 100 hits';
const hardHead = ['engine', 'customers', 'p50', 'p95', 'worst', 'of p95 of the other texts', 'measured'];
const whole100 = 'Clientele, each hit read';
const crossed = 'Clientele, nothing to find';
const day = new Date().toISOString().slice(0, 10);

const rows: (readonly string[])[] = [];
const hardRows: (readonly string[])[] = [];
function row(engine: string, customers: number, measured: Measured | undefined): void {
  const name = [engine, whole(customers)];
  if (!measured) {
    rows.push([...name, `not within ${patience / 1000} s`, '–', '–', '–', '–', '–', '–', day]);
    return;
  }
  const { build, used, heap = 0, buffers = 0, grown, spent, hits, pause, wholeSpent, crossing, hardSpent } = measured;
  const at = (share: number, of = spent) => ms(quantile(of, share));
  const memory =
    grown === undefined
      ? megabytes(used)
      : `${megabytes(used)} (${megabytes(heap)} + ${megabytes(buffers)}; ${megabytes(grown)})`;
  const built = [seconds(build), whole(customers / (build / 1000)), memory];
  rows.push([...name, ...built, at(0.5), at(0.95), whole(hits), ms(pause), day]);
  const also = (of: readonly number[], what: string, found: number) =>
    rows.push([what, whole(customers), '–', '–', '–', at(0.5, of), at(0.95, of), whole(found), '–', day]);
  if (wholeSpent) also(wholeSpent, whole100, hits);
  if (crossing) also(crossing, crossed, 0);
  if (hardSpent.length === 0) return;
  const worst = quantile(hardSpent, 1);
  const ratio = times(worst / quantile(spent, 0.95));
  hardRows.push([...name, at(0.5, hardSpent), at(0.95, hardSpent), ms(worst), ratio, day]);
}

const ownNames = ['Clientele', whole100, crossed];
for (const name of ['Clientele', ...peers]) {
  if (engines.includes(name)) {
    for (const customers of sizes) row(name, customers, name === 'Clientele' ? own(customers) : peer(name, customers));
    continue;
  }
  if (isTen) continue;
  const isOf = ([engine = '']: readonly string[]) =>
    name === 'Clientele' ? ownNames.includes(engine) : engine === name;
  rows.push(...keptRows('index', title, [...head, 'measured']).filter(isOf));
  hardRows.push(...keptRows('index', hardTitle, hardHead).filter(isOf));
}

print(
  title,
  [...head, 'measured'],
  rows,
  `Clientele's memory is its worker's, heap and buffers, the raw records included (in brackets the two apart, and what its whole process grew by, in which these people were made as well); it gives whole records back, ranked, and measures from the asking thread to the answer; a record is read when somebody looks at it, and “each hit read” has the customer and the raw JSON of every hit read as well, and “nothing to find” is what asking another thread takes by itself. Its pause is the asking thread's own work without a turn for anything else. The others keep name, e-mail, phone and ID alone, run in the caller's thread and give back numbers, unranked but for the libraries; “whole records” keeps the raw JSON as well and parses that of each hit. Their memory is what the process grew by, to which room that was free already does not count. fuse.js from 100,000 on, and minisearch at a million, are asked 48 of the texts. minisearch finds starts of words only, all others find parts; hits tell. Rows of an earlier day were not measured anew. Budget at a million: p50 at most that of FTS5, p95 at most half of it, built in 20 s, 300 MB, no pause over 16 ms.`,
);

print(
  hardTitle,
  hardHead,
  hardRows,
  'Made by rule from the records: one letter, one digit, one sign; a digit nine times; domains with one letter that is another; letters of other scripts; frequent parts one after another as they are in no record. Each is asked three times, and the fastest counts: the worst of two hundred would be whichever the machine held up for a moment. Budget at a million: the worst within 3 × our own p95 of the other texts.',
);
