/** One item of a section, opened: its facts, what it consists of, and its row as it was sent. */
import { number, t } from '../../../core/l10n/language.ts';
import type { ItemSources } from '../../../core/model/section.ts';
import { visibleParts, visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import type { SavedState } from '../shared/messages.ts';
import { RawTree } from '../shared/raw-tree.ts';
import type { ItemUpdate, ShownDetail, ShownItem, ShownRow } from '../shared/section-messages.ts';
import { showMoney, showTime } from './format.ts';
import type { Post } from './header-view.ts';
import { itemFacts } from './item-facts.ts';
import { type LinkedRaw, linkSides } from './link-sides.ts';
import { TreeView } from './tree-view.ts';
import { UsedKeys } from './used-keys.ts';

export interface OpenedItem {
  readonly update: ItemUpdate;
  readonly item: ShownItem;
  /** The title of its section. */
  readonly section: string;
}

/** The pane beside the lists. */
export class ItemView {
  readonly root = element('section', { class: 'pane item', attributes: { 'aria-labelledby': 'item-title' } });
  private readonly post: Post;
  private readonly say: (text: string) => void;
  private readonly onClose: () => void;
  private shown: OpenedItem | undefined;
  private revealed = false;

  constructor(post: Post, say: (text: string) => void, onClose: () => void) {
    this.post = post;
    this.say = say;
    this.onClose = onClose;
    this.root.addEventListener('keydown', event => {
      if (event.key === 'Escape') this.onClose();
    });
    this.clear();
  }

  /** Without a row that is open there is no pane: the lists have all the room. */
  clear(): void {
    this.shown = undefined;
    this.root.hidden = true;
    this.root.replaceChildren();
  }

  /** Shows an item; of the same one only what has changed, so that nothing that is unfolded folds. */
  show(opened: OpenedItem): void {
    const last = this.shown?.update;
    const { update } = opened;
    const isSame = last && isSameItem(last, update) && last.row.raw === update.row.raw;
    this.shown = opened;
    this.root.hidden = false;
    if (isSame) this.root.querySelector('.item-detail')?.replaceWith(detailView(update.detail));
    else {
      this.revealed = false;
      this.draw(opened);
    }
  }

  private draw({ update, item, section }: OpenedItem): void {
    const { index, row } = update;
    const place = { section: update.section, index };
    const tree = new RawTree(row.raw);
    const isSent = (node: number) => !['null', '""'].includes(tree.literal(node));
    const secret = new Set(row.covered.flatMap(pointer => tree.at(pointer)).filter(isSent));
    const covered = () => (this.revealed ? new Set<number>() : secret);
    const copy = (node: number): void => {
      if ([...tree.ancestors(node), node].some(each => covered().has(each)))
        this.say(t('This value is covered. Reveal it first.'));
      else {
        const span = { start: tree.start(node), end: tree.end(node) };
        this.post({ type: 'copyItemValue', ...place, ...span, revealed: this.revealed });
      }
    };
    const view = new TreeView({ tree, covered: covered(), unused: new Set(), labelledBy: 'item-raw', copy });
    const turn = () => {
      this.revealed = !this.revealed;
      view.cover(covered());
      this.say(this.revealed ? t('Revealed.') : t('Covered.'));
      const next = revealer();
      reveal.replaceWith(next);
      reveal = next;
      reveal.focus();
    };
    const revealer = () =>
      button(
        this.revealed
          ? { icon: 'eyeClosed', label: t('Cover again'), onClick: turn }
          : { icon: 'eye', label: t('Reveal {0} covered', secret.size), onClick: turn },
      );
    const point = (pointer: string) => {
      const node = tree.at(pointer).at(-1);
      if (node === undefined) this.say(t('{0} is not in the raw JSON.', pointer));
      else view.focus(view.show(node));
    };
    const facts = itemFacts(item, row.sources, { point });
    linkSides(facts, linked(view, new UsedKeys(tree, row)), field => sourcesOf(row, field));
    let reveal = revealer();
    this.root.replaceChildren(
      this.head({ update, item, section }, secret.size > 0 && reveal),
      element(
        'div',
        { class: 'pane-body' },
        facts,
        detailView(update.detail),
        element('h3', { text: t('As it was sent'), attributes: { id: 'item-raw' } }),
        view.root,
      ),
    );
  }

  private head({ update, item, section }: OpenedItem, reveal: HTMLElement | false): HTMLElement {
    const place = { section: update.section, index: update.index };
    const copyId = () => this.post({ type: 'copyItemId', ...place });
    const openRaw = () => this.post({ type: 'openItemRaw', ...place, revealed: this.revealed });
    return element(
      'div',
      { class: 'pane-head' },
      element('h2', { attributes: { id: 'item-title' } }, `${section}: `, value(visibleValue(item.title), 80)),
      element(
        'div',
        { class: 'tools' },
        reveal,
        item.id !== null && button({ icon: 'copy', label: t('Copy ID'), onClick: copyId }),
        button({ icon: 'json', label: t('Open raw JSON'), onClick: openRaw }),
        button({ icon: 'close', label: t('Close'), onClick: this.onClose }),
      ),
    );
  }
}

/** The tree of an item, beside its fields. */
const linked = (view: TreeView, used: UsedKeys<keyof ItemSources>): LinkedRaw => ({
  root: view.root,
  nodeAt: target => view.nodeAt(target),
  hint: pointers => view.hint(pointers.flatMap(pointer => used.at(pointer))),
  used,
});

// The page has written which field it is.
const sourcesOf = ({ sources }: ShownRow, field: string) => sources[field as keyof ItemSources];

const isSameItem = (one: ItemUpdate, other: ItemUpdate): boolean => one.index === other.index && isOf(one, other);

const isOf = (one: SavedState & { section: string }, other: SavedState & { section: string }): boolean =>
  one.section === other.section && one.customerId === other.customerId && one.connectionId === other.connectionId;

function detailView(detail: ShownDetail): HTMLElement {
  const made = element('div', { class: 'item-detail' });
  if (detail.kind === 'loading') made.append(element('p', { class: 'dim', text: t('Loading…') }));
  if (detail.kind === 'failed') made.append(element('p', { class: 'problem', text: detail.failure.message }));
  if (detail.kind !== 'parts') return made;
  made.append(element('h3', { text: `${detail.title} (${number(detail.items.length)})` }));
  const reader = { now: Date.now() };
  const rows = detail.items.map(({ title, status, at, amount }) =>
    element(
      'tr',
      {},
      element('td', {}, value(visibleParts(title), 80)),
      element('td', {}, status === null ? '' : value(visibleParts(status), 40)),
      element('td', { text: at === null ? '' : (showTime(at, reader).lines[0] ?? '') }),
      element('td', { class: 'amount', text: amount === null ? '' : (showMoney(amount, reader).lines[0] ?? '') }),
    ),
  );
  if (rows.length > 0) made.append(element('table', { class: 'parts' }, element('tbody', {}, ...rows)));
  return made;
}
