// Mocha's usual report, and figures and failures in a file for the lines that sum all phases up.

import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What a run of tests came to: how many passed, each that failed, and each that was tried again, with the first line of why. */
export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
  readonly again: readonly string[];
}

/** Names the file that receives a `TestRun`. */
export const COUNT_FILE = 'CLIENTELE_TEST_COUNT';

export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const why = (test: Mocha.Test, error: Error) => `${test.fullTitle()}: ${error.message.split('\n')[0]}`;
    const again: string[] = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test: Mocha.Test, error: Error) => {
      again.push(why(test, error));
      console.log(`      once more: ${why(test, error)}`);
    });
    const file = process.env[COUNT_FILE];
    if (file === undefined) return;
    const failures: string[] = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test: Mocha.Test, error: Error) => {
      failures.push(why(test, error));
    });
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const run: TestRun = { passed: this.stats.passes, failed: this.stats.failures, failures, again };
      writeFileSync(file, JSON.stringify(run));
    });
  }
}
