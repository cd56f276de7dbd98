/** One section of what belongs to the customer: closed until asked for, then its rows, page by page. */
import { number, plural, t } from '../../../core/l10n/language.ts';
import { button, element } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import { VirtualList } from '../../webview/page/virtual-list.ts';
import type { SectionHead, SectionUpdate, ShownItem } from '../shared/section-messages.ts';
import { ago } from './format.ts';
import type { Post } from './header-view.ts';
import { itemCells } from './item-cells.ts';

export class SectionView {
  readonly head: SectionHead;
  readonly root: HTMLElement;
  items: readonly ShownItem[] = [];
  private readonly post: Post;
  private readonly top = element('div', { class: 'section-head' });
  private readonly notes = element('div', { class: 'section-notes' });
  private readonly list: VirtualList;
  private update: SectionUpdate | undefined;

  constructor(head: SectionHead, post: Post) {
    this.head = head;
    this.post = post;
    this.list = new VirtualList({
      label: head.title,
      cells: index => {
        const item = this.items[index];
        return item ? itemCells(item) : [];
      },
      open: index => post({ type: 'openItem', section: head.id, index }),
      copy: index => post({ type: 'copyItemId', section: head.id, index }),
    });
    this.root = element(
      'section',
      { class: 'related-section', attributes: { 'aria-labelledby': `section-${head.id}`, 'data-section': head.id } },
      this.top,
      this.notes,
    );
    this.draw();
  }

  /** Whether anything was asked of it. */
  get isOpen(): boolean {
    return this.update !== undefined && this.update.state !== 'closed';
  }

  take(update: SectionUpdate): void {
    this.items = [...this.items.slice(0, update.from), ...update.items];
    this.update = update;
    this.draw();
  }

  choose(index: number | undefined): void {
    this.list.choose(index);
  }

  private draw(): void {
    const focus = this.focused();
    const { update, head } = this;
    const tools = this.tools();
    this.top.replaceChildren(
      element('h3', { attributes: { id: `section-${head.id}` }, text: head.title }),
      element('span', { class: 'dim', text: this.summary(), attributes: { role: 'status' } }),
      element('div', { class: 'tools' }, ...tools),
    );
    this.notes.replaceChildren(...this.sentences());
    if (this.items.length > 0) {
      if (!this.list.root.isConnected) this.root.append(this.list.root);
      this.list.show(this.items.length);
    } else this.list.root.remove();
    this.root.setAttribute('aria-busy', String(update?.state === 'loading'));
    if (focus) (tools.find(tool => tool.textContent === focus) ?? tools[0])?.focus();
  }

  /** The words on the button that has the focus, which is drawn anew. */
  private focused(): string | undefined {
    const { activeElement } = document;
    return activeElement && this.top.contains(activeElement) ? (activeElement.textContent ?? '') : undefined;
  }

  private summary(): string {
    const { update, items, head } = this;
    const covers = head.covers ?? '';
    if (!update || update.state === 'closed') return covers;
    const shown = number(items.length);
    const read = update.fetchedAt === undefined ? '' : ago(update.fetchedAt, { now: Date.now() });
    const size =
      update.state === 'loading' && items.length === 0
        ? t('Loading…')
        : update.total !== null && update.total > items.length
          ? t('{0} of {1}', shown, number(update.total))
          : update.state === 'done'
            ? shown
            : t('{0} so far', shown);
    return [size, covers, read].filter(Boolean).join(' · ');
  }

  private tools(): readonly HTMLElement[] {
    const { id: section, title } = this.head;
    const load = () => this.post({ type: 'loadSection', section });
    const named = (words: string) => ({ 'aria-label': `${words}, ${title}` });
    const tool = (words: string, onClick: () => void, name?: 'refresh') =>
      button({ label: words, ...(name && { icon: name }), onClick, attributes: named(words) });
    switch (this.update?.state) {
      case undefined:
      case 'closed':
        return [tool(t('Load'), load)];
      case 'loading':
        return [tool(t('Stop'), () => this.post({ type: 'stopSection', section }))];
      case 'failed':
        return [tool(t('Try again'), load, 'refresh')];
      default: {
        const refresh = tool(t('Refresh'), () => this.post({ type: 'refreshSection', section }), 'refresh');
        return this.update?.state === 'more' ? [tool(t('Load more'), load), refresh] : [refresh];
      }
    }
  }

  private sentences(): readonly HTMLElement[] {
    const { update } = this;
    if (!update) return [];
    const { failure, dropped, problems, state } = update;
    const dim = (text: string) => element('p', { class: 'dim', text });
    return [
      failure && this.failed(failure),
      dropped > 0 &&
        dim(
          plural(dropped, {
            one: n => t('{0} row of another customer was left out: the provider sent it along.', n),
            other: n => t('{0} rows of other customers were left out: the provider sent them along.', n),
          }),
        ),
      problems > 0 &&
        dim(
          plural(problems, {
            one: n => t('{0} row could not be read.', n),
            other: n => t('{0} rows could not be read.', n),
          }),
        ),
      state === 'done' && this.items.length === 0 && dim(t('None.')),
    ].filter(made => made instanceof HTMLElement);
  }

  private failed({ message, credentials, answered }: NonNullable<SectionUpdate['failure']>): HTMLElement {
    const tool = (label: string, command: 'updateCredentials' | 'copyRawAnswer') =>
      button({ label, onClick: () => this.post({ type: 'command', command }) });
    return element(
      'div',
      { class: 'bar error', attributes: { role: 'alert' } },
      icon('error'),
      element('p', { text: message }),
      element(
        'div',
        { class: 'toolbar' },
        credentials && tool(t('Update credentials'), 'updateCredentials'),
        answered && tool(t('Copy raw answer'), 'copyRawAnswer'),
      ),
    );
  }
}
