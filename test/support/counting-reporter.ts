// Mocha's usual report, and figures and failures in a file for the lines that sum all phases up.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What a run of tests came to: how many passed, each that failed, and each that was tried again, with the first line of why. */
export interface TestRun {
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly string[];
  readonly again: readonly string[];
}

/** What suites are called that hold for each API in turn, and whose API that is. */
const contractShape =
  /^(?:the example for )?(.+?), (?:row by row|over HTTP|against a strict server|said (?:as a manifest|in the words of manifests))/;

/** How much of what holds for every API holds for each of them. */
class Contracts {
  private readonly counts = new Map<string, { passed: number; all: number }>();

  add(title: string, isPassed: boolean): void {
    const [, api] = contractShape.exec(title) ?? [];
    if (api === undefined) return;
    const { passed, all } = this.counts.get(api) ?? { passed: 0, all: 0 };
    this.counts.set(api, { passed: passed + (isPassed ? 1 : 0), all: all + 1 });
  }

  /** A line an API: `✔ the contract of Stripe: 36 of 36`. */
  lines(): readonly string[] {
    return [...this.counts].map(
      ([api, { passed, all }]) => `${passed === all ? '✔' : '✘'} the contract of ${api}: ${passed} of ${all}`,
    );
  }
}

/** Names the file that receives a `TestRun`; several runs add up in it. */
export const COUNT_FILE = 'CLIENTELE_TEST_COUNT';

/** What `reporterOptions` say of a run. */
export interface RunOptions {
  /** Whether all of it is run once more when one of its tests fails, so that nothing of it counts. */
  readonly isTriedAgain?: boolean;
}

/** What an assertion saw and what it wanted, in one line: of a test that is tried again no more is printed. */
function differs(error: Error & { readonly actual?: unknown; readonly expected?: unknown }): string {
  if (error.actual === undefined && error.expected === undefined) return '';
  const short = (value: unknown) => (JSON.stringify(value) ?? String(value)).slice(0, 300);
  return ` ${short(error.actual)}, not ${short(error.expected)}`;
}

export class CountingReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const { isTriedAgain = false }: RunOptions = options.reporterOptions ?? {};
    const why = (test: Mocha.Test, error: Error) =>
      `${test.fullTitle()}: ${error.message.split('\n')[0]}${differs(error)}`;
    const again: string[] = [];
    const failures: string[] = [];
    runner.on(Mocha.Runner.constants.EVENT_TEST_RETRY, (test: Mocha.Test, error: Error) => {
      again.push(why(test, error));
      console.log(`      once more: ${why(test, error)}`);
    });
    const contracts = new Contracts();
    runner.on(Mocha.Runner.constants.EVENT_TEST_PASS, (test: Mocha.Test) => contracts.add(test.fullTitle(), true));
    runner.on(Mocha.Runner.constants.EVENT_TEST_FAIL, (test: Mocha.Test, error: Error) => {
      contracts.add(test.fullTitle(), false);
      failures.push(why(test, error));
    });
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      for (const line of contracts.lines()) console.log(line);
      const { passes, failures: failed } = this.stats;
      const isVoid = isTriedAgain && failed > 0;
      addUp(
        isVoid
          ? { passed: 0, failed: 0, failures: [], again: [...again, ...failures] }
          : { passed: passes, failed, failures, again },
      );
    });
  }
}

function addUp(run: TestRun): void {
  const file = process.env[COUNT_FILE];
  if (file === undefined) return;
  const before: TestRun | undefined = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
  const sum: TestRun = {
    passed: run.passed + (before?.passed ?? 0),
    failed: run.failed + (before?.failed ?? 0),
    failures: [...(before?.failures ?? []), ...run.failures],
    again: [...(before?.again ?? []), ...run.again],
  };
  writeFileSync(file, JSON.stringify(sum));
}
