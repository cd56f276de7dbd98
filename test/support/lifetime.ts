// Whatever a test run started or wrote is gone when the run ends, however it ends.

import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const leftovers = new Set<() => void>();
let watching = false;

/** Runs `end` once: when the returned function is called, or else when this process exits. */
export function atEnd(end: () => void): () => void {
  watch();
  const once = () => {
    if (leftovers.delete(once)) end();
  };
  leftovers.add(once);
  return once;
}

/** A new empty folder and the function that removes it. */
export function temporaryFolder(name: string): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(os.tmpdir(), `clientele-${name}-`));
  const remove = atEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 }));
  return { folder, remove };
}

/** Ends a child that was spawned with `detached: true`, and all that it started in turn. */
export function endGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}

function watch(): void {
  if (watching) return;
  watching = true;
  void import('./leave-with-parent.mjs');
  process.on('exit', () => {
    for (const end of [...leftovers].reverse()) end();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(130));
  }
}
