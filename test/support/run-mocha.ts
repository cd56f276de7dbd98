// node test/support/run-mocha.ts unit|browser [part of a test's name]: runs test/<kind>/**/*.test.ts in this process.

import { globSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import { CountingReporter } from './counting-reporter.ts';

const [kind = 'unit', grep] = process.argv.slice(2);
const root = path.resolve(import.meta.dirname, '../..');

const mocha = new Mocha({
  reporter: CountingReporter,
  timeout: kind === 'browser' ? 120_000 : 10_000,
  ...(grep !== undefined && { grep }),
});
for (const file of globSync(`test/${kind}/**/*.test.ts`, { cwd: root }).sort()) {
  mocha.addFile(path.join(root, file));
}
await mocha.loadFilesAsync();
mocha.run(failures => {
  // Exits also where a test left a timer or a socket open.
  process.exit(failures === 0 ? 0 : 1);
});
