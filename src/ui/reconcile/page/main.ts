/** The page of a comparison: counts to choose from, the rows of one kind, and both sides of the row that is open. */
import './language.ts';

import { number, t } from '../../../core/l10n/language.ts';
import { sentences } from '../../../core/l10n/sentences.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { VirtualList } from '../../webview/page/virtual-list.ts';
import type { AnyFromPage, AnyToPage, AnyView, OpenRow } from '../shared/messages.ts';
import { rowView } from './row-view.ts';

declare function acquireVsCodeApi(): { postMessage(message: AnyFromPage): void };

const vscode = acquireVsCodeApi();
const post = (message: AnyFromPage) => vscode.postMessage(message);

const heading = element('h1', { attributes: { tabindex: '-1' } });
const matched = element('p', { class: 'dim' });
const doubts = element('div', { class: 'doubts' });
const counts = element('div', { class: 'counts', attributes: { role: 'group', 'aria-label': t('Results') } });
const search = element('input', {
  class: 'search',
  attributes: {
    type: 'search',
    placeholder: t('Search these rows'),
    'aria-label': t('Search these rows'),
    maxlength: '200',
  },
});
const range = element('span', { class: 'range', attributes: { role: 'status' } });
const previous = button({ label: t('Previous'), class: 'previous', onClick: () => turn(-1) });
const next = button({ label: t('Next'), class: 'next', onClick: () => turn(1) });
const action = button({ label: '', class: 'action', onClick: () => post({ type: 'act' }) });
const exports = element('span', { class: 'exports' });
const rows = new VirtualList({
  label: t('Rows'),
  cells: index => cellsOf(index),
  open: index => open(index),
});
const sides = element('section', { class: 'sides', attributes: { 'aria-label': t('The chosen row'), tabindex: '0' } });
const bar = element('div', { class: 'tools' }, action, search, range, previous, next, exports);
const body = element('div', { class: 'body' }, rows.root, sides);
const main = element('main', {}, counts, bar, body);
const page = element('div', { class: 'page' }, element('header', { class: 'head' }, heading, matched, doubts), main);
document.getElementById('clientele')?.append(page);

let view: AnyView | undefined;

const shown = (text: string) => value(visibleValue(text), 200);

function cellsOf(index: number): readonly HTMLElement[] {
  const row = view?.rows[index];
  const cell = (name: string, text: string) =>
    element('span', { class: name, attributes: { role: 'gridcell' } }, shown(text));
  return row ? [cell('title', row.title), cell('key', row.key), cell('note', row.note)] : [];
}

function open(index: number): void {
  rows.choose(index);
  post({ type: 'open', index });
}

function turn(by: 1 | -1): void {
  if (!view || (by === 1 ? !view.hasMore : view.page === 1)) return;
  post({ type: 'page', page: view.page + by });
}

function draw(now: AnyView): void {
  const isOther = view?.kind !== now.kind || view.page !== now.page || view.text !== now.text;
  view = now;
  heading.replaceChildren(shown(now.here), ...(now.there === '' ? [] : [t(' and '), shown(now.there)]));
  matched.textContent = now.complete ? sentences(now.matched, t('Both lists were read to their ends.')) : now.matched;
  doubts.replaceChildren(...now.doubts.map(doubt => element('p', { class: 'doubt' }, shown(doubt))));
  drawCounts(now);
  action.hidden = now.action === undefined;
  action.textContent = now.action ?? '';
  drawExports(now);
  range.textContent = now.range;
  previous.setAttribute('aria-disabled', String(now.page === 1));
  next.setAttribute('aria-disabled', String(!now.hasMore));
  rows.choose(undefined);
  rows.show(now.rows.length);
  if (isOther) rows.root.scrollTop = 0;
  sides.replaceChildren(element('p', { class: 'dim', text: now.rows.length > 0 ? hint(now) : '' }));
}

const hint = ({ there }: AnyView): string =>
  there === '' ? t('Choose a row to see who that is, and where.') : t('Choose a row to see both sides.');

/** Made once: they stay the same, and one of them may have the focus. */
function drawExports({ formats }: AnyView): void {
  if (exports.childElementCount > 0) return;
  const made = formats.map(format =>
    button({ label: format.toUpperCase(), onClick: () => post({ type: 'export', format }) }),
  );
  exports.append(t('Export as'), ...made);
}

/** Buttons stay where they are, so that the one that was pressed keeps the focus. */
function drawCounts(now: AnyView): void {
  if (counts.childElementCount === 0)
    counts.append(
      ...now.counts.map(({ kind }) =>
        button({ label: kind, class: 'count', onClick: () => post({ type: 'kind', kind }) }),
      ),
    );
  for (const [at, { kind, label, count }] of now.counts.entries()) {
    const made = counts.children[at];
    made?.replaceChildren(element('b', { text: number(count) }), shown(label));
    made?.setAttribute('aria-pressed', String(kind === now.kind));
  }
}

function showRow(row: OpenRow): void {
  if (!view) return;
  sides.replaceChildren(...rowView(row, view, nth => post({ type: 'openCustomer', index: row.index, nth })));
  sides.scrollTop = 0;
}

let typing: ReturnType<typeof setTimeout> | undefined;
search.addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(() => post({ type: 'search', text: search.value }), 200);
});

window.addEventListener('message', ({ data }: MessageEvent<AnyToPage>) => {
  switch (data.type) {
    case 'view':
      return draw(data.view);
    case 'row':
      return showRow(data.row);
    case 'busy':
      return main.setAttribute('aria-busy', String(data.busy));
  }
});
post({ type: 'ready' });
