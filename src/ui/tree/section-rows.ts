/** What belongs to a customer, as rows below it: its sections, which ask for nothing, and what was read of one. */
import { plural, t } from '../../core/l10n/language.ts';
import type { OpenedSection } from '../../customers/related/opened-section.ts';
import type { SectionPlace } from '../../customers/related/opened-sections.ts';
import type { Services } from '../services/services.ts';
import { type CustomerNode, connectionOf, type Node, type SectionNode } from './nodes.ts';

export class SectionRows {
  private readonly services: Pick<Services, 'providers' | 'sections'>;
  /** Sections whose first page was asked for by a row of this view. */
  private readonly asked = new WeakSet<OpenedSection>();

  constructor(services: Pick<Services, 'providers' | 'sections'>) {
    this.services = services;
  }

  /** The sections of a customer: nothing is asked for by showing them. Its own id is once in the view, so that theirs are. */
  of(parent: CustomerNode): readonly SectionNode[] {
    const { connectionId, customerId } = parent;
    const { provider = '', options = {} } = connectionOf(parent) ?? {};
    return (this.services.providers.get(provider)?.sections ?? []).map(section => ({
      kind: 'section',
      id: `${parent.id}/section/${section.id}`,
      parent,
      connectionId,
      section,
      covers: section.covers?.(options),
      opened: this.services.sections.known({ connectionId, customerId, section: section.id }),
    }));
  }

  /** Reads the first page where the row is opened first; a page that failed or was stopped is asked for when the user says so. */
  async itemsOf(node: SectionNode): Promise<readonly Node[]> {
    const { connectionId, parent, section } = node;
    const opened = this.services.sections.of({ connectionId, customerId: parent.customerId, section: section.id });
    node.opened = opened;
    const isFirst = !this.asked.has(opened);
    this.asked.add(opened);
    await (isFirst ? opened.load() : opened.settled());
    return itemNodes(node, opened);
  }
}

/** Whether a row shows a section. */
export const shows = (node: Node, { connectionId, customerId, section }: SectionPlace): node is SectionNode =>
  node.kind === 'section' &&
  node.connectionId === connectionId &&
  node.parent.customerId === customerId &&
  node.section.id === section;

const leftOut = (dropped: number): string =>
  plural(dropped, {
    one: n => t('{0} row of another customer was left out: the provider sent it along.', n),
    other: n => t('{0} rows of other customers were left out: the provider sent them along.', n),
  });

/** What was read of a section, and what can be done next. */
function itemNodes(parent: SectionNode, opened: OpenedSection): readonly Node[] {
  const { connectionId, section } = parent;
  const { items, problems, dropped, state } = opened;
  const row = (name: string) => ({ id: `${parent.id}/${name}`, parent, connectionId });
  const note = (name: string, message: string): Node => ({ kind: 'empty', ...row(name), message });
  const rows: Node[] = items.map((item, index) => ({
    kind: 'item',
    // Items of one section differ in their IDs; those without are told apart by their places.
    ...row(item.id === null ? `place/${index}` : `item/${item.id}`),
    item,
    index,
  }));
  for (const [at, problem] of problems.entries())
    rows.push({ kind: 'problem', ...row(`problem/${at}`), page: 0, problem, section });
  if (dropped > 0) rows.push(note('leftOut', leftOut(dropped)));
  if (state.kind === 'failed')
    rows.push({ kind: 'failure', ...row('failure'), error: state.error, page: undefined, opened });
  if (state.kind === 'more' || state.kind === 'closed') rows.push({ kind: 'moreItems', ...row('more'), opened });
  if (state.kind === 'done' && items.length + problems.length === 0) rows.push(note('none', t('None')));
  return rows;
}
