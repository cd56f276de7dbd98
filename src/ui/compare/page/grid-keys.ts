/** The keys of the table: one cell is reached by Tab, the arrows lead to the others, Enter or the copy key copies. */
import { type ComparedField, comparedFields } from '../../../customers/compare/fields.ts';

const cellOf = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('td.compared-cell') : null;

const rowsIn = (root: HTMLElement): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('tr[data-field]')];
const cellsIn = (row: HTMLElement | undefined): HTMLElement[] => [
  ...(row?.querySelectorAll<HTMLElement>('td.compared-cell') ?? []),
];

/** Where a cell stands: its row among the rows of fields, and its column. */
interface Place {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads from a cell; undefined for a key that leads nowhere. */
function next({ row, column }: Place, { rows, columns }: { rows: number; columns: number }, event: KeyboardEvent) {
  const whole = event.ctrlKey || event.metaKey;
  const places: Readonly<Record<string, Place>> = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    Home: { row: whole ? 0 : row, column: 0 },
    End: { row: whole ? rows - 1 : row, column: columns - 1 },
    PageUp: { row: 0, column },
    PageDown: { row: rows - 1, column },
  };
  return places[event.key];
}

function focus(root: HTMLElement, cell: HTMLElement): void {
  for (const other of root.querySelectorAll('td.compared-cell[tabindex="0"]')) other.setAttribute('tabindex', '-1');
  cell.setAttribute('tabindex', '0');
  cell.focus();
}

export function gridKeys(root: HTMLElement, copy: (column: number, field: ComparedField) => void): void {
  root.addEventListener('keydown', event => {
    const cell = cellOf(event.target);
    const row = cell?.closest('tr');
    if (!cell || !row || event.altKey) return;
    const rows = rowsIn(root);
    const column = Number(cell.dataset.column);
    const isCopy = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'c' && !getSelection()?.toString();
    if (event.target === cell && (event.key === 'Enter' || isCopy)) {
      const field = comparedFields.find(one => one === row.dataset.field);
      if (field) copy(column, field);
      event.preventDefault();
      return;
    }
    const size = { rows: rows.length, columns: cellsIn(row).length };
    const place = next({ row: rows.indexOf(row), column }, size, event);
    const target = place && cellsIn(rows[place.row])[place.column];
    if (place) event.preventDefault();
    if (target) focus(root, target);
  });
  root.addEventListener('click', event => {
    const cell = cellOf(event.target);
    // A click that marks text is no move.
    if (cell && event.target instanceof Element && !event.target.closest('button') && !getSelection()?.toString())
      focus(root, cell);
  });
}

/** Gives the focus back to what had it, after all is drawn again. */
export function keptFocus(page: HTMLElement): () => void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !page.contains(active)) return () => {};
  const cell = active.closest<HTMLElement>('td.compared-cell');
  const field = cell?.closest('tr')?.dataset.field;
  const controls = () => [...page.querySelectorAll<HTMLElement>('.head button, .head input, thead button')];
  const at = controls().indexOf(active);
  return () => {
    const again = cell
      ? page.querySelector<HTMLElement>(
          `tr[data-field="${field}"] td.compared-cell[data-column="${cell.dataset.column}"]`,
        )
      : controls()[at];
    if (cell && again) focus(page, again);
    else again?.focus();
  };
}
