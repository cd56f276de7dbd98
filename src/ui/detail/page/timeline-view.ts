/** All that was read of the sections on one line of time: by day, filtered, with sums and a chart. */
import { number, plural, t } from '../../../core/l10n/language.ts';
import { shortTime } from '../../text/short-time.ts';
import { button, element } from '../../webview/page/dom.ts';
import { VirtualList } from '../../webview/page/virtual-list.ts';
import { addUp, type Entry, entriesOf, filtered, type ReadSection, type Total } from '../shared/timeline.ts';
import { accountName, statusName } from './account-name.ts';
import { chart } from './chart.ts';
import { showMoney } from './format.ts';
import { itemCells, layOutRows } from './item-cells.ts';

/** Characters of a section's title in a row; a longer one is cut. */
const longestTitle = 18;

/** Sums shown at most: a server that makes up words would fill the page with them. */
const mostSums = 30;

/** Where there is less room, a row has two lines, or three. */
const narrow = { two: 760, three: 430 } as const;

interface TimelineSetup {
  readonly open: (section: string, index: number) => void;
  /** Asks for the rest of a section. */
  readonly load: (section: string) => void;
  readonly loadAll: HTMLButtonElement;
}

type Line = { readonly kind: 'day'; readonly day: string | null } | { readonly kind: 'entry'; readonly entry: Entry };

export class TimelineView {
  readonly root = element('div', { class: 'timeline' });
  private readonly filter = element('input', {
    class: 'find',
    attributes: {
      ...{ type: 'search', placeholder: t('Filter'), 'aria-label': t('Filter the timeline'), spellcheck: 'false' },
    },
  });
  private readonly kinds = element('div', {
    class: 'kinds',
    attributes: { role: 'group', 'aria-label': t('Sections shown') },
  });
  private readonly sums = element('div', { class: 'sums', attributes: { role: 'status' } });
  private readonly drawing = element('div', { class: 'drawing' });
  private readonly empty = element('p', { class: 'dim' });
  /** Sections of which there is more than was read. */
  private readonly parts = element('div', {});
  private readonly load: (section: string) => void;
  /** For whoever comes here first. */
  private readonly loadAll: HTMLButtonElement;
  private readonly list: VirtualList;
  private readonly hidden = new Set<string>();
  private sections: readonly ReadSection[] = [];
  /** The entries of all sections; undefined when they have changed. */
  private all: readonly Entry[] | undefined;
  private lines: readonly Line[] = [];
  private running: ReadonlyMap<Entry, string> = new Map();

  constructor({ open, load, loadAll }: TimelineSetup) {
    this.load = load;
    this.loadAll = loadAll;
    this.list = new VirtualList({
      label: t('Timeline, newest first'),
      cells: index => this.cells(index),
      height: width => layOutRows(this.list.root, width, narrow),
      look: index => (this.lines[index]?.kind === 'day' ? 'day' : undefined),
      open: index => {
        const line = this.lines[index];
        if (line?.kind === 'entry') open(line.entry.section.id, line.entry.index);
      },
    });
    this.filter.addEventListener('input', () => this.draw());
    this.root.append(
      element('div', { class: 'timeline-head' }, this.filter, this.kinds),
      ...[this.sums, this.parts, this.drawing, this.empty, loadAll, this.list.root],
    );
    this.draw();
  }

  /** The sections as far as they were read. Out of sight, nothing is added up: `refresh` does it when it comes into sight. */
  show(sections: readonly ReadSection[]): void {
    this.sections = sections;
    this.all = undefined;
    if (this.root.checkVisibility()) this.refresh();
  }

  /** Brings itself up to date, where anything has changed. */
  refresh(): void {
    if (this.all) return;
    this.drawKinds();
    this.draw();
  }

  private drawKinds(): void {
    const names = this.sections.map(({ id }) => id).join(' ');
    if (this.kinds.dataset.names === names) return;
    this.kinds.dataset.names = names;
    // The column of the sections' titles is as wide as the longest one, in whichever language.
    const longest = Math.max(...this.sections.map(({ title }) => title.length), 0);
    this.list.root.style.setProperty('--kind', `${Math.min(longest, longestTitle)}ch`);
    const boxes = this.sections.map(({ id, title }) => {
      const box = element('input', { attributes: { type: 'checkbox' } });
      box.checked = !this.hidden.has(id);
      box.addEventListener('change', () => {
        if (box.checked) this.hidden.delete(id);
        else this.hidden.add(id);
        this.draw();
      });
      return element('label', {}, box, title);
    });
    this.kinds.replaceChildren(...(boxes.length > 1 ? boxes : []));
  }

