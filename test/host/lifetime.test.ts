import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { type App, createApp } from '../../src/ui/app/app.ts';
import { type Handles, watchHandles } from '../support/handles.ts';
import { type LocalServer, localServer } from '../support/local-server.ts';
import { eventually } from '../support/steps.ts';
import { api, entryFor, extension, rejects, removeAll, setEntries } from './clientele.ts';
import { memorySecrets } from './secrets.ts';

/** A log as VS Code's is: closed, it throws. */
function logChannel() {
  let closed = false;
  const write = () => {
    if (closed) throw new Error('Channel has been closed');
  };
  const dispose = () => {
    closed = true;
  };
  return { info: write, warn: write, show: write, dispose };
}

describe('a Clientele of its own', () => {
  let sandbox: Sandbox;
  let slow: LocalServer;
  let handles: Handles;
  const { createOutputChannel } = vscode.window;

  before(async () => {
    // Made before the log below is: VS Code has one of a name.
    assert.ok((await api()).connections);
    sandbox = await startSandbox({ rateLimits: false });
    slow = await localServer(() => undefined);
    Object.assign(vscode.window, { createOutputChannel: () => logChannel() });
  });

  beforeEach(() => {
    handles = watchHandles(vscode.env.appRoot);
  });

  afterEach(async () => {
    handles.stop();
    await removeAll();
  });

  after(async () => {
    Object.assign(vscode.window, { createOutputChannel });
    await slow.close();
    await sandbox.close();
  });

  /** A second Clientele beside the one that VS Code runs, with secrets in memory. What it opens is watched. */
  function start(): App {
    const given: Partial<vscode.ExtensionContext> = {
      secrets: memorySecrets(),
      extensionUri: extension().extensionUri,
      globalStorageUri: vscode.Uri.joinPath(extension().extensionUri, 'out', 'never-written'),
      extension: extension(),
    };
    return createApp(given as vscode.ExtensionContext); // the members that the extension uses
  }

  const nothingIsOpen = () =>
    eventually(
      () => handles.open,
      open => open.length === 0,
      10_000,
    );

  it('fails loudly when it is to run a command that nothing stands behind', async () => {
    const app = start();
    await assert.rejects(app.run('clientele.noSuchCommand', []), /clientele\.noSuchCommand/);
    app.dispose();
  });

  it('forgets what it read of a connection once for each change, not once for each report of it', async () => {
    const app = start();
    const forgotten: string[][] = [];
    app.services.lists.onDrop(ids => forgotten.push([...ids]));
    const { id } = await app.api.addConnection(entryFor(sandbox, 'devdraft'), sandbox.credentials('devdraft'));
    await app.api.page(id);
    assert.deepEqual(forgotten, [[id]]);
    await app.api.updateCredentials(id, sandbox.credentials('devdraft'));
    await app.api.page(id);
    assert.deepEqual(forgotten, [[id], [id]]);
    app.dispose();
  });

  it('leaves nothing after deactivation: no server, no thread, no connection, no timer', async () => {
    await handles.during(async () => {
      const app = start();
      const { id } = await app.api.addConnection(entryFor(sandbox, 'devdraft'), sandbox.credentials('devdraft'));
      await app.run('clientele.exploreSampleData', []);
      await app.api.page('sample-cartevo');
      const { records } = await app.api.page(id);
      await app.run('clientele.watch', [{ connectionId: id, customerId: records[0]?.customer.id }]);
      for await (const _ of app.api.search(records[0]?.customer.email ?? '', { connections: [id] }));

      const entry = { ...entryFor(sandbox, 'devdraft'), baseUrl: `${slow.origin}/api/v0` };
      const { id: hanging } = await app.api.addConnection(entry, sandbox.credentials('devdraft'));
      const scan = (async () => {
        for await (const _ of app.api.search('nobody at all', { connections: [hanging] }));
      })();
      const page = app.api.page(hanging);
      await eventually(
        () => slow.requests.length,
        count => count > 0,
      );
      for (const kind of ['TCPSERVERWRAP', 'WORKER', 'TCPWRAP', 'Timeout'])
        assert.ok(
          handles.open.some(handle => handle.kind === kind),
          `${kind} was to be there`,
        );

      app.dispose();
      await rejects(page, 'cancelled');
      await scan.catch(() => undefined);
    });
    await nothingIsOpen();
    await eventually(
      () => slow.open,
      count => count === 0,
    );
  });

  it('lets an answer that is late after deactivation start nothing, and hears no setting that changes', async () => {
    await handles.during(async () => {
      const app = start();
      const { id } = await app.api.addConnection(entryFor(sandbox, 'devdraft'), sandbox.credentials('devdraft'));
      const before = app.services.store.connections;
      const page = app.api.page(id);
      app.dispose();
      await rejects(page, 'cancelled');
      await setEntries([]);
      assert.equal(app.services.store.connections, before);
    });
    await nothingIsOpen();
  });
});
