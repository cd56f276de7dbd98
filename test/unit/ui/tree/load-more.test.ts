import { deepEqual, equal, ok } from 'node:assert/strict';
import type { CustomerTree } from '../../../../src/ui/tree/customer-tree.ts';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import type { LedgerServer } from '../../../support/ledger.ts';
import { type LedgerTree, ledgerTree } from './ledger-tree.ts';

describe('the tree of a list without page numbers', () => {
  let made: LedgerTree;
  let server: LedgerServer;
  let tree: CustomerTree;

  beforeEach(async () => {
    made = await ledgerTree(25);
    ({ server, tree } = made);
  });
  afterEach(() => made.close());

  const rows = async (): Promise<readonly Node[]> => tree.getChildren(await made.connectionRow());
  const labels = (nodes: readonly Node[]) => nodes.map(node => String(tree.getTreeItem(node).label));
  const people = (to: number) => Array.from({ length: to }, (_, at) => `Person ${at + 1}`);
  async function loadMore(): Promise<readonly Node[]> {
    const more = (await rows()).at(-1);
    ok(more);
    tree.loadMore(more);
    return rows();
  }

  it('has its customers right below the connection, and a row that loads more in place of page numbers', async () => {
    deepEqual(labels(await rows()), [...people(10), 'Load more']);
    equal(server.asked.length, 1);
    deepEqual(labels(await loadMore()), [...people(20), 'Load more']);
    deepEqual(labels(await loadMore()), people(25));
    equal(server.asked.length, 3);
  });

  it('gives that row the command that loads more, and each row an ID of its own', async () => {
    const nodes = await loadMore();
    equal(new Set(nodes.map(({ id }) => id)).size, nodes.length);
    const last = nodes.at(-1);
    ok(last);
    deepEqual(tree.getTreeItem(last).command, {
      ...{ command: 'clientele.loadMore', title: 'Load More', arguments: [last] },
    });
  });

  it('draws the rows anew when more is asked for', async () => {
    const root = await made.connectionRow();
    const drawn: (Node | undefined)[] = [];
    tree.onDidChangeTreeData(node => drawn.push(node));
    await loadMore();
    equal(drawn[0], root);
  });

  it('says where loading more has failed, below what is there, and tries that again', async () => {
    server.fault = { kind: 'refusal', at: 10, status: 403 };
    const failed = await loadMore();
    deepEqual({ failed: failed.length, lastKind: failed.at(-1)?.kind }, { failed: 11, lastKind: 'failure' });
    server.fault = undefined;
    const [failure] = failed.slice(-1);
    ok(failure);
    await tree.tryAgain(failure);
    deepEqual(labels(await rows()), [...people(20), 'Load more']);
  });

  it('says that the list goes in a circle, below the customers up to there', async () => {
    server.people = 95;
    server.fault = { kind: 'circle', at: 20, to: 10 };
    await loadMore();
    await loadMore();
    const nodes = await loadMore();
    deepEqual(labels(nodes.slice(0, -1)), people(30));
    const last = nodes.at(-1);
    ok(last?.kind === 'failure');
    equal(last.error.kind, 'schema');
    equal(server.asked.length, 3);
  });

  it('shows more where the first page is empty and goes on all the same', async () => {
    server.fault = { kind: 'empty', from: 0, to: 10 };
    deepEqual(labels(await rows()), ['Load more']);
    deepEqual(labels(await loadMore()), [...people(20).slice(10), 'Load more']);
  });

  it('says that nobody is there where its only page is empty', async () => {
    server.people = 0;
    deepEqual(labels(await rows()), ['No customers yet']);
  });

  it('goes to a page that was not loaded by loading those before it', async () => {
    await tree.goToPage('c1', 3);
    deepEqual(labels(await rows()), people(25));
    equal(server.asked.length, 3);
  });

  it('finds the row of a customer that was loaded', async () => {
    await loadMore();
    equal(await tree.reveal('c1', 'p15'), true);
    equal(await tree.reveal('c1', 'p25'), false);
  });
});
