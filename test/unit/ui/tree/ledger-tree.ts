// A tree of one connection to a list of made-up customers without page numbers and without a total.

import { ok } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import type { Node } from '../../../../src/ui/tree/nodes.ts';
import { type LedgerServer, ledger, ledgerServer } from '../../../support/ledger.ts';
import { localServer } from '../../../support/local-server.ts';
import { type MadeTree, madeTree } from './made-tree.ts';

export interface LedgerTree extends MadeTree {
  readonly server: LedgerServer;
  /** The row of the connection, as it is now. */
  connectionRow(): Promise<Node>;
}

export async function ledgerTree(customers: number, how: { readonly isFirst?: boolean } = {}): Promise<LedgerTree> {
  const server = ledgerServer(customers);
  const local = await localServer((response, request) => server.handler(response, request));
  const connection: Connection = {
    ...{ id: 'c1', provider: 'ledger', name: 'Ledger', baseUrl: local.origin },
    ...{ environment: 'sandbox', options: {} },
  };
  const made = await madeTree(ledger('cursor'), connection, { key: 'k' }, how);
  return {
    ...made,
    server,
    async connectionRow() {
      const [group] = await made.tree.getChildren();
      const [row] = await made.tree.getChildren(group);
      ok(row);
      return row;
    },
    async close() {
      await made.close();
      await local.close();
    },
  };
}
