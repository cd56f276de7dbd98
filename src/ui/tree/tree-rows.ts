/** The rows of one view: made of what is loaded, loading what is not; one object for each, whatever made it. */

import { driftWords } from '../../core/drift-report.ts';
import { t } from '../../core/l10n/language.ts';
import type { ClienteleError } from '../../core/model/errors.ts';
import type { CustomerList } from '../../customers/pages/opened-list.ts';
import type { Services } from '../services/services.ts';
import { listFault } from './list-fault.ts';
import {
  type ConnectionNode,
  type FailureNode,
  type Node,
  type PageNode,
  type ProviderNode,
  pageLevel,
  pageNodes,
  rowNodes,
} from './nodes.ts';
import { folderRows, groupRows, type Roots, rootRows } from './root-rows.ts';
import { SectionRows } from './section-rows.ts';

/** What one view shows. */
export interface ViewContent {
  /** The view's id. */
  readonly id: string;
  /** Its connections and broken entries. */
  readonly roots: () => Roots;
  /** Whether it is opened for the first time: the only connection in it opens by itself then. */
  readonly isFirst: boolean;
}

/** What to do with a row that is another by what was loaded. */
export interface Loaded {
  /** Its label alone: of the row whose rows are being made. */
  readonly label: (node: Node) => void;
  /** Its rows; all rows without one. */
  readonly rows: (node?: Node) => void;
}

export class TreeRows {
  private readonly services: Services;
  private readonly content: ViewContent;
  private readonly loaded: Loaded;
  /** Every row that was shown, by id. */
  private readonly shown = new Map<string, Node>();
  /** Which connection opens by itself, if any: settled with the first rows, so that no later one opens. */
  private first: { readonly opens: string | undefined; isAsked?: boolean } | undefined;
  private readonly seenDrift = new Set<string>();
  private readonly sections: SectionRows;

  constructor(services: Services, content: ViewContent, loaded: Loaded) {
    this.services = services;
    this.content = content;
    this.loaded = loaded;
    this.sections = new SectionRows(services);
  }

  get all(): Iterable<Node> {
    return this.shown.values();
  }

  get(id: string): Node | undefined {
    return this.shown.get(id);
  }

  /** The row of a connection, whether or not it was shown yet. */
  connection(id: string): ConnectionNode | undefined {
    const row = this.shown.get(id) ?? this.connectionRows().find(node => node.id === id);
    return row?.kind === 'connection' ? row : undefined;
  }

  /** Whether a connection opens with its view. */
  opensByItself(connectionId: string): boolean {
    return this.first?.opens === connectionId;
  }

  /** The rows below a row, or the first level. */
  async below(node: Node | undefined): Promise<Node[]> {
    return this.remember(await this.children(node));
  }

  /** The connections whose lists are in use. */
  get inUse(): readonly string[] {
    const { connections } = this.content.roots();
    return connections.flatMap(({ id }) => (this.services.lists.isOpen(id) ? [id] : []));
  }

  /** Whether some of these connections that changed are, or were, in this view. */
  hasAny(connectionIds: readonly string[]): boolean {
    const { connections, broken } = this.content.roots();
    const here = new Set([...this.shown.keys(), ...connections.map(({ id }) => id)]);
    // An entry that is broken now may have been a connection of this view, or become one.
    return connectionIds.some(id => broken.length > 0 || here.has(id) || id.startsWith('#'));
  }

  /** Drops the rows of connections that changed; false when none of them is of this view. */
  drop(connectionIds: readonly string[]): boolean {
    if (!this.hasAny(connectionIds)) return false;
    for (const [id, row] of this.shown) if (connectionIds.includes(row.connectionId)) this.shown.delete(id);
    return true;
  }

  driftSeen(connectionId: string): void {
    this.seenDrift.add(connectionId);
  }

  private connectionRows(): readonly Node[] {
    const below = (row: Node): readonly Node[] => {
      if (row.kind === 'provider')
        return this.remember(groupRows(row, this.content.roots(), this.services)).flatMap(below);
      return row.kind === 'folder' ? this.remember(folderRows(row, this.content.roots(), this.services)) : [row];
    };
    return this.remember(this.rootRows()).flatMap(below);
  }

  private async children(node: Node | undefined): Promise<readonly Node[]> {
    switch (node?.kind) {
      case undefined:
        return this.rootLevel();
      case 'provider':
        return this.groupRows(node);
      case 'folder':
        return folderRows(node, this.content.roots(), this.services);
      case 'connection':
        return this.listRows(node);
      case 'group':
        return pageNodes(node, node.list, node.pages);
      case 'page':
        return this.pageRows(node);
      case 'customer':
        return this.sections.of(node);
      case 'section':
        return this.sections.itemsOf(node);
      default:
        return [];
    }
  }

  /** VS Code shows a view by the setting itself, and asks for its rows even before it hands the setting on. */
  private async rootLevel(): Promise<readonly Node[]> {
    if (this.rootRows().length === 0 && this.content.id !== 'clientele.welcome') {
      await this.services.store.nextChange();
    }
    const [only, ...others] = this.content.roots().connections;
    this.first ??= { opens: this.content.isFirst && others.length === 0 ? only?.id : undefined };
    return this.rootRows();
  }

  private rootRows(): readonly Node[] {
    return rootRows(this.content.id, this.content.roots(), this.services);
  }

  /** The connections of a provider that the user has described, and what its manifest has that nobody knows here. */
  private groupRows(node: ProviderNode): readonly Node[] {
    const pointers = this.services.custom.unknownWords(node.providerId);
    const unknown: readonly Node[] = pointers.length
      ? [{ kind: 'unknownWords', id: `${node.id}/words`, parent: node, connectionId: node.id, pointers }]
      : [];
    return [...unknown, ...groupRows(node, this.content.roots(), this.services)];
  }

