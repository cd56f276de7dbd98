/** The table: a row a field, those that match what is typed. */
import { number, t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import type { Shown, ShownField } from '../shared/messages.ts';

/** What the reader wants to see. */
interface Wish {
  readonly text: string;
  readonly onlyDifferent: boolean;
}

const textOf = ({ pointer, types, form, words, uses, documented, differs }: ShownField): string =>
  [pointer, types, ...form, ...words.map(({ word }) => word), ...uses, documented, ...differs].join('\n').toLowerCase();

const lines = (texts: readonly string[], kind = ''): HTMLElement[] =>
  texts.map(text => element('div', { class: kind, text }));

/** The last step of a pointer is its name; those before it say where it is. */
function pointerView(pointer: string): HTMLElement {
  const cut = pointer.lastIndexOf('/') + 1;
  const before = element('span', { class: 'dim' }, ...valueParts(pointer.slice(0, cut)));
  return element('code', { class: 'pointer' }, before, ...valueParts(pointer.slice(cut)));
}

const valueParts = (text: string): (Node | string)[] => (text === '' ? [] : [value(visibleValue(text), 200)]);

function fieldRow(field: ShownField): HTMLElement {
  const { pointer, there, isAlways, nothing, types, form, words, moreWords, masks, uses, documented, differs } = field;
  return element(
    'tr',
    { class: differs.length ? 'differs' : '' },
    element('th', { attributes: { scope: 'row' } }, pointerView(pointer)),
    element('td', {}, element('div', { class: isAlways ? '' : 'seldom', text: there }), ...lines(nothing, 'dim')),
    element('td', { text: types }),
    element(
      'td',
      {},
      ...lines(form),
      words.length
        ? element(
            'div',
            { class: 'words' },
            ...words.map(({ word, count }) =>
              element(
                'span',
                { class: 'word' },
                value(visibleValue(word)),
                element('span', { class: 'dim', text: count }),
              ),
            ),
            moreWords && element('span', { class: 'dim', text: '…' }),
          )
        : undefined,
      ...masks.map(mask => element('code', { class: 'mask dim', text: mask })),
    ),
    element('td', { text: uses.join(', ') }),
    element(
      'td',
      {},
      element('div', { class: 'dim', text: documented }),
      ...differs.map(text => element('div', { class: 'difference' }, icon('warning'), element('span', { text }))),
    ),
  );
}

const head = (): HTMLElement =>
  element(
    'thead',
    {},
    element(
      'tr',
      {},
      ...[t('Field'), t('There'), t('Types'), t('Form and values'), t('Used as'), t('Documented')].map(text =>
        element('th', { text, attributes: { scope: 'col' } }),
      ),
    ),
  );

export class TableView {
  readonly root = element('section', { class: 'fields-table', attributes: { 'aria-label': t('Fields') } });
  private readonly input = element('input', {
    class: 'find',
    attributes: { type: 'search', placeholder: t('Filter fields'), 'aria-label': t('Filter fields') },
  });
  private readonly box = element('input', { attributes: { type: 'checkbox' } });
  private readonly differentLabel = element('label', { class: 'only' }, this.box, element('span'));
  private readonly count = element('span', { class: 'dim', attributes: { role: 'status' } });
  private readonly body = element('tbody');
  private readonly unseen = element('div', { class: 'unseen-fields' });
  private shown: Shown | undefined;

  constructor() {
    this.input.addEventListener('input', () => this.fill());
    this.box.addEventListener('change', () => this.fill());
    const tools = element('div', { class: 'tools' }, this.input, this.differentLabel, this.count);
    const scroller = element(
      'div',
      { class: 'scroller' },
      element(
        'table',
        {},
        element('caption', { class: 'unseen-by-eyes', text: t('Fields of a row') }),
        head(),
        this.body,
      ),
    );
    this.root.append(tools, scroller, this.unseen);
  }

  draw(shown: Shown): void {
    // Progress alone changes no row: nothing moves under the reader's eyes.
    const isSame = JSON.stringify(this.shown?.fields) === JSON.stringify(shown.fields);
    this.shown = shown;
    this.root.hidden = shown.fields.length === 0;
    if (isSame) return;
    const different = shown.fields.filter(({ differs }) => differs.length > 0).length;
    const label = this.differentLabel.querySelector('span');
    if (label) label.textContent = t('Only what differs from the documentation ({0})', number(different));
    if (different === 0) this.box.checked = false;
    this.differentLabel.hidden = different === 0;
    this.fill();
    this.unseen.replaceChildren(...unseenView(shown));
  }

  private fill(): void {
    const { fields = [] } = this.shown ?? {};
    const wish: Wish = { text: this.input.value.trim().toLowerCase(), onlyDifferent: this.box.checked };
    const matching = fields.filter(
      field => (!wish.onlyDifferent || field.differs.length > 0) && textOf(field).includes(wish.text),
    );
    this.body.replaceChildren(...matching.map(fieldRow));
    this.count.textContent =
      matching.length === fields.length
        ? t('{0} fields', number(fields.length))
        : t('{0} of {1} fields', number(matching.length), number(fields.length));
  }
}

/** Documented fields that no row has: a single customer may have them. */
function unseenView({ unseen }: Shown): HTMLElement[] {
  if (unseen.length === 0) return [];
  return [
    element(
      'details',
      {},
      element('summary', { text: t('Documented, and in none of these rows ({0})', number(unseen.length)) }),
      element(
        'ul',
        {},
        ...unseen.map(({ pointer, documented }) =>
          element('li', {}, pointerView(pointer), ' ', element('span', { class: 'dim', text: documented })),
        ),
      ),
    ),
  ];
}
