/** Both sides of a row, field by field: what differs is marked, and said. */
import { t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import type { AnyView, OpenRow, SideField } from '../shared/messages.ts';

const shown = (text: string) => value(visibleValue(text));

/** `open` opens the nth customer of this side. */
export function rowView(
  { title, fields, here }: OpenRow,
  { here: ourName, there: theirName }: Pick<AnyView, 'here' | 'there'>,
  open: (nth: number) => void,
): readonly HTMLElement[] {
  const isOneSided = theirName === '';
  const cell = (texts: readonly string[]) =>
    element('td', {}, ...texts.map(text => element('div', { class: 'line' }, text === '' ? '–' : shown(text))));
  const line = ({ label, here: ours, there, differs }: SideField) =>
    element(
      'tr',
      { class: differs ? 'differs' : undefined },
      element(
        'th',
        { attributes: { scope: 'row' } },
        label,
        differs && element('span', { class: 'tag', text: t('differs') }),
      ),
      cell(ours),
      !isOneSided && cell(there),
    );
  const head = (content: Node | string) => element('th', { attributes: { scope: 'col' } }, content);
  return [
    element('h2', {}, shown(title)),
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          head(t('Field')),
          head(isOneSided ? t('Value') : shown(ourName)),
          !isOneSided && head(shown(theirName)),
        ),
      ),
      element('tbody', {}, ...fields.map(line)),
    ),
    ...here.map((id, nth) =>
      button({
        label: here.length > 1 ? t('Open Customer {0}', id) : t('Open Customer'),
        onClick: () => open(nth),
      }),
    ),
  ];
}
