/** Elements without markup: every text is set as text, so no value can become an element. */

import { number, t } from '../../../core/l10n/language.ts';
import type { Part } from '../../text/visible.ts';
import { type IconName, icon } from './icons.ts';

export interface Details {
  readonly class?: string | undefined;
  readonly text?: string;
  readonly title?: string | undefined;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly onClick?: ((event: MouseEvent) => void) | undefined;
}

export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  details: Details = {},
  ...children: readonly (Node | string | false | null | undefined)[]
): HTMLElementTagNameMap[K] {
  const made: HTMLElementTagNameMap[K] = document.createElement(tag);
  const plain: HTMLElement = made;
  if (details.class !== undefined) made.className = details.class;
  if (details.text !== undefined) made.textContent = details.text;
  if (details.title !== undefined) made.title = details.title;
  for (const [name, value] of Object.entries(details.attributes ?? {})) made.setAttribute(name, value);
  if (details.onClick) plain.addEventListener('click', details.onClick);
  made.append(...children.filter(child => typeof child === 'string' || child instanceof Node));
  return made;
}

export interface ButtonDetails {
  readonly icon?: IconName;
  /** Shown, or where there is only an icon, spoken and shown on hover. */
  readonly label: string;
  readonly iconOnly?: boolean;
  readonly class?: string;
  readonly onClick: (event: MouseEvent) => void;
  readonly attributes?: Readonly<Record<string, string>>;
}

export function button(details: ButtonDetails): HTMLButtonElement {
  const { label, iconOnly = false } = details;
  return element(
    'button',
    {
      class: [iconOnly ? 'icon-button' : 'button', details.class].filter(Boolean).join(' '),
      title: iconOnly ? label : undefined,
      attributes: { type: 'button', ...(iconOnly && { 'aria-label': label }), ...details.attributes },
      onClick: details.onClick,
    },
    details.icon && icon(details.icon),
    iconOnly ? undefined : label,
  );
}

/** Longer values are shown in part until somebody wants all. */
const longest = 600;

/** A value on its own: its direction cannot reach its neighbours, and what has no look of its own is marked. */
export function value(parts: readonly Part[], cut = longest): HTMLElement {
  const made = element('bdi', { class: 'value' });
  const length = parts.reduce((sum, part) => sum + part.text.length, 0);
  const fill = (limit: number) => {
    made.replaceChildren();
    let left = limit;
    for (const { text, marked } of parts) {
      if (left <= 0) break;
      const shown = text.length > left ? text.slice(0, left) : text;
      left -= shown.length;
      made.append(marked ? element('span', { class: 'unseen', text: shown }) : shown);
    }
  };
  fill(cut);
  if (length <= cut + 40) {
    fill(length);
    return made;
  }
  const all = button({
    label: t('Show all {0} characters', number(length)),
    class: 'link',
    onClick: event => {
      event.stopPropagation();
      fill(length);
      all.remove();
    },
  });
  return element('span', { class: 'long' }, made, '… ', all);
}
