import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { eventually } from '../support/steps.ts';
import { api, connect, removeAll } from './clientele.ts';

describe('raw JSON of rows that could not be read', () => {
  let sandbox: Sandbox;
  let connectionId: string;

  before(async () => {
    await api();
    sandbox = await startSandbox();
    connectionId = (await connect(sandbox, 'devdraft')).id;
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeAll();
    await sandbox.close();
  });

  /** Opens the third row of a page as the tree does; what it shows stands beside its name. */
  async function opened(query: string, page: number, raw: string): Promise<vscode.TextDocument> {
    const base = `${connectionId}/${query}`;
    const parent = { kind: 'page', id: `${base}/${page}`, connectionId, page };
    const problem = { index: 2, message: 'It has no id.', raw };
    const node = { kind: 'problem', id: `${base}/${page}/problem 2`, parent, connectionId, page, problem };
    await vscode.commands.executeCommand('clientele.openRawJson', node);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    return document;
  }

  it('is a document for each page and filter, named after the page, and brought up to date', async () => {
    const first = await opened('{}', 1, '{"page":1}');
    const second = await opened('{}', 2, '{"page":2}');
    const filtered = await opened('{"filters":{"status":"ACTIVE"}}', 1, '{"page":"filtered"}');
    assert.deepEqual(
      [first, second, filtered].map(({ uri, languageId }) => ({ name: uri.path.split('/').at(-1), languageId })),
      [
        { name: 'page 1 row 3 · raw', languageId: 'json' },
        { name: 'page 2 row 3 · raw', languageId: 'json' },
        { name: 'page 1 row 3 · raw', languageId: 'json' },
      ],
    );
    assert.deepEqual(
      [first, second, filtered].map(document => JSON.parse(document.getText()).page),
      [1, 2, 'filtered'],
    );
    assert.doesNotMatch(filtered.uri.toString(), /ACTIVE/);

    const again = await opened('{}', 1, '{"page":"anew"}');
    assert.equal(again.uri.toString(), first.uri.toString());
    assert.equal(new Set([first, second, filtered].map(({ uri }) => uri.toString())).size, 3);
  });

  it('is gone with its connection, also where an editor shows it', async () => {
    const other = await connect(sandbox, 'yativo');
    const document = await opened('{}', 3, '{"page":"of a person"}');
    await (await api()).removeConnection(other.id);
    assert.match(document.getText(), /of a person/);
    await (await api()).removeConnection(connectionId);
    await eventually(
      () => document.getText(),
      text => text === 'This connection is no longer set up.',
    );
  });
});
