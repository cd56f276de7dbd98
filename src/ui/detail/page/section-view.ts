/** One section of what belongs to the customer: closed until asked for, then its rows, page by page. */
import { number, plural, t } from '../../../core/l10n/language.ts';
import { sentences } from '../../../core/l10n/sentences.ts';
import { button, element } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import { VirtualList } from '../../webview/page/virtual-list.ts';
import { hasWords } from '../shared/item-words.ts';
import type { SectionHead, SectionUpdate, ShownItem } from '../shared/section-messages.ts';
import type { ReadSection } from '../shared/timeline.ts';
import { ago } from './format.ts';
import type { Post } from './header-view.ts';
import { itemCells, layOutRows } from './item-cells.ts';

/** Where there is less room, a row has two lines, or three. */
const narrow = { two: 620, three: 400 } as const;

export class SectionView {
  readonly head: SectionHead;
  readonly root: HTMLElement;
  items: readonly ShownItem[] = [];
  private readonly post: Post;
  private readonly top = element('div', { class: 'section-head' });
  private readonly notes = element('div', { class: 'section-notes' });
  private readonly filter: HTMLInputElement;
  private readonly list: VirtualList;
  /** The places of the items that match the filter; undefined without one. */
  private matching: readonly number[] | undefined;
  private chosen: number | undefined;
  private update: SectionUpdate | undefined;

  constructor(head: SectionHead, post: Post) {
    this.head = head;
    this.post = post;
    this.list = new VirtualList({
      label: head.title,
      cells: index => {
        const item = this.items[this.place(index)];
        return item ? itemCells(item) : [];
      },
      height: width => layOutRows(this.list.root, width, narrow),
      open: index => post({ type: 'openItem', section: head.id, index: this.place(index) }),
      copy: index => post({ type: 'copyItemId', section: head.id, index: this.place(index) }),
    });
    this.filter = element('input', {
      class: 'find',
      attributes: {
        ...{ type: 'search', placeholder: t('Filter what was read'), spellcheck: 'false' },
        'aria-label': t('Filter what was read of {0}', head.title),
      },
    });
    this.filter.addEventListener('input', () => this.draw());
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

  /** As the timeline has it. */
  get read(): ReadSection {
    const { head, items, update } = this;
    const isPart = items.length > 0 && (update?.state !== 'done' || update.mayBePart === true);
    const hasMore = isPart && (update?.state === 'more' || update?.state === 'failed');
    return { id: head.id, title: head.title, items, isPart, hasMore };
  }

  take(update: SectionUpdate): void {
    this.items = [...this.items.slice(0, update.from), ...update.items];
    this.update = update;
    this.draw();
  }

  choose(index: number | undefined): void {
    this.chosen = index;
    this.mark();
  }

  /** The place in the section of a row of the list. */
  private place(row: number): number {
    return this.matching ? (this.matching[row] ?? -1) : row;
  }

  private mark(): void {
    const { chosen, matching } = this;
    const row = chosen === undefined || !matching ? chosen : matching.indexOf(chosen);
    this.list.choose(row === -1 ? undefined : row);
  }

  /** Only what was read can be filtered: the provider is not asked. */
  private match(): void {
    const text = this.filter.value.trim();
    const matches = hasWords(text);
    this.matching = text === '' ? undefined : this.items.flatMap((item, at) => (matches(item) ? [at] : []));
  }

  private draw(): void {
    const focus = this.focused();
    const { update, head } = this;
    this.match();
    const tools = this.tools();
    this.top.replaceChildren(
      element('h3', { attributes: { id: `section-${head.id}` }, text: head.title }),
      element('span', { class: 'dim', text: this.summary(), attributes: { role: 'status' } }),
      element('div', { class: 'tools' }, ...tools),
    );
    this.notes.replaceChildren(...this.sentences());
    this.showList();
    this.root.setAttribute('aria-busy', String(update?.state === 'loading'));
    if (focus) (tools.find(tool => tool.textContent === focus) ?? tools[0])?.focus();
  }

  private showList(): void {
    const { items, matching } = this;
    const rows = matching?.length ?? items.length;
    const isWorthIt = items.length > 1 || this.filter.value !== '';
    if (!isWorthIt) this.filter.remove();
    else if (!this.filter.isConnected) this.notes.after(this.filter);
    if (rows === 0) {
      this.list.root.remove();
      return;
    }
    if (!this.list.root.isConnected) this.root.append(this.list.root);
    this.list.show(rows);
    this.mark();
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
    // Of what failed at once, nobody knows how much there is.
    if (update.state === 'failed' && update.fetchedAt === undefined) return covers;
    const size =
      update.state === 'loading' && items.length === 0
        ? t('Loading…')
        : update.total !== null && update.total > items.length
          ? t('{0} of {1}', shown, number(update.total))
          : update.state === 'done' && !update.mayBePart
            ? shown
            : t('{0} so far', shown);
    return [size, covers, read].filter(Boolean).join(' · ');
  }

  private tools(): readonly HTMLElement[] {
    const { id: section, title } = this.head;
    const load = () => this.post({ type: 'loadSection', section });
    const named = (words: string) => ({ 'aria-label': `${words}, ${title}` });
    const tool = (words: string, onClick: () => void, name?: 'refresh' | 'export') =>
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
        const save = tool(t('Export'), () => this.post({ type: 'exportSection', section }), 'export');
        const own = this.items.length > 0 ? [refresh, save] : [refresh];
        return this.update?.state === 'more' ? [tool(t('Load more'), load), ...own] : own;
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
      this.matching && dim(this.filtered(this.matching.length)),
    ].filter(made => made instanceof HTMLElement);
  }

  private filtered(matching: number): string {
    const said = t('{0} of the {1} that were read match the filter.', number(matching), number(this.items.length));
    return this.update?.state === 'more' ? sentences(said, t('Load more to look further.')) : said;
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
