/**
 * The raw tree on the screen, by the keys of the ARIA tree pattern: arrows, Home, End, Enter or Space, `*`, and a letter for
 * the next key that starts with it. Ctrl+C copies the value of the row.
 */

import { element } from '../../webview/page/dom.ts';
import type { RawTree } from '../shared/raw-tree.ts';
import { Folding, type Row } from './folding.ts';
import { elementId, type RowContext, type RowElement, rowView } from './row-view.ts';

/** What is unfolded at first, and at most by one press. */
const firstRows = 150;
const firstLevels = 3;
const mostRows = 2000;

export interface TreeSetup {
  readonly tree: RawTree;
  readonly covered: ReadonlySet<number>;
  /** Members that no field uses. */
  readonly unused: ReadonlySet<number>;
  /** The id of its heading, which its rows' ids start with. */
  readonly labelledBy: string;
  copy(node: number): void;
  /** Shows a value that privacy mode covers; left out where none is. */
  readonly reveal?: ((node: number) => void) | undefined;
}

export class TreeView {
  readonly root: HTMLElement;
  private readonly context: RowContext;
  private readonly folding: Folding;
  private focused: RowElement | undefined;
  private marked: RowElement | undefined;

  constructor({ tree, covered, unused, labelledBy, copy, reveal }: TreeSetup) {
    this.folding = new Folding(tree, covered);
    this.context = { name: labelledBy, tree, folding: this.folding, unused, copy, reveal };
    this.root = element('div', {
      class: 'tree',
      attributes: { role: 'tree', 'aria-labelledby': labelledBy },
      onClick: event => this.click(event),
    });
    this.root.addEventListener('keydown', event => this.press(event));
    this.root.addEventListener('focusin', event => this.settle(rowOf(event.target)));
    this.folding.openAll(firstRows, firstLevels);
    this.draw();
  }

  cover(covered: ReadonlySet<number>): void {
    this.folding.covered = covered;
    this.draw();
  }

  /** False when there is too much to unfold at once. */
  unfoldAll(): boolean {
    const whole = this.folding.openAll(mostRows);
    this.draw();
    return whole;
  }

  foldAll(): void {
    this.folding.closeAll();
    this.folding.set(this.folding.root, true);
    this.draw();
  }

  /** Unfolds what hides a node, marks it and scrolls to it. */
  show(node: number): RowElement | undefined {
    const { target, shut } = this.folding.reveal(node);
    if (shut) this.redraw(shut);
    this.unmark();
    this.marked = this.elementOf(target);
    this.marked?.classList.add('marked');
    this.marked?.scrollIntoView({ block: 'center', behavior: 'instant' });
    return this.marked;
  }

  /** Marks where nodes are, or the rows that they are folded away in, and scrolls nowhere; none takes the marks away. */
  hint(nodes: readonly number[]): void {
    for (const row of this.root.querySelectorAll('.pointed')) row.classList.remove('pointed');
    for (const node of nodes) this.elementOf(this.folding.shown(node))?.classList.add('pointed');
  }

  /** The node of the row around an element. */
  nodeAt(target: EventTarget | null): number | undefined {
    const row = rowOf(target)?.row;
    return row?.kind === 'value' ? row.node : undefined;
  }

  unmark(): void {
    this.marked?.classList.remove('marked');
    this.marked = undefined;
  }

  focus(row: RowElement | null | undefined): void {
    row?.focus();
  }

  private draw(): void {
    this.root.replaceChildren(...this.folding.rows(this.folding.root).map(row => rowView(row, this.context)));
    this.focused = undefined;
    this.settle(this.root.firstElementChild);
  }

  /** Draws a row and what is below it again. */
  private redraw(row: Row): void {
    const old = this.elementOf(row);
    if (!old) return;
    const had = old.contains(document.activeElement);
    for (let next = after(old); next && belongs(next.row, row); next = after(old)) {
      if (next === this.focused) this.focused = undefined;
      next.remove();
    }
    const fresh = this.folding.rows(row).map(each => rowView(each, this.context));
    const page = document.createDocumentFragment();
    for (const each of fresh) page.append(each);
    old.replaceWith(page);
    if (old === this.focused || !this.focused) this.settle(fresh[0] ?? null);
    if (had) fresh[0]?.focus();
  }

