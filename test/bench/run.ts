// npm run bench [-- --only one of the names below] [--write]: measures and prints; asserts nothing.
// `--write` keeps what was printed in README.md beside this file. `--engines` goes to the index: node test/bench/index.ts.
// `--only beside --old <a checkout>` measures another version beside this one: node test/bench/beside.ts.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const names = [
  'page',
  'beside',
  'first-click',
  'privacy',
  'normalize',
  'manifest',
  'record',
  'timeline',
  'scan',
  'export',
  'script',
  'pause',
  'reconcile',
  'insights',
  'index',
  'grid',
];
const wanted = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
if (process.argv.includes('--only') && !names.includes(wanted ?? '')) {
  console.error(`--only takes one of ${names.join(', ')}.`);
  process.exit(2);
}

/** Options that are for one benchmark alone, by its name. */
const own: Readonly<Record<string, readonly string[]>> = { index: ['--engines'], beside: ['--old', '--new'] };
const ownArguments = (name: string) =>
  (own[name] ?? []).flatMap(option => {
    const at = process.argv.indexOf(option);
    return at < 0 ? [] : process.argv.slice(at, at + 2);
  });

async function run(name: string): Promise<string> {
  const file = path.join(import.meta.dirname, `${name}.ts`);
  const child = spawn(process.execPath, ['--expose-gc', file, ...ownArguments(name)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    process.stdout.write(text);
  });
  const [status] = await once(child, 'exit');
  if (status !== 0) throw new Error(`The benchmark ${name} ended with ${status}.`);
  // What is installed for it is said before.
  return printed.slice(Math.max(0, printed.indexOf('###'))).trim();
}

const readme = path.join(import.meta.dirname, 'README.md');
const started = Date.now();
for (const name of names) {
  // Another version is nothing that everybody has.
  if (wanted === undefined ? name === 'beside' : name !== wanted) continue;
  const printed = await run(name);
  if (!process.argv.includes('--write')) continue;
  const mark = (end: string) => `<!-- ${name}${end} -->`;
  const [before = '', rest = ''] = readFileSync(readme, 'utf8').split(mark(''));
  const after = rest.split(mark(' end'))[1] ?? '';
  const date = new Date().toISOString().slice(0, 10);
  // More than one at work besides the benchmark shows in its figures.
  const load = `load ${(os.loadavg()[0] ?? 0).toFixed(1)}`;
  const machine = `${date}, Node ${process.versions.node}, ${os.platform()}, ${os.availableParallelism()} cores, ${load}`;
  writeFileSync(readme, `${before}${mark('')}\n${printed}\n\n_${machine}_\n${mark(' end')}${after}`);
}
console.log(`Measured in ${Math.round((Date.now() - started) / 1000)} s.`);
