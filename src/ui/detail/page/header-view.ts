/** The top of the page: who this is, where the record lives, how old it is, and what can be done with it. */

import { number, t } from '../../../core/l10n/language.ts';
import type { Status } from '../../../core/model/customer.ts';
import { statusWords } from '../../text/status-words.ts';
import { visibleText, visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import { customerTitle } from '../shared/fields.ts';
import type { FromPage, Place, ShownRecord, View, WalkPlace } from '../shared/messages.ts';
import { ago } from './format.ts';
import { toolbarView } from './toolbar-view.ts';

export type Post = (message: FromPage) => void;

const titleLength = 160;

export function headerView(view: View, record: ShownRecord | undefined, post: Post): HTMLElement {
  const customer = record?.customer;
  const title = customer ? customerTitle(customer) : view.title;
  return element(
    'header',
    { class: 'head' },
    view.walk && walkView(view.walk, post),
    element(
      'div',
      { class: 'title-line' },
      avatar(view),
      element('h1', { attributes: { tabindex: '-1' } }, value(visibleValue(title), titleLength)),
      customer?.status && status(customer.status),
      view.place && environment(view.place),
    ),
    element(
      'p',
      { class: 'where' },
      ...place(view),
      // Of a connection that is gone it heads the page, and nothing else is known.
      (view.place || title !== view.shownId) &&
        element(
          'span',
          { class: 'fact' },
          element('span', { class: 'dim', text: t('ID') }),
          element('code', {}, value(visibleValue(view.shownId), titleLength)),
          customer && copyButton(t('ID'), () => post({ type: 'command', command: 'copyCustomerId' })),
        ),
      record && element('span', { class: 'dim' }, t('fetched'), ' ', fetched(record)),
    ),
    record && view.place ? toolbarView(view, customer?.email !== null, post) : undefined,
  );
}

/** The way to the neighbours in the list, first of all, so that the focus stays on its buttons while one goes on. */
function walkView(walk: WalkPlace, post: Post): HTMLElement {
  const step = (command: 'previousCustomer' | 'nextCustomer', label: string, isThere: boolean) =>
    button({
      icon: command === 'nextCustomer' ? 'down' : 'up',
      iconOnly: true,
      label,
      attributes: isThere ? {} : { 'aria-disabled': 'true' },
      onClick: () => isThere && post({ type: 'command', command }),
    });
  const place = walkText(walk);
  const { hasPrevious, hasNext } = walk;
  return element(
    'nav',
    { class: 'walk', attributes: { 'aria-label': t('Customers of the list') } },
    place === '' ? undefined : element('span', { class: 'dim', text: place, title: place }),
    step('previousCustomer', t('Previous customer (Shift+F4)'), hasPrevious),
    step('nextCustomer', t('Next customer (F4)'), hasNext),
  );
}

/** "3 of 50 in Cartevo", as far as it is known. */
export function walkText({ at, total, whole }: Pick<WalkPlace, 'at' | 'total' | 'whole'>): string {
  if (whole !== undefined) return visibleText(whole);
  if (at === null) return '';
  return total === null || total < at ? number(at) : t('{0} of {1}', number(at), number(total));
}

/** One line that stays in sight while the page is scrolled: whose fields these are. The header has it all for who listens. */
export function stuckView(view: View, record: ShownRecord | undefined): HTMLElement {
  const customer = record?.customer;
  const title = customer ? customerTitle(customer) : view.title;
  return element(
    'div',
    { class: 'stuck-line', attributes: { 'aria-hidden': 'true' } },
    element('strong', { class: 'stuck-name' }, value(visibleValue([...title].slice(0, titleLength).join('')))),
    customer?.status && status(customer.status),
    view.place && environment(view.place),
  );
}

const status = (of: Status): HTMLElement => element('span', { class: `badge status-${of}` }, icon(of), statusWords[of]);

export const copyButton = (what: string, onClick: () => void): HTMLButtonElement =>
  button({ icon: 'copy', iconOnly: true, label: t('Copy {0}', what), class: 'copy', onClick });

function avatar(view: View): HTMLElement | undefined {
  if (typeof view.avatar === 'string') return undefined;
  // The page's policy lets this one address through, and the image learns nothing of where it is shown.
  return element('img', {
    class: 'avatar',
    attributes: { src: view.avatar.url, alt: t('Avatar'), referrerpolicy: 'no-referrer', width: '48', height: '48' },
  });
}

function place({ place, connectionName, connectionId }: View): HTMLElement[] {
  // Removed before this window, nobody knows what it was called.
  if (!place && connectionName === connectionId) return [];
  if (!place) return [element('span', { class: 'fact', text: t('Connection {0}', visibleText(connectionName)) })];
  return [
    element(
      'span',
      { class: 'fact' },
      documentation(place),
      element('span', { class: 'dim', text: '·' }),
      value(visibleValue(place.connectionName), titleLength),
    ),
  ];
}

function documentation({ providerTitle, docs }: Place): HTMLElement {
  if (!docs.startsWith('https://')) return element('span', { text: providerTitle });
  return element('a', { title: t('Documentation of {0}', providerTitle), attributes: { href: docs } }, providerTitle);
}

function environment({ environment, sample }: Place): HTMLElement {
  if (sample) return element('span', { class: 'badge environment-sample' }, icon('beaker'), t('Sample data'));
  return environment === 'production'
    ? element('span', { class: 'badge environment-production' }, icon('globe'), t('Production'))
    : element('span', { class: 'badge environment-sandbox' }, icon('beaker'), t('Sandbox'));
}

function fetched({ fetchedAt }: ShownRecord): HTMLElement {
  return element('time', {
    class: 'fetched',
    text: ago(fetchedAt, { now: Date.now() }),
    title: fetchedAt,
    attributes: { datetime: fetchedAt },
  });
}

/** Says anew how old the record is. */
export function tick(): void {
  for (const time of document.querySelectorAll<HTMLTimeElement>('time.fetched')) {
    time.textContent = ago(time.dateTime, { now: Date.now() });
  }
}
