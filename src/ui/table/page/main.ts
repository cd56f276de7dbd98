/** The page of a table: a filter, the rows, what the active one says, and what the table holds. */
import './language.ts';

import { t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import {
  type FromPage,
  most,
  type RowAction,
  type RowDetail,
  type TableShown,
  type ToPage,
} from '../shared/messages.ts';
import { columnsView } from './columns-view.ts';
import { detailView } from './detail-view.ts';
import { Grid } from './grid.ts';
import { later } from './later.ts';
import { RowCache } from './row-cache.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const vscode = acquireVsCodeApi();
const post = (message: FromPage) => vscode.postMessage(message);

let table: TableShown | undefined;
const look = () => table?.look ?? 0;
const shown = (text: string) => value(visibleValue(text), 200);

const cache = new RowCache((from, count) => post({ type: 'rows', look: look(), from, count }));
const grid = new Grid({
  label: t('Rows'),
  cells: place => cache.row(place),
  onSight: (first, last) => cache.want(first, last),
  onActive: () => askDetail(),
  onSelect: () => selected(),
  onOpen: place => post({ type: 'act', action: 'open', look: look(), ranges: [[place, 1]] }),
  onSort: column => sortBy(column),
  onCopy: cell => (cell ? post({ type: 'copyCell', look: look(), ...cell }) : act('copy')),
});

const heading = element('h1', { attributes: { tabindex: '-1' } });
const subtitle = element('p', { class: 'dim' });
const filter = element('input', {
  class: 'search',
  attributes: {
    ...{ type: 'search', placeholder: t('Filter over all columns'), 'aria-label': t('Filter over all columns') },
    maxlength: String(most.filter),
  },
});
const choosing = button({ label: t('Columns…'), class: 'choose', onClick: () => toggleColumns() });
choosing.setAttribute('aria-expanded', 'false');
const actions: Readonly<Record<RowAction, HTMLButtonElement>> = {
  open: button({ label: t('Open'), onClick: () => act('open') }),
  copy: button({ label: t('Copy'), icon: 'copy', onClick: () => act('copy') }),
  copyIds: button({ label: t('Copy IDs'), onClick: () => act('copyIds') }),
  compare: button({ label: t('Compare'), icon: 'diff', onClick: () => act('compare') }),
  export: button({ label: t('Export…'), icon: 'export', onClick: () => act('export') }),
};
const tools = element(
  'div',
  { class: 'tools', attributes: { role: 'group', 'aria-label': t('Rows that are selected') } },
  ...Object.values(actions),
);
const bar = element('div', { class: 'tools table-tools' }, filter, choosing, tools);
const notes = element('div', { class: 'table-notes', attributes: { role: 'status' } });
const detail = element('section', {
  class: 'detail',
  attributes: { 'aria-label': t('The active row'), tabindex: '0' },
});
const side = element('div', { class: 'side' }, detail);
const body = element('div', { class: 'table-body' }, grid.root, side);
const held = element('span', { class: 'held', attributes: { role: 'status' } });
const reading = element('span', { class: 'dim reading' });
const readAll = button({ label: t('Read All'), class: 'read-all', onClick: () => post({ type: 'readAll' }) });
const stop = button({ label: t('Stop'), class: 'stop', onClick: () => post({ type: 'stop' }) });
const more = button({ label: '', class: 'more', onClick: () => post({ type: 'renew' }) });
const sums = element('span', { class: 'sums', attributes: { role: 'status' } });
const said = element('span', { class: 'unseen-by-eyes', attributes: { role: 'status' } });
const foot = element('footer', { class: 'table-foot' }, held, reading, readAll, stop, more, sums, said);
const main = element('main', {}, bar, notes, body, foot);
const head = element('header', { class: 'head' }, element('div', { class: 'title-line' }, heading), subtitle);
document.getElementById('clientele')?.append(element('div', { class: 'page' }, head, main));

const question = ({ sort, filter: text, columns }: TableShown) =>
  JSON.stringify([sort, text, columns.map(({ key }) => key)]);

/** What the rows in sight are the answer to. */
let asked = '';

function draw(now: TableShown): void {
  const before = table;
  table = now;
  const isMoved = before?.look !== now.look;
  const isOther = isMoved && asked !== question(now);
  const isCovered = before?.covering !== now.covering;
  heading.replaceChildren(shown(now.heading));
  subtitle.replaceChildren(shown(now.subtitle));
  head.classList.toggle('production', now.isProduction);
  notes.replaceChildren(...now.notes.map(note => element('p', { class: 'table-note' }, icon('warning'), shown(note))));
  held.textContent = now.foot;
  reading.textContent = now.reading ?? '';
  main.setAttribute('aria-busy', String(now.reading !== undefined));
  readAll.hidden = !now.canReadAll;
  stop.hidden = now.reading === undefined;
  more.hidden = now.more === undefined;
  more.textContent = now.more === undefined ? '' : t('{0}: show', now.more);
  for (const action of ['open', 'copyIds', 'compare', 'export'] as const) actions[action].hidden = !now.areCustomers;
  if (isMoved || isCovered) {
    if (isMoved) asked = question(now);
    // Where rows stand as they came, others come behind them.
    const stays = !isMoved || (!isOther && before !== undefined && before.look >= now.unmoved);
    const isKnown = isMoved && JSON.stringify(now.kept.of) === JSON.stringify(mine());
    cache.begin(now.look, { keep: stays && !isCovered });
    grid.show(now.shown, now.columns, now.sort, {
      anew: isOther,
      chosen: stays ? undefined : isKnown ? now.kept.now : [],
    });
    if (isCovered || grid.readPlace < 0) drawDetail();
    askDetail();
    selected();
  }
  if (isOther || isCovered) redrawColumns();
  if (!before) takeKeys();
}

function sortBy(column: string): void {
  const { sort } = table ?? {};
  if (sort?.column !== column) post({ type: 'sort', column, descending: false });
  else if (!sort.descending) post({ type: 'sort', column, descending: true });
  else post({ type: 'unsort' });
}

/** The row that is read and those that are selected, as far as a message names them. */
const mine = () => grid.chosen.slice(0, most.ranges);

/** The rows that are selected; the one that is read where none is. */
const chosen = () => {
  const [read, ...selected] = grid.chosen;
  return selected.length > 0 ? selected : read?.[1] ? [read] : [];
};

function act(action: RowAction): void {
  const ranges = chosen();
  if (ranges.length > 0) post({ type: 'act', action, look: look(), ranges: ranges.slice(0, most.ranges) });
}

let read: string | null | undefined;

/** null: the row is gone. Without one, what to do for it, or nothing while it is on its way. */
function drawDetail(row?: RowDetail | null): void {
  // The same record at another place: who reads it is not disturbed.
  const now = row && JSON.stringify({ ...row, place: 0 });
  if (now && now === read) return;
  read = now;
  const open = () => post({ type: 'act', action: 'open', look: look(), ranges: [[grid.readPlace, 1]] });
  const text = row === null ? t('not there any more') : t('Select a row to read it here.');
  const words = row === undefined && grid.readPlace >= 0 ? [] : [element('p', { class: 'dim', text })];
  detail.replaceChildren(...(row ? detailView(row, table?.areCustomers ? open : undefined) : words));
  detail.scrollTop = 0;
}

const askDetail = later(60, () => {
  if (grid.readPlace >= 0) post({ type: 'detail', look: look(), place: grid.readPlace });
});
const askSums = later(120, () => {
  const { count, ranges } = grid.selection;
  if (count > 0) post({ type: 'sums', look: look(), ranges: ranges.slice(0, most.ranges) });
});

function selected(): void {
  const { count } = grid.selection;
  post({ type: 'chosen', look: look(), ranges: mine() });
  for (const action of Object.values(actions)) action.setAttribute('aria-disabled', String(chosen().length === 0));
  actions.compare.setAttribute('aria-disabled', String(count < 2));
  actions.open.setAttribute('aria-disabled', String(count > 1 || chosen().length === 0));
  if (count === 0) sums.textContent = '';
  else askSums();
}

let columns: ReturnType<typeof columnsView> | undefined;

function toggleColumns(): void {
  const isOpen = columns !== undefined;
  choosing.setAttribute('aria-expanded', String(!isOpen));
  columns = undefined;
  if (isOpen) {
    side.replaceChildren(detail);
    choosing.focus();
  } else redrawColumns(true)?.focus();
}

/** Ticked boxes are those that are shown: with the usual columns they are others than before. */
function redrawColumns(open = columns !== undefined): ReturnType<typeof columnsView> | undefined {
  if (!open || !table) return undefined;
  const active = document.activeElement;
  const key = active instanceof HTMLInputElement ? active.dataset.key : undefined;
  const { scrollTop } = side;
  columns = columnsView(table, { choose: keys => post({ type: 'columns', keys }), close: () => toggleColumns() });
  side.replaceChildren(columns.root);
  side.scrollTop = scrollTop;
  const again = [...columns.root.querySelectorAll('input')].find(box => key !== undefined && box.dataset.key === key);
  again?.focus();
  return columns;
}

const askFilter = later(150, () => post({ type: 'filter', text: filter.value }));
filter.addEventListener('input', () => askFilter());
filter.addEventListener('keydown', event => {
  if (event.key !== 'ArrowDown' && event.key !== 'Enter') return;
  grid.root.focus();
  event.preventDefault();
});

/** A table that comes to the front takes keys at once: where nothing of it has them, its rows do. */
function takeKeys(): void {
  if (document.hasFocus() && document.activeElement === document.body) grid.root.focus({ preventScroll: true });
}
window.addEventListener('focus', takeKeys);

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'table':
      return draw(data.table);
    case 'rows':
      cache.take(data.look, data.from, data.rows);
      return grid.refresh();
    case 'detail': {
      const { detail: row } = data;
      if (data.look === look() && (!row || row.place === grid.readPlace)) drawDetail(row ?? null);
      return;
    }
    case 'sums':
      if (data.look === look()) sums.textContent = data.text;
      return;
    case 'said':
      said.textContent = data.text;
  }
});
post({ type: 'ready' });
