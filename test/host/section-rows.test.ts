import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { RelatedItem, RelatedSection } from '../../src/api.ts';
import { yativo } from '../../src/providers/yativo.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/server.ts';
import { api, connect, removeAll } from './clientele.ts';

describe('rows of what belongs to a customer', () => {
  let sandbox: Sandbox;
  let connectionId: string;
  let customerId: string;
  let first: RelatedSection;
  let transactions: readonly RelatedItem[];

  before(async () => {
    sandbox = await startSandbox();
    const clientele = await api();
    connectionId = (await connect(sandbox, 'yativo')).id;
    customerId = sandbox.customer('yativo', 'many');
    for await (const section of clientele.related(connectionId, customerId, { sections: ['transactions'] }))
      first = section;
    transactions = first.items;
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

  it('go on page after page, each once, to as many as the provider counts', async () => {
    const ids = first.items.map(({ id }) => id);
    let section = first;
    while (section.next) {
      section = await section.next();
      ids.push(...section.items.map(({ id }) => id));
    }
    assert.equal(section.state, 'done');
    assert.ok(ids.length > first.items.length, 'one page is all there is');
    assert.equal(new Set(ids).size, section.total);
    assert.equal(ids.length, section.total);
  });

  it('are exported to a file that has all of them, also those that nobody has read', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'clientele-'));
    const file = path.join(folder, 'transactions.ndjson');
    const { showQuickPick, showSaveDialog, showInformationMessage } = vscode.window;
    const said: string[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (rows: readonly vscode.QuickPickItem[]) => rows.find(({ label }) => label === 'NDJSON'),
      showSaveDialog: async () => vscode.Uri.file(file),
      showInformationMessage: async (message: string) => void said.push(message),
    });
    try {
      await vscode.commands.executeCommand('clientele.exportSection', {
        connectionId,
        customerId,
        section: 'transactions',
      });
    } finally {
      Object.assign(vscode.window, { showQuickPick, showSaveDialog, showInformationMessage });
    }
    const rows = readFileSync(file, 'utf8').trimEnd().split('\n');
    assert.equal(new Set(rows.map(row => JSON.parse(row).id)).size, first.total);
    assert.match(said.join('\n'), /^Exported all [\d,]+ rows of Transactions to transactions\.ndjson\.$/);
    assert.deepEqual(readdirSync(folder), ['transactions.ndjson']);
    rmSync(folder, { recursive: true });
  });
});
