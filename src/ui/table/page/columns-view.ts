/** Choosing columns: a list to tick in, with a box that finds one among hundreds. */
import { t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import type { OfferedColumn, TableShown } from '../shared/messages.ts';

interface ColumnsView {
  readonly root: HTMLElement;
  focus(): void;
}

/** `choose` is called with each change; no keys are the usual columns. */
export function columnsView(
  { offered, columns }: Pick<TableShown, 'offered' | 'columns'>,
  { choose, close }: { readonly choose: (keys: readonly string[]) => void; readonly close: () => void },
): ColumnsView {
  const chosen = new Set(columns.map(({ key }) => key));
  const find = element('input', {
    class: 'search',
    attributes: { type: 'search', placeholder: t('Find a column'), 'aria-label': t('Find a column'), maxlength: '200' },
  });
  const choices = offered.map(column => choice(column, chosen, () => choose([...chosen])));
  find.addEventListener('input', () => {
    const text = find.value.toLowerCase();
    for (const { line, name } of choices) line.hidden = !name.includes(text);
  });
  const group = (title: string, kind: OfferedColumn['kind']) => {
    const own = choices.filter(one => one.kind === kind);
    return (
      own.length > 0 && element('fieldset', {}, element('legend', { text: title }), ...own.map(({ line }) => line))
    );
  };
  const root = element(
    'section',
    { class: 'columns', attributes: { 'aria-label': t('Columns') } },
    element('h2', { text: t('Columns') }),
    find,
    element(
      'div',
      { class: 'tools' },
      button({ label: t('Done'), class: 'primary', onClick: close }),
      button({ label: t('Usual Columns'), onClick: () => choose([]) }),
    ),
    group(t('Fields'), 'field'),
    group(t('As sent by the provider'), 'raw'),
  );
  root.addEventListener('keydown', event => {
    if (event.key === 'Escape') close();
  });
  return { root, focus: () => find.focus() };
}

function choice({ key, label, kind }: OfferedColumn, chosen: Set<string>, changed: () => void) {
  const box = element('input', { attributes: { type: 'checkbox' } });
  box.checked = chosen.has(key);
  box.dataset.key = key;
  box.addEventListener('change', () => {
    if (box.checked) chosen.add(key);
    else chosen.delete(key);
    changed();
  });
  const line = element('label', { class: 'choice' }, box, value(visibleValue(label)));
  return { line, kind, name: label.toLowerCase() };
}
