// Mocha's usual report, and the figures in a file for the line that sums all phases up.

import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Names the file that receives `{ passed, failed }`. */
export const COUNT_FILE = 'CLIENTELE_TEST_COUNT';

export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test: Mocha.Test, error: Error) => {
      console.log(`      once more: ${test.title}: ${error.message.split('\n')[0]}`);
    });
    const file = process.env[COUNT_FILE];
    if (file === undefined) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      writeFileSync(file, JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures }));
    });
  }
}
