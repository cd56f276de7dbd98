/** The page's script: draws what the extension sends and reports what is pressed. */
import '../../detail/page/language.ts';

import { clock, number, t } from '../../../core/l10n/language.ts';
import { type Comparison, compareRecords } from '../../../customers/compare/compare.ts';
import { tick } from '../../detail/page/header-view.ts';
import { button, element } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import type { Column, FromPage, SavedState, ToPage } from '../shared/messages.ts';
import { isOneCustomer, letterOf } from './column-view.ts';
import { gridKeys, keptFocus } from './grid-keys.ts';
import { tableView } from './table-view.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: SavedState): void };

const vscode = acquireVsCodeApi();
const post = (message: FromPage) => vscode.postMessage(message);

const heading = element('h1');
const summary = element('p', { class: 'summary dim' });
const tools = element('div', { class: 'toolbar' });
const notice = element('div', { class: 'notice' });
const scroller = element('div', { class: 'compared' });
const said = element('div', { class: 'unseen-by-eyes', attributes: { role: 'status' } });
const head = element('header', { class: 'head' }, heading, summary, tools);
const page = element('div', { class: 'compare-page' }, head, element('main', {}, notice, scroller), said);
document.getElementById('clientele')?.append(page);
gridKeys(scroller, (column, field) => post({ type: 'copy', column, field }));

let columns: readonly Column[] = [];
let comparisons: readonly Comparison[] = [];
/** What the user has chosen to see; gone with the page. */
let onlyDifferences = false;
let withoutUpdateTimes = true;

function say(text: string): void {
  said.textContent = text;
}

function draw(): void {
  const isLoading = columns.some(({ phase }) => phase === 'loading');
  heading.textContent = title();
  summary.textContent = summaryText();
  const keep = keptFocus(page);
  drawTools(isLoading);
  drawNotice();
  const left = scroller.scrollLeft;
  const top = scroller.scrollTop;
  scroller.replaceChildren(tableView({ columns, comparisons, onlyDifferences, post }));
  scroller.scrollTo(left, top);
  keep();
  page.classList.toggle('loading', isLoading);
  scroller.setAttribute('aria-busy', String(isLoading));
}

function title(): string {
  const [first] = columns;
  if (!isOneCustomer(columns)) return t('Compare {0} customers', number(columns.length));
  return first?.record ? t('What changed since {0}', clock(first.record.fetchedAt)) : t('What changed');
}

/** How the records go together, in numbers; nothing while there are not two. */
function summaryText(): string {
  if (columns.filter(({ record }) => record).length < 2) return '';
  const count = (likeness: Comparison['likeness']) =>
    comparisons.filter(comparison => comparison.likeness === likeness).length;
  const [different, partial, equal] = [count('different'), count('partial'), count('equal')].map(number);
  return t('Fields: {0} different, {1} only in some, {2} the same', different ?? '', partial ?? '', equal ?? '');
}

function checkbox(label: string, checked: boolean, change: (checked: boolean) => void): HTMLElement {
  const box = element('input', { attributes: { type: 'checkbox' } });
  box.checked = checked;
  box.addEventListener('change', () => change(box.checked));
  return element('label', { class: 'check' }, box, label);
}

function drawTools(isLoading: boolean): void {
  const only = checkbox(t('Only differences'), onlyDifferences, checked => {
    onlyDifferences = checked;
    draw();
  });
  tools.replaceChildren(
    only,
    button({
      icon: 'refresh',
      label: isLoading ? t('Refreshing…') : t('Refresh'),
      attributes: isLoading ? { 'aria-disabled': 'true' } : {},
      onClick: () => isLoading || post({ type: 'refresh' }),
    }),
    ...rawTools(),
  );
}

/** A button for each pair of records, for VS Code's comparison of what was sent. */
function rawTools(): readonly HTMLElement[] {
  const loaded = columns.flatMap(({ record }, at) => (record ? [at] : []));
  const pairs = loaded.flatMap((left, at) => loaded.slice(at + 1).map(right => [left, right] as const));
  if (pairs.length === 0) return [];
  const buttons = pairs.map(([left, right]) => {
    const pair = t('{0} ↔ {1}', letterOf(left), letterOf(right));
    const isOnly = pairs.length === 1;
    return button({
      icon: 'diff',
      label: isOnly ? t('Compare raw JSON') : pair,
      attributes: isOnly ? {} : { 'aria-label': t('Compare raw JSON of {0}', pair) },
      onClick: () => post({ type: 'diff', left, right, withoutUpdateTimes }),
    });
  });
  const without = checkbox(t('without update times'), withoutUpdateTimes, checked => {
    withoutUpdateTimes = checked;
  });
  const label = pairs.length === 1 ? undefined : element('span', { text: t('Raw JSON') });
  return [
    element(
      'div',
      { class: 'raw-tools', attributes: { role: 'group', 'aria-label': t('Raw JSON') } },
      label,
      ...buttons,
      without,
    ),
  ];
}

function drawNotice(): void {
  const isWaiting = columns.some(({ phase, place }) => phase === 'waiting' && place);
  notice.replaceChildren();
  if (!isWaiting) return;
  const text = element('p', { text: t('Customer data is not kept when the window is reloaded.') });
  const load = button({ label: t('Load'), class: 'primary', onClick: () => post({ type: 'load' }) });
  notice.append(element('div', { class: 'bar' }, icon('account'), text, load));
}

function receive(message: ToPage): void {
  if (message.type === 'said') {
    say(message.text);
    return;
  }
  const wasLoading = columns.some(({ phase }) => phase === 'loading');
  ({ columns } = message);
  comparisons = message.comparisons ?? compareRecords(columns.map(({ record }) => record?.customer));
  // An ID that says who somebody is is kept nowhere while it is covered.
  if (columns.every(({ customerId, shownId }) => customerId === shownId))
    vscode.setState({ customers: columns.map(({ connectionId, customerId }) => ({ connectionId, customerId })) });
  draw();
  const isLoading = columns.some(({ phase }) => phase === 'loading');
  if (wasLoading !== isLoading) say(isLoading ? t('Loading…') : (summary.textContent ?? ''));
}

window.addEventListener('message', (event: MessageEvent<ToPage>) => receive(event.data));
window.setInterval(tick, 30_000);
post({ type: 'ready' });
