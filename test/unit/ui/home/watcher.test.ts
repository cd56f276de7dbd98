import { deepEqual, equal, ok } from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { createHttp } from '../../../../src/core/http/http.ts';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import type { CustomerRef } from '../../../../src/customers/follow/kept.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { providers } from '../../../../src/providers/index.ts';
import type { Watcher } from '../../../../src/ui/home/watcher.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import { localServer } from '../../../support/local-server.ts';
import { withVscode } from '../../../support/stub-vscode.ts';

class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void) => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };
  fire(value: T) {
    for (const listener of [...this.listeners]) listener(value);
  }
  dispose() {
    this.listeners.clear();
  }
}

describe('the reading of watched customers', () => {
  /** By customer ID: their status, or how the request is refused. */
  let answers: Record<string, string | number>;
  let asked: string[];
  let atOnce: number;
  let most: number;
  let watched: readonly CustomerRef[];
  let watcher: Watcher;
  let lists: OpenedLists;
  let close: () => Promise<void>;
  const focus = { focused: true };
  const focusChanged = new EventEmitter<void>();
  const listChanged = new EventEmitter<void>();
  const ref = (customerId: string, connectionId = 'one'): CustomerRef => ({ connectionId, customerId });

  async function answer(response: ServerResponse, url: string): Promise<void> {
    const id = url.split('/').at(-1) ?? '';
    asked.push(id);
    most = Math.max(most, ++atOnce);
    await new Promise(resolve => setTimeout(resolve, 5));
    atOnce--;
    const found = answers[id] ?? 404;
    const status = typeof found === 'number' ? found : 200;
    response.writeHead(status, {
      'Content-Type': 'application/json',
      ...(status === 429 && { 'Retry-After': '3600' }),
    });
    response.end(JSON.stringify(status === 200 ? { id, status: found } : { message: 'No', statusCode: status }));
  }

  beforeEach(async () => {
    answers = { ann: 'ACTIVE', bob: 'ACTIVE', eve: 'ACTIVE' };
    asked = [];
    atOnce = 0;
    most = 0;
    focus.focused = true;
    watched = [];
    const server = await localServer((response, { url }) => answer(response, url));
    const http = createHttp();
    const store = {
      connections: ['one', 'two'].map(
        (id): Connection => ({
          ...{ id, provider: 'devdraft', name: id, baseUrl: server.origin },
          ...{ environment: 'sandbox', options: {} },
        }),
      ),
    };
    const connections = new OpenConnections({
      providers,
      connections: () => store.connections,
      access: async ({ baseUrl }) => ({ baseUrl, credentials: { clientKey: 'k', clientSecret: 's' } }),
      settings: () => ({ pageSize: 10, requestTimeout: 60, ttl: 60 }),
      http,
      log: () => {},
      onRecords: () => {},
      onMissing: () => {},
    });
    lists = new OpenedLists(async (id, query, ask) => (await connections.get(id)).page(query, ask));
    const follow = {
      watched: {
        get all() {
          return watched;
        },
        ready: async () => {},
        onDidChange: listChanged.event,
      },
    };
    const api = {
      EventEmitter,
      window: { state: focus, onDidChangeWindowState: focusChanged.event },
      workspace: { onDidChangeConfiguration: () => ({ dispose() {} }) },
    };
    const made = await withVscode(api, () => import('../../../../src/ui/home/watcher.ts'));
    const services = { store, connections, lists, follow, settings: () => ({ watchInterval: 300 }) };
    watcher = new made.Watcher(services as unknown as Services); // what it looks at, and no more
    close = async () => {
      watcher.dispose();
      lists.dispose();
      await connections.dispose();
      http.dispose();
      await server.close();
    };
  });

  afterEach(() => close());

  const watch = (...refs: readonly CustomerRef[]): Promise<void> => {
    watched = refs;
    listChanged.fire();
    // What is being read already is not read again.
    return watcher.readNow();
  };

  it('is of one customer at a time, each once', async () => {
    await watch(ref('ann'), ref('bob'), ref('eve'));
    deepEqual({ asked: asked.toSorted(), most }, { asked: ['ann', 'bob', 'eve'], most: 1 });
    focusChanged.fire();
    await Promise.resolve();
    equal(asked.length, 3);
  });

  it('waits for the window to have the focus', async () => {
    focus.focused = false;
    await watch(ref('ann'));
    equal(asked.length, 0);
    focus.focused = true;
    focusChanged.fire();
    await watcher.readNow();
    ok(asked.includes('ann'));
  });

  it('finds what changed, until somebody has looked', async () => {
    await watch(ref('ann'), ref('bob'));
    deepEqual(watcher.news, []);
    answers.bob = 'BLACKLISTED';
    await watcher.readNow();
    deepEqual(watcher.news, [ref('bob')]);
    deepEqual(watcher.state(ref('bob')).change?.changes?.fields, ['status']);
    watcher.markSeen(ref('bob'));
    deepEqual(watcher.news, []);
  });

  it('leaves what somebody has looked at looked at, also where it was being read meanwhile', async () => {
    await watch(ref('bob'));
    answers.bob = 'BLACKLISTED';
    await watcher.readNow();
    deepEqual(watcher.news, [ref('bob')]);
    const before = asked.length;
    const reading = watcher.readNow();
    while (asked.length === before) await new Promise(resolve => setImmediate(resolve));
    watcher.markSeen(ref('bob'));
    await reading;
    deepEqual(watcher.news, []);
  });

  it('takes a customer that is there no longer for a change, and any other failure for none', async () => {
    await watch(ref('ann'), ref('bob'));
    answers.ann = 404;
    answers.bob = 403;
    await watcher.readNow();
    deepEqual(watcher.news, [ref('ann')]);
    const { failure, latest } = watcher.state(ref('bob'));
    deepEqual({ failure: failure?.kind, latest: latest?.kind }, { failure: 'forbidden', latest: 'record' });
  });

  it('leaves a connection alone that wants to be, and reads those of others', async () => {
    answers.ann = 429;
    await watch(ref('ann'));
    const before = asked.length;
    await watch(ref('ann'), ref('bob'), ref('eve', 'two'));
    deepEqual(asked.slice(before), ['eve']);
    equal(watcher.state(ref('ann')).failure?.kind, 'rateLimited');
  });

  it('sends nothing more for a connection that a refused key has locked', async () => {
    answers.ann = 401;
    await watch(ref('ann'));
    const before = asked.length;
    await watch(ref('ann'), ref('bob'));
    deepEqual(asked.slice(before), []);
    equal(watcher.state(ref('bob')).failure?.kind, 'unauthorized');
  });

  it('forgets what was read where the connection is another one now, or the customer is watched no longer', async () => {
    await watch(ref('ann'), ref('bob'));
    answers.ann = 'BLACKLISTED';
    lists.drop(['one']);
    await watcher.readNow();
    deepEqual(watcher.news, []);
    await watch(ref('bob'));
    equal(watcher.state(ref('ann')).latest, undefined);
  });

  it('asks nothing of a connection that is not set up here', async () => {
    await watch(ref('ann', 'gone'), ref('bob'));
    deepEqual(asked, ['bob']);
  });
});
