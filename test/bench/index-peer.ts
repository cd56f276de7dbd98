// Another search library on the same records, in this thread: node index-peer.ts <library> <customers>.

import FlexSearch from 'flexsearch';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { pagesOf, queries } from './people.ts';
import { memory } from './table.ts';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

const [library = '', customers = '0'] = process.argv.slice(2);
const keys = ['id', 'name', 'email', 'phone'];
const fields = ['id', 'name', 'email', 'phone'] as const;

type Search = (text: string) => number;

const peers: Readonly<Record<string, (rows: readonly Row[]) => Search>> = {
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

const records = [...pagesOf(Number(customers))].flat();
const texts = queries(records, library === 'fuse.js' && Number(customers) > 10_000 ? 48 : 240);
const rows = records.map(({ customer: { id, name, email, phone } }) => ({
  id,
  name: name ?? '',
  email: email ?? '',
  phone: phone ?? '',
}));
records.length = 0;
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
console.log(JSON.stringify({ build, used, spent, hits: (hits / texts.length) * 240, pause: Math.max(...spent) }));
