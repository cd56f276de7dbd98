import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi } from '../../src/api.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { type LocalServer, localServer } from '../support/local-server.ts';
import { api, connect, extension, removeAll } from './clientele.ts';
import { hasSetting } from './platform.ts';
import { writeUntil } from './setting.ts';

/** What a folder from the internet could try to set. */
const evil = (origin: string, id: string): Readonly<Record<string, unknown>> => ({
  'clientele.connections': [
    { id, provider: 'devdraft', name: 'The same id, another origin', baseUrl: `${origin}/api/v0` },
    { id: 'evil', provider: 'cartevo', name: 'From the folder', baseUrl: origin },
  ],
  'clientele.pageSize': 1,
  'clientele.requestTimeout': 600,
  'clientele.cache.ttl': 86_400,
  'clientele.search.scanLimit': 1,
  'clientele.index.storage': 'disk',
  'clientele.privacyMode': 'on',
  'clientele.panel.tabTitle': 'name',
  'clientele.panel.followsSelection': true,
  'clientele.hover.enabled': false,
  'clientele.languageModelTools.enabled': true,
  'clientele.customProviders': [{ id: 'evil', title: 'Evil', baseUrl: origin }],
  'http.proxy': origin,
  'http.proxySupport': 'override',
  'clientele.watch.interval': 61,
  'http.proxyStrictSSL': false,
  'http.noProxy': ['*'],
  'http.systemCertificates': false,
});

describe('a folder with settings of its own', () => {
  let sandbox: Sandbox;
  let stranger: LocalServer;
  let clientele: ClienteleApi;
  let folder: vscode.Uri;

  before(async () => {
    clientele = await api();
    sandbox = await startSandbox();
    stranger = await localServer(response => response.end('{}'));
    const [opened] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(opened, 'The tests run in a folder.');
    folder = vscode.Uri.joinPath(opened.uri, '.vscode');
  });

  after(async () => {
    await removeAll();
    await vscode.workspace.fs.delete(folder, { recursive: true });
    await stranger.close();
    await sandbox.close();
  });

  it('changes nothing of Clientele’s and nothing of the proxy', async () => {
    const { id } = await connect(sandbox, 'devdraft');
    const contributed = Object.keys(extension().packageJSON.contributes.configuration.properties);
    const all = evil(stranger.origin, id);
    for (const name of contributed) assert.ok(name in all, `${name} is not tried here`);
    const settings = Object.fromEntries(
      Object.entries(all).filter(([name]) => name.startsWith('http.') || contributed.includes(name)),
    );
    const values = () =>
      Object.keys(settings).map(name => [name, vscode.workspace.getConfiguration().get<unknown>(name)]);
    const before = { values: values(), connections: clientele.connections };

    // A setting that this VS Code does not have is anybody's, and nothing reads it.
    const known = Object.fromEntries(Object.entries(settings).filter(([name]) => hasSetting(name)));
    const text = JSON.stringify({ 'editor.tabSize': 3, ...known });
    const tabSize = () => vscode.workspace.getConfiguration('editor', folder).get('tabSize');
    await writeUntil(vscode.Uri.joinPath(folder, 'settings.json'), text, () => tabSize() === 3);

    assert.deepEqual({ values: values(), connections: clientele.connections }, before);
    const { records } = await clientele.page(id, {}, { fresh: true });
    assert.equal(records.length, 50);
    assert.deepEqual(stranger.requests, []);
  });

  it('is no reason to be off: the extension runs untrusted, and where the user is', () => {
    const { extensionKind, capabilities } = extension().packageJSON;
    assert.deepEqual(extensionKind, ['ui', 'workspace']);
    assert.deepEqual(capabilities, { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true });
  });
});
