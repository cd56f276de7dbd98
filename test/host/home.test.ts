import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { type App, createApp } from '../../src/ui/app/app.ts';
import { DATA } from '../support/data.ts';
import { formsOf, foundBelow } from '../support/leaks.ts';
import { eventually } from '../support/steps.ts';
import { api, connect, entryFor, extension, removeAll } from './clientele.ts';
import { type MemorySecrets, memorySecrets } from './secrets.ts';

/** What names a person in what is kept. */
const words = { search: 'Zelenka Quixote', name: 'Ticket of Anneliese Vogelweide', note: 'Owes Bartholomew eleven' };

describe('what one comes back to', () => {
  let sandbox: Sandbox;
  const apps: App[] = [];
  const { createOutputChannel } = vscode.window;

  before(async () => {
    assert.ok((await api()).connections);
    sandbox = await startSandbox({ rateLimits: false });
    // VS Code has one log of a name.
    const silent = { info() {}, warn() {}, show() {}, dispose() {} };
    Object.assign(vscode.window, { createOutputChannel: () => silent });
  });

  afterEach(async () => {
    for (const app of apps.splice(0)) app.dispose();
    await removeAll();
  });

  after(async () => {
    Object.assign(vscode.window, { createOutputChannel });
    await sandbox.close();
  });

  /** A window of its own, with a keyring that outlasts it. */
  function start(secrets: MemorySecrets): App {
    const given: Partial<vscode.ExtensionContext> = {
      secrets,
      extensionUri: extension().extensionUri,
      globalStorageUri: vscode.Uri.joinPath(extension().extensionUri, 'out', 'never-written'),
      extension: extension(),
    };
    const app = createApp(given as vscode.ExtensionContext); // the members that the extension uses
    apps.push(app);
    return app;
  }

  async function firstOf(clientele: ClienteleApi, connectionId: string): Promise<string> {
    const [record] = (await clientele.page(connectionId)).records;
    return record?.customer.id ?? '';
  }

  async function fill(app: App, connectionId: string, customerId: string): Promise<void> {
    const { follow } = app.services;
    await app.run('clientele.watch', [{ connectionId, customerId }]);
    const customers = [
      { connectionId, customerId },
      { connectionId: 'another', customerId: '1' },
    ];
    await follow.cases.change(() => [{ id: 'c1', name: words.name, note: words.note, customers }]);
    await follow.searches.change(() => [{ text: words.search }, { text: 'of one', connectionIds: [connectionId] }]);
  }

  it('is there in the next window, by references alone, and goes with its connection', async () => {
    const secrets = memorySecrets();
    const app = start(secrets);
    const { id } = await app.api.addConnection(entryFor(sandbox, 'devdraft'), sandbox.credentials('devdraft'));
    const customerId = await firstOf(app.api, id);
    await fill(app, id, customerId);
    app.dispose();
    const { follow } = start(secrets).services;
    await follow.ready();
    assert.deepEqual(follow.watched.all, [{ connectionId: id, customerId }]);
    assert.equal(follow.cases.all[0]?.note, words.note);
    assert.deepEqual(JSON.parse(secrets.kept.get('clientele.watched') ?? ''), [{ connectionId: id, customerId }]);

    const [last] = apps.slice(-1);
    await last?.api.removeConnection(id);
    await eventually(
      () => follow.searches.all.length,
      count => count === 1,
    );
    assert.equal(secrets.kept.has('clientele.watched'), false);
    await eventually(
      () => follow.cases.all[0]?.customers.length,
      count => count === 1,
    );
    assert.deepEqual(follow.cases.all[0]?.customers, [{ connectionId: 'another', customerId: '1' }]);
  });

  it('shows what another window keeps', async () => {
    const secrets = memorySecrets();
    const { follow } = start(secrets).services;
    await follow.ready();
    secrets.changeElsewhere('clientele.searches', JSON.stringify([{ text: 'from elsewhere' }]));
    await eventually(
      () => follow.searches.all.map(({ text }) => text).join(),
      texts => texts === 'from elsewhere',
    );
  });

  it('is in no file of VS Code’s, but for the keyring', async () => {
    const { id } = await connect(sandbox, 'devdraft');
    const target = { connectionId: id, customerId: await firstOf(await api(), id) };
    await vscode.commands.executeCommand('clientele.watch', target);
    await fill(start(memorySecrets()), id, target.customerId);
    await vscode.commands.executeCommand('clientele.home.focus');
    await vscode.commands.executeCommand('clientele.unwatch', target);
    assert.deepEqual(foundBelow(formsOf(Object.entries(words)), process.env[DATA] ?? ''), []);
  });
});
