/** The page's script: the manifest as text, the answer, and what the one reads of the other, side by side. */
import '../../../detail/page/language.ts';

import { t } from '../../../../core/l10n/language.ts';
import { button, element } from '../../../webview/page/dom.ts';
import { icon } from '../../../webview/page/icons.ts';
import type { FromPage, Shown, ToPage } from '../shared/messages.ts';
import { ManifestEditor } from './manifest-editor.ts';
import { answerView, readingView } from './views.ts';

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const vscode = acquireVsCodeApi();
const post = (message: FromPage): void => vscode.postMessage(message);

const top = element('header', { class: 'head' });
const editor = new ManifestEditor(text => post({ type: 'edited', text }));
const answer = element('section', { class: 'column answer', attributes: { 'aria-label': t('Answer') } });
const reading = element('section', { class: 'column reading', attributes: { 'aria-label': t('What it reads') } });
const said = element('div', { class: 'unseen-by-eyes', attributes: { role: 'status' } });
document
  .getElementById('clientele')
  ?.append(
    element(
      'div',
      { class: 'page draft' },
      top,
      element('main', { class: 'columns' }, editor.root, answer, reading),
      said,
    ),
  );

function contacts({ contacts: all }: Shown): HTMLElement | undefined {
  if (all.length === 0) return undefined;
  return element(
    'div',
    { class: 'contacts' },
    element('h2', { text: t('What it will contact') }),
    element(
      'ul',
      {},
      ...all.map(({ origin, text }) => element('li', {}, element('code', { text: origin }), ' ', text)),
    ),
  );
}

function tools(shown: Shown): HTMLElement {
  const { host, busy, canTry, canKeep, isKept, answer: known } = shown;
  const idle = busy === undefined;
  const made = (label: string, message: FromPage, isMain = false) =>
    button({ label, ...(isMain ? { class: 'primary' } : {}), onClick: () => post(message) });
  return element(
    'div',
    { class: 'toolbar', attributes: { role: 'group', 'aria-label': t('Actions') } },
    idle &&
      host !== undefined &&
      made(known ? t('Ask {0} again', host) : t('Ask {0}', host), { type: 'send' }, known === undefined),
    idle && canTry && made(t('Try the next page and one customer'), { type: 'try' }),
    idle && known?.isGood && made(t('Guess again'), { type: 'guess' }),
    idle && canKeep && !isKept && made(t('Keep…'), { type: 'keep' }, canTry),
    idle && isKept && made(t('Connect now'), { type: 'connect' }, true),
    busy !== undefined && element('span', { class: 'dim', text: busy }),
  );
}

/** A button that is gone leaves the focus at the top of the page rather than nowhere. */
function draw(shown: Shown): void {
  const label = top.contains(document.activeElement) ? document.activeElement?.textContent : undefined;
  top.replaceChildren(
    element(
      'div',
      { class: 'title-line' },
      element('h1', { attributes: { tabindex: '-1' } }, t('New provider: {0}', shown.title)),
      shown.isKept && element('span', { class: 'badge' }, icon('active'), t('Kept in your settings')),
    ),
    ...[contacts(shown), tools(shown)].filter(one => one !== undefined),
  );
  if (label !== undefined) {
    const buttons = [...top.querySelectorAll<HTMLElement>('button')];
    (buttons.find(one => one.textContent === label) ?? top.querySelector('h1'))?.focus();
  }
  editor.mark(shown.problems);
  answer.replaceChildren(...answerView(shown));
  reading.replaceChildren(
    ...readingView(shown, (question, chosen) => post({ type: 'choose', question, answer: chosen })),
  );
}

let before: Shown | undefined;

/** What changed, for who listens. */
function speak(shown: Shown): void {
  if (shown.busy !== undefined) said.textContent = shown.busy;
  else if (before?.busy !== undefined) said.textContent = shown.rows ?? shown.answer?.facts ?? '';
  before = shown;
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  if (data.type === 'text') {
    editor.text = data.text;
    return;
  }
  speak(data.shown);
  draw(data.shown);
});
post({ type: 'ready' });
