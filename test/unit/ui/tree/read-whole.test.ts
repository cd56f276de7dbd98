import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import { type LedgerServer, ledger, ledgerServer } from '../../../support/ledger.ts';
import { localServer } from '../../../support/local-server.ts';
import { type MadeTree, madeTree } from './made-tree.ts';

describe('the row of a connection that says no total', () => {
  let server: LedgerServer;
  let made: MadeTree;
  let row: Node;
  let close: () => Promise<void>;

  beforeEach(async () => {
    server = ledgerServer(25);
    const local = await localServer((response, request) => server.handler(response, request));
    const connection: Connection = {
      ...{ id: 'c1', provider: 'ledger', name: 'Ledger', baseUrl: local.origin },
      ...{ environment: 'sandbox', options: {} },
    };
    made = await madeTree(ledger('cursor'), connection, { key: 'k' });
    const [group] = await made.tree.getChildren();
    [row] = (await made.tree.getChildren(group)) as [Node]; // the only connection
    close = async () => {
      await made.close();
      await local.close();
    };
  });
  afterEach(() => close());

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
    const { length } = server.asked;
    equal(said(), 'sandbox · 25');
    equal(server.asked.length, length);
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
    const [group] = await made.tree.getChildren();
    [row] = (await made.tree.getChildren(group)) as [Node]; // the only connection
    equal(said(), 'filtered · sandbox');
  });

  it('counts nobody any more once everything is forgotten', async () => {
    await readWhole();
    made.connections.clear();
    await made.connections.get('c1');
    equal(said(), 'sandbox');
  });
});
