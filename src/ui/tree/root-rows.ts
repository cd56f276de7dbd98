/** The first level of a view: its connections, in groups where providers share it, and the entries that cannot be used. */
import type { Connection } from '../../core/model/customer.ts';
import { customView } from '../../core/model/provider.ts';
import type { BrokenConnection } from '../../core/read-connections.ts';
import type { BrokenManifest } from '../custom/custom-providers.ts';
import type { Services } from '../services/services.ts';
import type { ConnectionNode, FolderNode, Node, ProviderNode } from './nodes.ts';

/** What a view is made of. */
export interface Roots {
  readonly connections: readonly Connection[];
  readonly broken: readonly BrokenConnection[];
  /** Entries that describe no provider; in the view that such providers share. */
  readonly manifests?: readonly BrokenManifest[];
}

type From = Pick<Services, 'lists' | 'providers'>;

/** The ID of the row of a provider's group. */
export const groupId = (providerId: string): string => `provider/${providerId}`;

/** The ID of the row of a group with a name. */
export const folderId = (providerId: string, name: string): string => `folder/${JSON.stringify([providerId, name])}`;

const connectionNode = (
  connection: Connection,
  { lists }: From,
  parent?: ProviderNode | FolderNode,
): ConnectionNode => {
  const { id } = connection;
  return { kind: 'connection', id, parent, connectionId: id, connection, list: lists.of(id) };
};

/** A group for each provider, by its title. */
function providerNodes({ connections }: Roots, { providers }: From): readonly ProviderNode[] {
  const ids = [...new Set(connections.map(({ provider }) => provider))];
  return ids
    .map((providerId): ProviderNode => {
      const title = providers.get(providerId)?.title ?? providerId;
      const id = groupId(providerId);
      return { kind: 'provider', id, parent: undefined, connectionId: id, providerId, title };
    })
    .sort((one, other) => one.title.localeCompare(other.title));
}

/** Connections of one provider: those in groups by the names of these, then those in none. */
function levelRows(
  connections: readonly Connection[],
  from: From,
  parent?: ProviderNode,
): readonly (ConnectionNode | FolderNode)[] {
  const names = [...new Set(connections.flatMap(({ group }) => group ?? []))];
  const folders = names
    .sort((one, other) => one.localeCompare(other))
    .map((name): FolderNode => {
      const of = connections.filter(({ group }) => group === name);
      const id = folderId(of[0]?.provider ?? '', name);
      return { kind: 'folder', id, parent, connectionId: id, name, connectionIds: of.map(one => one.id) };
    });
  const others = connections.filter(({ group }) => group === undefined);
  return [...folders, ...others.map(connection => connectionNode(connection, from, parent))];
}

/** The connections of a provider that shares its view. */
export const groupRows = (group: ProviderNode, { connections }: Roots, from: From) =>
  levelRows(
    connections.filter(({ provider }) => provider === group.providerId),
    from,
    group,
  );

/** The connections of a group with a name. */
export const folderRows = (folder: FolderNode, { connections }: Roots, from: From): readonly ConnectionNode[] =>
  connections
    .filter(({ id }) => folder.connectionIds.includes(id))
    .map(connection => connectionNode(connection, from, folder));

export function rootRows(viewId: string, roots: Roots, from: From): readonly Node[] {
  const { connections, broken, manifests = [] } = roots;
  return [
    ...(viewId === customView ? providerNodes(roots, from) : levelRows(connections, from)),
    ...manifests.map((manifest): Node => {
      const id = `manifest/${manifest.index}`;
      return { kind: 'brokenManifest', id, parent: undefined, connectionId: id, manifest };
    }),
    ...broken.map((entry): Node => {
      const id = `broken/${entry.index}`;
      return { kind: 'broken', id, parent: undefined, connectionId: id, broken: entry };
    }),
  ];
}
