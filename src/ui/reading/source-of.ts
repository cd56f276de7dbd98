/** How the thread that reads is told of a provider. */
import type { Provider } from '../../core/model/provider.ts';
import type { ProviderSource } from '../../customers/reading/protocol.ts';
import { providers } from '../../providers/index.ts';
import { manifestOf } from '../../providers/manifest/provider-of.ts';

/** How the thread comes by a provider; undefined for one that is code. */
export function sourceOf(provider: Provider): ProviderSource | undefined {
  const { id } = provider;
  if (providers.get(id) === provider) return { kind: 'builtIn', id };
  const manifest = manifestOf(provider);
  return manifest && { kind: 'manifest', id, manifest };
}
