import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, entryFor, extension, removeAll, setEntries } from './clientele.ts';
import { writeUntil } from './setting.ts';

/** The commands that the design fixes, as far as they are there from the first release on. */
const fixed = [
  'addConnection',
  'editConnection',
  'updateCredentials',
  'removeConnection',
  'testConnection',
  'exploreSampleData',
  'diagnoseConnection',
  'refresh',
  'resync',
  'goToPage',
  'filter',
  'clearFilter',
  'search',
  'openCustomer',
  'openCustomerById',
  'openRawJson',
  'copyCustomerId',
  'copyEmail',
  'copyJson',
  'copyAsCurl',
  'showRequest',
  'clearCache',
  'showLog',
];

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category?: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const manifest = (): Manifest['contributes'] => (extension().packageJSON as Manifest).contributes;

describe('Clientele in the extension host', () => {
  let sandbox: Sandbox;

  before(async () => {
    sandbox = await startSandbox();
  });

  after(async () => {
    await removeAll();
    await sandbox.close();
  });

  it('activates without a request, although connections are configured', async () => {
    const providers = ['cartevo', 'yativo', 'devdraft', 'easytools', 'xtrakit'];
    await setEntries(providers.map(provider => ({ id: `local-${provider}`, ...entryFor(sandbox, provider) })));
    const { connections } = await extension().activate();
    assert.equal(extension().isActive, true);
    assert.deepEqual(
      connections.map(({ provider }) => provider),
      providers,
    );
    for (const provider of providers) await vscode.commands.executeCommand(`clientele.${provider}.focus`);
    assert.deepEqual(sandbox.requests, []);
  });

  it('gives its API version 1, without credentials in it', async () => {
    const clientele = await api();
    assert.equal(clientele.version, 1);
    assert.deepEqual(
      Object.keys(clientele).filter(key => /credential|secret|token/i.test(key)),
      ['updateCredentials'],
    );
  });

  it('contributes the fixed commands, all under its own name', () => {
    const contributed = manifest().commands.map(({ command }) => command);
    for (const name of fixed) assert.ok(contributed.includes(`clientele.${name}`), `clientele.${name} is missing`);
    for (const { command, category } of manifest().commands) assert.equal(category, 'Clientele', command);
  });

  it('has a view for each provider, one for other entries, one to begin with and a home', () => {
    assert.deepEqual(
      manifest().views.clientele?.map(({ id }) => id),
      [
        'clientele.welcome',
        'clientele.home',
        'clientele.cartevo',
        'clientele.yativo',
        'clientele.devdraft',
        'clientele.easytools',
        'clientele.xtrakit',
        'clientele.custom',
      ],
    );
  });

  it('takes no setting from a workspace', async () => {
    for (const [name, { scope }] of Object.entries(manifest().configuration.properties)) {
      assert.equal(scope, 'application', name);
    }
    const before = (await api()).connections;
    const settings = vscode.workspace.getConfiguration('clientele');
    await assert.rejects(async () =>
      settings.update('connections', [{ id: 'evil' }], vscode.ConfigurationTarget.Workspace),
    );

    const [folder] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(folder, 'The tests run in a folder.');
    const evil = { id: 'evil', provider: 'cartevo', name: 'From the workspace', baseUrl: 'https://evil.example' };
    const text = JSON.stringify({ 'editor.tabSize': 7, 'clientele.connections': [evil] });
    const tabSize = () => vscode.workspace.getConfiguration('editor', folder.uri).get('tabSize');
    const file = vscode.Uri.joinPath(folder.uri, '.vscode', 'settings.json');
    await writeUntil(file, text, () => tabSize() === 7);
    assert.deepEqual((await api()).connections, before);
    await vscode.workspace.fs.delete(file);
  });
});
