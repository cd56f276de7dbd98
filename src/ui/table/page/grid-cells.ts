/** The cells of the grid, and how they look. */
import { t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import type { ColumnView, RowCells, SortView } from '../shared/messages.ts';
import type { Place } from './grid-parts.ts';

/** What a cell is drawn by. */
export interface Drawing {
  readonly columns: readonly ColumnView[];
  /** Where each column begins, in pixels, and where the last one ends. */
  readonly edges: readonly number[];
  readonly active: Place;
}

/** The columns in sight: the first, and the one behind the last. */
export type ColumnRange = readonly [from: number, to: number];

const plain = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

function cell(of: Drawing, place: Place, role: 'gridcell' | 'columnheader', content: Node | string): HTMLElement {
  const { row, column } = place;
  const isActive = row === of.active.row && column === of.active.column;
  const made = element(
    'div',
    {
      class: ['grid-cell', of.columns[column]?.isNumber && 'digits', isActive && 'active'].filter(Boolean).join(' '),
      attributes: { role, id: `cell-${row}-${column}`, 'aria-colindex': String(column + 1) },
    },
    content,
  );
  made.style.width = `${(of.edges[column + 1] ?? 0) - (of.edges[column] ?? 0)}px`;
  return made;
}

export function headCells(of: Drawing, [from, to]: ColumnRange, sort: SortView | undefined): readonly HTMLElement[] {
  const made: HTMLElement[] = [];
  for (let column = from; column < to; column++) {
    const { key = '', label = '' } = of.columns[column] ?? {};
    const isSorted = sort?.column === key;
    const name = element('span', { class: 'grid-label' }, value(visibleValue(label)));
    const head = cell(of, { row: -1, column }, 'columnheader', name);
    head.title = t('{0}: sort by it', label);
    head.setAttribute('aria-sort', !isSorted ? 'none' : sort?.descending ? 'descending' : 'ascending');
    if (isSorted) head.append(icon(sort?.descending ? 'down' : 'up'));
    made.push(head);
  }
  return made;
}

/** undefined: the row is on its way. */
export function rowElement(
  of: Drawing,
  [from, to]: ColumnRange,
  {
    place,
    cells,
    isSelected,
    isRead,
  }: {
    readonly place: number;
    readonly cells: RowCells | undefined;
    readonly isSelected: boolean;
    readonly isRead: boolean;
  },
): HTMLElement {
  const look = [isRead && 'read', place % 2 === 1 && 'odd', cells === undefined && 'coming', cells === null && 'gone'];
  const made = element('div', {
    class: ['grid-row', ...look].filter(Boolean).join(' '),
    attributes: { role: 'row', 'aria-rowindex': String(place + 2), 'aria-selected': String(isSelected) },
  });
  made.style.paddingLeft = `${of.edges[from] ?? 0}px`;
  for (let column = from; column < to; column++) {
    const text = cells?.[column] ?? (cells === null && column === from ? t('not there any more') : '');
    const content = plain.test(text) ? text : value(visibleValue(text));
    made.append(cell(of, { row: place, column }, 'gridcell', content));
  }
  return made;
}

/** Where a cell is that was pressed. */
export function placeOf(target: EventTarget | null): Place | undefined {
  const id = target instanceof Element ? target.closest('.grid-cell')?.id : undefined;
  const [, row, column] = /^cell-(-?\d+)-(\d+)$/.exec(id ?? '') ?? [];
  return row === undefined || column === undefined ? undefined : { row: Number(row), column: Number(column) };
}