  /** The row above them says whether the list failed. */
  private async listRows(node: ConnectionNode): Promise<readonly Node[]> {
    const before = listFault(node.list)?.error;
    const rows = await this.rowsOfList(node);
    if (listFault(node.list)?.error !== before) this.loaded.label(node);
    return rows;
  }

  private async rowsOfList(node: ConnectionNode): Promise<readonly Node[]> {
    const { list, connectionId } = node;
    if (!(await this.services.credentials.has(node.connection))) {
      return [{ kind: 'signIn', id: `${node.id}/credentials`, parent: node, connectionId }];
    }
    if (this.first && this.opensByItself(connectionId) && !this.first.isAsked) {
      this.first.isAsked = true;
      if (list.loaded.length === 0) return [this.loading(node)];
    }
    const before = list.loaded.length;
    const state = await list.load(1);
    // What the connection's row says of its customers comes with its first page.
    if (before !== list.loaded.length) this.loaded.label(node);
    if (state.kind === 'failed' && list.loaded.length === 0) {
      return [...filterRows(node), failure(node, state.error, { list, number: 1 })];
    }
    const rows = list.isSequential
      ? await this.rowsInTurn(node)
      : list.pageNumbers.length > 1
        ? pageLevel(node, list)
        : this.withEmpty(node, list, rowNodes(node, list, 1));
    return [...filterRows(node), ...notRefreshedRows(node), ...rows, ...(await this.driftRows(node))];
  }

  /** VS Code draws nothing of a view before it has the rows of what opens by itself: a slow provider has a row meanwhile. */
  private loading(node: ConnectionNode): Node {
    void node.list.load(1).then(() => this.loaded.rows());
    const id = `${node.id}/loading`;
    return { kind: 'empty', id, parent: node, connectionId: node.connectionId, message: t('Loading…') };
  }

  /** The customers of a list without page numbers, as far as it was loaded, and the row that loads more of it. */
  private async rowsInTurn(node: ConnectionNode): Promise<readonly Node[]> {
    const { list, connectionId } = node;
    const before = list.loaded.length;
    const rows: Node[] = [];
    for (const number of list.pageNumbers) {
      const state = await list.load(number);
      rows.push(...rowNodes(node, list, number));
      if (state.kind === 'loaded') continue;
      rows.push(failure(node, state.error, { list, number }));
      break;
    }
    if (before !== list.loaded.length) this.loaded.label(node);
    const page = list.following;
    if (page === undefined) return this.withEmpty(node, list, rows);
    return [...rows, { kind: 'more', id: `${node.id}/more`, parent: node, connectionId, list, page }];
  }

  /** A quiet row, until it was seen. */
  private async driftRows(node: ConnectionNode): Promise<readonly Node[]> {
    if (this.seenDrift.has(node.id)) return [];
    const { provider, drift } = await this.services.connections.get(node.id);
    const words = driftWords(drift.notes);
    if (words === undefined) return [];
    const sentence = t('{0} sent {1}', provider.title, words);
    return [{ kind: 'drift', id: `${node.id}/drift`, parent: node, connectionId: node.id, words, sentence }];
  }

  private async pageRows(node: PageNode): Promise<readonly Node[]> {
    const { list, page } = node;
    const numbers = list.pageNumbers.length;
    const state = await list.load(page);
    // The answer has spoken of another page: its row is to appear below the connection.
    if (list.pageNumbers.length !== numbers) this.loaded.rows(node.parent ?? node);
    if (state.kind === 'failed') {
      return [failure(node, state.error, { list, number: page })];
    }
    return this.withEmpty(node, list, rowNodes(node, list, page));
  }

  private withEmpty(node: Node, list: CustomerList, rows: readonly Node[]): readonly Node[] {
    if (rows.length) return rows;
    const row = { id: `${node.id}/empty`, parent: node, connectionId: list.connectionId };
    if (node.kind !== 'page' && isFiltered(list)) return [{ kind: 'noMatch', ...row, list }];
    const message = node.kind === 'page' ? t('No customers on this page') : t('No customers yet');
    return [{ kind: 'empty', ...row, message }];
  }

  /** One object a row, whatever made it: VS Code knows a row by its object, and hears of changes by it. */
  private remember(nodes: readonly Node[]): Node[] {
    return nodes.map(node => {
      const known = this.shown.get(node.id);
      const row = known?.kind === node.kind ? Object.assign(known, node) : node;
      this.shown.set(node.id, row);
      return row;
    });
  }
}

const isFiltered = ({ query }: CustomerList): boolean => Object.keys(query.filters ?? {}).length > 0;

function filterRows(parent: ConnectionNode): readonly Node[] {
  const { connectionId, list } = parent;
  return isFiltered(list) ? [{ kind: 'filter', id: `${parent.id}/filter`, parent, connectionId, list }] : [];
}

function notRefreshedRows(parent: ConnectionNode): readonly Node[] {
  const { connectionId, list } = parent;
  const reason = list.notRefreshed;
  return reason ? [{ kind: 'notRefreshed', id: `${parent.id}/not refreshed`, parent, connectionId, reason }] : [];
}

const failure = (
  parent: ConnectionNode | PageNode,
  error: ClienteleError,
  page?: FailureNode['page'],
): FailureNode => ({
  kind: 'failure',
  id: `${parent.id}/failure`,
  parent,
  connectionId: parent.connectionId,
  error,
  page,
});
