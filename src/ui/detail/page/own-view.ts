/** What a customer has beside the normalized fields, as the description of the API names it. */
import { number, t } from '../../../core/l10n/language.ts';
import type { OwnValue } from '../../../core/model/own-field.ts';
import { visibleValue } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import type { ShownRecord } from '../shared/messages.ts';
import { type Shown, showMoney, showTime } from './format.ts';
import { copyButton, type Post } from './header-view.ts';
import { type RawSide, source, valueLine } from './source-view.ts';

const reader = () => ({ now: Date.now() });

function showOwn({ kind, value: own }: OwnValue): Shown {
  if (typeof own === 'object') return showMoney(own, reader());
  if (typeof own === 'number') return { lines: [number(own)] };
  return kind === 'time' ? showTime(own, reader()) : { lines: [own] };
}

/** undefined where there is none. */
export function ownView(record: ShownRecord, raw: RawSide, post: Post, provider: string): HTMLElement | undefined {
  const { own = [] } = record;
  if (own.length === 0) return undefined;
  const title = element('h3', {}, t('More from'), ' ', value(visibleValue(provider)));
  const list = element('dl', {}, ...own.map(one => ownRow(record, one, raw, post)));
  return element('section', { class: 'group own' }, title, list);
}

function ownRow({ serial }: ShownRecord, own: OwnValue, raw: RawSide, post: Post): HTMLElement {
  const shown = showOwn(own);
  const label = visibleValue(own.label);
  const node = own.sources.length === 1 ? raw.tree.at(own.sources[0] ?? '').at(-1) : undefined;
  // It is copied as it was sent, from its one place: of several there is no such text.
  const copy =
    node !== undefined &&
    copyButton(own.label, () =>
      post({ type: 'copyValue', serial, start: raw.tree.start(node), end: raw.tree.end(node) }),
    );
  const line = valueLine({
    value: value(visibleValue(shown.lines.join('\n'))),
    exact: shown.exact,
    buttons: [copy],
    places: own.sources.map(pointer => source(pointer, raw)),
    note: shown.note,
  });
  return element(
    'div',
    { class: 'field', attributes: { 'data-own': own.key } },
    element('dt', {}, value(label)),
    element('dd', {}, line),
  );
}
