/** The tabs of the page, by the keys of the ARIA tabs pattern: arrows, Home, End. */
import { element } from '../../webview/page/dom.ts';

export interface Tab {
  readonly id: string;
  readonly title: string;
  readonly panel: HTMLElement;
  /** Called when it comes to the front. */
  readonly onShow?: () => void;
}

export class Tabs {
  readonly list: HTMLElement;
  private readonly tabs: readonly Tab[];
  private readonly buttons: readonly HTMLButtonElement[];
  private chosen = 0;

  constructor(label: string, tabs: readonly Tab[]) {
    this.tabs = tabs;
    this.buttons = tabs.map(({ id, title, panel }, index) => {
      panel.id = `panel-${id}`;
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', `tab-${id}`);
      return element('button', {
        class: 'tab',
        text: title,
        attributes: { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}` },
        onClick: () => this.choose(index),
      });
    });
    this.list = element(
      'div',
      { class: 'tabs', attributes: { role: 'tablist', 'aria-label': label } },
      ...this.buttons,
    );
    this.list.addEventListener('keydown', event => this.press(event));
    this.choose(0);
  }

  get current(): string {
    return this.tabs[this.chosen]?.id ?? '';
  }

  choose(index: number): void {
    this.chosen = index;
    this.tabs.forEach(({ panel }, at) => {
      panel.hidden = at !== index;
    });
    this.tabs[index]?.onShow?.();
    this.buttons.forEach((each, at) => {
      each.setAttribute('aria-selected', String(at === index));
      each.tabIndex = at === index ? 0 : -1;
    });
  }

  private press(event: KeyboardEvent): void {
    const { length } = this.buttons;
    const to: Readonly<Record<string, number>> = {
      ArrowRight: (this.chosen + 1) % length,
      ArrowLeft: (this.chosen + length - 1) % length,
      Home: 0,
      End: length - 1,
    };
    const next = to[event.key];
    if (next === undefined) return;
    this.choose(next);
    this.buttons[next]?.focus();
    event.preventDefault();
  }
}
