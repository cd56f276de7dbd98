/** The cells of an item in a list: when, what, its state, how much. */
import { visibleParts } from '../../text/visible.ts';
import { element, value } from '../../webview/page/dom.ts';
import type { ShownItem } from '../shared/section-messages.ts';
import { showMoney } from './format.ts';

const cell = (name: string, ...children: readonly (HTMLElement | string)[]): HTMLElement =>
  element('span', { class: `cell ${name}`, attributes: { role: 'gridcell' } }, ...children);

/** A time in as few characters as say enough: the day and the minute, or below the heading of a day the minute alone. */
function shortTime(at: string, style: 'day' | 'clock'): string {
  const isDay = at.length === 10;
  if (isDay && style === 'clock') return '';
  const isZoned = at.endsWith('Z');
  const date = new Date(isZoned || isDay ? at : `${at}Z`);
  if (Number.isNaN(date.getTime())) return at;
  return formats(style, isDay ? 'day' : 'time', isZoned).format(date);
}

const made = new Map<string, Intl.DateTimeFormat>();

/** Formats are dear to make, and thousands of rows have three of them. */
function formats(style: 'day' | 'clock', of: 'day' | 'time', isZoned: boolean): Intl.DateTimeFormat {
  const key = `${style} ${of} ${isZoned}`;
  const known = made.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(undefined, {
    ...(style === 'day' && { dateStyle: 'medium' }),
    ...(of === 'time' && { timeStyle: 'short' }),
    ...(!isZoned && { timeZone: 'UTC' }),
  });
  made.set(key, format);
  return format;
}

export function itemCells(item: ShownItem, style: 'day' | 'clock' = 'day'): readonly HTMLElement[] {
  const { title, id, status, at, amount } = item;
  const money = amount === null ? undefined : showMoney(amount, { now: 0 });
  const name = cell('name', value(visibleParts(title), 120));
  name.title = id === null || id === title ? title : `${title}\n${id}`;
  const when = cell('when', at === null ? '–' : shortTime(at, style));
  if (at !== null) when.title = at;
  return [
    when,
    name,
    cell('state', status === null ? '' : value(visibleParts(status), 40)),
    cell('amount', money ? [money.lines[0], amount?.currency === null ? '?' : ''].join(' ').trim() : ''),
  ];
}
