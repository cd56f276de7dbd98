/** The page of a table: a filter, the rows, what the active one says, and what the table holds. */
import './language.ts';

import { t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import { type FromPage, most, type RowAction, type TableShown, type ToPage } from '../shared/messages.ts';
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

const question = ({ sort, filter: text, columns, covering }: TableShown) =>
  JSON.stringify([sort, text, covering, columns.map(({ key }) => key)]);

function draw(now: TableShown): void {
  const before = table;
  table = now;
  const isOther = !before || question(before) !== question(now);
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
  if (before?.look !== now.look || before.covering !== now.covering) {
    cache.begin(now.look, { keep: !isOther });
    grid.show(now.shown, now.columns, now.sort, { anew: isOther });
    if (isOther) detail.replaceChildren();
    if (isOther && now.shown > 0) askDetail();
    selected();
  }
  if (isOther) redrawColumns();
}

function sortBy(column: string): void {
  const { sort } = table ?? {};
  if (sort?.column !== column) post({ type: 'sort', column, descending: false });
  else if (!sort.descending) post({ type: 'sort', column, descending: true });
  else post({ type: 'unsort' });
}

/** The rows that are selected; the active one where none is. */
const chosen = () => {
  const { ranges } = grid.selection;
  return ranges.length > 0 ? ranges : grid.at.row >= 0 && grid.count > 0 ? [[grid.at.row, 1] as const] : [];
};

function act(action: RowAction): void {
  const ranges = chosen();
  if (ranges.length > 0) post({ type: 'act', action, look: look(), ranges: ranges.slice(0, most.ranges) });
}

const askDetail = later(60, () => {
  if (grid.at.row >= 0 && grid.count > 0) post({ type: 'detail', look: look(), place: grid.at.row });
});
const askSums = later(120, () =>
  post({ type: 'sums', look: look(), ranges: grid.selection.ranges.slice(0, most.ranges) }),
);

function selected(): void {
  const { count } = grid.selection;
  actions.compare.setAttribute('aria-disabled', String(count < 2));
  actions.open.setAttribute('aria-disabled', String(count > 1));
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

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'table':
      return draw(data.table);
    case 'rows':
      cache.take(data.look, data.from, data.rows);
      return grid.refresh();
    case 'detail': {
      const { detail: row } = data;
      if (data.look !== look()) return;
      const open = () => post({ type: 'act', action: 'open', look: look(), ranges: [[row?.place ?? 0, 1]] });
      detail.replaceChildren(...(row ? detailView(row, table?.areCustomers ? open : undefined) : []));
      detail.scrollTop = 0;
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
