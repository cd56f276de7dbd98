/** The strip under the name: in which other connections this person is, and in which not. */
import { number, plural, t } from '../../../core/l10n/language.ts';
import { visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import type { ElsewherePlace, ElsewhereUpdate } from '../shared/elsewhere-messages.ts';
import type { Post } from './header-view.ts';

const states: Readonly<Record<Exclude<ElsewherePlace['kind'], 'there'>, string>> = {
  notThere: t('not there'),
  notSearched: t('not searched'),
  searching: t('searching…'),
  failed: t('failed'),
};

/** Nothing where there is no other connection. */
export function elsewhereView(
  { places, mayShowText }: Pick<ElsewhereUpdate, 'places' | 'mayShowText'>,
  post: Post,
): readonly HTMLElement[] {
  if (places.length === 0) return [];
  const found = places.filter(({ kind }) => kind === 'there');
  const isOpen = places.some(({ kind, canSearch }) => canSearch && (kind === 'notSearched' || kind === 'failed'));
  // A provider without a search has a list all the same.
  const isUnread = places.some(({ kind, canSearch }) => kind === 'notSearched' && !canSearch);
  const isBusy = places.some(({ kind }) => kind === 'searching');
  return [
    element('span', { class: 'dim', text: t('Also at'), attributes: { id: 'elsewhere-title' } }),
    ...places.map(place => placeView(place, post)),
    ...(isOpen && !isBusy
      ? [
          button({
            label: t('Search there'),
            class: 'link',
            attributes: { title: t('Asks the other providers for this e-mail address and phone number') },
            onClick: () => post({ type: 'searchElsewhere' }),
          }),
        ]
      : []),
    ...(isUnread && mayShowText && !isOpen && !isBusy
      ? [
          button({
            label: t('Look in their lists…'),
            class: 'link',
            attributes: {
              title: t('Opens the search, where the lists of providers without a search of their own can be read'),
            },
            onClick: () => post({ type: 'findElsewhere' }),
          }),
        ]
      : []),
    ...(found.length > 0
      ? [button({ label: t('Compare'), class: 'link', onClick: () => post({ type: 'compareElsewhere' }) })]
      : []),
  ];
}

/** How many were read without finding the person, and of how many. */
function notAmong({ looked, total }: ElsewherePlace): string {
  if (looked === 0) return states.notSearched;
  return total === null || total <= looked
    ? t('not among the {0} read so far', number(looked))
    : t('not among the {0} read of {1}', number(looked), number(total));
}

function placeView(place: ElsewherePlace, post: Post): HTMLElement {
  const { connectionId, connectionName, kind, customerIds, compared, differs, message } = place;
  const name = value(visibleValue(connectionName), 60);
  if (kind !== 'there') {
    const made = element(
      'span',
      { class: `place ${kind}` },
      name,
      element('span', { class: 'dim', text: kind === 'notSearched' ? notAmong(place) : states[kind] }),
    );
    if (message !== undefined) made.title = message;
    return made;
  }
  const words = [
    customerIds.length > 1 &&
      plural(customerIds.length, { one: n => t('{0} customer', n), other: n => t('{0} customers', n) }),
    differs === 0
      ? plural(compared, {
          one: n => t('{0} field compared, none differs', n),
          other: n => t('{0} fields compared, none differs', n),
        })
      : plural(differs, { one: n => t('differs in {0} field', n), other: n => t('differs in {0} fields', n) }),
  ];
  return element(
    'span',
    { class: 'place there' },
    element(
      'button',
      {
        class: 'button link',
        title: customerIds[0],
        attributes: { type: 'button', 'aria-label': t('Open this person at {0}', connectionName) },
        onClick: () => post({ type: 'openElsewhere', connectionId, index: 0 }),
      },
      name,
    ),
    element('span', { class: 'dim', text: words.filter(Boolean).join(', ') }),
  );
}
