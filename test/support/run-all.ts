// Every check, a failing one not hiding the next, and one line that sums them up. Two at a time, from one row that ends in
// small parts, so that both hands are busy to the end. What one prints comes when it is through, so that no two reports mix.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { COUNT_FILE, type TestRun } from './counting-reporter.ts';
import { temporaryFolder } from './lifetime.ts';

interface Phase {
  readonly name: string;
  readonly command: readonly string[];
  /** Whether it reports how many tests passed; otherwise the phase itself is the one test. */
  readonly counts: boolean;
  readonly env?: Readonly<Record<string, string>>;
}

/** What a window loads has to be there before the first one opens. */
const first: readonly Phase[] = [{ name: 'build', command: ['node', 'esbuild.mjs'], counts: false }];

/** Browser tests are the longest: in parts of a few files, as a part that is begun last keeps one hand waiting. */
const PARTS = 15;

const rest: readonly Phase[] = [
  { name: 'type check', command: ['npm', 'run', '--silent', 'typecheck'], counts: false },
  { name: 'lint', command: ['biome', 'check', '.'], counts: false },
  { name: 'unit', command: ['node', 'test/support/run-mocha.ts', 'unit'], counts: true },
  { name: 'host', command: ['node', 'test/support/run-host.ts'], counts: true },
  { name: 'unit, oldest Node', command: ['node', 'test/support/run-oldest-node.ts'], counts: true },
  {
    name: 'host, lowest VS Code',
    command: ['node', 'test/support/run-host.ts'],
    counts: true,
    env: { CLIENTELE_HOST: 'lowest' },
  },
  ...Array.from({ length: PARTS }, (_, at) => ({
    name: `browser, part ${at + 1} of ${PARTS}`,
    command: ['node', 'test/support/run-mocha.ts', 'browser'],
    counts: true,
    env: { CLIENTELE_PART: `${at + 1}/${PARTS}` },
  })),
];

const scratch = temporaryFolder('test-run');
const runs = await inTurn(first);
const left = rest.values();
runs.push(...(await Promise.all([inTurn(left), inTurn(left)])).flat());
const sum = (key: 'passed' | 'failed') => runs.reduce((total, run) => total + run[key], 0);

scratch.remove();
// Named here once more: a long report is often kept by its end alone.
for (const test of runs.flatMap(({ again }) => again)) console.log(`tried again: ${test}`);
for (const test of runs.flatMap(({ failures }) => failures)) console.log(`failed: ${test}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);

/** Runs phases one after the other. Who else takes from the same iterator runs those that are left beside them. */
async function inTurn(phases: Iterable<Phase>): Promise<TestRun[]> {
  const done: TestRun[] = [];
  for (const phase of phases) done.push(await run(phase));
  return done;
}

async function run({ name, command, counts, env }: Phase): Promise<TestRun> {
  const countFile = path.join(scratch.folder, `${name}.json`);
  const report = path.join(scratch.folder, `${name}.txt`);
  const output = openSync(report, 'w');
  console.log(`${name}: begun`);
  const start = performance.now();
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    stdio: ['ignore', output, output],
    env: { ...process.env, ...env, [COUNT_FILE]: countFile },
    shell: process.platform === 'win32',
  });
  const [status] = await once(child, 'exit').catch(() => [1]);
  closeSync(output);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const ok = status === 0;
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}\n${readFileSync(report, 'utf8')}`);
  console.log(`${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s`);
  const none = { failures: [], again: [] };
  if (!counts) return ok ? { ...none, passed: 1, failed: 0 } : { ...none, passed: 0, failed: 1, failures: [name] };
  const result = existsSync(countFile) ? readRun(countFile) : { ...none, passed: 0, failed: 0 };
  // A run that broke down before or between its tests is a failure too, and so is one that found no test at all.
  const broken = (!ok && result.failed === 0) || result.passed + result.failed === 0;
  if (broken) return { ...result, failed: 1, failures: [`${name}: ended without a report`] };
  const named = (tests: readonly string[]) => tests.map(test => `${name}: ${test}`);
  return { ...result, failures: named(result.failures), again: named(result.again) };
}

function readRun(file: string): TestRun {
  return JSON.parse(readFileSync(file, 'utf8'));
}
