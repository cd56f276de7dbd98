/** One line of the raw tree. Its text is the text as sent: tokens are coloured, shortened or covered, never rewritten. */

import { elements, members } from '../../../core/l10n/counts.ts';
import { number, t } from '../../../core/l10n/language.ts';
import { visibleParts } from '../../text/visible.ts';
import { button, element, value } from '../../webview/page/dom.ts';
import { icon } from '../../webview/page/icons.ts';
import { decode, isCover, type RawTree } from '../shared/raw-tree.ts';
import { chunk, type Folding, type Row, rowId } from './folding.ts';

export interface RowContext {
  /** What the ids of this tree's elements start with: a page has two trees, and both count their nodes from 0. */
  readonly name: string;
  readonly tree: RawTree;
  readonly folding: Folding;
  /** Members that no field uses. */
  readonly unused: ReadonlySet<number>;
  copy(node: number): void;
  /** Shows a value that privacy mode covers; left out where none is. */
  readonly reveal?: ((node: number) => void) | undefined;
}

/** The element of a row, which knows its row. */
export interface RowElement extends HTMLElement {
  row?: Row;
}

const closing = { object: '}', array: ']' } as const;
const opening = { object: '{', array: '[' } as const;

/** Deeper rows are not moved further to the right: they say their level instead. */
const deepest = 24;

export const elementId = (row: Row, { name }: Pick<RowContext, 'name'>): string => `${name}-${rowId(row)}`;

export function rowView(row: Row, context: RowContext): RowElement {
  const id = elementId(row, context);
  const line = element('span', { class: 'line', attributes: { id: `${id}-line` } });
  const made: RowElement = element('div', { class: `row ${row.kind}`, attributes: { id } });
  made.row = row;
  made.style.setProperty('--level', String(Math.min(row.level - 1, deepest)));
  if (row.kind === 'close') {
    made.setAttribute('aria-hidden', 'true');
    line.append(closing[bracket(row, context.tree)], comma(row, context.tree));
    made.append(element('span', { class: 'twistie' }), line);
    return made;
  }
  const opens = context.folding.canOpen(row);
  const attributes: Record<string, string> = {
    role: 'treeitem',
    tabindex: '-1',
    'aria-labelledby': `${id}-line`,
    'aria-level': String(row.level),
    ...(row.kind === 'value' && { 'aria-posinset': String(row.index + 1), 'aria-setsize': String(row.of) }),
    ...(opens && { 'aria-expanded': String(context.folding.isOpen(row)) }),
  };
  for (const [name, text] of Object.entries(attributes)) made.setAttribute(name, text);
  made.append(element('span', { class: 'twistie' }, opens ? icon('chevron') : ''), line);
  if (row.level - 1 > deepest) line.append(element('span', { class: 'depth', text: `${t('level {0}', row.level)} ` }));
  if (row.kind === 'range') line.append(range(row));
  else fill(line, made, row, context);
  return made;
}

function range({ index, of }: Row): HTMLElement {
  const to = Math.min(index + chunk, of);
  return element('span', { class: 'count', text: `${number(index + 1)} – ${number(to)}` });
}

function fill(line: HTMLElement, made: HTMLElement, row: Row, context: RowContext): void {
  const { tree, folding } = context;
  const { node } = row;
  const key = tree.keyLiteral(node);
  const isUnused = context.unused.has(node);
  if (key !== '') {
    const shown = element('span', { class: 'key' }, value(visibleParts(key), 200));
    shown.classList.toggle('unused', isUnused);
    line.append(shown, ': ');
  }
  if (isUnused) made.append(unusedMark(made));
  if (folding.covered.has(node)) {
    line.append(element('span', { class: 'covered', text: `•••• ${t('covered')}` }), comma(row, tree));
    return;
  }
  const kind = tree.kind(node);
  if (kind === 'object' || kind === 'array') {
    const count = tree.count(node);
    line.append(opening[kind]);
    if (count === 0) line.append(closing[kind], comma(row, tree));
    else if (!folding.isOpen(row)) {
      const summary = element('span', { class: 'count', text: kind === 'object' ? members(count) : elements(count) });
      line.append(' … ', closing[kind], comma(row, tree), ' ', summary);
    }
  } else {
    line.append(element('span', { class: kind }, value(visibleParts(tree.literal(node)))), comma(row, tree));
  }
  const name = tree.key(node) ?? (row.level > 1 ? t('element {0}', row.index + 1) : undefined);
  if (context.reveal && !tree.holds(node) && isCover(decode(tree.literal(node))))
    made.append(revealButton(name ?? '', () => context.reveal?.(node)));
  made.append(
    button({
      icon: 'copy',
      iconOnly: true,
      label: name === undefined ? t('Copy the whole record') : t('Copy value of {0}', name.slice(0, 80)),
      class: 'copy',
      attributes: { tabindex: '-1' },
      onClick: event => {
        event.stopPropagation();
        context.copy(node);
      },
    }),
  );
}

const revealButton = (name: string, reveal: () => void): HTMLButtonElement =>
  button({
    icon: 'eye',
    iconOnly: true,
    label: t('Reveal value of {0}', name.slice(0, 80)),
    class: 'copy reveal',
    attributes: { tabindex: '-1' },
    onClick: event => {
      event.stopPropagation();
      reveal();
    },
  });

/** Says for who listens what the line under the key says for who sees. */
function unusedMark(made: HTMLElement): HTMLElement {
  const id = `${made.id}-unused`;
  made.setAttribute('aria-labelledby', `${made.id}-line ${id}`);
  return element('span', { class: 'unseen-by-eyes', text: t('no field uses this'), attributes: { id } });
}

const bracket = (row: Row, tree: RawTree): 'object' | 'array' => (tree.kind(row.node) === 'array' ? 'array' : 'object');

const comma = (row: Row, tree: RawTree): string => (tree.isLast(row.node) ? '' : ',');
