import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import { type LedgerTree, ledgerTree } from './ledger-tree.ts';

describe('the row of a connection that says no total', () => {
  let made: LedgerTree;
  let row: Node;

  beforeEach(async () => {
    made = await ledgerTree(25);
    row = await made.connectionRow();
  });
  afterEach(() => made.close());

  const said = () => made.tree.getTreeItem(row).description;

  async function readWhole(): Promise<void> {
    const { list } = await made.connections.get('c1');
    await list.join({
      signal: new AbortController().signal,
      ...{ limit: Number.POSITIVE_INFINITY, proof: true, maxAge: Number.POSITIVE_INFINITY },
    });
  }

  it('counts its customers once its list was read whole, without having been opened, and is drawn anew for it', async () => {
    equal(said(), 'sandbox');
    const drawn: unknown[] = [];
    const changed = new Promise(resolve => {
      made.tree.onDidChangeTreeData(node => resolve(drawn.push(node)));
    });
    await readWhole();
    await changed;
    deepEqual(drawn, [row]);
    const { length } = made.server.asked;
    equal(said(), 'sandbox · 25');
    equal(made.server.asked.length, length);
  });

  it('counts all of them where some were loaded', async () => {
    ok((await made.tree.getChildren(row)).length > 1);
    equal(said(), 'sandbox · 10 loaded');
    await readWhole();
    equal(said(), 'sandbox · 25');
  });

  it('counts what a filter leaves by what was loaded of it', async () => {
    await readWhole();
    made.lists.open('c1', { filters: { status: 'active' } });
    made.tree.redraw();
    row = await made.connectionRow();
    equal(said(), 'filtered · sandbox');
  });

  it('counts nobody any more once everything is forgotten', async () => {
    await readWhole();
    made.connections.clear();
    await made.connections.get('c1');
    equal(said(), 'sandbox');
  });
});
