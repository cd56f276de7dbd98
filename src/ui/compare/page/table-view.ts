/** The table: a field a row, a record a column; what is equal recedes, what differs is marked by more than its colour. */

import { t } from '../../../core/l10n/language.ts';
import type { Customer } from '../../../core/model/customer.ts';
import type { Comparison, Likeness } from '../../../customers/compare/compare.ts';
import { addressPart, type ComparedField, comparedFields, customerField } from '../../../customers/compare/fields.ts';
import { type Shown, showField } from '../../detail/page/format.ts';
import { fieldGroups, fieldLabel } from '../../detail/shared/fields.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import type { Column, FromPage } from '../shared/messages.ts';
import { columnHead, isOneCustomer, letterOf } from './column-view.ts';

export interface TableParts {
  readonly columns: readonly Column[];
  /** One for every field. */
  readonly comparisons: readonly Comparison[];
  readonly onlyDifferences: boolean;
  readonly post: (message: FromPage) => void;
}

const partLabels = {
  line1: t('Address'),
  line2: t('Address, line 2'),
  city: t('City'),
  state: t('State'),
  postalCode: t('Postal code'),
  country: t('Country of the address'),
} as const;

export function comparedLabel(field: ComparedField): string {
  const part = addressPart(field);
  return part === undefined ? fieldLabel(customerField(field)) : partLabels[part];
}

/** A sign for each way in which records go together, and its words. */
const marks: Readonly<Record<Exclude<Likeness, 'none' | 'alone'>, readonly [sign: string, words: string]>> = {
  equal: ['=', t('the same')],
  partial: ['∅', t('only in some')],
  different: ['≠', t('different')],
};

export function tableView(parts: TableParts): HTMLElement {
  const { columns, comparisons, onlyDifferences, post } = parts;
  const byField = new Map(comparisons.map(comparison => [comparison.field, comparison]));
  const isShown = ({ likeness }: Comparison) => likeness !== 'none' && !(onlyDifferences && likeness === 'equal');
  const bodies = fieldGroups.flatMap(group => {
    const keys = new Set(group.fields.map(({ key }) => key));
    const shown = comparedFields.flatMap(field => {
      const comparison = keys.has(customerField(field)) ? byField.get(field) : undefined;
      return comparison && isShown(comparison) ? [comparison] : [];
    });
    if (shown.length === 0) return [];
    const title = element(
      'tr',
      { attributes: { role: 'row' } },
      element('th', {
        class: 'group-title',
        text: group.title,
        attributes: { colspan: String(columns.length + 1), scope: 'rowgroup', role: 'rowheader' },
      }),
    );
    return [element('tbody', { attributes: { role: 'rowgroup' } }, title, ...shown.map(one => fieldRow(parts, one)))];
  });
  const head = element(
    'tr',
    { attributes: { role: 'row' } },
    element('td', { class: 'corner', attributes: { role: 'gridcell' } }),
    ...columns.map((column, at) => columnHead(column, { at, isOneCustomer: isOneCustomer(columns) }, post)),
  );
  const table = element(
    'table',
    {
      attributes: {
        role: 'grid',
        'aria-label': t('Fields of the customers, side by side'),
        'aria-readonly': 'true',
        'data-columns': String(columns.length),
      },
    },
    element('thead', { attributes: { role: 'rowgroup' } }, head),
    ...bodies,
  );
  // One cell is reached by Tab, the others from there.
  table.querySelector('td.compared-cell')?.setAttribute('tabindex', '0');
  return element('div', {}, table, nothingDiffers(parts, bodies.length), absent(parts));
}

function nothingDiffers({ columns, onlyDifferences }: TableParts, groups: number): HTMLElement | undefined {
  if (!onlyDifferences || groups > 0 || columns.filter(({ record }) => record).length < 2) return undefined;
  return element('p', { class: 'nothing', text: t('No differences: every field is the same.') });
}

