/**
 * A grid of any number of rows and columns of which only the cells in sight exist. To a screen reader it is a grid of so
 * many rows with one active cell; the keys are those of ARIA's data grid, with the column heads as its first row.
 */
import { element } from '../../webview/page/dom.ts';
import type { ColumnView, Range, SortView } from '../shared/messages.ts';
import { ScrollScale } from '../shared/scroll-scale.ts';
import { Selection } from '../shared/selection.ts';
import { type ColumnRange, type Drawing, headCells, placeOf, rowElement } from './grid-cells.ts';
import { gridKeys } from './grid-keys.ts';
import type { GridSetup, Place, WalkedGrid } from './grid-parts.ts';

/** Rows and columns beyond the edges, so that scrolling by a little draws nothing. */
const spare = { rows: 4, columns: 1 } as const;
/** Pixels that a hand moves while it presses. */
const stir = 4;

export class Grid implements WalkedGrid {
  readonly root: HTMLElement;
  readonly selection = new Selection();
  private readonly setup: GridSetup;
  private readonly heads = element('div', {
    class: 'grid-row grid-heads',
    attributes: { role: 'row', 'aria-rowindex': '1' },
  });
  private readonly body = element('div', { class: 'grid-body', attributes: { role: 'rowgroup' } });
  private readonly scale = new ScrollScale();
  private readonly drawn = new Map<number, HTMLElement>();
  private columns: readonly ColumnView[] = [];
  /** Where each column begins, in pixels, and where the last one ends. */
  private edges: readonly number[] = [0];
  private columnRange = '';
  private sort: SortView | undefined;
  private measures = { row: 24, character: 8 };
  private rows = 0;
  private active: Place = { row: 0, column: 0 };
  /** The row that is read beside them, which is marked; below 0 where none is. */
  private read = -1;
  /** Where the mouse was pressed, in pixels. */
  private pressed: readonly [x: number, y: number] = [0, 0];

  constructor(setup: GridSetup) {
    this.setup = setup;
    this.root = element(
      'div',
      {
        class: 'grid',
        attributes: { role: 'grid', 'aria-label': setup.label, 'aria-multiselectable': 'true', tabindex: '0' },
      },
      element('div', { class: 'grid-top', attributes: { role: 'rowgroup' } }, this.heads),
      this.body,
    );
    this.root.addEventListener('scroll', () => this.draw(), { passive: true });
    gridKeys(this.root, this, setup);
    this.root.addEventListener('mousedown', event => this.press(event));
    this.root.addEventListener('click', event => this.click(event));
    new ResizeObserver(() => this.measure()).observe(this.root);
  }

  get count(): number {
    return this.rows;
  }

  get width(): number {
    return this.columns.length;
  }

  get at(): Place {
    return this.active;
  }

  get readPlace(): number {
    return this.read;
  }

  /** The row that is read, [0, 0] where none is, and those that are selected. */
  get chosen(): readonly Range[] {
    return [this.read < 0 ? [0, 0] : [this.read, 1], ...this.selection.ranges];
  }

  /** Rows that are seen at once. */
  get perPage(): number {
    return Math.max(1, Math.floor(this.viewHeight / this.measures.row) - 1);
  }

  columnAt(column: number): string | undefined {
    return this.columns[column]?.key;
  }

  /**
   * Other rows, columns, or another order. `anew`: what stood in a place stands elsewhere now. `chosen`: where the row that is
   * read and those that are selected are by now; undefined where they have not moved.
   */
  show(
    rows: number,
    columns: readonly ColumnView[],
    sort: SortView | undefined,
    { anew, chosen }: { readonly anew: boolean; readonly chosen: readonly Range[] | undefined },
  ): void {
    const before = this.read;
    if (chosen) {
      const [[read, isRead] = [0, 0], ...selected] = chosen;
      this.read = isRead ? read : -1;
      this.selection.take(selected, Math.max(0, this.read));
    }
    this.rows = rows;
    this.columns = columns;
    this.sort = sort;
    const { row, column } = this.active;
    const to = this.read >= 0 ? this.read : anew ? 0 : row;
    this.active = { row: row < 0 ? row : to, column: Math.min(column, columns.length - 1) };
    if (anew) this.root.scrollTop = 0;
    this.root.setAttribute('aria-rowcount', String(rows + 1));
    this.root.setAttribute('aria-colcount', String(columns.length));
    this.measure();
    if (this.read >= 0 && (anew || this.read !== before)) this.reveal({ row: this.read, column: this.active.column });
  }

  /** Rows have come. */
  refresh(): void {
    this.forget();
    this.draw();
  }

  /** Makes a cell the active one and brings it into sight; `select` says what becomes of the selection. */
  reach({ row, column }: Place, select: 'only' | 'extend' | 'none'): void {
    const to = {
      row: Math.max(-1, Math.min(row, this.rows - 1)),
      column: Math.max(0, Math.min(column, this.columns.length - 1)),
    };
    this.active = to;
    if (to.row >= 0) this.read = to.row;
    if (to.row >= 0 && select === 'only') this.selection.only(to.row);
    if (to.row >= 0 && select === 'extend') this.selection.extend(to.row);
    this.reveal(to);
    this.refresh();
    if (to.row >= 0) this.setup.onActive(to.row);
    this.setup.onSelect();
  }

  /** The selection is another one. */
  marked(): void {
    this.refresh();
    this.setup.onSelect();
  }

  private get viewHeight(): number {
    return Math.max(0, this.root.clientHeight - this.measures.row);
  }

