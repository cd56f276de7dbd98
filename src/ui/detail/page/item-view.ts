/** One item of a section, opened: its facts, what it consists of, and its row as it was sent. */
import { number, t } from '../../../core/l10n/language.ts';
import { visibleParts, visibleValue } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import type { SavedState } from '../shared/messages.ts';
import { RawTree } from '../shared/raw-tree.ts';
import type { ItemUpdate, ShownDetail, ShownItem } from '../shared/section-messages.ts';
import { showMoney, showTime } from './format.ts';
import type { Post } from './header-view.ts';
import { TreeView } from './tree-view.ts';

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
  private shown: OpenedItem | undefined;
  private revealed = false;

  constructor(post: Post, say: (text: string) => void) {
    this.post = post;
    this.say = say;
    this.clear();
  }

  clear(): void {
    this.shown = undefined;
    this.root.replaceChildren(
      element('div', { class: 'pane-head' }, element('h2', { text: t('Details'), attributes: { id: 'item-title' } })),
      element('p', { class: 'pane-body dim', text: t('Choose a row to see what it consists of and what was sent.') }),
    );
  }

  /** Shows an item; of the same one only what has changed, so that nothing that is unfolded folds. */
  show(opened: OpenedItem): void {
    const last = this.shown?.update;
    const { update } = opened;
    const isSame = last && isSameItem(last, update) && last.row.raw === update.row.raw;
    this.shown = opened;
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
    let reveal = revealer();
    this.root.replaceChildren(
      element(
        'div',
        { class: 'pane-head' },
        element('h2', { attributes: { id: 'item-title' } }, `${section}: `, value(visibleValue(item.title), 80)),
        element(
          'div',
          { class: 'tools' },
          secret.size > 0 && reveal,
          item.id !== null &&
            button({ icon: 'copy', label: t('Copy ID'), onClick: () => this.post({ type: 'copyItemId', ...place }) }),
          button({
            icon: 'json',
            label: t('Open raw JSON'),
            onClick: () => this.post({ type: 'openItemRaw', ...place, revealed: this.revealed }),
          }),
        ),
      ),
      element(
        'div',
        { class: 'pane-body' },
        facts(item),
        detailView(update.detail),
        element('h3', { text: t('As it was sent'), attributes: { id: 'item-raw' } }),
        view.root,
      ),
    );
  }
}

const isSameItem = (one: ItemUpdate, other: ItemUpdate): boolean => one.index === other.index && isOf(one, other);

const isOf = (one: SavedState & { section: string }, other: SavedState & { section: string }): boolean =>
  one.section === other.section && one.customerId === other.customerId && one.connectionId === other.connectionId;

function facts({ id, status, at, amount }: ShownItem): HTMLElement {
  const reader = { now: Date.now() };
  const time = at === null ? undefined : showTime(at, reader);
  const money = amount === null ? undefined : showMoney(amount, reader);
  const rows: readonly (readonly [string, string | null | undefined, string | undefined])[] = [
    ['ID', id, undefined],
    [t('Status'), status, undefined],
    [t('Time'), time?.lines[0], time?.note],
    [t('Amount'), money?.lines[0], money?.note],
  ];
  const list = element('dl', { class: 'item-facts' });
  for (const [label, text, note] of rows) {
    if (!text) continue;
    const said = note === undefined ? undefined : element('span', { class: 'note', text: ` ${note}` });
    list.append(element('dt', { text: label }), element('dd', {}, value(visibleValue(text), 120), said));
  }
  return list;
}

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
