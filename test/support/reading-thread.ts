// The thread that reads, as the extension starts it.

import type { Provider } from '../../src/core/model/provider.ts';
import { ReadingThread, type ReadingThreadSetup } from '../../src/customers/reading/reading-thread.ts';
import { providers } from '../../src/providers/index.ts';
import { manifestOf } from '../../src/providers/manifest/provider-of.ts';

/** A provider that comes with Clientele, or one of which it has a description. */
export function sourceOf(provider: Provider): ReturnType<ReadingThreadSetup['sourceOf']> {
  const { id } = provider;
  if (providers.get(id) === provider) return { kind: 'builtIn', id };
  const manifest = manifestOf(provider);
  return manifest && { kind: 'manifest', id, manifest };
}

/** Reads every page there, however small, unless it is said otherwise. */
export const readingThread = (setup: Partial<ReadingThreadSetup> = {}): ReadingThread =>
  new ReadingThread({
    worker: new URL('../../src/ui/reading/worker.ts', import.meta.url),
    sourceOf,
    least: 0,
    ...setup,
  });
