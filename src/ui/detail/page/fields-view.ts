/** The normalized fields: label, value, where it came from, and a button that copies it. */

import { plural, t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { addressLines, partsOf } from '../shared/address-lines.ts';
import { type FieldKey, fieldGroups, fieldLabel } from '../shared/fields.ts';
import type { ShownRecord } from '../shared/messages.ts';
import { decode, isCover } from '../shared/raw-tree.ts';
import { changeWords, hidesSent } from './change-words.ts';
import { type Shown, showField } from './format.ts';
import { copyButton, type Post } from './header-view.ts';
import { type MissingField, missingView } from './missing-view.ts';
import { ownView } from './own-view.ts';
import { type RawSide, source, valueLine } from './source-view.ts';

/** Fields whose words are the provider's own in raw and ours here. */
const translated: ReadonlySet<FieldKey> = new Set(['status', 'country', 'phone', 'lifetimeValue', 'lastSpent']);

/** Beside the fields: the provider's title, and what comes after them. */
export interface Around {
  readonly provider: string;
  readonly below: HTMLElement;
}

export function fieldsView(record: ShownRecord, raw: RawSide, post: Post, { provider, below }: Around): HTMLElement {
  const missing: MissingField[] = [];
  const groups = fieldGroups.map(group => {
    const list = element('dl');
    for (const { key, label, alone = label } of group.fields) {
      const shown = showField(record.customer, key, { now: Date.now() });
      if (shown) list.append(fieldRow(record, key, shown, raw, post));
      else missing.push({ key, label: alone });
    }
    if (list.children.length === 0) return undefined;
    return element('section', { class: 'group' }, element('h3', { text: group.title }), list);
  });
  return element(
    'section',
    { class: 'pane fields', attributes: { 'aria-labelledby': 'fields-title' } },
    element('div', { class: 'pane-head' }, element('h2', { text: t('Customer'), attributes: { id: 'fields-title' } })),
    element(
      'div',
      { class: 'pane-body' },
      ...groups,
      ownView(record, raw, post, provider),
      missingView(missing, { record, raw, provider }),
      onlyInRaw(raw.used.unused.size),
      below,
    ),
  );
}

/** How much more there is than is shown here. */
function onlyInRaw(count: number): HTMLElement | undefined {
  if (count === 0) return undefined;
  const text = plural(count, {
    one: n => t('{0} field only in the raw JSON', n),
    other: n => t('{0} fields only in the raw JSON', n),
  });
  return element('p', { class: 'note only-raw', text });
}

function fieldRow(record: ShownRecord, key: FieldKey, shown: Shown, raw: RawSide, post: Post): HTMLElement {
  const rows = sourcedLines(record, key, shown, raw).map((line, index) => {
    const isFirst = index === 0;
    const said = saidOf(line, record, key, raw);
    const copy = isFirst && copyButton(fieldLabel(key), () => post({ type: 'copyField', field: key }));
    const reveal = isFirst && record.covered?.includes(key) && revealButton(key, post);
    return valueLine({
      value: value(visibleValue(line.text)),
      exact: shown.exact,
      buttons: [copy, reveal],
      places: line.pointers.map(pointer => source(pointer, raw)),
      note: isFirst ? shown.note : undefined,
      said: [said.length > 0 && element('span', { class: 'sent' }, ...between(said))],
    });
  });
  return element(
    'div',
    { class: 'field', attributes: { 'data-field': key } },
    element('dt', { text: fieldLabel(key) }),
    element('dd', {}, ...rows),
  );
}

/** Shows this one value, until the panel closes. */
const revealButton = (key: FieldKey, post: Post): HTMLButtonElement =>
  button({
    icon: 'eye',
    iconOnly: true,
    label: t('Reveal {0}', fieldLabel(key)),
    class: 'reveal',
    onClick: () => post({ type: 'revealField', field: key }),
  });

interface SourcedLine {
  readonly text: string;
  readonly pointers: readonly string[];
  /** Words that say already what was sent. */
  readonly known: readonly string[];
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
  if (!address || !parts) {
    const known = [shown.exact ?? shown.lines.join('\n'), shown.note ?? ''];
    return shown.lines.map((text, index) => ({ text, pointers: index === 0 ? pointers : [], known }));
  }
  return addressLines(address).map(line => ({
    text: line.text,
    known: [line.text],
    pointers: line.parts.flatMap(part => pointers.filter(pointer => parts.get(pointer) === part)),
  }));
}

/** What was sent, where normalizing changed its words, and how it did. */
function saidOf(
  { pointers, known }: SourcedLine,
  { explanation }: ShownRecord,
  key: FieldKey,
  raw: RawSide,
): readonly (HTMLElement | string)[] {
  const all = explanation?.fields[key]?.changes ?? [];
  const changes = all.filter(change => change.pointers.some(pointer => pointers.includes(pointer)));
  const hidden = changes.find(hidesSent)?.pointers[0] ?? (translated.has(key) ? pointers[0] : undefined);
  return [...(hidden === undefined ? [] : sentAs(hidden, known, raw)), ...changes.map(changeWords)];
}

function sentAs(pointer: string, known: readonly string[], raw: RawSide): readonly HTMLElement[] {
  const node = raw.tree.at(pointer).at(-1);
  if (node === undefined || raw.covered.has(node) || raw.tree.count(node) > 0) return [];
  const sent = decode(raw.tree.literal(node));
  if (isCover(sent)) return [];
  const isShown = known.some(words => words.toLowerCase() === sent.toLowerCase() || words.startsWith(`${sent} `));
  return isShown ? [] : [element('span', {}, `${t('sent as')} `, value(visibleValue(sent), 80))];
}

/** Words with a dot between them. */
const between = (words: readonly (HTMLElement | string)[]): readonly (HTMLElement | string)[] =>
  words.flatMap((word, at) => (at === 0 ? [word] : [' · ', word]));
