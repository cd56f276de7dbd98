/**
 * A list of any length of which only the rows in sight exist, walked by keys: arrows, Page Up and Down, Home, End, Enter to
 * open. To a screen reader it is a grid of so many rows, one of which is active.
 */
import { element } from './dom.ts';

export interface VirtualListSetup {
  readonly label: string;
  /** The cells of a row. */
  readonly cells: (index: number) => readonly HTMLElement[];
  /** A class of the row, for those that look different; such rows cannot be opened where `heading` says so. */
  readonly look?: (index: number) => string | undefined;
  /** Pixels of a row in a list of so many pixels; 28 unless given. */
  readonly height?: (width: number) => number;
  readonly open: (index: number) => void;
  readonly copy?: (index: number) => void;
}

/** Pixels; the style sheet has the same where nothing else is said. */
const usualHeight = 28;
/** Rows beyond the edges, so that scrolling by a little draws nothing. */
const spare = 6;

let lists = 0;

export class VirtualList {
  readonly root: HTMLElement;
  private readonly setup: VirtualListSetup;
  private readonly space = element('div', { class: 'list-space', attributes: { role: 'rowgroup' } });
  private readonly id = `list-${++lists}`;
  private count = 0;
  private active = 0;
  private chosen: number | undefined;
  private rowHeight = usualHeight;
  /** Pixels of the list as it was last laid out; 0 out of sight. Asked at any other time, a browser lays out the page for it. */
  private height = 0;
  /** Those that exist, by their place: one range. */
  private rows: ReadonlyMap<number, HTMLElement> = new Map();

  constructor(setup: VirtualListSetup) {
    this.setup = setup;
    this.root = element(
      'div',
      { class: 'list', attributes: { role: 'grid', 'aria-label': setup.label, tabindex: '0' } },
      this.space,
    );
    this.root.addEventListener('scroll', () => this.draw(), { passive: true });
    this.root.addEventListener('keydown', event => this.press(event));
    this.root.addEventListener('focus', () => this.reach(this.active));
    this.space.addEventListener('click', event => this.click(event));
    new ResizeObserver(() => this.fit()).observe(this.root);
  }

  /** Another number of rows, or other ones: all are drawn anew. */
  show(count: number): void {
    this.count = count;
    this.active = Math.max(0, Math.min(this.active, count - 1));
    this.root.setAttribute('aria-rowcount', String(count));
    this.root.style.setProperty('--rows', String(count));
    this.measure();
  }

  /** Marks the row that is open beside the list. */
  choose(index: number | undefined): void {
    this.chosen = index;
    if (index !== undefined) this.active = index;
    this.mark();
  }

  focus(): void {
    this.root.focus();
  }

  /** Rows may be taller where there is less room beside one another; the one on top stays there. */
  private fit(): void {
    this.height = this.root.clientHeight;
    const rowHeight = this.setup.height?.(this.root.clientWidth) ?? usualHeight;
    const top = (this.root.scrollTop / this.rowHeight) * rowHeight;
    const isOther = rowHeight !== this.rowHeight;
    this.rowHeight = rowHeight;
    if (isOther) {
      this.measure();
      this.root.scrollTop = top;
    }
    this.draw();
  }

  private measure(): void {
    this.root.style.setProperty('--row', `${this.rowHeight}px`);
    this.space.style.height = `${this.count * this.rowHeight}px`;
    this.space.replaceChildren();
    this.rows = new Map();
    this.draw();
  }

  /** The rows in sight: those that are there already stay. Out of sight there are none; `fit` comes when that changes. */
  private draw(): void {
    const { rowHeight, height, rows: before } = this;
    if (height === 0) return;
    const { scrollTop } = this.root;
    const first = Math.max(0, Math.floor(scrollTop / rowHeight) - spare);
    const last = Math.min(this.count, Math.ceil((scrollTop + height) / rowHeight) + spare);
    for (const [index, row] of before) if (index < first || index >= last) row.remove();
    const rows = new Map<number, HTMLElement>();
    const made = { above: [] as HTMLElement[], below: [] as HTMLElement[] };
    const [top = first] = before.keys();
    for (let index = first; index < last; index++) {
      const row = before.get(index) ?? this.row(index);
      rows.set(index, row);
      if (!before.has(index)) made[index < top ? 'above' : 'below'].push(row);
    }
    this.rows = rows;
    this.space.prepend(...made.above);
    this.space.append(...made.below);
    this.mark();
  }

  /** Which row the keys are on, and which is open. */
  private mark(): void {
    const { active, chosen, rows } = this;
    for (const [index, row] of rows) {
      row.classList.toggle('active', index === active);
      row.setAttribute('aria-selected', String(index === chosen));
    }
    if (rows.has(active)) this.root.setAttribute('aria-activedescendant', `${this.id}-${active}`);
    else this.root.removeAttribute('aria-activedescendant');
  }

  private row(index: number): HTMLElement {
    const made = element(
      'div',
      {
        class: ['list-row', this.setup.look?.(index)].filter(Boolean).join(' '),
        attributes: {
          ...{ role: 'row', id: `${this.id}-${index}` },
          ...{ 'aria-rowindex': String(index + 1), 'data-index': String(index) },
        },
      },
      ...this.setup.cells(index),
    );
    made.style.top = `${index * this.rowHeight}px`;
    return made;
  }

  /** Makes a row the active one, and brings it into sight. */
  private reach(index: number): void {
    if (this.count === 0) return;
    this.active = Math.max(0, Math.min(index, this.count - 1));
    const { rowHeight } = this;
    const top = this.active * rowHeight;
    const { scrollTop, clientHeight } = this.root;
    if (top < scrollTop) this.root.scrollTop = top;
    else if (top + rowHeight > scrollTop + clientHeight) this.root.scrollTop = top + rowHeight - clientHeight;
    this.draw();
  }

  private press(event: KeyboardEvent): void {
    const page = Math.max(1, Math.floor(this.root.clientHeight / this.rowHeight) - 1);
    const to: Readonly<Record<string, number>> = {
      ArrowDown: this.active + 1,
      ArrowUp: this.active - 1,
      PageDown: this.active + page,
      PageUp: this.active - page,
      Home: 0,
      End: this.count - 1,
    };
    const copies = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c';
    if (copies && document.getSelection()?.isCollapsed) this.setup.copy?.(this.active);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (to[event.key] !== undefined) this.reach(to[event.key] ?? 0);
    else if (event.key === 'Enter' || event.key === ' ') this.setup.open(this.active);
    else return;
    event.preventDefault();
  }

  private click(event: MouseEvent): void {
    if (!(event.target instanceof Element) || event.target.closest('button')) return;
    const index = event.target.closest<HTMLElement>('.list-row')?.dataset.index;
    // A text that is being selected is not a press.
    if (index === undefined || !document.getSelection()?.isCollapsed) return;
    this.reach(Number(index));
    this.setup.open(Number(index));
  }
}
