/** A figure: its sentence, its picture, and beside it a table of the same numbers. */
import { number, t } from '../../../core/l10n/language.ts';
import { button, element } from '../../webview/page/dom.ts';
import type { Figure } from '../shared/messages.ts';
import { pictureOf } from '../shared/picture.ts';
import { svgView } from './svg-view.ts';

/** What can be done with a figure. */
export interface FigureActions {
  readonly list: (bar: number) => void;
  readonly choose: (choice: string) => void;
  readonly save: (format: 'svg' | 'png') => void;
}

export const columnHead = (text: string): HTMLElement => element('th', { text, attributes: { scope: 'col' } });

/** A table that scrolls by itself can be reached, so that the keyboard scrolls it. */
export const scrolling = (label: string, table: HTMLElement): HTMLElement =>
  element('div', { class: 'scroll', attributes: { tabindex: '0', role: 'region', 'aria-label': label } }, table);

/** Beyond these a list is chosen from, not buttons. */
const mostButtons = 6;

function choicesView({ choices, title }: Figure, choose: FigureActions['choose']): HTMLElement | undefined {
  if (choices.length < 2) return undefined;
  if (choices.length <= mostButtons)
    return element(
      'div',
      { class: 'choices', attributes: { role: 'group', 'aria-label': title } },
      ...choices.map(({ id, label, isChosen }) =>
        button({
          label,
          class: 'choice',
          attributes: { 'aria-pressed': String(isChosen), 'data-choice': id },
          onClick: () => choose(id),
        }),
      ),
    );
  const select = element('select', { attributes: { 'aria-label': title } });
  for (const { id, label, isChosen } of choices) {
    const option = element('option', { text: label });
    option.value = id;
    option.selected = isChosen;
    select.append(option);
  }
  select.addEventListener('change', () => choose(select.value));
  return select;
}

function table({ of, title, bars }: Figure, list: FigureActions['list']): HTMLElement {
  const rows = bars.map(({ label, customers, share }, index) =>
    element(
      'tr',
      {},
      element(
        'th',
        { attributes: { scope: 'row' } },
        customers > 0 ? button({ label, class: 'link', onClick: () => list(index) }) : label,
      ),
      element('td', { text: number(customers) }),
      element('td', { text: share }),
    ),
  );
  const head = element('tr', {}, ...[of, t('Customers'), t('Share')].map(columnHead));
  return scrolling(
    t('{0}, as a table', title),
    element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)),
  );
}

export function figureView(figure: Figure, actions: FigureActions): HTMLElement {
  const { id, title, sentence } = figure;
  const save = (['svg', 'png'] as const).map(format =>
    button({
      label: format.toUpperCase(),
      class: 'quiet',
      attributes: { 'aria-label': t('Save {0} as {1}', title, format.toUpperCase()) },
      onClick: () => actions.save(format),
    }),
  );
  const picture = svgView(pictureOf(figure), title, actions.list);
  return element(
    'section',
    { class: 'figure', attributes: { 'data-figure': id, 'aria-label': title } },
    element('div', { class: 'title-line' }, element('h2', { text: title }), choicesView(figure, actions.choose)),
    element('p', { class: 'dim', text: sentence }),
    element(
      'div',
      { class: 'beside' },
      element('div', { class: 'side' }, picture, element('div', { class: 'save' }, t('Save as'), ...save)),
      element('div', { class: 'side' }, table(figure, actions.list)),
    ),
  );
}
