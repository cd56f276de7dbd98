/** The fields of an item that was opened, each with where in its row it comes from. */
import { t } from '../../../core/l10n/language.ts';
import type { ItemFields, ItemSources } from '../../../core/model/section.ts';
import { visibleValue } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import type { ShownItem } from '../shared/section-messages.ts';
import { showMoney, showTime } from './format.ts';
import { type RawSide, source, valueLine } from './source-view.ts';

interface Fact {
  readonly key: keyof ItemFields;
  readonly label: string;
  readonly text: string | null | undefined;
  readonly exact?: string | undefined;
  readonly note?: string | undefined;
}

export function itemFacts(item: ShownItem, sources: ItemSources, raw: Pick<RawSide, 'point'>): HTMLElement {
  const list = element('dl', { class: 'item-facts' });
  for (const { key, label, text, exact, note } of factsOf(item)) {
    if (!text) continue;
    const line = valueLine({
      value: value(visibleValue(text), 120),
      exact,
      places: (sources[key] ?? []).map(pointer => source(pointer, raw)),
      note,
    });
    list.append(
      element(
        'div',
        { class: 'field', attributes: { 'data-field': key } },
        element('dt', { text: label }),
        element('dd', {}, line),
      ),
    );
  }
  return list;
}

function factsOf({ id, title, status, at, amount }: ShownItem): readonly Fact[] {
  const reader = { now: Date.now() };
  const time = at === null ? undefined : showTime(at, reader);
  const money = amount === null ? undefined : showMoney(amount, reader);
  return [
    { key: 'id', label: 'ID', text: id },
    // A row that has no name is called by its ID.
    { key: 'title', label: t('Title'), text: title === id ? null : title },
    { key: 'status', label: t('Status'), text: status },
    { key: 'at', label: t('Time'), text: time?.lines[0], exact: time?.exact, note: time?.note },
    { key: 'amount', label: t('Amount'), text: money?.lines[0], exact: money?.exact, note: money?.note },
  ];
}
