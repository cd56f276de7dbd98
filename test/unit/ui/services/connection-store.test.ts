import { deepEqual, rejects } from 'node:assert/strict';
import { ProviderRegistry } from '../../../../src/customers/connections/provider-registry.ts';
import { providers } from '../../../../src/providers/index.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

class EventEmitter {
  readonly event = () => ({ dispose() {} });
  fire() {}
  dispose() {}
}

describe('the connections of the settings', () => {
  it('leave no keys behind where the setting cannot be written', async () => {
    const update = async () => {
      throw new Error('The settings file is read-only.');
    };
    const workspace = {
      getConfiguration: () => ({ get: () => [], update }),
      onDidChangeConfiguration: () => ({ dispose() {} }),
    };
    const Disposable = { from: () => ({ dispose() {} }) };
    const api = { Disposable, EventEmitter, workspace, ConfigurationTarget: { Global: 1 }, window: {} };
    const { ConnectionStore, CredentialStore } = await withVscode(api, async () => ({
      ...(await import('../../../../src/ui/services/connection-store.ts')),
      ...(await import('../../../../src/ui/services/credential-store.ts')),
    }));
    const kept = new Map<string, string>();
    const seen: number[] = [];
    const secrets = {
      onDidChange: () => ({ dispose() {} }),
      get: async (key: string) => kept.get(key),
      store: async (key: string, value: string) => {
        kept.set(key, value);
        seen.push(kept.size);
      },
      delete: async (key: string) => {
        kept.delete(key);
      },
      keys: async () => [...kept.keys()],
    };
    const store = new ConnectionStore(new ProviderRegistry(providers.values()), new CredentialStore(secrets));
    const credentials = { clientKey: 'key-1', clientSecret: 'secret-1' };
    await rejects(store.add({ provider: 'devdraft', name: 'Mine' }, credentials), /read-only/);
    deepEqual({ seen, kept: kept.size }, { seen: [1], kept: 0 });
  });
});
