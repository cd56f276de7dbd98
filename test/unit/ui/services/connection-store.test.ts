import { deepEqual, match, rejects } from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { ProviderRegistry } from '../../../../src/customers/connections/provider-registry.ts';
import { providers } from '../../../../src/providers/index.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

class EventEmitter {
  private readonly listeners: ((value: unknown) => void)[] = [];
  readonly event = (listener: (value: unknown) => void) => {
    this.listeners.push(listener);
    return { dispose() {} };
  };
  fire(value: unknown) {
    for (const listener of this.listeners) listener(value);
  }
  dispose() {}
}

/** What the store uses of VS Code and the keyring; `update` writes the setting, and `get` reads it. */
async function storeWith(setting: { get(): unknown; update(key: string, value: unknown): Promise<void> }) {
  const workspace = { getConfiguration: () => setting, onDidChangeConfiguration: () => ({ dispose() {} }) };
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
  return { store, kept, seen };
}

const credentials = { clientKey: 'key-1', clientSecret: 'secret-1' };

/** A setting as VS Code has it: what is written is read a moment later. */
function slowSetting() {
  let entries: unknown = [];
  return {
    get: () => entries,
    async update(_: string, value: unknown) {
      await wait(5);
      entries = value;
    },
  };
}

describe('the connections of the settings', () => {
  it('leave no keys behind where the setting cannot be written', async () => {
    const update = async () => {
      throw new Error('The settings file is read-only.');
    };
    const { store, kept, seen } = await storeWith({ get: () => [], update });
    await rejects(store.add({ provider: 'devdraft', name: 'Mine' }, credentials), /read-only/);
    deepEqual({ seen, kept: kept.size }, { seen: [1], kept: 0 });
  });

  it('lose none of several that are added, changed and removed at once', async () => {
    const { store, kept } = await storeWith(slowSetting());
    const add = (id: string) => store.add({ provider: 'devdraft', name: id, id }, credentials);
    await Promise.all([add('one'), add('two'), add('three')]);
    await Promise.all([
      store.remove('one'),
      add('four'),
      store.edit('two', { provider: 'devdraft', name: 'Renamed' }),
      add('five'),
    ]);
    const names = () => store.connections.map(({ id, name }) => `${id} ${name}`);
    deepEqual(names(), ['two Renamed', 'three three', 'four four', 'five five']);
    deepEqual(kept.size, 4);
  });

  it('say which are asked in another way by a change, which another name and another group are not', async () => {
    const { store } = await storeWith(slowSetting());
    const changes: unknown[] = [];
    const one = { provider: 'devdraft', name: 'one', id: 'one' };
    await store.add(one, credentials);
    store.onDidChange(({ ids, replaced }) => changes.push([ids, replaced]));
    await store.edit('one', { ...one, name: 'Renamed' });
    await store.edit('one', { ...one, name: 'Renamed', group: 'Europe' });
    await store.edit('one', { ...one, name: 'Again', environment: 'sandbox' });
    await store.edit('one', { ...one, name: 'Again', environment: 'sandbox', answerLimit: 50 });
    await store.remove('one');
    const renamed = [['one'], []];
    const replaced = [['one'], ['one']];
    deepEqual(changes, [renamed, renamed, replaced, replaced, replaced]);
  });

  it('take an ID once where two are added with it at once, with the keys of the first', async () => {
    const { store, kept } = await storeWith(slowSetting());
    const add = (clientKey: string) =>
      store.add({ provider: 'devdraft', name: clientKey, id: 'same' }, { ...credentials, clientKey });
    const [first, second] = await Promise.allSettled([add('key-1'), add('key-2')]);
    deepEqual({ first: first.status, second: second.status }, { first: 'fulfilled', second: 'rejected' });
    deepEqual(
      store.connections.map(({ name }) => name),
      ['key-1'],
    );
    match([...kept.values()].join(), /key-1/);
  });

  it('get the sample data by one write: a row that somebody has clicked by then keeps its selection', async () => {
    const setting = slowSetting();
    const writes: unknown[] = [];
    const { store, kept } = await storeWith({
      get: setting.get,
      update: (key, value) => {
        writes.push(value);
        return setting.update(key, value);
      },
    });
    const sample = { environment: 'sandbox', baseUrl: 'sample:' } as const;
    await store.addSamples(
      ['devdraft', 'xtrakit'].map(provider => ({ ...sample, provider, id: `sample-${provider}`, name: provider })),
    );
    deepEqual(
      store.connections.map(({ id }) => id),
      ['sample-devdraft', 'sample-xtrakit'],
    );
    deepEqual([writes.length, kept.size], [1, 0]);
  });

  it('are still written after one of them could not be', async () => {
    const setting = slowSetting();
    let refusals = 1;
    const { store } = await storeWith({
      ...setting,
      async update(key, value) {
        if (refusals-- > 0) throw new Error('The settings file has unsaved changes.');
        await setting.update(key, value);
      },
    });
    const add = (id: string) => store.add({ provider: 'devdraft', name: id, id }, credentials);
    const [first, second] = await Promise.allSettled([add('one'), add('two')]);
    deepEqual({ first: first.status, second: second.status }, { first: 'rejected', second: 'fulfilled' });
    deepEqual(
      store.connections.map(({ id }) => id),
      ['two'],
    );
  });
});
