/** Raw JSON beside the fields: what was sent, with a box to find things in it. */
import { plural, t } from '../../../core/l10n/language.ts';
import { button, element } from '../../webview/page/dom.ts';
import type { ShownRecord } from '../shared/messages.ts';
import { RawTree } from '../shared/raw-tree.ts';
import { finder } from './finder.ts';
import type { Post } from './header-view.ts';
import type { RawSide } from './source-view.ts';
import { TreeView } from './tree-view.ts';
import { UsedKeys } from './used-keys.ts';

export interface RawSetup {
  readonly record: ShownRecord;
  /** Pointers of values that stay covered until revealed. */
  readonly pointers: readonly string[];
  readonly revealed: boolean;
  readonly post: Post;
  readonly say: (text: string) => void;
}

export class RawView implements RawSide {
  readonly root: HTMLElement;
  readonly tree: RawTree;
  covered: ReadonlySet<number>;
  /** Of the record shown: a refresh that brings the same text brings a new one. */
  serial: number;
  private readonly setup: RawSetup;
  /** All that is covered unless revealed. */
  private readonly secret: ReadonlySet<number>;
  private readonly view: TreeView;
  /** Which of its nodes fields are made of. */
  readonly used: UsedKeys;

  constructor(setup: RawSetup) {
    this.setup = setup;
    this.serial = setup.record.serial;
    this.tree = new RawTree(setup.record.raw);
    // Where nothing was sent there is nothing to hide.
    const sent = (node: number) => !['null', '""'].includes(this.tree.literal(node));
    this.secret = new Set(setup.pointers.flatMap(pointer => this.tree.at(pointer)).filter(sent));
    this.covered = setup.revealed ? new Set() : this.secret;
    this.used = new UsedKeys(this.tree, setup.record);
    this.view = new TreeView({
      tree: this.tree,
      covered: this.covered,
      unused: this.used.unused,
      labelledBy: 'raw-title',
      copy: node => this.copy(node),
      reveal: setup.record.covered && (node => this.reveal(node)),
    });
    this.root = element(
      'section',
      { class: 'pane raw', attributes: { 'aria-labelledby': 'raw-title' } },
      element(
        'div',
        { class: 'pane-head' },
        element('h2', { text: t('Raw JSON'), attributes: { id: 'raw-title' } }),
        finder({
          find: words => this.tree.find(words, node => this.covered.has(node)),
          show: node => (node === undefined ? this.view.unmark() : this.view.show(node)),
        }),
        this.tools(),
      ),
      element('div', { class: 'pane-body' }, legend(this.used.unused.size), this.view.root),
    );
  }

  get revealed(): boolean {
    return this.secret.size > 0 && this.covered.size === 0;
  }

  point(pointer: string): void {
    const node = this.tree.at(pointer).at(-1);
    if (node === undefined) this.setup.say(t('{0} is not in the raw JSON.', pointer));
    else this.view.show(node)?.focus();
  }

  /** Marks the places at pointers for as long as something points at them. */
  hint(pointers: readonly string[]): void {
    this.view.hint(pointers.flatMap(pointer => this.used.at(pointer)));
  }

  nodeAt(target: EventTarget | null): number | undefined {
    return this.view.nodeAt(target);
  }

  private copy(node: number): void {
    const around = [...this.tree.ancestors(node), node];
    const { post, say } = this.setup;
    if (around.some(each => this.covered.has(each))) say(t('This value is covered. Reveal it first.'));
    else post({ type: 'copyValue', serial: this.serial, start: this.tree.start(node), end: this.tree.end(node) });
  }

  /** One value, until the panel closes. */
  private reveal(node: number): void {
    this.setup.post({ type: 'revealPlace', serial: this.serial, pointer: this.tree.pointer(node) });
  }

  private tools(): HTMLElement {
    const { post, say } = this.setup;
    const unfold = () => {
      say(this.view.unfoldAll() ? t('All unfolded.') : t('Unfolded in part: there is too much to show at once.'));
    };
    const fold = () => {
      this.view.foldAll();
      say(t('Folded.'));
    };
    return element(
      'div',
      { class: 'tools' },
      this.secret.size > 0 ? this.revealer() : undefined,
      button({ icon: 'unfoldAll', iconOnly: true, label: t('Unfold all'), onClick: unfold }),
      button({ icon: 'foldAll', iconOnly: true, label: t('Fold all'), onClick: fold }),
      button({
        icon: 'copy',
        label: t('Copy'),
        attributes: { title: t('Copy the JSON exactly as it was sent, but for what is covered') },
        onClick: () => post({ type: 'command', command: 'copyJson' }),
      }),
    );
  }

  /** Covers and reveals all of it at once, for this panel. */
  private revealer(): HTMLElement {
    const turn = () => {
      this.covered = this.revealed ? this.secret : new Set();
      this.view.cover(this.covered);
      const next = make();
      made.replaceWith(next);
      made = next;
      made.focus();
      this.setup.post({ type: 'reveal', revealed: this.revealed });
      this.setup.say(this.revealed ? t('Revealed.') : t('Covered.'));
    };
    const make = () =>
      button(
        this.revealed
          ? { icon: 'eyeClosed', label: t('Cover again'), onClick: turn }
          : { icon: 'eye', label: t('Reveal {0} covered', this.secret.size), onClick: turn },
      );
    let made = make();
    return element('span', { class: 'revealer' }, made);
  }
}

/** What the line under a key means, and how many have one. */
function legend(count: number): HTMLElement | undefined {
  if (count === 0) return undefined;
  const sample = element('span', { class: 'key unused', text: t('key'), attributes: { 'aria-hidden': 'true' } });
  const words = plural(count, {
    one: n => t('{0} key that no field uses', n),
    other: n => t('{0} keys that no field uses', n),
  });
  return element('p', { class: 'legend' }, sample, ' ', words);
}
