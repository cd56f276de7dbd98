/** The cells of an item in a list: when, what, its state, how much. */
import { shortTime, type TimeStyle } from '../../text/short-time.ts';
import { visibleParts } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import type { ShownItem } from '../shared/section-messages.ts';
import { showMoney } from './format.ts';

const cell = (name: string, ...children: readonly (HTMLElement | string)[]): HTMLElement =>
  element('span', { class: `cell ${name}`, attributes: { role: 'gridcell' } }, ...children);

export function itemCells(item: ShownItem, style: TimeStyle = 'day'): readonly HTMLElement[] {
  const { title, id, status, at, amount } = item;
  const money = amount === null ? undefined : showMoney(amount, { now: 0 });
  const name = cell('name', value(visibleParts(title), 120));
  name.title = id === null || id === title ? title : `${title}\n${id}`;
  const when = cell('when', at === null ? '–' : shortTime(at, style));
  if (at !== null) when.title = at;
  const state = cell('state', status === null ? '' : value(visibleParts(status), 40));
  if (status !== null) state.title = status;
  const sum = cell('amount', money ? [money.lines[0], amount?.currency === null ? '?' : ''].join(' ').trim() : '');
  if (money?.note) sum.title = money.note;
  return [when, name, state, sum];
}

/** Lays out the rows of a list of so many pixels: `narrow` says below how many they have two lines, and three. Returns their height. */
export function layOutRows(
  list: HTMLElement,
  width: number,
  narrow: { readonly two: number; readonly three: number },
): number {
  const lines = width < narrow.three ? 3 : width < narrow.two ? 2 : 1;
  list.classList.toggle('two-lines', lines === 2);
  list.classList.toggle('three-lines', lines === 3);
  return lines === 1 ? 28 : lines * 20 + 8;
}
