/**
 * Which rows of a raw tree are on the screen. Rows are flat, however deep their values are, and what is folded has none:
 * a record of megabytes costs as much as what is unfolded of it. Long lists are unfolded by ranges.
 */
import type { RawTree } from '../shared/raw-tree.ts';

export interface Row {
  /** `close` is the closing bracket, `range` some of the children of `node`. */
  readonly kind: 'value' | 'close' | 'range';
  readonly node: number;
  /** 1 for the root. */
  readonly level: number;
  /** The place among its siblings, from 0, and how many they are; for a range the children it covers. */
  readonly index: number;
  readonly of: number;
}

/** At most so many children at once. */
export const chunk = 200;

export const rowId = (row: Row): string => `${row.kind}-${row.node}${row.kind === 'range' ? `-${row.index}` : ''}`;

export class Folding {
  private readonly tree: RawTree;
  /** Nodes that are shown as one covered value. */
  covered: ReadonlySet<number>;
  private readonly open = new Set<string>();

  constructor(tree: RawTree, covered: ReadonlySet<number>) {
    this.tree = tree;
    this.covered = covered;
  }

  get root(): Row {
    return { kind: 'value', node: 0, level: 1, index: 0, of: 1 };
  }

  canOpen(row: Row): boolean {
    if (row.kind !== 'value') return row.kind === 'range';
    return this.tree.count(row.node) > 0 && !this.covered.has(row.node);
  }

  isOpen(row: Row): boolean {
    return this.open.has(rowId(row)) && this.canOpen(row);
  }

  set(row: Row, open: boolean): void {
    if (!open) this.open.delete(rowId(row));
    else if (this.canOpen(row)) {
      this.open.add(rowId(row));
      // Somebody who unfolds a long list wants to see something of it.
      const [first] = this.inside(row);
      if (first?.kind === 'range') this.open.add(rowId(first));
    }
  }

  closeAll(): void {
    this.open.clear();
  }

  /** The rows a row shows: itself, and what is unfolded below it. */
  rows(row: Row): Row[] {
    const found: Row[] = [];
    const stack = [row];
    for (let next = stack.pop(); next; next = stack.pop()) {
      found.push(next);
      if (next.kind === 'close' || !this.isOpen(next)) continue;
      for (const inner of this.inside(next).reverse()) stack.push(inner);
    }
    return found;
  }

  /** Unfolds level by level while the rows stay within the budget; false when something had to stay folded. */
  openAll(budget: number, levels = Number.POSITIVE_INFINITY): boolean {
    let rows = 1;
    let whole = true;
    const queue = [this.root];
    for (const row of queue) {
      if (!this.canOpen(row)) continue;
      const inside = this.inside(row);
      if (row.level > levels || (rows + inside.length > budget && row.level > 1)) {
        whole = false;
        continue;
      }
      rows += inside.length;
      this.set(row, true);
      for (const inner of inside) if (inner.kind !== 'close') queue.push(inner);
    }
    return whole;
  }

  /** Unfolds whatever hides a node. The row it is in, a covered one perhaps, and the uppermost that had been shut. */
  reveal(node: number): { readonly target: Row; readonly shut: Row | undefined } {
    let target = this.root;
    let shut: Row | undefined;
    for (const step of [...this.tree.ancestors(node), node].slice(1)) {
      if (!this.canOpen(target)) break;
      for (const inner of this.towards(target, step)) {
        if (!this.isOpen(target)) {
          shut ??= target;
          this.set(target, true);
        }
        target = inner;
      }
    }
    return { target, shut };
  }

  /** The row in which a node is to be seen: its own, or the outermost one that is folded around it. */
  shown(node: number): Row {
    let row = this.root;
    for (const step of [...this.tree.ancestors(node), node].slice(1))
      for (const inner of this.towards(row, step)) {
        if (!this.isOpen(row)) return row;
        row = inner;
      }
    return row;
  }

  /** The rows from a row to a child of its node: the child's own, and the range around it where there are ranges. */
  private towards(row: Row, child: number): Row[] {
    const of = this.tree.count(row.node);
    const index = this.tree.position(child);
    const level = row.level + 1;
    if (of <= chunk) return [{ kind: 'value', node: child, level, index, of }];
    const from = index - (index % chunk);
    return [
      { kind: 'range', node: row.node, level, index: from, of },
      { kind: 'value', node: child, level: level + 1, index: index - from, of: Math.min(chunk, of - from) },
    ];
  }

  private inside(row: Row): Row[] {
    const { tree } = this;
    const { node } = row;
    const level = row.level + 1;
    const count = tree.count(node);
    if (!this.canOpen(row)) return [];
    if (row.kind === 'range') {
      const children = tree.children(node, row.index, chunk);
      return children.map((child, index) => ({ kind: 'value', node: child, level, index, of: children.length }));
    }
    const close: Row = { kind: 'close', node, level: row.level, index: 0, of: 0 };
    if (count <= chunk) {
      const children = tree.children(node);
      return [...children.map((child, index): Row => ({ kind: 'value', node: child, level, index, of: count })), close];
    }
    const ranges = Array.from({ length: Math.ceil(count / chunk) }, (_, i): Row => {
      return { kind: 'range', node, level, index: i * chunk, of: count };
    });
    return [...ranges, close];
  }
}
