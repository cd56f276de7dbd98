import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { RelatedItem } from '../../src/api.ts';
import { yativo } from '../../src/providers/yativo.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, removeAll } from './clientele.ts';

describe('rows of what belongs to a customer', () => {
  let sandbox: Sandbox;
  let connectionId: string;
  let transactions: readonly RelatedItem[];

  before(async () => {
    sandbox = await startSandbox();
    const clientele = await api();
    connectionId = (await connect(sandbox, 'yativo')).id;
    const customerId = sandbox.customer('yativo', 'many');
    for await (const section of clientele.related(connectionId, customerId, { sections: ['transactions'] }))
      transactions = section.items;
    assert.ok(transactions.length > 2);
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeAll();
    await sandbox.close();
  });

  /** Rows as the tree hands them over. */
  const rows = (count: number) => {
    const section = yativo.sections?.find(({ id }) => id === 'transactions');
    return transactions.slice(0, count).map((item, index) => ({
      ...{ kind: 'item', id: `${connectionId}/transactions/item/${item.id}`, connectionId, item, index },
      parent: { kind: 'section', section },
    }));
  };

  async function copied(command: string, count: number): Promise<string> {
    await vscode.env.clipboard.writeText('nothing was copied');
    const [first, ...others] = rows(count);
    const all = others.length > 0 ? [first, ...others] : undefined;
    await vscode.commands.executeCommand(`clientele.${command}`, first, all);
    return vscode.env.clipboard.readText();
  }

  it('are copied by ID, several one a line', async () => {
    const ids = transactions.map(({ id }) => id);
    assert.equal(await copied('copyItemId', 1), ids[0]);
    assert.equal(await copied('copyItemId', 3), ids.slice(0, 3).join('\n'));
  });

  it('are copied as they were sent, several as an array', async () => {
    assert.equal(await copied('copyItemJson', 1), transactions[0]?.raw);
    assert.deepEqual(
      JSON.parse(await copied('copyItemJson', 3)),
      transactions.slice(0, 3).map(({ raw }) => JSON.parse(raw)),
    );
  });

  it('open as raw JSON, without a request', async () => {
    const before = sandbox.requests.length;
    await vscode.commands.executeCommand('clientele.openRawJson', rows(1)[0]);
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'json');
    assert.deepEqual(JSON.parse(document?.getText() ?? ''), JSON.parse(transactions[0]?.raw ?? ''));
    assert.equal(sandbox.requests.length, before);
  });
});
