// The entry point that VS Code's extension host calls: runs every test file beside it.

import { readdirSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { CountingReporter } from '../support/counting-reporter.ts';

/** Names the part of a test's name that selects it. */
const GREP = 'CLIENTELE_TEST_GREP';

export function run(): Promise<void> {
  // Failures then point into the .ts files.
  process.setSourceMapsEnabled(true);
  const grep = process.env[GREP];
  const mocha = new Mocha({
    ui: 'bdd',
    reporter: CountingReporter,
    // A busy machine takes its time.
    timeout: 120_000,
    // A host under load drops an event now and then: once more, and the report names it.
    retries: 1,
    color: true,
    ...(grep && { grep }),
  });
  for (const file of readdirSync(__dirname).sort()) {
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(__dirname, file));
  }
  return new Promise((resolve, reject) => {
    mocha.run(failures => (failures === 0 ? resolve() : reject(new Error(`${failures} failed`))));
  });
}