  private draw(): void {
    this.all ??= entriesOf(this.sections);
    const { all } = this;
    const entries = filtered(all, this.hidden, this.filter.value);
    const { totals, running, left } = addUp(entries);
    this.running = running;
    this.lines = linesOf(entries);
    const more = totals.length - mostSums;
    const partly = this.sections.filter(({ id, isPart }) => isPart && !this.hidden.has(id));
    this.sums.replaceChildren(
      ...sumsView(totals.slice(0, mostSums), new Set(partly.map(({ id }) => id))),
      ...(more > 0 ? [element('p', { class: 'sum dim', text: t('and {0} more', more) })] : []),
      ...(left > 0 ? [leftOut(left)] : []),
    );
    this.drawParts(partly);
    this.drawing.replaceChildren(...chart(entries, totals.slice(0, mostSums)));
    this.empty.textContent = emptyWords(this.sections.length, all.length, entries.length);
    this.empty.hidden = entries.length > 0;
    this.loadAll.hidden = this.sections.length > 0;
    this.list.root.hidden = entries.length === 0;
    this.list.show(this.lines.length);
  }

  /** The button that has the focus is drawn anew. */
  private drawParts(partly: readonly ReadSection[]): void {
    const focus = this.parts.contains(document.activeElement) ? document.activeElement?.getAttribute('aria-label') : '';
    const lines = partly.map(({ id, title, items, hasMore }) => {
      const label = t('Load more');
      const attributes = { 'aria-label': `${label}, ${title}` };
      return element(
        'p',
        { class: 'sum dim', text: `${title}: ${t('{0} so far', number(items.length))} ` },
        hasMore && button({ label, attributes, onClick: () => this.load(id) }),
      );
    });
    this.parts.replaceChildren(...lines);
    if (focus) (this.parts.querySelector<HTMLElement>(`[aria-label="${CSS.escape(focus)}"]`) ?? this.filter).focus();
  }

  private cells(index: number): readonly HTMLElement[] {
    const line = this.lines[index];
    if (!line) return [];
    if (line.kind === 'day')
      return [element('span', { class: 'cell', text: dayWords(line.day), attributes: { role: 'gridcell' } })];
    const { entry } = line;
    const sum = this.running.get(entry);
    const money =
      sum === undefined
        ? ''
        : showMoney({ amount: sum, currency: entry.item.amount?.currency ?? null }, { now: 0 }).lines[0];
    const running = element('span', { class: 'cell running', text: money ? `Σ ${money}` : '' });
    running.setAttribute('role', 'gridcell');
    if (money)
      running.title = t(
        '{0} up to here, of what is shown',
        accountName({ section: entry.section, status: entry.item.status }),
      );
    const { title } = entry.section;
    const kind = element('span', { class: 'cell kind', text: title, title, attributes: { role: 'gridcell' } });
    return [kind, ...itemCells(entry.item, 'clock'), running];
  }
}

function emptyWords(sections: number, all: number, shown: number): string {
  if (shown > 0) return '';
  if (sections === 0) return t('Nothing was read yet. Load a section, or all of them.');
  return all === 0 ? t('The sections that were read are empty.') : t('Nothing matches the filter.');
}

const dayWords = (day: string | null): string => (day === null ? t('No time sent') : shortTime(day, 'day'));

/** The lines of the list: a heading for each day, and the entries below it. */
function linesOf(entries: readonly Entry[]): readonly Line[] {
  const lines: Line[] = [];
  let day: string | null | undefined;
  for (const entry of entries) {
    if (entry.day !== day || day === undefined) {
      day = entry.day;
      lines.push({ kind: 'day', day });
    }
    lines.push({ kind: 'entry', entry });
  }
  return lines;
}

/** A paragraph for each section: its sums by status and currency. */
function sumsView(totals: readonly Total[], partly: ReadonlySet<string>): readonly HTMLElement[] {
  return [...Map.groupBy(totals, ({ account }) => account.section.id).values()].map(own => {
    const hasStatus = own.some(({ account }) => account.status !== null);
    const title = element('span', { class: 'dim', text: own[0]?.account.section.title ?? '' });
    const parts = own.flatMap((total, at) => [at > 0 ? ' · ' : ' ', ...sumParts(total, hasStatus, partly)]);
    return element('p', { class: 'sum' }, title, ...parts);
  });
}

function sumParts(
  { account, sum, entries }: Total,
  hasStatus: boolean,
  partly: ReadonlySet<string>,
): readonly (HTMLElement | string)[] {
  const { currency, status } = account;
  const money = showMoney({ amount: sum, currency }, { now: 0 }).lines[0] ?? sum;
  const counted = plural(entries, { one: n => t('{0} entry', n), other: n => t('{0} entries', n) });
  const of = partly.has(account.section.id) ? t('{0} so far', counted) : counted;
  return [element('strong', { text: money }), ` ${hasStatus ? `${statusName(status)}, ` : ''}${of}`];
}

const leftOut = (left: number): HTMLElement =>
  element('p', {
    class: 'sum dim',
    text: plural(left, {
      one: n => t('{0} entry without an amount or a currency is not in the sums', n),
      other: n => t('{0} entries without an amount or a currency are not in the sums', n),
    }),
  });