  private toggle(row: RowElement): void {
    if (!row.row || !this.folding.canOpen(row.row)) return;
    this.folding.set(row.row, !this.folding.isOpen(row.row));
    this.redraw(row.row);
  }

  private click(event: MouseEvent): void {
    const row = rowOf(event.target);
    if (!row || !(event.target instanceof Element) || event.target.closest('button')) return;
    // A text that is being selected is not a press.
    if (!document.getSelection()?.isCollapsed) return;
    row.focus();
    this.toggle(row);
  }

  private press(event: KeyboardEvent): void {
    const row = rowOf(event.target);
    if (!row?.row) return;
    const copies = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
    if (copies && document.getSelection()?.isCollapsed) this.context.copy(row.row.node);
    else if (event.ctrlKey || event.metaKey || event.altKey || event.target !== row) return;
    else if (!this.move(row, row.row, event.key)) return;
    event.preventDefault();
  }

  /** False when the key means nothing here. */
  private move(element: RowElement, row: Row, key: string): boolean {
    const open = this.folding.isOpen(row);
    switch (key) {
      case 'ArrowDown':
        this.focus(step(element, 1));
        return true;
      case 'ArrowUp':
        this.focus(step(element, -1));
        return true;
      case 'ArrowRight':
        if (open) this.focus(step(element, 1));
        else this.toggle(element);
        return true;
      case 'ArrowLeft':
        if (open) this.toggle(element);
        else this.focus(above(element, row));
        return true;
      case 'Enter':
      case ' ':
        this.toggle(element);
        return true;
      case 'Home':
        this.focus(rowOf(this.root.firstElementChild));
        return true;
      case 'End':
        this.focus([...this.root.querySelectorAll<RowElement>('[role="treeitem"]')].at(-1));
        return true;
      case '*':
        for (const sibling of siblings(element, row))
          if (sibling.row && !this.folding.isOpen(sibling.row)) this.toggle(sibling);
        return true;
      default:
        return key.length === 1 && this.seek(element, key.toLowerCase());
    }
  }

  private seek(from: RowElement, letter: string): boolean {
    const { tree } = this.context;
    for (let next = step(from, 1); next; next = step(next, 1)) {
      if (next.row?.kind === 'value' && tree.key(next.row.node)?.toLowerCase().startsWith(letter)) {
        next.focus();
        return true;
      }
    }
    return false;
  }

  /** One row, and its buttons, can be reached by Tab: the one that has or had the focus. */
  private settle(row: Element | null): void {
    if (!(row instanceof HTMLElement) || row === this.focused) return;
    for (const each of reachable(this.focused)) each.tabIndex = -1;
    this.focused = row;
    for (const each of reachable(row)) each.tabIndex = 0;
  }

  private elementOf(row: Row): RowElement | undefined {
    return document.getElementById(elementId(row, this.context)) ?? undefined;
  }
}

const rowOf = (target: EventTarget | null): RowElement | null =>
  target instanceof Element ? target.closest<RowElement>('[role="treeitem"]') : null;

const after = (row: RowElement): RowElement | null => row.nextElementSibling as RowElement | null; // a tree holds rows only

const belongs = (next: Row | undefined, row: Row): boolean =>
  next !== undefined &&
  (next.level > row.level || (row.kind === 'value' && next.kind === 'close' && next.node === row.node));

function step(from: RowElement, way: 1 | -1): RowElement | null {
  let next: Element | null = from;
  do next = way === 1 ? next.nextElementSibling : next.previousElementSibling;
  while (next && next.getAttribute('role') !== 'treeitem');
  return next as RowElement | null; // as above
}

function above(from: RowElement, row: Row): RowElement | null {
  let next = step(from, -1);
  while (next?.row && next.row.level >= row.level) next = step(next, -1);
  return next;
}

function siblings(from: RowElement, row: Row): RowElement[] {
  let first: RowElement = from;
  for (let next = step(from, -1); next?.row && next.row.level >= row.level; next = step(next, -1)) first = next;
  const found: RowElement[] = [];
  for (let next: RowElement | null = first; next?.row && next.row.level >= row.level; next = step(next, 1)) {
    if (next.row.level === row.level) found.push(next);
  }
  return found;
}

const reachable = (row: HTMLElement | undefined): HTMLElement[] =>
  row ? [row, ...row.querySelectorAll<HTMLElement>('button')] : [];
