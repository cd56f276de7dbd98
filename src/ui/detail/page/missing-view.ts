/** The fields without a value, each with the reason: folded away below those that have one. */
import { t } from '../../../core/l10n/language.ts';
import type { FieldPlace, Nothing } from '../../../core/model/explanation.ts';
import { visibleValue } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import type { FieldKey } from '../shared/fields.ts';
import type { ShownRecord } from '../shared/messages.ts';
import { decode } from '../shared/raw-tree.ts';
import { nothingWords } from './change-words.ts';
import { type RawSide, source, valueLine } from './source-view.ts';

export interface MissingField {
  readonly key: FieldKey;
  /** Its name where it stands alone. */
  readonly label: string;
}

/** Who sent the record, and what it can be looked up in. */
export interface MissingContext {
  readonly record: ShownRecord;
  readonly raw: RawSide;
  /** The provider's title. */
  readonly provider: string;
}

export function missingView(missing: readonly MissingField[], context: MissingContext): HTMLElement | undefined {
  if (missing.length === 0) return undefined;
  const { explanation } = context.record;
  // What this record could have comes before what no record of the provider has.
  const isOffered = ({ key }: MissingField) => !explanation || explanation.fields[key] !== undefined;
  const offered = missing.filter(isOffered);
  const others = missing.filter(field => !isOffered(field));
  const names = (fields: readonly MissingField[]) => fields.map(({ label }) => label).join(', ');
  return element(
    'details',
    { class: 'group missing' },
    element(
      'summary',
      {},
      // Opened, it names them below.
      element('span', {
        class: 'if-closed',
        text: t('Not in this record ({0}): {1}', missing.length, names([...offered, ...others])),
      }),
      element('span', { class: 'if-open', text: t('Not in this record ({0})', missing.length) }),
    ),
    offered.length > 0 && element('dl', {}, ...offered.map(field => fieldRow(field, context))),
    others.length > 0 &&
      element('p', { class: 'dim not-offered', text: t('Not offered by {0}: {1}', context.provider, names(others)) }),
  );
}

function fieldRow({ key, label }: MissingField, context: MissingContext): HTMLElement {
  return element(
    'div',
    { class: 'field', attributes: { 'data-field': key } },
    element('dt', { text: label }),
    element('dd', {}, ...reasons(key, context)),
  );
}

function reasons(key: FieldKey, context: MissingContext): readonly HTMLElement[] {
  const field = context.record.explanation?.fields[key];
  if (!field) return [element('span', { text: '–', attributes: { 'aria-label': t('none'), role: 'img' } })];
  const groups = new Map<Nothing, FieldPlace[]>();
  for (const place of field.places) {
    const why = place.nothing ?? 'unread';
    groups.set(why, [...(groups.get(why) ?? []), place]);
  }
  return [...groups].map(([why, places]) =>
    valueLine({
      value: element('span', { text: nothingWords[why] }),
      places: places.map(({ pointer }) => place(pointer, why, context.raw)),
      said: why === 'unread' ? sent(places, context.raw) : [],
    }),
  );
}

/** A place that is there leads to it. */
const place = (pointer: string, why: Nothing, raw: RawSide): HTMLElement =>
  why === 'absent' ? element('code', { class: 'source', text: pointer }) : source(pointer, raw);

/** What stands there instead, unless it is covered. */
function sent(places: readonly FieldPlace[], { tree, covered }: RawSide): readonly HTMLElement[] {
  return places.flatMap(({ pointer }) => {
    const node = tree.at(pointer).at(-1);
    if (node === undefined || covered.has(node) || tree.count(node) > 0) return [];
    const text = visibleValue(decode(tree.literal(node)));
    return element('span', { class: 'sent' }, `${t('sent as')} `, value(text, 80));
  });
}
