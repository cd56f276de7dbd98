/** What can be done with the customer: three buttons and a menu, of which one is in the order of Tab; arrows reach the others. */
import { t } from '../../../core/l10n/language.ts';
import { button, element } from '../../webview/page/dom.ts';
import type { CommandName, FromPage, View } from '../shared/messages.ts';
import { type MenuItem, menuButton } from './menu.ts';

/** The place of the button that Tab leads to, which outlasts a drawing. */
let current = 0;

export function toolbarView(view: View, hasEmail: boolean, post: (message: FromPage) => void): HTMLElement {
  const command = (name: CommandName) => () => post({ type: 'command', command: name });
  const loading = view.phase === 'loading';
  const bar = element(
    'div',
    { class: 'toolbar', attributes: { role: 'toolbar', 'aria-label': t('Actions') } },
    button({
      icon: 'refresh',
      label: loading ? t('Refreshing…') : t('Refresh'),
      attributes: loading ? { 'aria-disabled': 'true' } : {},
      onClick: () => loading || post({ type: 'refresh' }),
    }),
    button({ icon: 'diff', label: t('Compare…'), onClick: command('compareCustomers') }),
    button({
      icon: view.kept ? 'pinned' : 'pin',
      label: view.kept ? t('Kept open') : t('Keep open'),
      attributes: view.kept ? { 'aria-disabled': 'true' } : {},
      onClick: () => view.kept || post({ type: 'keep' }),
    }),
    menuButton(t('More actions'), () => itemsOf(view, hasEmail, post)),
  );
  roving(bar);
  return bar;
}

function itemsOf(view: View, hasEmail: boolean, post: (message: FromPage) => void): readonly MenuItem[] {
  const item = (icon: MenuItem['icon'], label: string, name: CommandName): MenuItem => ({
    ...{ icon, label },
    run: () => post({ type: 'command', command: name }),
  });
  return [
    item('json', t('Open raw JSON'), 'openRawJson'),
    item('copy', t('Copy ID'), 'copyCustomerId'),
    ...(hasEmail ? [item('copy', t('Copy e-mail'), 'copyEmail')] : []),
    item('link', t('Copy link'), 'copyLink'),
    item('copy', t('Copy JSON'), 'copyJson'),
    item('terminal', t('Copy as cURL'), 'copyAsCurl'),
    view.watched ? item('eyeClosed', t('Unwatch'), 'unwatch') : item('eye', t('Watch'), 'watch'),
    item('briefcase', t('Add to case…'), 'addToCase'),
    ...(view.place?.dashboard ? [item('linkExternal', t('Open in dashboard'), 'openInDashboard')] : []),
    ...(view.avatar === 'offered'
      ? [{ icon: 'account', label: t('Show avatar'), run: () => post({ type: 'showAvatar' }) } as const]
      : []),
  ];
}

/** One stop of Tab for all buttons; arrows, Home and End go from one to the next. */
function roving(bar: HTMLElement): void {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>(':scope > button')];
  const choose = (at: number) => {
    current = at;
    for (const [index, one] of buttons.entries()) one.tabIndex = index === at ? 0 : -1;
  };
  choose(Math.min(current, buttons.length - 1));
  bar.addEventListener('focusin', ({ target }) => {
    const at = buttons.findIndex(one => target instanceof Node && one.contains(target));
    if (at >= 0) choose(at);
  });
  bar.addEventListener('keydown', event => {
    const last = buttons.length - 1;
    const to = { ArrowRight: current + 1, ArrowLeft: current - 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    buttons[(to + buttons.length) % buttons.length]?.focus();
    event.preventDefault();
  });
}
