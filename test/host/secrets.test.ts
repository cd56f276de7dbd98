import assert from 'node:assert/strict';
import type { Connection } from '../../src/api.ts';
import { ProviderRegistry } from '../../src/customers/connections/provider-registry.ts';
import { providers } from '../../src/providers/index.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { ConnectionStore } from '../../src/ui/services/connection-store.ts';
import { CredentialStore } from '../../src/ui/services/credential-store.ts';
import { entries, entryFor, rejects, removeAll } from './clientele.ts';
import { type MemorySecrets, memorySecrets } from './secrets.ts';

const connection: Connection = {
  id: 'mine',
  provider: 'devdraft',
  name: 'Mine',
  baseUrl: 'https://api.example.com/api/v0',
  environment: 'production',
  options: {},
};
const credentials = { clientKey: 'key-1', clientSecret: 'secret-1' };

describe('the keyring', () => {
  let secrets: MemorySecrets;
  let store: CredentialStore;
  let changed: string[];

  beforeEach(() => {
    secrets = memorySecrets();
    store = new CredentialStore(secrets);
    changed = [];
    store.onDidChange(id => changed.push(id));
  });

  afterEach(() => store.dispose());

  /** What another window would write for this connection. */
  function writtenElsewhere(change: Readonly<Record<string, string>>): [key: string, value: string] {
    const [[key, value] = ['', '']] = secrets.kept;
    return [key, JSON.stringify({ ...JSON.parse(value), credentials: change })];
  }

  it('gives credentials back to the origin they were entered for, and to no other', async () => {
    await store.set(connection, credentials);
    assert.deepEqual(await store.get({ ...connection, baseUrl: 'https://api.example.com/api/v1' }), credentials);
    for (const baseUrl of [
      'https://api.example.com:8443/api/v0',
      'https://api.example.com.evil.example/api/v0',
      'https://evil.example/api.example.com',
      'http://localhost/api/v0',
    ]) {
      assert.equal(await store.get({ ...connection, baseUrl }), undefined, baseUrl);
      await rejects(store.need({ ...connection, baseUrl }), 'configuration', /no credentials for .*Update Credentials/);
    }
  });

  it('is heard when another window changes or removes credentials', async () => {
    await store.set(connection, credentials);
    changed.length = 0;
    secrets.changeElsewhere(...writtenElsewhere({ clientKey: 'key-2', clientSecret: 'secret-2' }));
    assert.deepEqual(
      { changed, clientKey: (await store.get(connection))?.clientKey },
      { changed: ['mine'], clientKey: 'key-2' },
    );
    secrets.changeElsewhere(writtenElsewhere({})[0], undefined);
    assert.deepEqual({ changed, kept: await store.get(connection) }, { changed: ['mine', 'mine'], kept: undefined });
    secrets.changeElsewhere('another extension’s', 'x');
    assert.equal(changed.length, 2);
  });

  it('reads whatever it cannot read as “not entered”', async () => {
    await store.set(connection, credentials);
    const [key] = writtenElsewhere({});
    for (const text of [
      '',
      'no JSON',
      'null',
      '{}',
      '{"origin":1,"credentials":{}}',
      '{"origin":"https://api.example.com"}',
    ]) {
      secrets.changeElsewhere(key, text);
      assert.equal(await store.get(connection), undefined, text);
    }
    secrets.locked = true;
    assert.equal(await store.get(connection), undefined);
  });

  it('that is locked does not take credentials: they last for this session', async () => {
    secrets.locked = true;
    await store.set(connection, credentials);
    assert.deepEqual(await store.get(connection), credentials);
    assert.deepEqual({ changed, kept: secrets.kept.size }, { changed: ['mine'], kept: 0 });
    secrets.locked = false;
    await store.set(connection, credentials);
    assert.equal(secrets.kept.size, 1);
    const another = new CredentialStore(secrets);
    assert.deepEqual(await another.get(connection), credentials);
    another.dispose();
  });

  describe('and the list of connections', () => {
    let sandbox: Sandbox;
    let list: ConnectionStore;

    before(async () => {
      sandbox = await startSandbox();
    });

    beforeEach(() => {
      list = new ConnectionStore(new ProviderRegistry(providers.values()), store);
    });

    afterEach(async () => {
      list.dispose();
      await removeAll();
    });

    after(() => sandbox.close());

    it('lose a connection together', async () => {
      const { id } = await list.add(entryFor(sandbox, 'devdraft'), sandbox.credentials('devdraft'));
      assert.equal(secrets.kept.size, 1);
      await list.remove(id);
      assert.deepEqual({ kept: secrets.kept.size, entries: entries() }, { kept: 0, entries: [] });
    });

    it('keep a connection whose credentials a locked keyring does not let go, and say so', async () => {
      const { id } = await list.add(entryFor(sandbox, 'devdraft'), sandbox.credentials('devdraft'));
      secrets.locked = true;
      await rejects(list.remove(id), 'configuration', /keyring/);
      assert.deepEqual({ kept: secrets.kept.size, entries: entries().length }, { kept: 1, entries: 1 });
      secrets.locked = false;
      await list.remove(id);
      assert.deepEqual({ kept: secrets.kept.size, entries: entries() }, { kept: 0, entries: [] });
    });

    it('lose what was kept for this session only, although the keyring is still locked', async () => {
      secrets.locked = true;
      const { id } = await list.add(entryFor(sandbox, 'devdraft'), sandbox.credentials('devdraft'));
      await list.remove(id);
      assert.deepEqual(entries(), []);
      assert.equal(await store.get({ ...connection, id, baseUrl: sandbox.origin }), undefined);
    });
  });
});
