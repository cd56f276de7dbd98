/** A button that opens a menu, by the keys that menus have: arrows, Home, End, a first letter, Escape. */
import { button, element } from '../../webview/page/dom.ts';
import { type IconName, icon } from '../../webview/page/icons.ts';

export interface MenuItem {
  readonly icon: IconName;
  readonly label: string;
  readonly run: () => void;
}

/** Of all menus one is open; it outlasts a drawing of the button it belongs to. */
let open: { readonly menu: HTMLElement; close(): void } | undefined;

const buttonClass = 'menu-button';

/** `items` are those at the time it is opened. */
export function menuButton(label: string, items: () => readonly MenuItem[]): HTMLButtonElement {
  const made = button({
    ...{ icon: 'more', iconOnly: true, label, class: buttonClass },
    attributes: { 'aria-haspopup': 'menu', 'aria-expanded': String(open !== undefined) },
    onClick: () => (open ? open.close() : show(label, made, items())),
  });
  made.addEventListener('keydown', event => {
    if (event.key !== 'ArrowDown' || open) return;
    show(label, made, items());
    event.preventDefault();
  });
  return made;
}

function show(label: string, anchor: HTMLElement, items: readonly MenuItem[]): void {
  const rows = items.map(item =>
    element(
      'button',
      {
        class: 'menu-item',
        attributes: { type: 'button', role: 'menuitem', tabindex: '-1' },
        onClick: () => {
          open?.close();
          item.run();
        },
      },
      icon(item.icon),
      item.label,
    ),
  );
  const menu = element('div', { class: 'menu', attributes: { role: 'menu', 'aria-label': label } }, ...rows);
  const { left, bottom } = anchor.getBoundingClientRect();
  document.getElementById('clientele')?.append(menu);
  // Within the page, however narrow it is.
  const room = document.documentElement.clientWidth - menu.offsetWidth - 8;
  menu.style.left = `${Math.max(8, Math.min(left, room)) + window.scrollX}px`;
  menu.style.top = `${bottom + 4 + window.scrollY}px`;
  const outside = ({ target }: Event) => {
    if (target instanceof Node && !menu.contains(target) && !buttonOf()?.contains(target)) open?.close();
  };
  document.addEventListener('pointerdown', outside);
  open = {
    menu,
    close() {
      const hadFocus = menu.contains(document.activeElement);
      open = undefined;
      document.removeEventListener('pointerdown', outside);
      menu.remove();
      const opener = buttonOf();
      opener?.setAttribute('aria-expanded', 'false');
      if (hadFocus) opener?.focus();
    },
  };
  buttonOf()?.setAttribute('aria-expanded', 'true');
  menu.addEventListener('keydown', event => onKey(event, rows));
  menu.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) open?.close();
  });
  rows[0]?.focus();
}

/** The button may be another one than the menu was opened by: the header is drawn anew. */
const buttonOf = (): HTMLElement | null => document.querySelector<HTMLElement>(`.${buttonClass}`);

function onKey(event: KeyboardEvent, rows: readonly HTMLElement[]): void {
  const at = rows.findIndex(row => row.contains(document.activeElement));
  const last = rows.length - 1;
  if (event.key === 'Escape' || event.key === 'Tab') {
    open?.close();
    if (event.key === 'Escape') event.preventDefault();
    return;
  }
  const letter = event.key.length === 1 ? event.key.toLowerCase() : undefined;
  const starting = [...rows.slice(at + 1), ...rows.slice(0, at + 1)].find(
    row => letter !== undefined && row.textContent?.trim().toLowerCase().startsWith(letter),
  );
  const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[event.key];
  const row = to === undefined ? starting : rows[to];
  if (!row) return;
  row.focus();
  event.preventDefault();
}
