// node test/support/run-mocha.ts unit|browser [part of a test's name]: runs test/<kind>/**/*.test.ts in this process.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { CountingReporter } from './counting-reporter.ts';

const [kind = 'unit', grep] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');

const mocha = new Mocha({
  reporter: CountingReporter,
  timeout: kind === 'browser' ? 300_000 : 60_000,
  // A window loses a click or a key now and then while it draws, and a busy machine a connection: once more, and the last
  // lines of the report name it.
  retries: 1,
  ...(grep !== undefined && { grep }),
});
const files = readdirSync(path.join(root, 'test', kind), { recursive: true, encoding: 'utf8' });
// Mocha would `require` them first, which an older Node cannot do with TypeScript; importing them does the same.
mocha.suite.emit('pre-require', globalThis, '', mocha);
for (const name of files.filter(name => name.endsWith('.test.ts')).sort()) {
  try {
    await import(pathToFileURL(path.join(root, 'test', kind, name)).href);
  } catch (error) {
    const missing = missingHere(error);
    if (missing === undefined) throw error;
    console.log(`Skipped on Node ${process.versions.node}: ${name} needs ${missing}.`);
  }
}
mocha.run(failures => {
  // Exits also where a test left a timer or a socket open.
  process.exit(failures === 0 ? 0 : 1);
});

/** What an older Node lacks that a test file needs; the oldest is 20, of VS Code 1.90. undefined for any other error. */
function missingHere(error: unknown): string | undefined {
  if (Number.parseInt(process.versions.node, 10) >= 22) return undefined;
  const message = error instanceof Error ? error.message : '';
  const [, module, name] = /module '(node:[^']+)' does not provide an export named '(\w+)'/.exec(message) ?? [];
  if (name) return `${name} of ${module}`;
  return /No such built-in module: (node:\S+)/.exec(message)?.[1];
}
