/** The request behind what is shown, folded away until somebody writes their own. */
import { t } from '../../../core/l10n/language.ts';
import type { Header } from '../../../core/model/exchange.ts';
import { attemptWords, exchangeWords, sizeWords } from '../../text/exchange-words.ts';
import { visibleParts } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import type { ShownRequest } from '../shared/messages.ts';
import { showTime } from './format.ts';
import type { Post } from './header-view.ts';

/** Draws it; `open` as the reader had the one before. */
export function requestView(request: ShownRequest | undefined, post: Post, open = false): HTMLElement {
  if (!request) return element('div', { class: 'request' });
  const { method, url, attempts, bytes, sent, received, cached } = request;
  const last = attempts.at(-1);
  const time = last && showTime(last.sentAt, { now: Date.now() });
  const summary = element(
    'summary',
    {},
    icon('chevron'),
    element('h3', { text: t('Request') }),
    element('span', { class: 'dim', text: `${method} · ${exchangeWords(request)}` }),
    cached && element('span', { class: 'dim', text: `· ${t('from the cache')}` }),
  );
  const list = element(
    'dl',
    {},
    line(t('Address'), element('code', {}, value(visibleParts(url), 400))),
    time && line(t('Sent at'), element('span', { text: time.lines.join(' '), title: time.exact }), ' ', dim(time.note)),
    bytes !== undefined && line(t('Size'), sizeWords(bytes)),
    attempts.length > 1 &&
      line(
        t('Attempts'),
        element(
          'ol',
          { class: 'attempts' },
          ...attempts.map((attempt, at) => element('li', { text: attemptWords(attempt, attempts[at - 1]) })),
        ),
      ),
    cached && line(t('Cache'), t('This answer was at hand: nothing was sent for it again.')),
    line(t('Sent'), headers(sent)),
    received.length > 0 && line(t('Limits, IDs'), headers(received)),
    line(t('Copy as'), copies(post)),
  );
  const made = element('details', { class: 'group request' }, summary, list);
  made.open = open;
  return made;
}

const line = (label: string, ...content: readonly (Node | string | false | undefined)[]): HTMLElement =>
  element('div', { class: 'field' }, element('dt', { text: label }), element('dd', {}, fact(content)));

const fact = (content: readonly (Node | string | false | undefined)[]): HTMLElement =>
  element('div', { class: 'reading' }, ...content);

const dim = (text: string | undefined) => text !== undefined && element('span', { class: 'note', text });

const headers = (of: readonly Header[]): HTMLElement =>
  element(
    'ul',
    { class: 'headers' },
    ...of.map(header =>
      element(
        'li',
        {},
        element('code', { class: 'header-name' }, value(visibleParts(header.name))),
        element('code', { text: ': ' }),
        element('code', {}, value(visibleParts(header.value))),
      ),
    ),
  );

const copies = (post: Post): HTMLElement =>
  element(
    'div',
    { class: 'toolbar' },
    ...(
      [
        ['curl', 'cURL'],
        ['fetch', 'fetch'],
        ['python', 'Python'],
      ] as const
    ).map(([language, title]) =>
      button({
        icon: 'copy',
        label: title,
        attributes: { 'aria-label': t('Copy this request as {0}', title) },
        onClick: () => post({ type: 'copyRequest', language }),
      }),
    ),
    button({
      icon: 'output',
      label: t('Open as a document'),
      onClick: () => post({ type: 'command', command: 'showRequest' }),
    }),
  );
