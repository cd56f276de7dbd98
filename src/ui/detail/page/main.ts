/** The page's script: draws what the extension sends and reports what is pressed. */
import './language.ts';

import { clock, t } from '../../../core/l10n/language.ts';
import { sentences } from '../../../core/l10n/sentences.ts';
import { button, element } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import type { ElsewhereUpdate } from '../shared/elsewhere-messages.ts';
import { customerTitle, type FieldKey } from '../shared/fields.ts';
import type { FromPage, SavedState, ShownRecord, ToPage, View } from '../shared/messages.ts';
import { elsewhereView } from './elsewhere-view.ts';
import { fieldsView } from './fields-view.ts';
import { headerView, type Post, stuckView, tick, walkText } from './header-view.ts';
import { linkSides } from './link-sides.ts';
import { RawView } from './raw-view.ts';
import { RelatedView } from './related-view.ts';
import { requestView } from './request-view.ts';
import { Tabs } from './tabs.ts';

interface Drawn {
  readonly record: ShownRecord;
  readonly covered: string;
  readonly raw: RawView;
  readonly request: HTMLElement;
}

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void; setState(state: SavedState): void };

const vscode = acquireVsCodeApi();
/** The value that is being revealed, to which the focus goes back. */
let revealing: (FromPage & { type: 'revealField' | 'revealPlace' }) | undefined;
const post: Post = message => {
  if (message.type === 'revealField' || message.type === 'revealPlace') revealing = message;
  vscode.postMessage(message);
};

const top = element('div', { class: 'top' });
const stuck = element('div', { class: 'stuck' });
const notice = element('div', { class: 'notice' });
const elsewhere = element('div', {
  class: 'elsewhere',
  attributes: { role: 'group', 'aria-label': t('This person in other connections') },
});
const said = element('div', { class: 'unseen-by-eyes', attributes: { role: 'status' } });
const related = new RelatedView(post, say);
const panes = element('div', { class: 'panes' });
const relatedPanes = element('div', { class: 'panes' }, related.related);
const timelinePanes = element('div', { class: 'panes' }, related.timeline);
// The row that is open is one, in whichever of the two lists it was opened.
const withItem = (panel: HTMLElement) => () => panel.append(related.item);
function showTimeline(): void {
  timelinePanes.append(related.item);
  related.showTimeline();
}

const tabs = new Tabs(t('Views of the customer'), [
  { id: 'record', title: t('Record'), panel: panes },
  { id: 'related', title: t('Related'), panel: relatedPanes, onShow: withItem(relatedPanes) },
  { id: 'timeline', title: t('Timeline'), panel: timelinePanes, onShow: showTimeline },
]);
const main = element('main', {}, notice, tabs.list, panes, relatedPanes, timelinePanes);
const page = element('div', { class: 'page' }, stuck, top, elsewhere, main, said);
document.getElementById('clientele')?.append(page);

let view: View | undefined;
let record: ShownRecord | undefined;
let found: ElsewhereUpdate | undefined;
/** What the panes show now. */
let drawn: Drawn | undefined;

function say(text: string): void {
  said.textContent = text;
}

const isSame = (one: SavedState, other: SavedState | undefined): boolean =>
  one.connectionId === other?.connectionId && one.customerId === other.customerId;

function draw(): void {
  if (!view) return;
  const shown = record && isSame(view, record) ? record : undefined;
  const focus = focusIn(top);
  const pressed = notice.contains(document.activeElement);
  top.replaceChildren(headerView(view, shown, post));
  focus();
  stuck.replaceChildren(stuckView(view, shown));
  drawNotice(view, shown !== undefined);
  drawTabs(view, shown !== undefined);
  drawElsewhere();
  if (!shown) {
    panes.replaceChildren();
    drawn = undefined;
  } else drawPanes(shown, view.place?.covered ?? [], view.place?.providerTitle ?? '');
  // A button that is gone leaves the focus at the top of the page rather than nowhere.
  if (pressed && !notice.contains(document.activeElement)) top.querySelector('h1')?.focus();
  page.classList.toggle('loading', view.phase === 'loading');
  main.setAttribute('aria-busy', String(view.phase === 'loading'));
}

