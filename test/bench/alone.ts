// Runs a measurement in a process of its own, so that no other one's memory is counted.

import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** What the script prints as JSON; undefined when it is not done in time or has no memory left. `flags` are Node's. */
export function alone<T>(
  script: string,
  args: readonly string[],
  patience = 300_000,
  flags: readonly string[] = [],
): T | undefined {
  const file = path.join(import.meta.dirname, script);
  const { stdout, status } = spawnSync(process.execPath, ['--expose-gc', ...flags, file, ...args], {
    encoding: 'utf8',
    timeout: patience,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A package that is missing is not a slow one.
  if (status !== 0 && status !== null) throw new Error(`${script} ${args.join(' ')} failed.`);
  return status === 0 ? (JSON.parse(stdout) as T) : undefined;
}
