// Another way of searching the same records, in this thread: node index-peer.ts <name> <customers>.

import { DatabaseSync } from 'node:sqlite';
import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { HARD_LAPS, hardTexts } from './hard-texts.ts';
import { pagesOf, queries, someOf } from './people.ts';
import { memory } from './table.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly raw: string;
}

const [library = '', customers = '0'] = process.argv.slice(2);
const keys = ['id', 'name', 'email', 'phone'];
const fields = ['id', 'name', 'email', 'phone'] as const;

const wholeRows = 'SQLite FTS5, whole records';

type Search = (text: string) => number;

/** A table of SQLite's in memory, filled at once. */
function sqlite(rows: readonly Row[], schema: string): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  database.exec(`${schema}; BEGIN`);
  const insert = database.prepare('INSERT INTO people VALUES (?, ?, ?, ?)');
  for (const { id, name, email, phone } of rows) insert.run(id, name, email, phone);
  database.exec('COMMIT');
  return database;
}

/** Looks at every row; what stands for any text is no letter of a name, an address, a number or an ID. */
function like(database: DatabaseSync): Search {
  const any = fields.map(field => `${field} LIKE ?1`).join(' OR ');
  const select = database.prepare(`SELECT rowid FROM people WHERE ${any} LIMIT 100`);
  return text => select.all(`%${text}%`).length;
}

const peers: Readonly<Record<string, (rows: readonly Row[]) => Search>> = {
  'includes()'(rows) {
    const texts = rows.map(row =>
      fields
        .map(field => row[field])
        .join('\n')
        .toLowerCase(),
    );
    return text => {
      const wanted = text.toLowerCase();
      let found = 0;
      for (let at = 0; at < texts.length && found < 100; at++) if (texts[at]?.includes(wanted)) found++;
      return found;
    };
  },
  'SQLite LIKE': rows => like(sqlite(rows, 'CREATE TABLE people (id, name, email, phone)')),
  'SQLite FTS5'(rows) {
    const schema = "CREATE VIRTUAL TABLE people USING fts5(id, name, email, phone, tokenize = 'trigram')";
    const database = sqlite(rows, schema);
    const short = like(database);
    const select = database.prepare('SELECT rowid FROM people WHERE people MATCH ? LIMIT 100');
    return text => (text.length < 3 ? short(text) : select.all(`"${text.replaceAll('"', '""')}"`).length);
  },
  /** As one would keep the raw JSON beside it, and read it for each hit. */
  [wholeRows](rows) {
    const schema = "CREATE VIRTUAL TABLE people USING fts5(id, name, email, phone, tokenize = 'trigram')";
    const database = sqlite(rows, `${schema}; CREATE TABLE raws (raw TEXT)`);
    const insert = database.prepare('INSERT INTO raws (rowid, raw) VALUES (?, ?)');
    database.exec('BEGIN');
    for (const [at, { raw }] of rows.entries()) insert.run(at + 1, raw);
    database.exec('COMMIT');
    const columns = 'people.id, name, email, phone, raw FROM people JOIN raws ON raws.rowid = people.rowid';
    const any = fields.map(field => `people.${field} LIKE ?1`).join(' OR ');
    const short = database.prepare(`SELECT ${columns} WHERE ${any} LIMIT 100`);
    const select = database.prepare(`SELECT ${columns} WHERE people MATCH ? LIMIT 100`);
    return text => {
      const found = text.length < 3 ? short.all(`%${text}%`) : select.all(`"${text.replaceAll('"', '""')}"`);
      return found.map(({ raw }) => JSON.parse(String(raw)) as unknown).length;
    };
  },
  minisearch(rows) {
    const engine = new MiniSearch<Row>({ fields: keys, storeFields: keys });
    engine.addAll(rows);
    return text => engine.search(text, { prefix: true, combineWith: 'AND' }).slice(0, 100).length;
  },
  flexsearch(rows) {
    const engines = fields.map(() => new FlexSearch.Index({ tokenize: 'full' }));
    for (const [at, row] of rows.entries())
      for (const [nth, field] of fields.entries()) engines[nth]?.add(at, row[field]);
    return text => new Set(engines.flatMap(engine => engine.search(text, 100))).size;
  },
  'fuse.js'(rows) {
    const engine = new Fuse(rows, { keys, threshold: 0, ignoreLocation: true });
    return text => engine.search(text, { limit: 100 }).length;
  },
};

const pages = [...pagesOf(Number(customers))];
const records = pages.flat();
const sample = pages.flatMap(page => someOf(page, Number(customers)));
pages.length = 0;
/** More customers than this take these libraries seconds for a text. */
const slow: Readonly<Record<string, number>> = { 'fuse.js': 10_000, minisearch: 100_000 };
const texts = queries(sample, Number(customers) > (slow[library] ?? Number.POSITIVE_INFINITY) ? 48 : 240);
const hard = library === 'SQLite FTS5' ? hardTexts(sample) : [];
const rows = records.map(({ customer: { id, name, email, phone }, raw }) => ({
  id,
  name: name ?? '',
  email: email ?? '',
  phone: phone ?? '',
  raw: library === wholeRows ? raw : '',
}));
records.length = 0;
sample.length = 0;
const before = await memory();
const start = performance.now();
const search = peers[library]?.(rows);
const build = performance.now() - start;
const used = (await memory()) - before;
const spent: number[] = [];
let hits = 0;
for (const text of texts) {
  const from = performance.now();
  hits += search?.(text) ?? 0;
  spent.push(performance.now() - from);
}
const hardSpent: number[] = [];
for (const text of hard) {
  let least = Number.POSITIVE_INFINITY;
  for (let nth = 0; nth < HARD_LAPS; nth++) {
    const from = performance.now();
    search?.(text);
    least = Math.min(least, performance.now() - from);
  }
  hardSpent.push(least);
}
console.log(
  JSON.stringify({ build, used, spent, hits: (hits / texts.length) * 240, pause: Math.max(...spent), hardSpent }),
);