function absent({ comparisons, columns }: TableParts): HTMLElement | undefined {
  if (!columns.some(({ record }) => record)) return undefined;
  const labels = comparisons.filter(({ likeness }) => likeness === 'none').map(({ field }) => comparedLabel(field));
  if (labels.length === 0) return undefined;
  return element('p', { class: 'absent dim', text: t('In none of them: {0}', labels.join(', ')) });
}

function fieldRow(parts: TableParts, comparison: Comparison): HTMLElement {
  const { field, likeness, isWrittenDifferently } = comparison;
  const [sign, words] =
    likeness === 'equal' && isWrittenDifferently
      ? ['≈', t('the same, written differently')]
      : likeness === 'none' || likeness === 'alone'
        ? ['', '']
        : marks[likeness];
  return element(
    'tr',
    { class: likeness, attributes: { role: 'row', 'data-field': field } },
    element(
      'th',
      { attributes: { scope: 'row', role: 'rowheader' } },
      element('span', { class: 'sign', text: sign, title: words, attributes: { 'aria-hidden': 'true' } }),
      element('span', { class: 'label', text: comparedLabel(field) }),
      words !== '' && element('span', { class: 'unseen-by-eyes', text: `, ${words}` }),
    ),
    ...parts.columns.map((column, at) => cell(parts, comparison, column, at)),
  );
}

/** A part of an address is shown as a field of its own would be. */
const shownIn = (customer: Customer, field: ComparedField): Shown | undefined => {
  const part = addressPart(field);
  if (part === undefined) return showField(customer, customerField(field), { now: Date.now() });
  const text = customer.address?.[part] ?? null;
  if (part === 'country') return showField({ ...customer, country: text }, 'country', { now: Date.now() });
  return text === null ? undefined : { lines: [text] };
};

function cell({ post }: TableParts, { field, apart }: Comparison, column: Column, at: number): HTMLElement {
  const { record } = column;
  const shown = record && shownIn(record.customer, field);
  const isApart = apart[at] === true;
  const pointers = record?.sources[field] ?? [];
  const sources = `sources-${field.replace('/', '-')}-${at}`;
  return element(
    'td',
    {
      class: ['compared-cell', isApart && 'apart', record && !shown && 'lacking'].filter(Boolean).join(' '),
      attributes: {
        role: 'gridcell',
        tabindex: '-1',
        'data-column': String(at),
        ...(pointers.length > 0 && { 'aria-describedby': sources }),
      },
    },
    isApart && element('span', { class: 'unseen-by-eyes', text: t('Differs:') }),
    record && (shown ? reading(shown) : none(isApart)),
    shown &&
      button({
        icon: 'copy',
        iconOnly: true,
        label: t('Copy {0} of {1}', comparedLabel(field), letterOf(at)),
        class: 'copy',
        // The cell itself is where the keys are.
        attributes: { tabindex: '-1' },
        onClick: () => post({ type: 'copy', column: at, field }),
      }),
    pointers.length > 0 &&
      element(
        'span',
        { class: 'sources-of', attributes: { id: sources } },
        element('span', { class: 'dim', text: `${t('from')} ` }),
        ...pointers.flatMap((pointer, index) => [index > 0 && ', ', element('code', { text: pointer })]),
      ),
  );
}

const reading = ({ lines, note, exact }: Shown): HTMLElement =>
  element(
    'div',
    { class: 'reading', title: exact },
    value(visibleValue(lines.join('\n'))),
    note !== undefined && element('span', { class: 'note', text: note }),
  );

/** Where others have something, it is said in words that it is lacking here. */
const none = (isApart: boolean): HTMLElement =>
  isApart
    ? element('span', { class: 'none', text: `∅ ${t('not in this record')}` })
    : element(
        'span',
        { class: 'none' },
        element('span', { text: '–', attributes: { 'aria-hidden': 'true' } }),
        element('span', { class: 'unseen-by-eyes', text: t('not in this record') }),
      );
