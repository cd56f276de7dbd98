// A tree of one connection without a window: real requests, real rows, and as much of VS Code as a tree uses.

import { createHttp } from '../../../../src/core/http/http.ts';
import type { Connection, Credentials } from '../../../../src/core/model/customer.ts';
import type { Provider } from '../../../../src/core/model/provider.ts';
import { OpenConnections } from '../../../../src/customers/connections/open-connections.ts';
import { ProviderRegistry } from '../../../../src/customers/connections/provider-registry.ts';
import { OpenedLists } from '../../../../src/customers/pages/opened-lists.ts';
import { OpenedSections } from '../../../../src/customers/related/opened-sections.ts';
import type { Services } from '../../../../src/ui/services/services.ts';
import type { CustomerTree } from '../../../../src/ui/tree/customer-tree.ts';
import { openDoor } from '../../../support/shown.ts';
import { withVscode } from '../../../support/stub-vscode.ts';
import { noCustom, treeVscode } from '../../../support/tree-vscode.ts';

export interface MadeTree {
  readonly tree: CustomerTree;
  readonly connections: OpenConnections;
  readonly sections: OpenedSections;
  readonly lists: OpenedLists;
  close(): Promise<void>;
}

export async function madeTree(
  provider: Provider,
  connection: Connection,
  credentials: Credentials,
  { pageSize = 10, isFirst = false } = {},
): Promise<MadeTree> {
  const http = createHttp();
  const providers = new ProviderRegistry([provider]);
  const connections = new OpenConnections({
    providers,
    connections: () => [connection],
    access: async ({ baseUrl }) => ({ baseUrl, credentials }),
    settings: () => ({ pageSize, requestTimeout: 60, ttl: 60 }),
    http,
    log: () => {},
    onRecords: () => {},
    onMissing: () => {},
  });
  const lists = new OpenedLists(async (id, query, ask) => (await connections.get(id)).page(query, ask));
  const sections = new OpenedSections(place => connections.sectionSource(place));
  const store = { connections: [connection], broken: [], onDidChange: () => ({ dispose() {} }) };
  const services = {
    ...openDoor,
    providers,
    store,
    connections,
    lists,
    sections,
    credentials: { has: async () => true },
    openedViews: { open: () => isFirst },
    custom: noCustom,
    follow: { watched: { all: [], onDidChange: () => ({ dispose() {} }) } },
  };
  const stub = treeVscode(() => []);
  const { CustomerViews } = await withVscode(stub.api, () => import('../../../../src/ui/tree/views.ts'));
  const views = new CustomerViews(services as unknown as Services, { add: () => ({ dispose() {} }) } as never); // what a tree looks at, and no more
  return {
    tree: views.open(provider.view, stub.view() as never), // as much of a view as a tree uses
    connections,
    sections,
    lists,
    async close() {
      views.dispose();
      sections.dispose();
      lists.dispose();
      await connections.dispose();
      http.dispose();
    },
  };
}
