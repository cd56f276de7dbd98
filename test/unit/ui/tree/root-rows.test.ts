import { deepEqual } from 'node:assert/strict';
import type { Connection } from '../../../../src/core/model/customer.ts';
import { customView } from '../../../../src/core/model/provider.ts';
import type { FolderNode, ProviderNode } from '../../../../src/ui/tree/nodes.ts';
import { folderRows, groupRows, type Roots, rootRows } from '../../../../src/ui/tree/root-rows.ts';

const connection = (id: string, group?: string, provider = 'devdraft'): Connection => ({
  ...{ id, provider, name: id, baseUrl: 'https://api.example', environment: 'production', options: {} },
  ...(group && { group }),
});

// All that the rows ask of the services.
const from = { lists: { of: () => ({}) }, providers: { get: () => undefined } } as unknown as Parameters<
  typeof rootRows
>[2];
const rootsOf = (connections: readonly Connection[]): Roots => ({ connections, broken: [] });

describe('connections in groups of one’s own', () => {
  const roots = rootsOf([connection('a'), connection('b', 'US'), connection('c', 'Europe'), connection('d', 'US')]);

  it('stand below their group, by its name, before those without one', () => {
    const rows = rootRows('clientele.devdraft', roots, from);
    deepEqual(
      rows.map(row => (row.kind === 'folder' ? `${row.name}: ${row.connectionIds.join()}` : row.id)),
      ['Europe: c', 'US: b,d', 'a'],
    );
    const us = rows[1] as FolderNode; // as was just seen
    deepEqual(
      folderRows(us, roots, from).map(({ id, parent }) => ({ id, parent })),
      [
        { id: 'b', parent: us },
        { id: 'd', parent: us },
      ],
    );
  });

  it('stand below their provider where providers share a view', () => {
    const shared = rootsOf([connection('a', 'US', 'one'), connection('b', 'US', 'two')]);
    const groups = rootRows(customView, shared, from) as readonly ProviderNode[]; // nothing else is at the top there
    const folders = groups.flatMap(group => groupRows(group, shared, from)) as readonly FolderNode[]; // both have a group
    deepEqual(
      folders.map(({ connectionIds, parent }) => ({ connectionIds, parent: parent?.id })),
      [
        { connectionIds: ['a'], parent: 'provider/one' },
        { connectionIds: ['b'], parent: 'provider/two' },
      ],
    );
    deepEqual(new Set(folders.map(({ id }) => id)).size, 2);
  });
});
