// The thread that reads, as the extension starts it.

import { ReadingThread, type ReadingThreadSetup } from '../../src/customers/reading/reading-thread.ts';
import { sourceOf } from '../../src/ui/reading/source-of.ts';

/** Reads every page there, however small, unless it is said otherwise. */
export const readingThread = (setup: Partial<ReadingThreadSetup> = {}): ReadingThread =>
  new ReadingThread({
    worker: new URL('../../src/ui/reading/worker.ts', import.meta.url),
    sourceOf,
    least: 0,
    ...setup,
  });
