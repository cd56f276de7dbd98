// A checkout of another version beside this one, on the same bytes: a page, rows once all is warmed up, and what is packed.
// npm run bench -- --only beside --old <checkout with its packages installed> [--new <another one than this>]

import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Answer } from '../../src/core/model/provider.ts';
import { providers } from '../../src/providers/index.ts';
import { temporaryFolder } from '../support/lifetime.ts';
import { ensurePackages } from '../support/npm-ci.mjs';
import type { LapAsked, LapDone, SentPages } from './beside-own.ts';
import { serve } from './server.ts';
import { print, quantile, times, whole } from './table.ts';

/** Pairs of processes; each has its own ideas of what to compile. */
const pairs = 7;
const pageLaps = 400;
/** Rows that a process has read before it counts as warmed up, and rows that are measured. */
const warmRows = 60_000;
const measuredRows = 120_000;

const argument = (name: string) => {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
};
const [old, now] = [argument('--old'), argument('--new') ?? path.join(import.meta.dirname, '../..')];
if (old === undefined) {
  console.error('--old takes the folder of a checkout of another version, with its packages installed.');
  process.exit(2);
}

/** The first five pages of every provider, as the sample server has them; of one that sends everything at once its one. */
async function pages(): Promise<readonly SentPages[]> {
  const { accounts, close } = await serve({ customers: 2000 });
  const sent: SentPages[] = [];
  for (const [id, provider] of providers) {
    const { client } = await accounts.get(id);
    const { options } = client.connection;
    const texts: string[] = [];
    for (let page = 1; page <= (provider.paging.by === 'whole' ? 1 : 5); page++) {
      const { request } = client.listQuestion(client.question({ page, pageSize: 100 }));
      const read = ({ text }: Answer) => texts.push(text);
      await client.ask({ request, read }, { signal: AbortSignal.timeout(60_000) });
    }
    sent.push({ id, options, texts });
  }
  await close();
  return sent;
}

async function lap(child: ChildProcess, asked: LapAsked): Promise<LapDone> {
  child.send(asked);
  const [done] = await once(child, 'message');
  return done as LapDone; // what the process answers with
}

/** How many times as long the second takes, by the medians of laps that both do in turn: what else the machine does meets both. */
async function ratio(children: readonly [ChildProcess, ChildProcess], asked: LapAsked, laps: number, warm: number) {
  const took: readonly [number[], number[]] = [[], []];
  let rows = 0;
  for (let at = -warm; at < laps; at++) {
    for (const which of at % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
      const done = await lap(children[which], asked);
      rows = done.rows;
      if (at >= 0) took[which].push(done.took);
    }
  }
  return { rows, ratio: quantile(took[1], 0.5) / quantile(took[0], 0.5) };
}

interface Ratios {
  count: number;
  readonly page: number[];
  readonly rows: number[];
}

async function pair(file: string, ratios: ReadonlyMap<string, Ratios>): Promise<void> {
  const start = (root: string) => fork(path.join(import.meta.dirname, 'beside-own.ts'), [root, file]);
  const children = [start(old ?? ''), start(now)] as const;
  for (const [id, found] of ratios) {
    const page = await ratio(children, { id, work: 'page', times: 1 }, pageLaps, 0);
    found.page.push(page.ratio);
    found.count = page.rows;
  }
  for (const [id, found] of ratios) {
    const { rows } = await lap(children[0], { id, work: 'rows', times: 1 });
    // Laps of a millisecond or more.
    const asked: LapAsked = { id, work: 'rows', times: Math.ceil(500 / rows) };
    const lapRows = rows * asked.times;
    found.rows.push((await ratio(children, asked, measuredRows / lapRows, Math.ceil(warmRows / lapRows))).ratio);
  }
  for (const child of children) child.kill();
}

/** Bytes of the .vsix file that a checkout comes to, built anew. */
function packed(root: string, into: string): number {
  const run = (args: readonly string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${root} could not be packed:\n${stdout}${stderr}`);
  };
  run(['esbuild.mjs']);
  const file = path.join(into, 'packed.vsix');
  const vsce = path.join(ensurePackages('test/support/vsce'), '@vscode', 'vsce', 'vsce');
  run([
    vsce,
    'package',
    '--no-dependencies',
    '--allow-missing-repository',
    '--no-rewrite-relative-links',
    '--out',
    file,
  ]);
  return statSync(file).size;
}

const nameOf = (root: string) => {
  const { stdout } = spawnSync('git', ['log', '-1', '--format=%h'], { cwd: root, encoding: 'utf8' });
  return stdout.trim() || path.basename(root);
};

const { folder } = temporaryFolder('beside');
const file = path.join(folder, 'pages.json');
const sent = await pages();
writeFileSync(file, JSON.stringify(sent));
const ratios = new Map(sent.map(({ id }): [string, Ratios] => [id, { count: 0, page: [], rows: [] }]));
for (let at = 0; at < pairs; at++) await pair(file, ratios);
const of = (values: readonly number[]) => times(quantile(values, 0.5));
const range = (values: readonly number[]) => `${times(Math.min(...values))} to ${times(Math.max(...values))}`;
const sizes = [old, now].map(root => packed(root, folder));
print(
  `${nameOf(now)} beside ${nameOf(old)}, on the same bytes`,
  ['provider', 'rows of a page', 'a page', 'of seven', 'rows, warmed up', 'of seven'],
  [...ratios].map(([id, { count, page, rows }]) => [id, `${count}`, of(page), range(page), of(rows), range(rows)]),
  `The median of seven pairs of processes that work in turn, each the first ${pageLaps} pages of a process, then its rows once ${whole(warmRows)} were read. Packed: ${whole(sizes[1] ?? 0)} bytes beside ${whole(sizes[0] ?? 0)}.`,
);
