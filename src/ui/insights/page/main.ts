/** The page of insights: how much is counted, figures with their tables, who is named, what drifts. */
import './language.ts';

import { t } from '../../../core/l10n/language.ts';
import { button, element } from '../../webview/page/dom.ts';
import type { DriftLine, Figure, FromPage, InsightsView, Ranking, ToPage } from '../shared/messages.ts';
import { pictureOf } from '../shared/picture.ts';
import { columnHead, figureView, scrolling } from './figure-view.ts';
import { pngOf } from './png.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const vscode = acquireVsCodeApi();
const post = (message: FromPage) => vscode.postMessage(message);

const heading = element('h1', { attributes: { tabindex: '-1' } });
const read = element('ul', { class: 'read', attributes: { 'aria-label': t('What is counted') } });
const busy = element('span', { class: 'busy dim', attributes: { role: 'status' } });
const readAll = button({ label: t('Read the whole list first'), onClick: () => post({ type: 'readAll' }) });
const stop = button({ label: t('Stop'), onClick: () => post({ type: 'stop' }) });
const again = button({ label: t('Count again'), class: 'quiet', onClick: () => post({ type: 'again' }) });
const print = button({ label: t('Save to print…'), class: 'quiet', onClick: () => post({ type: 'saveReport' }) });
const tools = element('div', { class: 'toolbar' }, readAll, stop, again, print, busy);
const main = element('main');
const page = element('div', { class: 'page' }, element('header', { class: 'head' }, heading, read, tools), main);
document.getElementById('clientele')?.append(page);

/** Figures that are shown, so that one that did not change stays as it is, with its focus and its place. */
const shown = new Map<string, { readonly text: string; readonly element: HTMLElement }>();

function figureOf(figure: Figure): HTMLElement {
  const text = JSON.stringify(figure);
  const known = shown.get(figure.id);
  if (known?.text === text) return known.element;
  const focused = known?.element.contains(document.activeElement)
    ? document.activeElement?.getAttribute('data-choice')
    : undefined;
  const made = figureView(figure, {
    list: bar => post({ type: 'list', figure: figure.id, bar }),
    choose: choice => post({ type: 'choose', figure: figure.id, choice }),
    save: format => save(figure, format),
  });
  shown.set(figure.id, { text, element: made });
  if (focused) queueMicrotask(() => made.querySelector<HTMLElement>(`[data-choice="${CSS.escape(focused)}"]`)?.focus());
  return made;
}

function save(figure: Figure, format: 'svg' | 'png'): void {
  if (format === 'svg') {
    post({ type: 'saveSvg', figure: figure.id });
    return;
  }
  const png = pngOf(pictureOf(figure));
  if (png !== undefined) post({ type: 'savePng', figure: figure.id, png });
}

const tableOf = (title: string, head: readonly string[], rows: readonly HTMLElement[]): HTMLElement =>
  element(
    'section',
    { class: 'figure' },
    element('h2', { text: title }),
    scrolling(
      title,
      element(
        'table',
        {},
        element('thead', {}, element('tr', {}, ...head.map(columnHead))),
        element('tbody', {}, ...rows),
      ),
    ),
  );

const cell = (text: string): HTMLElement => element('td', { text });

function rankingView({ id, title, people }: Ranking): HTMLElement {
  const rows = people.map(({ label, connection, amount }, index) => {
    const name = button({ label, class: 'link', onClick: () => post({ type: 'open', ranking: id, index }) });
    return element(
      'tr',
      {},
      element('th', { attributes: { scope: 'row' } }, name),
      cell(amount),
      element('td', { class: 'words', text: connection }),
    );
  });
  return tableOf(title, [t('Customer'), t('Amount'), t('Connection')], rows);
}

function driftView(lines: readonly DriftLine[]): HTMLElement {
  const rows = lines.map(({ field, connection, what, rows: count }) =>
    element(
      'tr',
      {},
      element('th', { attributes: { scope: 'row' } }, element('code', { text: field })),
      cell(count),
      ...[what, connection].map(text => element('td', { class: 'words', text })),
    ),
  );
  return tableOf(
    t('Fields that drift from the documentation'),
    [t('Field'), t('Rows'), t('What'), t('Connection')],
    rows,
  );
}

function draw(view: InsightsView): void {
  heading.textContent = view.title;
  read.replaceChildren(...view.read.map(({ text }) => element('li', { text })));
  readAll.hidden = !view.read.some(({ canReadAll }) => canReadAll);
  const nobody = element('p', {
    class: 'nobody',
    text: t('Nothing is read yet: open a page of the list, or read all of it.'),
  });
  main.replaceChildren(
    ...(view.customers === 0 ? [nobody] : view.figures.map(figureOf)),
    ...view.rankings.map(rankingView),
    ...(view.drift.length > 0 ? [driftView(view.drift)] : []),
  );
  print.hidden = view.customers === 0;
  drawBusy(view.busy, view.canStop);
}

function drawBusy(text: string | undefined, canStop: boolean): void {
  busy.textContent = text ?? '';
  stop.hidden = !canStop;
  for (const one of [readAll, again]) one.setAttribute('aria-disabled', String(canStop));
  main.setAttribute('aria-busy', String(text !== undefined));
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'view':
      return draw(data.view);
    case 'busy':
      return drawBusy(data.busy, data.canStop);
    case 'said':
      busy.textContent = data.text;
  }
});
drawBusy(undefined, false);
post({ type: 'ready' });