  /** The letters' size is the reader's, and so are the rows'. */
  private measure(): void {
    const probe = element('div', { class: 'grid-probe grid-cell', text: '0000000000' });
    this.root.append(probe);
    const { width, height } = probe.getBoundingClientRect();
    probe.remove();
    if (height > 0) this.measures = { row: Math.ceil(height), character: width / 10 };
    const edges = [0];
    for (const column of this.columns)
      edges.push((edges.at(-1) ?? 0) + Math.ceil(column.width * this.measures.character) + 20);
    this.edges = edges;
    this.scale.measure(this.rows * this.measures.row, this.viewHeight);
    const wide = `${edges.at(-1) ?? 0}px`;
    this.root.style.setProperty('--row', `${this.measures.row}px`);
    this.heads.style.width = wide;
    this.body.style.width = wide;
    this.body.style.height = `${this.scale.height}px`;
    this.columnRange = '';
    this.refresh();
  }

  private reveal({ row, column }: Place): void {
    const { row: high } = this.measures;
    const top = this.scale.top(this.root.scrollTop);
    if (row >= 0 && row * high < top) this.root.scrollTop = this.scale.scroll(row * high);
    else if (row >= 0 && (row + 1) * high > top + this.viewHeight)
      this.root.scrollTop = this.scale.scroll((row + 1) * high - this.viewHeight);
    const [left = 0, right = 0] = [this.edges[column], this.edges[column + 1]];
    const { scrollLeft, clientWidth } = this.root;
    if (left < scrollLeft || right - left > clientWidth) this.root.scrollLeft = left;
    else if (right > scrollLeft + clientWidth) this.root.scrollLeft = right - clientWidth;
  }

  private forget(): void {
    for (const row of this.drawn.values()) row.remove();
    this.drawn.clear();
  }

  private draw(): void {
    const { row: high } = this.measures;
    const scroll = this.root.scrollTop;
    const top = this.scale.top(scroll);
    const first = Math.max(0, Math.floor(top / high) - spare.rows);
    const last = Math.min(this.rows, Math.ceil((top + this.viewHeight) / high) + spare.rows);
    const range = this.columnsInSight();
    if (range.join() !== this.columnRange) {
      this.columnRange = range.join();
      this.drawHeads(range);
      this.forget();
    }
    for (const [place, row] of this.drawn)
      if (place < first || place >= last) {
        row.remove();
        this.drawn.delete(place);
      }
    for (let place = first; place < last; place++) {
      let row = this.drawn.get(place);
      if (!row) {
        row = this.row(place, range);
        this.drawn.set(place, row);
        this.body.append(row);
      }
      row.style.top = `${place * high - top + scroll}px`;
    }
    this.cutAtEdge();
    this.pointAtActive();
    this.setup.onSight(first, last);
  }

  /** A value ends, with three dots, where the grid does: one that is cut there looks like a whole one. */
  private cutAtEdge(): void {
    const end = this.root.scrollLeft + this.root.clientWidth;
    const column = this.edges.findIndex(edge => edge > end);
    const width = end - (this.edges[column - 1] ?? 0);
    for (const cell of this.body.querySelectorAll<HTMLElement>(`.cut, [aria-colindex="${column}"]`)) {
      const isCut = cell.ariaColIndex === String(column);
      cell.classList.toggle('cut', isCut);
      cell.style.paddingRight = isCut ? `${(this.edges[column] ?? 0) - end + Math.min(10, width)}px` : '';
    }
  }

  private columnsInSight(): ColumnRange {
    const { scrollLeft, clientWidth } = this.root;
    let from = 0;
    while (from < this.columns.length - 1 && (this.edges[from + 1] ?? 0) <= scrollLeft) from++;
    let to = from;
    while (to < this.columns.length && (this.edges[to] ?? 0) < scrollLeft + (clientWidth || 2000)) to++;
    return [Math.max(0, from - spare.columns), Math.min(this.columns.length, to + spare.columns)];
  }

  private pointAtActive(): void {
    const { row, column } = this.active;
    const id = `cell-${row}-${column}`;
    if (document.getElementById(id)) this.root.setAttribute('aria-activedescendant', id);
    else this.root.removeAttribute('aria-activedescendant');
  }

  private get drawing(): Drawing {
    return { columns: this.columns, edges: this.edges, active: this.active };
  }

  private drawHeads(range: ColumnRange): void {
    this.heads.style.paddingLeft = `${this.edges[range[0]] ?? 0}px`;
    this.heads.replaceChildren(...headCells(this.drawing, range, this.sort));
  }

  private row(place: number, range: ColumnRange): HTMLElement {
    const [isSelected, isRead] = [this.selection.has(place), place === this.read];
    const row = { place, cells: this.setup.cells(place), isSelected, isRead };
    return rowElement(this.drawing, range, row);
  }

  /** Keys that select rows mark no text, which they would where the page is left to itself. */
  private press(event: MouseEvent): void {
    if (event.shiftKey || event.ctrlKey || event.metaKey) {
      event.preventDefault();
      document.getSelection()?.removeAllRanges();
      this.root.focus();
    }
    this.pressed = [event.clientX, event.clientY];
  }

  private click(event: MouseEvent): void {
    const place = placeOf(event.target);
    const [x, y] = this.pressed;
    // A text that is being marked is no press.
    const isMarking = Math.hypot(event.clientX - x, event.clientY - y) > stir && !document.getSelection()?.isCollapsed;
    if (!place || isMarking) return;
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey);
    // The first click of two draws the cell anew, so that none of them hears of a double click.
    if (event.detail === 2 && place.row >= 0 && isPlain) this.setup.onOpen(place.row);
    else if (place.row < 0) {
      const column = this.columnAt(place.column);
      this.active = place;
      if (column !== undefined) this.setup.onSort(column);
    } else if (event.ctrlKey || event.metaKey) {
      this.selection.toggle(place.row);
      this.reach(place, 'none');
    } else this.reach(place, event.shiftKey ? 'extend' : 'only');
  }
}
