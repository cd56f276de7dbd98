import { deepEqual, equal } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import { TreeRows } from '../../../../src/ui/tree/tree-rows.ts';
import { ledgerTree } from './ledger-tree.ts';

const connection = (id: string): Connection => ({
  ...{ id, provider: 'ledger', name: id, baseUrl: 'https://api.example', environment: 'sandbox', options: {} },
});

/** Which of the connections of a view open with it: `now` there are these, `later` those. */
async function opening(isFirst: boolean, now: readonly string[], later: readonly string[] = now): Promise<unknown> {
  let there = now;
  const services = {
    lists: { of: () => ({}) },
    providers: { get: () => undefined },
    store: { nextChange: async () => {} },
  } as unknown as Services; // all that the first level asks for
  const roots = () => ({ connections: there.map(id => connection(id)), broken: [] });
  const rows = new TreeRows(services, { id: 'clientele.ledger', roots, isFirst }, { label() {}, rows() {} });
  await rows.below(undefined);
  there = later;
  await rows.below(undefined);
  return later.filter(id => rows.opensByItself(id));
}

/** The tree of a view with one connection to a list of 25. */
async function opened(isFirst: boolean) {
  const made = await ledgerTree(25, { isFirst });
  return { ...made, row: await made.connectionRow(), item: (node: Node) => made.tree.getTreeItem(node) };
}

describe('a view that is opened', () => {
  it('opens its only connection the first time, and no other time', async () => {
    deepEqual(await opening(true, ['a']), ['a']);
    deepEqual(await opening(false, ['a']), []);
  });

  it('opens none of several, and none that comes or stays alone later', async () => {
    deepEqual(await opening(true, ['a', 'b']), []);
    deepEqual(await opening(true, ['a', 'b'], ['a']), []);
    deepEqual(await opening(true, ['a'], ['a', 'b']), ['a']);
  });

  for (const isFirst of [true, false]) {
    it(`has its connection ${isFirst ? 'open the first time' : 'closed another time'}, with nothing asked`, async () => {
      const { row, item, server, close } = await opened(isFirst);
      equal(item(row).collapsibleState, isFirst ? 2 : 1);
      equal(server.asked.length, 0);
      await close();
    });
  }

  it('says that it loads, so that its connection is drawn before the provider has answered, and draws the customers then', async () => {
    const { row, item, tree, server, close } = await opened(true);
    const drawn = new Promise<unknown>(resolve => {
      tree.onDidChangeTreeData(resolve);
    });
    deepEqual(
      (await tree.getChildren(row)).map(one => item(one).label),
      ['Loading…'],
    );
    equal(await drawn, undefined);
    equal((await tree.getChildren(row)).length, 11);
    equal(server.asked.length, 1);
    await close();
  });
});
