/** What belongs to the customer: its sections, the timeline over what was read of them, and the row that is open. */
import { t } from '../../../core/l10n/language.ts';
import { button, element } from '../../webview/page/dom.ts';
import type { SectionHead, SectionToPage } from '../shared/section-messages.ts';
import type { Post } from './header-view.ts';
import { ItemView } from './item-view.ts';
import { SectionView } from './section-view.ts';
import { TimelineView } from './timeline-view.ts';

const loadAll = (post: Post): HTMLButtonElement =>
  button({
    icon: 'refresh',
    label: t('Load all sections'),
    attributes: { title: t('L loads all of them, in the tabs Related and Timeline') },
    onClick: () => post({ type: 'loadAllSections' }),
  });

export class RelatedView {
  /** The sections, one below the other. */
  readonly related = element('div', { class: 'pane related' });
  readonly timeline: HTMLElement;
  readonly item: HTMLElement;
  private readonly post: Post;
  private readonly itemView: ItemView;
  private readonly timelineView: TimelineView;
  private readonly sections = new Map<string, SectionView>();
  private names = '';
  /** The list that the row was opened from. */
  /** The section of the row that is read. */
  private itemOf: SectionView | undefined;
  private from: HTMLElement | undefined;

  constructor(post: Post, say: (text: string) => void) {
    this.post = post;
    this.itemView = new ItemView(post, say, () => this.closeItem());
    this.item = this.itemView.root;
    this.timelineView = new TimelineView({
      open: (section, index) => post({ type: 'openItem', section, index }),
      load: section => post({ type: 'loadSection', section }),
      loadAll: loadAll(post),
    });
    this.timeline = element('div', { class: 'pane' }, this.timelineView.root);
  }

  /** The timeline comes into sight. */
  showTimeline(): void {
    this.timelineView.refresh();
  }

  /** The focus goes back to where the row was opened from. */
  private closeItem(): void {
    this.clearItem();
    this.from?.focus();
  }

  private clearItem(): void {
    this.itemOf = undefined;
    this.itemView.clear();
    for (const section of this.sections.values()) section.choose(undefined);
  }

  /** The sections of a customer; `owner` tells one customer from another. */
  reset(owner: string, heads: readonly SectionHead[]): void {
    const names = JSON.stringify([owner, heads]);
    if (names === this.names) return;
    this.names = names;
    this.sections.clear();
    for (const head of heads) this.sections.set(head.id, new SectionView(head, this.post));
    this.clearItem();
    this.related.replaceChildren(
      element(
        'div',
        { class: 'pane-head' },
        element('h2', { text: t('Belongs to this customer') }),
        loadAll(this.post),
      ),
      element('div', { class: 'pane-body' }, ...[...this.sections.values()].map(({ root }) => root)),
    );
    this.timelineView.show([]);
  }

  receive(message: SectionToPage): void {
    const section = this.sections.get(message.type === 'item' ? message.section : message.id);
    if (!section) return;
    if (message.type === 'item') {
      const item = section.items[message.index];
      if (!item) return;
      this.from = document.activeElement?.closest<HTMLElement>('.list') ?? this.from;
      for (const each of this.sections.values()) each.choose(each === section ? message.index : undefined);
      this.itemOf = section;
      this.itemView.show({ update: message, item, section: section.head.title });
      return;
    }
    // Other rows, or the same ones covered: the one that is read is not among them any more.
    if (message.from === 0 && this.itemOf === section) this.clearItem();
    section.take(message);
    const open = [...this.sections.values()].filter(({ isOpen }) => isOpen);
    this.timelineView.show(open.map(({ read }) => read));
  }
}
