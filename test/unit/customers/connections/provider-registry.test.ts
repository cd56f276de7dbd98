import { deepEqual, equal, rejects, throws } from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { createHttp } from '../../../../src/core/http/http.ts';
import { customView, type Provider } from '../../../../src/core/model/provider.ts';
import { readConnections } from '../../../../src/core/read-connections.ts';
import { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import { ProviderRegistry } from '../../../../src/customers/connections/provider-registry.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { OpenedSections } from '../../../../src/customers/related/opened-sections.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { ConnectionStore } from '../../../../src/ui/services/connection-store.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { failsAs } from '../../../support/fails-as.ts';
import { providerOf } from '../../../support/local-client.ts';
import { type LocalServer, localServer } from '../../../support/local-server.ts';
import { openDoor } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { noCustom, treeVscode } from '../../../support/tree-vscode.ts';
import { acme } from '../../contributing/acme.ts';

const registered: Provider = { ...acme, view: customView };
const entry = { id: 'a1', provider: 'acme', name: 'Shop' };
const ada = { id: 'ac_00000001', full_name: 'Ada', email: null, state: 'enabled', created: '2026-03-20T10:00:00Z' };
const signal = new AbortController().signal;

describe('a provider that is registered while Clientele runs', () => {
  let registry: ProviderRegistry;
  beforeEach(() => {
    registry = new ProviderRegistry(providers.values());
  });

  it('a provider registered at run time stands behind those that come with Clientele, until it is taken away', () => {
    const unregister = registry.register(registered);
    deepEqual([...registry.keys()], [...providers.keys(), 'acme']);
    deepEqual([...registry.values()].at(-1), registered);
    unregister();
    deepEqual([...registry.keys()], [...providers.keys()]);
    equal(registry.has('acme'), false);
  });

  it('a provider registered at run time cannot take the place of another one, whose credentials it would be given', () => {
    throws(() => registry.register({ ...registered, id: 'cartevo' }), failsAs('configuration', /cartevo/));
    equal(registry.get('cartevo'), providerOf('cartevo'));
    const unregister = registry.register(registered);
    throws(() => registry.register({ ...registered }), failsAs('configuration'));
    unregister();
    const second = { ...registered };
    registry.register(second);
    unregister(); // called once more it must not take away who came later
    equal(registry.get('acme'), second);
  });

  it('a provider registered at run time is heard of as it comes and goes', () => {
    const heard: boolean[] = [];
    const stop = registry.onDidChange(() => heard.push(registry.has('acme')));
    registry.register(registered)();
    stop();
    registry.register(registered);
    deepEqual(heard, [true, false]);
  });

  it('a provider registered at run time makes a connection of an entry that named nobody before', () => {
    const before = readConnections([entry], registry);
    deepEqual({ connections: before.connections, broken: before.broken.length }, { connections: [], broken: 1 });
    registry.register(registered);
    const { connections, broken } = readConnections([entry], registry);
    deepEqual(
      { connections: connections.map(({ id, baseUrl }) => [id, baseUrl]), broken },
      { connections: [['a1', acme.baseUrl.production]], broken: [] },
    );
  });

  describe('over HTTP', () => {
    let server: LocalServer;
    const http = createHttp();
    before(async () => {
      server = await localServer(response =>
        response.end(JSON.stringify({ data: [ada], page: 1, pages: 1, total: 1 })),
      );
    });
    after(async () => {
      http.dispose();
      await server.close();
    });

    const connectionsOf = () => {
      const { connections } = readConnections([{ ...entry, baseUrl: server.origin }], registry);
      return connections;
    };
    const open = () =>
      new OpenConnections({
        providers: registry,
        connections: connectionsOf,
        access: async ({ baseUrl }) => ({ baseUrl, credentials: { apiKey: 'key-1' } }),
        settings: () => ({ pageSize: 50, requestTimeout: 60, ttl: 60 }),
        http,
        log: () => {},
        onRecords: () => {},
        onMissing: () => {},
      });

    it('a provider registered at run time is asked over HTTP like any other', async () => {
      const connections = open();
      await rejects(connections.get('a1'), failsAs('configuration'));
      registry.register(registered);
      const { records } = await (await connections.get('a1')).page({}, { signal });
      deepEqual(
        records.map(({ customer }) => customer.name),
        ['Ada'],
      );
      await connections.dispose();
    });

    it('has its new name at once where it is called otherwise, and what was read of it stays', async () => {
      const names = ['Shop', 'Corner shop'];
      const logged: string[] = [];
      registry.register(registered);
      const connections = new OpenConnections({
        ...{
          providers: registry,
          connections: () => [
            { ...entry, name: String(names[0]), baseUrl: server.origin, environment: 'production', options: {} },
          ],
        },
        access: async ({ baseUrl }) => ({ baseUrl, credentials: { apiKey: 'key-1' } }),
        settings: () => ({ pageSize: 50, requestTimeout: 60, ttl: 60 }),
        log: ({ connection }) => logged.push(connection),
        ...{ http, onRecords: () => {}, onMissing: () => {} },
      });
      const account = await connections.get('a1');
      await account.page({}, { signal });
      names.shift();
      await account.page({}, { signal });
      await account.page({}, { signal, fresh: true });
      deepEqual([account.connection.name, logged], ['Corner shop', ['Shop', 'Corner shop']]);
      await connections.dispose();
    });

    it('a provider that is taken away while its list is read leaves nothing under way, and no connection', async () => {
      const hanging = await localServer(() => {});
      const unregister = registry.register(registered);
      const known = [{ ...entry, baseUrl: hanging.origin }];
      const connections = new OpenConnections({
        ...{ providers: registry, connections: () => readConnections(known, registry).connections },
        access: async ({ baseUrl }) => ({ baseUrl, credentials: { apiKey: 'key-1' } }),
        settings: () => ({ pageSize: 50, requestTimeout: 60, ttl: 60 }),
        ...{ http, log: () => {}, onRecords: () => {}, onMissing: () => {} },
      });
      const reading = (await connections.get('a1')).page({}, { signal });
      const heard = rejects(reading, failsAs('cancelled'));
      while (hanging.requests.length === 0) await setImmediate();
      unregister();
      await connections.forget('a1');
      await heard;
      await rejects(connections.get('a1'), failsAs('configuration'));
      await connections.dispose();
      await hanging.close();
    });

    it('a provider registered at run time shows its connections in the view of those that have none of their own, beside entries nobody knows', async () => {
      const unknown = { id: 'x1', provider: 'nobody', name: 'Of nobody' };
      const known = { id: 'd1', provider: 'devdraft', name: 'Devdraft' };
      const stub = treeVscode(() => [{ ...entry, baseUrl: server.origin }, unknown, known]);
      const [{ ConnectionStore: Store }, { CustomerViews }] = await withVscode(stub.api, () =>
        Promise.all([
          import('../../../../src/ui/services/connection-store.ts'),
          import('../../../../src/ui/tree/views.ts'),
        ]),
      );
      const credentials = { has: async () => true };
      const store: ConnectionStore = new Store(registry, credentials as never); // it is only asked whether there are any
      const connections = open();
      const lists = new OpenedLists(async (id, query, ask) => (await connections.get(id)).page(query, ask));
      const none = () => ({ dispose() {} });
      const follow = { watched: { all: [], onDidChange: none } };
      const sections = new OpenedSections(place => connections.sectionSource(place));
      const looked = {
        ...openDoor,
        providers: registry,
        store,
        credentials,
        connections,
        lists,
        sections,
        follow,
        custom: noCustom,
        openedViews: { open: () => false },
      };
      const views = new CustomerViews(looked as unknown as Services, { add: none } as never); // what a tree looks at
      const changes: (readonly string[])[] = [];
      store.onDidChange(({ ids }) => {
        changes.push(ids);
        for (const id of ids) void connections.forget(id);
        lists.drop(ids);
      });
      const custom = views.open(customView, stub.view() as never); // as much of a view as a tree uses
      const named = async () =>
        (await custom.getChildren()).map(node => `${node.kind} ${custom.getTreeItem(node).label}`);
      deepEqual(await named(), ['broken Shop', 'broken Of nobody']);
      const unregister = registry.register(registered);
      deepEqual(changes, [['#0', '#1', 'a1']]);
      deepEqual(await named(), ['provider Acme', 'broken Of nobody']);
      const [group] = await custom.getChildren();
      const [root] = await custom.getChildren(group);
      deepEqual(root && custom.getTreeItem(root).label, 'Shop');
      deepEqual(
        (await custom.getChildren(root)).map(node => custom.getTreeItem(node).label),
        ['Ada'],
      );
      unregister();
      deepEqual(await named(), ['broken Shop', 'broken Of nobody']);
      await rejects(connections.get('a1'), failsAs('configuration', /no connection “a1”/));
      views.dispose();
      store.dispose();
      await connections.dispose();
    });
  });
});
