/** The thread that reads, with all providers: those that come with Clientele, and those that a description makes. */
import type { MessagePort } from 'node:worker_threads';
import type { Provider } from '../../core/model/provider.ts';
import type { ProviderSource } from '../../customers/reading/protocol.ts';
import { serve } from '../../customers/reading/reader.ts';
import { providers } from '../../providers/index.ts';
import { providerOf } from '../../providers/manifest/provider-of.ts';
import type { Manifest } from '../../providers/manifest/words.ts';

/** The description that was made last: an export asks for its provider once, a list for each of its pages. */
let made: { readonly text: string; readonly provider: Provider } | undefined;

function providerFrom(source: ProviderSource): Provider {
  if (source.kind === 'builtIn') {
    const provider = providers.get(source.id);
    if (provider) return provider;
    throw new RangeError(`No provider is called ${source.id}.`);
  }
  const text = JSON.stringify(source.manifest);
  // Sent as the extension's thread has read it, where its words were checked.
  if (made?.text !== text) made = { text, provider: providerOf(source.manifest as Manifest) };
  return made.provider;
}

export const readAll = (port: MessagePort): void => serve(port, providerFrom);
