/** The normalized fields: label, value, where it came from, and a button that copies it. */

import { t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import { addressLines, partsOf } from '../shared/address-lines.ts';
import { type FieldKey, fieldGroups, fieldLabel } from '../shared/fields.ts';
import type { ShownRecord } from '../shared/messages.ts';
import { decode, type RawTree } from '../shared/raw-tree.ts';
import { type Shown, showField } from './format.ts';
import { copyButton, type Post } from './header-view.ts';

/** What the fields need of the raw side. */
export interface RawSide {
  readonly tree: RawTree;
  readonly covered: ReadonlySet<number>;
  /** Unfolds, marks and focuses the value at a pointer. */
  point(pointer: string): void;
}

/** Fields whose words are the provider's own in raw and ours here. */
const translated: ReadonlySet<FieldKey> = new Set(['status', 'country', 'phone', 'lifetimeValue', 'lastSpent']);

/** `below` is what comes after the fields. */
export function fieldsView(record: ShownRecord, raw: RawSide, post: Post, below: HTMLElement): HTMLElement {
  const missing: string[] = [];
  const groups = fieldGroups.map(group => {
    const list = element('dl');
    for (const { key, label, alone = label } of group.fields) {
      const shown = showField(record.customer, key, { now: Date.now() });
      if (shown) list.append(fieldRow(record, key, shown, raw, post));
      else missing.push(alone);
    }
    if (list.children.length === 0) return undefined;
    return element('section', { class: 'group' }, element('h3', { text: group.title }), list);
  });
  return element(
    'section',
    { class: 'pane fields', attributes: { 'aria-labelledby': 'fields-title' } },
    element('div', { class: 'pane-head' }, element('h2', { text: t('Customer'), attributes: { id: 'fields-title' } })),
    element('div', { class: 'pane-body' }, ...groups, absent(missing), below),
  );
}

function fieldRow(record: ShownRecord, key: FieldKey, shown: Shown, raw: RawSide, post: Post): HTMLElement {
  const said = translated.has(key) ? sentAs(record, key, shown, raw) : undefined;
  const rows = sourcedLines(record, key, shown, raw).flatMap(({ text, pointers }, index) => {
    const isFirst = index === 0;
    const reading = element(
      'div',
      { class: 'reading' },
      element('div', { title: shown.exact }, value(visibleValue(text))),
      isFirst && shown.note !== undefined && element('span', { class: 'note', text: shown.note }),
      isFirst && said,
    );
    const copy = isFirst && copyButton(fieldLabel(key), () => post({ type: 'copyField', field: key }));
    return [
      element('div', { class: 'field-value' }, reading, copy),
      element('div', { class: 'sources' }, ...pointers.map(pointer => source(pointer, raw))),
    ];
  });
  return element(
    'div',
    { class: 'field', attributes: { 'data-field': key } },
    element('dt', { text: fieldLabel(key) }),
    element('dd', {}, ...rows),
  );
}

interface SourcedLine {
  readonly text: string;
  readonly pointers: readonly string[];
}

/** The lines of a value, each with the places it came from. */
function sourcedLines(record: ShownRecord, key: FieldKey, shown: Shown, raw: RawSide): readonly SourcedLine[] {
  const pointers = record.sources[key] ?? [];
  const { address } = record.customer;
  const sent = (pointer: string) => {
    const node = raw.tree.at(pointer).at(-1);
    return node === undefined ? '' : decode(raw.tree.literal(node));
  };
  const places = pointers.map(pointer => ({ pointer, sent: sent(pointer) }));
  const parts = key === 'address' && address ? partsOf(address, places) : undefined;
  if (!address || !parts) return shown.lines.map((text, index) => ({ text, pointers: index === 0 ? pointers : [] }));
  return addressLines(address).map(line => ({
    text: line.text,
    pointers: line.parts.flatMap(part => pointers.filter(pointer => parts.get(pointer) === part)),
  }));
}

function source(pointer: string, raw: RawSide): HTMLElement {
  return element('button', {
    class: 'source',
    text: pointer,
    title: t('Show in raw JSON'),
    attributes: { type: 'button', 'aria-label': t('{0}, show in raw JSON', pointer) },
    onClick: () => raw.point(pointer),
  });
}

/** What was sent, where normalizing changed its words. */
function sentAs(record: ShownRecord, key: FieldKey, shown: Shown, raw: RawSide): HTMLElement | undefined {
  const [pointer] = record.sources[key] ?? [];
  const node = pointer === undefined ? undefined : raw.tree.at(pointer).at(-1);
  if (node === undefined || raw.covered.has(node) || raw.tree.count(node) > 0) return undefined;
  const sent = decode(raw.tree.literal(node));
  const exact = shown.exact ?? shown.lines.join('\n');
  const isShown = [exact, shown.note ?? ''].some(words => words.toLowerCase() === sent.toLowerCase());
  if (isShown || exact.startsWith(`${sent} `)) return undefined;
  return element('span', { class: 'sent' }, `${t('sent as')} `, value(visibleValue(sent), 80));
}

function absent(labels: readonly string[]): HTMLElement | undefined {
  if (labels.length === 0) return undefined;
  const list = element('dl');
  for (const label of labels) {
    const none = element(
      'dd',
      {},
      element('span', { text: '–', attributes: { 'aria-label': t('none'), role: 'img' } }),
    );
    list.append(element('div', { class: 'field' }, element('dt', { text: label }), none));
  }
  return element(
    'details',
    { class: 'group missing' },
    element('summary', { text: t('Not in this record ({0}): {1}', labels.length, labels.join(', ')) }),
    list,
  );
}
