import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import * as vscode from 'vscode';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { eventually } from '../support/steps.ts';
import { api, entryFor, rejects, removeAll } from './clientele.ts';

describe('what helps where a connection fails', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeAll();
  });

  after(() => sandbox.close());

  /** A port of this machine at which nobody listens. */
  async function freePort(): Promise<number> {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number }; // a TCP server has one
    await new Promise(closed => server.close(closed));
    return port;
  }

  it('the diagnosis is a document of its own language, which wraps, and says that the server is not running', async () => {
    const host = `127.0.0.1:${await freePort()}`;
    const entry = { ...entryFor(sandbox, 'devdraft'), baseUrl: `http://${host}/api` };
    const { id } = await (await api()).addConnection(entry, sandbox.credentials('devdraft'));
    void vscode.commands.executeCommand('clientele.diagnoseConnection', { connectionId: id });
    const shown = () => vscode.window.activeTextEditor?.document;
    await eventually(
      () => shown()?.getText() ?? '',
      text => /\n1 of these failed\.\n/.test(text),
    );
    assert.equal(shown()?.languageId, 'clientele-report');
    assert.equal(vscode.workspace.getConfiguration('editor', shown()).get('wordWrap'), 'on');
    const refused = `\n✗ Connection: ${host} refused the connection (ECONNREFUSED). Is the server running?\n`;
    assert.ok(shown()?.getText().includes(refused), shown()?.getText());
    assert.match(shown()?.getText() ?? '', /\n– Authentication: Not tried: no connection\.\n/);
  });

  it('the diagnosis shows the step that it waits for, until it has failed', async () => {
    const server = createServer(() => {}).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number }; // a TCP server has one
    const entry = { ...entryFor(sandbox, 'devdraft'), baseUrl: `http://127.0.0.1:${port}/api` };
    const { id } = await (await api()).addConnection(entry, sandbox.credentials('devdraft'));
    void vscode.commands.executeCommand('clientele.diagnoseConnection', { connectionId: id });
    const shown = () => vscode.window.activeTextEditor?.document.getText() ?? '';
    await eventually(shown, text => text.endsWith('\n… Authentication\n'));
    server.close();
    server.closeAllConnections();
    await eventually(shown, text => /\n1 of these failed\.\n/.test(text));
    assert.doesNotMatch(shown(), /…/);
  });

  it('the raw answer of what failed is copied without the key', async () => {
    const entry = entryFor(sandbox, 'xtrakit');
    const credentials = sandbox.credentials('xtrakit');
    const clientele = await api();
    const { id } = await clientele.addConnection(entry, credentials);
    sandbox.script({ provider: 'xtrakit', json: { error: 'nothing here', you: credentials.apiKey } });
    await rejects(clientele.page(id, {}, { fresh: true }), 'schema', /: nothing here\. Choose “Copy Raw Answer”/);
    void vscode.commands.executeCommand('clientele.copyRawAnswer', { connectionId: id });
    const masked = JSON.stringify({ error: 'nothing here', you: '•••' });
    await eventually(
      async () => vscode.env.clipboard.readText(),
      text => text === masked,
    );
  });
});
