/** The page's script: draws what the extension sends and reports what is pressed. */
import '../../detail/page/language.ts';

import { t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import type { FromPage, Shown, ToPage } from '../shared/messages.ts';
import { TableView } from './table-view.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const vscode = acquireVsCodeApi();
const post = (message: FromPage): void => vscode.postMessage(message);

const top = element('header', { class: 'head' });
const notes = element('div', { class: 'notes' });
const said = element('div', { class: 'unseen-by-eyes', attributes: { role: 'status' } });
const table = new TableView();
document
  .getElementById('clientele')
  ?.append(element('div', { class: 'page describe' }, top, element('main', {}, notes, table.root), said));

function environment({ environment }: Shown): HTMLElement {
  if (environment === 'sample') return element('span', { class: 'badge' }, icon('beaker'), t('Sample data'));
  return environment === 'production'
    ? element('span', { class: 'badge environment-production' }, icon('globe'), t('Production'))
    : element('span', { class: 'badge' }, icon('beaker'), t('Sandbox'));
}

function tools(shown: Shown): HTMLElement {
  const made = (label: string, message: FromPage, name: 'copy' | 'json') =>
    shown.hasRows && button({ icon: name, label, onClick: () => post(message) });
  return element(
    'div',
    { class: 'toolbar', attributes: { role: 'group', 'aria-label': t('Actions') } },
    shown.reading === undefined && shown.canReadAll
      ? button({ label: t('Read the whole list'), class: 'primary', onClick: () => post({ type: 'readAll' }) })
      : undefined,
    shown.reading === undefined
      ? button({ icon: 'refresh', label: t('Describe what is open'), onClick: () => post({ type: 'again' }) })
      : button({ label: t('Stop'), class: 'primary', onClick: () => post({ type: 'stop' }) }),
    made(t('Copy as TypeScript type'), { type: 'copy', form: 'typeScript' }, 'copy'),
    made(t('Copy as zod schema'), { type: 'copy', form: 'zod' }, 'copy'),
    made(t('Copy as JSON Schema'), { type: 'copy', form: 'jsonSchema' }, 'copy'),
    made(t('Save as redacted fixture…'), { type: 'saveFixture' }, 'json'),
  );
}

function draw(shown: Shown): void {
  const buttons = () => [...top.querySelectorAll<HTMLElement>('button, a')];
  const label = top.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
  const { providerTitle, docs, connectionName, source, reading } = shown;
  const link = docs.startsWith('https://')
    ? element('a', { title: t('Documentation of {0}', providerTitle), attributes: { href: docs } }, providerTitle)
    : element('span', { text: providerTitle });
  top.replaceChildren(
    element(
      'div',
      { class: 'title-line' },
      element('h1', { attributes: { tabindex: '-1' } }, t('Description of this list')),
      environment(shown),
    ),
    element(
      'p',
      { class: 'where' },
      element(
        'span',
        { class: 'fact' },
        link,
        element('span', { class: 'dim', text: '·' }),
        value(visibleValue(connectionName), 160),
      ),
      element('span', { class: 'fact' }, source),
      reading === undefined ? undefined : element('span', { class: 'fact' }, t('Reading: {0}', reading)),
    ),
    tools(shown),
  );
  // A button that is gone leaves the focus at the top of the page rather than nowhere.
  if (label !== undefined) (buttons().find(one => one.textContent === label) ?? top.querySelector('h1'))?.focus();
  notes.replaceChildren(
    ...shown.notes.map(text => element('div', { class: 'bar' }, icon('warning'), element('p', { text }))),
  );
  table.draw(shown);
}

let isReading = false;

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'said') {
    said.textContent = data.text;
    return;
  }
  const { reading, source } = data.shown;
  if (isReading && reading === undefined) said.textContent = source;
  isReading = reading !== undefined;
  document.querySelector('.page')?.classList.toggle('loading', isReading);
  draw(data.shown);
});
window.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
  document.querySelector<HTMLInputElement>('.find')?.focus();
  event.preventDefault();
});
post({ type: 'ready' });
