/** The head of a column: whose record it is, where it lives, when it was read, or why it is not there. */

import { locale, t } from '../../../core/l10n/language.ts';
import { sentences } from '../../../core/l10n/sentences.ts';
import { ago } from '../../detail/page/format.ts';
import { customerTitle } from '../../detail/shared/fields.ts';
import type { Place } from '../../detail/shared/messages.ts';
import { visibleText, visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import type { Column, ComparedRecord, FromPage } from '../shared/messages.ts';

type Post = (message: FromPage) => void;

const titleLength = 80;

/** What a column is called beside the others: A, B, C. */
export const letterOf = (column: number): string => String.fromCharCode(65 + column);

/** Whether one customer stands beside itself, as it was at another time. */
export const isOneCustomer = (columns: readonly Column[]): boolean => {
  const [first, ...others] = columns;
  return (
    others.length > 0 &&
    others.every(
      ({ connectionId, customerId }) => connectionId === first?.connectionId && customerId === first.customerId,
    )
  );
};

/** Its place among the columns, and whether they are one customer at several times. */
export interface ColumnPlace {
  readonly at: number;
  readonly isOneCustomer: boolean;
}

export function columnHead(column: Column, { at, isOneCustomer }: ColumnPlace, post: Post): HTMLElement {
  const { place, record, shownId, connectionName } = column;
  const title = record ? customerTitle(record.customer) : shownId;
  return element(
    'th',
    { class: 'column', attributes: { scope: 'col', role: 'columnheader' } },
    element(
      'div',
      { class: 'column-title' },
      element('span', { class: 'letter', text: letterOf(at) }),
      element('strong', {}, value(visibleValue(title), titleLength)),
      place &&
        button({
          icon: 'account',
          iconOnly: true,
          label: t('Open customer {0}', letterOf(at)),
          class: 'open',
          onClick: () => post({ type: 'open', column: at }),
        }),
    ),
    element(
      'div',
      { class: 'where' },
      place
        ? element(
            'span',
            { class: 'fact' },
            place.providerTitle,
            element('span', { class: 'dim', text: '·' }),
            value(visibleValue(place.connectionName), titleLength),
          )
        : element('span', { class: 'fact', text: t('Connection {0}', visibleText(connectionName)) }),
      place && environment(place),
    ),
    element(
      'div',
      { class: 'where dim' },
      element(
        'span',
        { class: 'fact' },
        element('span', { text: 'ID' }),
        element('code', {}, value(visibleValue(shownId), titleLength)),
      ),
      record && readAt(record, isOneCustomer),
    ),
    ...state(column, at, post),
  );
}

/** How old a record is; of one customer's records the time itself, as the ages may be alike. */
function readAt({ fetchedAt, isRow }: ComparedRecord, isOneCustomer: boolean): HTMLElement {
  const words = isRow ? t('row of the list, read') : t('read');
  const time = isOneCustomer
    ? element('time', { text: new Date(fetchedAt).toLocaleTimeString(locale(), { timeStyle: 'medium' }) })
    : element('time', { class: 'fetched', text: ago(fetchedAt, { now: Date.now() }) });
  time.dateTime = fetchedAt;
  time.title = fetchedAt;
  return element('span', { class: 'fact' }, words, time);
}

function environment({ environment, sample }: Place): HTMLElement {
  if (sample) return element('span', { class: 'badge environment-sample' }, icon('beaker'), t('Sample data'));
  return environment === 'production'
    ? element('span', { class: 'badge environment-production' }, icon('globe'), t('Production'))
    : element('span', { class: 'badge environment-sandbox' }, icon('beaker'), t('Sandbox'));
}

/** What is to be said of a record that is not there, or not the newest. */
function state(column: Column, at: number, post: Post): readonly HTMLElement[] {
  const { place, phase, failure, record } = column;
  const note = (text: string) => [element('p', { class: 'column-note', text })];
  if (!place) return note(t('This connection is no longer set up.'));
  if (phase === 'loading') return note(t('Loading…'));
  if (phase === 'waiting') return note(t('Not loaded'));
  if (phase === 'notKept') return note(t('This earlier record was not kept when the window was reloaded.'));
  if (!failure) return [];
  const words = record ? sentences(failure.message, t('What is shown was fetched before.')) : failure.message;
  return [
    element(
      'div',
      { class: 'column-failure', attributes: { role: 'alert' } },
      element('p', {}, icon('error'), words),
      element(
        'div',
        { class: 'toolbar' },
        button({
          icon: 'refresh',
          label: t('Try again'),
          attributes: { 'aria-label': t('Try again: {0}', letterOf(at)) },
          onClick: () => post({ type: 'retry', column: at }),
        }),
        failure.credentials &&
          button({
            icon: 'key',
            label: t('Update credentials'),
            onClick: () => post({ type: 'updateCredentials', column: at }),
          }),
      ),
    ),
  ];
}