/** What is known of the person in other connections, of the customer that is shown and of no other. */
function drawElsewhere(): void {
  const focus = focusIn(elsewhere);
  const known = view && found && isSame(view, found) && record && isSame(view, record) ? found : undefined;
  elsewhere.replaceChildren(...(known ? elsewhereView(known, post) : []));
  focus();
}

/** A customer of a provider that lists nothing else has a record alone. */
function drawTabs({ sections, connectionId, customerId, phase }: View, shown: boolean): void {
  related.reset(JSON.stringify([connectionId, customerId]), sections);
  const has = sections.length > 0 && (shown || phase !== 'waiting');
  tabs.list.hidden = !has;
  if (!has) tabs.choose(0);
}

/** Draws the panes only when there is something new in them: what is unfolded stays, and what is revealed. */
function drawPanes(shown: ShownRecord, pointers: readonly string[], provider: string): void {
  const covered = pointers.join('\n');
  const last = drawn && isSame(shown, drawn.record) && covered === drawn.covered ? drawn : undefined;
  if (last?.record === shown) return;
  if (last?.record.raw === shown.raw) {
    // The same text says the same: nothing moves under the reader's eyes.
    last.raw.serial = shown.serial;
    const request = requestView(shown.request, post, isOpen(last.request));
    last.request.replaceWith(request);
    drawn = { ...last, record: shown, request };
    return;
  }
  const raw = new RawView({ record: shown, pointers, revealed: last?.raw.revealed ?? false, post, say });
  const request = requestView(shown.request, post, isOpen(last?.request));
  drawn = { record: shown, covered, raw, request };
  const fields = fieldsView(shown, raw, post, { provider, below: request });
  // The page has written which field it is.
  linkSides(fields, raw, field => placesOf(shown, field as FieldKey));
  panes.replaceChildren(fields, raw.root);
  if (revealing?.type === 'revealPlace') raw.point(revealing.pointer);
  else if (revealing) fields.querySelector<HTMLElement>(`[data-field="${revealing.field}"] .copy`)?.focus();
  revealing = undefined;
}

/** Where a field came from, or where it has nothing. */
const placesOf = ({ sources, explanation }: ShownRecord, field: FieldKey): readonly string[] | undefined =>
  sources[field] ?? explanation?.fields[field]?.places.map(({ pointer }) => pointer);

const isOpen = (part: HTMLElement | undefined): boolean => part instanceof HTMLDetailsElement && part.open;

function drawNotice({ phase, failure, place, changedSince }: View, shown: boolean): void {
  if (failure) {
    notice.replaceChildren(
      element(
        'div',
        { class: 'bar error', attributes: { role: 'alert' } },
        icon('error'),
        element('p', {
          text: shown ? sentences(failure.message, t('What is shown was fetched before.')) : failure.message,
        }),
        element(
          'div',
          { class: 'toolbar' },
          button({ icon: 'refresh', label: t('Try again'), onClick: () => post({ type: 'retry' }) }),
          failure.credentials
            ? button({
                icon: 'key',
                label: t('Update credentials'),
                onClick: () => post({ type: 'command', command: 'updateCredentials' }),
              })
            : undefined,
          failure.answered
            ? button({
                icon: 'copy',
                label: t('Copy raw answer'),
                onClick: () => post({ type: 'command', command: 'copyRawAnswer' }),
              })
            : undefined,
          failure.asked
            ? button({
                icon: 'terminal',
                label: t('Show request'),
                onClick: () => post({ type: 'command', command: 'showRequest' }),
              })
            : undefined,
          button({
            icon: 'output',
            label: t('Show log'),
            onClick: () => post({ type: 'command', command: 'showLog' }),
          }),
        ),
      ),
    );
  } else if (!place) notice.replaceChildren(goneBar());
  else if (phase === 'waiting') {
    notice.replaceChildren(
      bar(
        'account',
        t('Customer data is not kept when the window is reloaded.'),
        button({ label: t('Load'), class: 'primary', onClick: () => post({ type: 'load' }) }),
      ),
    );
  } else if (phase === 'loading' && !shown) notice.replaceChildren(bar('refresh', t('Loading…')));
  else if (shown && changedSince !== undefined) notice.replaceChildren(changedBar(changedSince));
  else notice.replaceChildren();
}

