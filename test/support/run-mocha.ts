// node test/support/run-mocha.ts unit|browser [part of a test's name]: runs test/<kind>/**/*.test.ts in this process.
// CLIENTELE_PART=2/15 runs the second of fifteen parts of these files, as `npm test` does where windows stand side by side.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import Mocha from 'mocha';
import { CountingReporter } from './counting-reporter.ts';

const [kind = 'unit', grep] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');

const [part, parts] = (process.env.CLIENTELE_PART ?? '1/1').split('/').map(Number) as [number, number];
const files = readdirSync(path.join(root, 'test', kind), { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.test.ts'))
  .sort()
  .filter((_, at) => at % parts === part - 1);

let failures = 0;
if (kind === 'browser') for (const name of files) failures += await tell(name);
else failures = await run(files, { timeout: 120_000, retries: 1 });
// Exits also where a test left a timer or a socket open.
process.exit(failures === 0 ? 0 : 1);

/**
 * Runs a file of browser tests, whose tests tell one story in one window: what follows a failure would fail with it. A window
 * loses a click or a key now and then while it draws, and a busy machine a connection: the story is told once more then from
 * its start, in a new window, and the last lines of the report name what failed.
 */
async function tell(name: string): Promise<number> {
  const story: Mocha.MochaOptions = { timeout: 300_000, bail: true };
  const isTold = (await run([name], { ...story, reporterOptions: { isTriedAgain: true } })) === 0;
  return isTold ? 0 : run([name], story, '?again');
}

/** Runs test files together; a `query` has them loaded anew. Resolves to how many tests failed. */
async function run(names: readonly string[], options: Mocha.MochaOptions, query = ''): Promise<number> {
  const mocha = new Mocha({ reporter: CountingReporter, ...options, ...(grep !== undefined && { grep }) });
  // Mocha would `require` them first, which an older Node cannot do with TypeScript; importing them does the same.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const name of names) {
    try {
      await import(`${pathToFileURL(path.join(root, 'test', kind, name)).href}${query}`);
    } catch (error) {
      const missing = missingHere(error);
      if (missing === undefined) throw error;
      console.log(`Skipped on Node ${process.versions.node}: ${name} needs ${missing}.`);
    }
  }
  // Says nothing of the files in which nothing is.
  if (!isAnyAskedFor(mocha)) return 0;
  const failed = await new Promise<number>(resolve => mocha.run(resolve));
  mocha.dispose();
  return failed;
}

/** Whether a test has the part of a name that was asked for. */
function isAnyAskedFor({ suite, options }: Mocha): boolean {
  let isAny = false;
  suite.eachTest(test => {
    if (!options.grep || new RegExp(options.grep).test(test.fullTitle())) isAny = true;
  });
  return isAny;
}

/** What an older Node lacks that a test file needs; the oldest is 20, of VS Code 1.90. undefined for any other error. */
function missingHere(error: unknown): string | undefined {
  if (Number.parseInt(process.versions.node, 10) >= 22) return undefined;
  const message = error instanceof Error ? error.message : '';
  const [, module, name] = /module '(node:[^']+)' does not provide an export named '(\w+)'/.exec(message) ?? [];
  if (name) return `${name} of ${module}`;
  return /No such built-in module: (node:\S+)/.exec(message)?.[1];
}
