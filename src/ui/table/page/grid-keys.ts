/** The keys of the grid: arrows, Page Up and Down, Home and End move; Shift selects on; Space, Enter and the copy key act. */
import type { GridSetup, Place, WalkedGrid } from './grid-parts.ts';

/** Where a key leads; undefined for one that leads nowhere. */
function next({ row, column }: Place, grid: WalkedGrid, event: KeyboardEvent): Place | undefined {
  const whole = event.ctrlKey || event.metaKey;
  // With these, VS Code goes from tab to tab.
  if (whole && event.key.startsWith('Page')) return undefined;
  const places: Readonly<Record<string, Place>> = {
    ArrowDown: { row: whole ? grid.count - 1 : row + 1, column },
    ArrowUp: { row: whole ? 0 : row - 1, column },
    ArrowLeft: { row, column: whole ? 0 : column - 1 },
    ArrowRight: { row, column: whole ? grid.width - 1 : column + 1 },
    PageDown: { row: row + grid.perPage, column },
    PageUp: { row: Math.max(0, row - grid.perPage), column },
    Home: { row: whole ? 0 : row, column: 0 },
    End: { row: whole ? grid.count - 1 : row, column: grid.width - 1 },
  };
  return places[event.key];
}

/** Whether a key was one of the grid's. */
function pressed(event: KeyboardEvent, grid: WalkedGrid, setup: GridSetup): boolean {
  if (event.altKey) return false;
  const { row, column } = grid.at;
  const to = next(grid.at, grid, event);
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const isOwn = command && !event.shiftKey;
  if (to) {
    const isAside = to.row === row;
    grid.reach(to, isAside ? 'none' : event.shiftKey ? 'extend' : 'only');
  } else if (isOwn && key === 'a') {
    grid.selection.all(grid.count);
    grid.marked();
  } else if (isOwn && key === 'c') {
    if (!document.getSelection()?.isCollapsed) return false;
    const name = grid.columnAt(column);
    const isCell = grid.selection.count < 2 && row >= 0 && name !== undefined;
    setup.onCopy(isCell ? { place: row, column: name } : undefined);
  } else if (command) return false;
  else if ((key === 'enter' || key === ' ') && row < 0) {
    const name = grid.columnAt(column);
    if (name !== undefined) setup.onSort(name);
  } else if (key === 'enter') setup.onOpen(row);
  else if (key === ' ') {
    grid.selection.toggle(row);
    grid.reach(grid.at, 'none');
  } else return false;
  return true;
}

export function gridKeys(root: HTMLElement, grid: WalkedGrid, setup: GridSetup): void {
  root.addEventListener('keydown', event => {
    if (event.target !== root || !pressed(event, grid, setup)) return;
    event.preventDefault();
    // VS Code would mark or copy the words of the whole page.
    if (event.key.length === 1 && event.key !== ' ') event.stopPropagation();
  });
}