/** A refresh has brought another record than the one there was. */
const changedBar = (since: string): HTMLElement =>
  bar(
    'diff',
    t('Changed since {0}.', clock(since)),
    button({ label: t('Compare'), class: 'primary', onClick: () => post({ type: 'compareChange' }) }),
  );

/** Nothing of the customer is here any more: another connection can be, or this tab goes as well. */
const goneBar = (): HTMLElement =>
  bar(
    'warning',
    t('This connection is no longer set up.'),
    button({
      label: t('Add a Connection'),
      class: 'primary',
      onClick: () => post({ type: 'command', command: 'addConnection' }),
    }),
    button({ label: t('Close'), onClick: () => post({ type: 'close' }) }),
  );

const bar = (name: 'account' | 'diff' | 'refresh' | 'warning', text: string, ...actions: HTMLElement[]): HTMLElement =>
  element('div', { class: 'bar' }, icon(name), element('p', { text }), ...actions);

/** Gives the focus back to the button that had it, after all of them are drawn again. */
function focusIn(part: HTMLElement): () => void {
  const all = () => [...part.querySelectorAll<HTMLElement>('button, a')];
  const at = all().indexOf(document.activeElement as HTMLElement);
  return () => (at < 0 ? undefined : all()[at]?.focus());
}

/** Another customer: from the top, and said to who listens, with the place in the list. */
function arrive({ walk }: View): void {
  document.scrollingElement?.scrollTo(0, 0);
  if (record && walk) say([customerTitle(record.customer), walkText(walk)].filter(Boolean).join(', '));
}

function receive(message: ToPage): void {
  switch (message.type) {
    case 'view': {
      record = message.record ?? record;
      const { connectionId, customerId, shownId, phase } = message.view;
      // A failure speaks for itself.
      const loaded = view?.phase === 'loading' && phase === 'idle' && !message.view.failure;
      if (view?.phase !== phase) say(phase === 'loading' ? t('Loading…') : loaded ? t('Loaded.') : '');
      const isOther = view !== undefined && !isSame(view, message.view);
      view = message.view;
      // An ID that says who somebody is is kept nowhere while it is covered.
      if (customerId === shownId) vscode.setState({ connectionId, customerId });
      draw();
      if (isOther) arrive(message.view);
      return;
    }
    case 'said':
      say(message.text);
      return;
    case 'elsewhere':
      found = message;
      drawElsewhere();
      return;
    case 'section':
    case 'item':
      if (view && isSame(view, message)) related.receive(message);
  }
}

window.addEventListener('message', (event: MessageEvent<ToPage>) => receive(event.data));
/** One key loads all that belongs to the customer, where it is to be seen. */
function loadAll(event: KeyboardEvent): void {
  const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  const isPlain = !(event.ctrlKey || event.metaKey || event.altKey);
  // A list or a menu that goes to a letter has taken it.
  if (event.defaultPrevented) return;
  if (isPlain && !isTyping && event.key.toLowerCase() === 'l' && tabs.current !== 'record')
    post({ type: 'loadAllSections' });
}

window.addEventListener('keydown', loadAll);
window.addEventListener('keydown', event => {
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'f') return;
  // That of the tab in front, and of its sections the first one.
  [...document.querySelectorAll<HTMLInputElement>('.find')].find(box => box.checkVisibility())?.focus();
  event.preventDefault();
});
// Once the header is out of sight, its first line is repeated at the edge.
new IntersectionObserver(([header]) => page.classList.toggle('scrolled', header?.isIntersecting === false)).observe(
  top,
);
window.setInterval(tick, 30_000);
post({ type: 'ready' });
