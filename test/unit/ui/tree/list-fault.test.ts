import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import { type LedgerTree, ledgerTree } from './ledger-tree.ts';

describe('the row of a connection whose list fails', () => {
  let made: LedgerTree;

  beforeEach(async () => {
    made = await ledgerTree(15);
  });
  afterEach(() => made.close());

  const refused = () => {
    made.server.fault = { kind: 'refusal', at: 0, status: 403 };
  };
  /** What the row says, after its rows were asked for. */
  async function said(): Promise<{ words: string; tooltip: string; icon: string }> {
    const row = await made.connectionRow();
    await made.tree.getChildren(row);
    const { description, tooltip, iconPath } = made.tree.getTreeItem(row);
    // An icon of the theme, as all of them are.
    return { words: String(description), tooltip: String(tooltip), icon: (iconPath as { id: string }).id };
  }

  it('says so in a word, a picture and its tooltip until the list is read', async () => {
    refused();
    const failed = await said();
    equal(failed.words, 'failed · sandbox');
    match(failed.tooltip, /\n\nFailed: .*HTTP 403/);
    equal(failed.icon, 'lock');
    made.server.fault = undefined;
    const row = await made.connectionRow();
    const [failure] = await made.tree.getChildren(row);
    ok(failure);
    await made.tree.tryAgain(failure);
    deepEqual(await said().then(({ words, icon }) => ({ words, icon })), {
      words: 'sandbox · 10 loaded',
      icon: 'plug',
    });
  });

  it('is drawn anew when the list has failed', async () => {
    refused();
    const row = await made.connectionRow();
    const drawn: (Node | undefined)[] = [];
    made.tree.onDidChangeTreeData(node => drawn.push(node));
    await made.tree.getChildren(row);
    ok(drawn.includes(row));
  });

  it('says that its rows are older where a refresh fails, until one does not', async () => {
    await said();
    refused();
    await made.tree.refresh('c1');
    const old = await said();
    match(old.words, /^not refreshed · sandbox/);
    match(old.tooltip, /\n\nNot refreshed: /);
    made.server.fault = undefined;
    await made.tree.refresh('c1');
    match((await said()).words, /^sandbox/);
  });
});
