import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ClienteleApi, CustomerRecord } from '../../src/api.ts';
import { cartevo } from '../../src/providers/cartevo.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { eventually } from '../support/steps.ts';
import { api, connect, removeAll } from './clientele.ts';
import { requestsOf } from './requests-of.ts';

describe('the identity document of a customer', () => {
  let sandbox: Sandbox;
  let clientele: ClienteleApi;
  let connectionId: string;
  let record: CustomerRecord;
  let row: CustomerRecord;
  /** The values that are covered, as they were sent. */
  let secrets: readonly string[];

  before(async () => {
    sandbox = await startSandbox();
    clientele = await api();
    connectionId = (await connect(sandbox, 'cartevo')).id;
    const [first] = (await clientele.page(connectionId)).records;
    assert.ok(first);
    row = first;
    record = await clientele.customer(connectionId, row.customer.id);
    const parsed: Record<string, unknown> = JSON.parse(record.raw);
    secrets = cartevo.covered.flatMap(pointer => parsed[pointer.slice(1)] ?? []).map(String);
    assert.ok(secrets.length >= 4);
  });

  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  after(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await removeAll();
    await sandbox.close();
  });

  const target = () => ({ connectionId, customerId: row.customer.id });
  const known = (kind: 'row' | 'record', of: CustomerRecord) => ({
    kind,
    record: of,
    fetchedAt: '2026-01-01T00:00:00Z',
  });
  /** What each door hands to a command. */
  const doors: Readonly<Record<string, () => readonly unknown[]>> = {
    'the palette, a link or a hit': () => [target()],
    'a row of the tree': () => [{ kind: 'customer', ...target(), known: known('row', row) }],
    'several rows of the tree': () => {
      const one = { kind: 'customer', ...target(), known: known('row', row) };
      return [one, [one, one]];
    },
    'the panel': () => [{ ...target(), known: known('record', record) }],
  };

  async function copied(...given: readonly unknown[]): Promise<string> {
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('clientele.copyJson', ...given);
    return vscode.env.clipboard.readText();
  }

  async function opened(...given: readonly unknown[]): Promise<vscode.TextDocument> {
    await vscode.commands.executeCommand('clientele.openRawJson', ...given);
    const document = vscode.window.activeTextEditor?.document;
    assert.ok(document);
    return document;
  }

  function holdsNone(text: string): void {
    assert.match(text, /•••• covered/);
    for (const secret of secrets) assert.ok(!text.includes(secret), 'a covered value is there');
  }

  for (const [door, given] of Object.entries(doors)) {
    it(`stays covered in what ${door} copies`, async () => {
      const text = await copied(...given());
      holdsNone(text);
      const value: unknown = JSON.parse(text);
      const [one] = Array.isArray(value) ? value : [value];
      assert.deepEqual(Object.keys(one), Object.keys(JSON.parse(record.raw)));
    });

    it(`stays covered in what ${door} opens`, async () => {
      const text = (await opened(...given())).getText();
      holdsNone(text);
      assert.deepEqual(Object.keys(JSON.parse(text)), Object.keys(JSON.parse(record.raw)));
    });
  }

  it('is there for the panel whose user has revealed it', async () => {
    const revealed = { ...target(), known: known('record', record), revealed: true };
    assert.equal(await copied(revealed), record.raw);
    const document = await opened(revealed);
    // An editor that has shown it covered is brought up to date.
    await eventually(
      () => document.getText(),
      text => secrets.every(secret => text.includes(secret)),
    );
  });

  it('stays covered in a row that could not be read', async () => {
    const problem = { index: 0, message: 'It has no id.', raw: record.raw };
    holdsNone((await opened({ kind: 'problem', id: 'p', connectionId, page: 1, problem })).getText());
  });

  it('is in no cURL command, no ID and no e-mail address', async () => {
    for (const command of ['copyAsCurl', 'copyCustomerId', 'copyEmail']) {
      await vscode.commands.executeCommand(`clientele.${command}`, target());
      const text = await vscode.env.clipboard.readText();
      for (const secret of secrets) assert.ok(!text.includes(secret), command);
    }
  });

  it('is in no export that was not asked for it', async () => {
    for (const format of ['csv', 'json', 'ndjson'] as const) {
      const uri = vscode.Uri.joinPath(
        vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail(),
        `covered.${format}`,
      );
      await clientele.export(connectionId, uri, format);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      await vscode.workspace.fs.delete(uri);
      assert.ok(text.includes(row.customer.id));
      for (const secret of secrets) assert.ok(!text.includes(secret), format);
    }
  });
});

describe('a customer of which a list sends less than the provider has', () => {
  let sandbox: Sandbox;
  let connectionId: string;
  let row: CustomerRecord;

  before(async () => {
    sandbox = await startSandbox();
    connectionId = (await connect(sandbox, 'cartevo')).id;
    const [first] = (await (await api()).page(connectionId)).records;
    assert.ok(first);
    row = first;
  });

  after(async () => {
    await vscode.commands.executeCommand('notifications.clearAll');
    await removeAll();
    await sandbox.close();
  });

  const node = () => {
    const known = { kind: 'row', record: row, fetchedAt: '2026-01-01T00:00:00Z' };
    return { kind: 'customer', connectionId, customerId: row.customer.id, known };
  };

  it('is asked for once, and the same by the tree and the panel', async () => {
    const copied = async (...given: readonly unknown[]): Promise<string> => {
      await vscode.commands.executeCommand('clientele.copyJson', ...given);
      return vscode.env.clipboard.readText();
    };
    let fromTree = '';
    const asked = await requestsOf(sandbox, async () => {
      fromTree = await copied(node());
    });
    assert.equal(asked, 1);
    const again = await requestsOf(sandbox, async () => {
      assert.equal(await copied({ connectionId, customerId: row.customer.id }), fromTree);
    });
    assert.equal(again, 0);
    assert.ok(Object.keys(JSON.parse(fromTree)).length > Object.keys(JSON.parse(row.raw)).length);
  });

  it('is copied and opened as the row that it is where the record cannot be had, and says so', async () => {
    const gone = { ...node(), customerId: '00000000-0000-4000-8000-000000000000' };
    const warnings: string[] = [];
    const { showWarningMessage } = vscode.window;
    const note = async (message: string) => {
      warnings.push(message);
    };
    Object.assign(vscode.window, { showWarningMessage: note });
    try {
      await vscode.commands.executeCommand('clientele.copyJson', gone);
      assert.equal(await vscode.env.clipboard.readText(), row.raw);
      await vscode.commands.executeCommand('clientele.openRawJson', gone);
    } finally {
      Object.assign(vscode.window, { showWarningMessage });
    }
    assert.match(warnings[0] ?? '', /^Copied the customer as JSON\. It is the row of the list, .* knows? (this|no)/);
    assert.match(warnings[1] ?? '', /^This is the row of the list/);
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', / · row of the list · raw$/);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });
});
