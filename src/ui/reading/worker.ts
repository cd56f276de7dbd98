/** The file that the thread which reads is started with: it knows all providers, and nothing of the window. */
import './language.ts';

import { parentPort } from 'node:worker_threads';
import type { Provider } from '../../core/model/provider.ts';
import type { ProviderSource } from '../../customers/reading/protocol.ts';
import { serve } from '../../customers/reading/reader.ts';
import { providers } from '../../providers/index.ts';
import { providerOf } from '../../providers/manifest/provider-of.ts';
import type { Manifest } from '../../providers/manifest/words.ts';

function providerFrom(source: ProviderSource): Provider {
  // Sent as the extension's thread has read it, where its words were checked.
  if (source.kind === 'manifest') return providerOf(source.manifest as Manifest);
  const provider = providers.get(source.id);
  if (provider) return provider;
  throw new RangeError(`No provider is called ${source.id}.`);
}

if (parentPort) serve(parentPort, providerFrom);
