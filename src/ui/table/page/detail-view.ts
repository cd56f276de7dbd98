/** The reading pane: what the active row says, field by field, and as it was sent. */
import { t } from '../../../core/l10n/language.ts';
import { visibleParts, visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import type { RowDetail } from '../shared/messages.ts';

/** Each line of a value on a line of its own, as an address has several. */
const linesOf = (text: string): readonly HTMLElement[] =>
  text.split('\n').flatMap((line, at) => [...(at > 0 ? [element('br')] : []), value(visibleValue(line))]);

export function detailView({ title, fields, raw }: RowDetail, open: (() => void) | undefined): readonly HTMLElement[] {
  const shown = element('pre', {
    class: 'raw',
    attributes: { tabindex: '0', role: 'region', 'aria-label': t('As sent') },
  });
  for (const { text, marked } of raw
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [{ text: '\n', marked: false }] : []), ...visibleParts(line)]))
    shown.append(marked ? element('span', { class: 'unseen', text }) : text);
  return [
    element(
      'div',
      { class: 'detail-head' },
      element('h2', {}, value(visibleValue(title))),
      open && button({ label: t('Open Customer'), onClick: open }),
    ),
    element(
      'dl',
      {},
      ...fields.flatMap(({ label, text }) => [element('dt', { text: label }), element('dd', {}, ...linesOf(text))]),
    ),
    element('h3', { text: t('As sent') }),
    shown,
  ];
}
