// Every check, one after the other, a failing one not hiding the next, and one line that sums them up.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
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

const phases: readonly Phase[] = [
  { name: 'type check', command: ['npm', 'run', '--silent', 'typecheck'], counts: false },
  { name: 'lint', command: ['biome', 'check', '.'], counts: false },
  { name: 'build', command: ['node', 'esbuild.mjs'], counts: false },
  { name: 'unit', command: ['node', 'test/support/run-mocha.ts', 'unit'], counts: true },
  { name: 'unit, oldest Node', command: ['node', 'test/support/run-oldest-node.ts'], counts: true },
  { name: 'host', command: ['node', 'test/support/run-host.ts'], counts: true },
  {
    name: 'host, lowest VS Code',
    command: ['node', 'test/support/run-host.ts'],
    counts: true,
    env: { CLIENTELE_HOST: 'lowest' },
  },
  { name: 'browser', command: ['node', 'test/support/run-mocha.ts', 'browser'], counts: true },
];

const scratch = temporaryFolder('counts');
const runs: TestRun[] = [];
for (const [index, phase] of phases.entries()) runs.push(await run(phase, index));
const sum = (key: 'passed' | 'failed') => runs.reduce((total, run) => total + run[key], 0);

scratch.remove();
// Named here once more: a long report is often kept by its end alone.
for (const failure of runs.flatMap(({ failures }) => failures)) console.log(`failed: ${failure}`);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exit(sum('failed') === 0 ? 0 : 1);

async function run({ name, command: [file = '', ...args], counts, env }: Phase, index: number): Promise<TestRun> {
  console.log(`\n── ${name} ${'─'.repeat(60 - name.length)}`);
  const countFile = path.join(scratch.folder, String(index));
  const start = performance.now();
  const child = spawn(file, args, {
    stdio: 'inherit',
    env: { ...process.env, ...env, [COUNT_FILE]: countFile },
    shell: process.platform === 'win32',
  });
  const [status] = await once(child, 'exit').catch(() => [1]);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const ok = status === 0;
  console.log(`${name}: ${ok ? 'passed' : 'FAILED'} in ${seconds} s`);
  const asOneTest: TestRun = ok ? { passed: 1, failed: 0, failures: [] } : { passed: 0, failed: 1, failures: [name] };
  if (!counts) return asOneTest;
  const result = existsSync(countFile) ? readRun(countFile) : { passed: 0, failed: 0, failures: [] };
  // A run that broke down before or between its tests is a failure too, and so is one that found no test at all.
  const broken = (!ok && result.failed === 0) || result.passed + result.failed === 0;
  const failures = result.failures.map(failure => `${name}: ${failure}`);
  return broken ? { ...result, failed: 1, failures: [`${name}: ended without a report`] } : { ...result, failures };
}

function readRun(file: string): TestRun {
  return JSON.parse(readFileSync(file, 'utf8'));
}
