/** What belongs to the customer of one panel: asked for when the page says so, and sent to it as it comes. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { number, t } from '../../core/l10n/language.ts';
import { asClienteleError } from '../../core/model/errors.ts';
import type { RelatedItem, Section } from '../../core/model/section.ts';
import { coverValues } from '../../customers/privacy/cover.ts';
import type { Privacy } from '../../customers/privacy/privacy.ts';
import { openFields } from '../../customers/related/open-fields.ts';
import type { OpenedSection } from '../../customers/related/opened-section.ts';
import type { OpenedSections } from '../../customers/related/opened-sections.ts';
import type { FetchedDetail, SectionOptions } from '../../customers/related/section-pages.ts';
import { failureOf } from './failure-of.ts';
import type { SavedState } from './shared/messages.ts';
import { decode } from './shared/raw-tree.ts';
import type {
  SectionFromPage,
  SectionHead,
  SectionToPage,
  SectionUpdate,
  ShownDetail,
  ShownItem,
} from './shared/section-messages.ts';

/** Where sections come from. */
export interface SectionsPort {
  /** Those that the provider of a connection has; none when the connection is gone. */
  sections(connectionId: string): readonly SectionHead[];
  readonly privacy: Privacy;
  readonly opened: Pick<OpenedSections, 'of' | 'known' | 'onChange'>;
  detail(
    connectionId: string,
    section: Section,
    item: RelatedItem,
    ask: SectionOptions,
  ): Promise<FetchedDetail | undefined>;
  /** Opens a row as a read-only document. */
  showRaw(connectionId: string, name: string, raw: () => string): Promise<void>;
}

/** What the page has of a section. */
interface Sent {
  readonly items: number;
  /** The first of them: it is another one when the section was read anew. */
  readonly first: RelatedItem | undefined;
}

export class PanelSections {
  private readonly port: SectionsPort;
  private readonly post: (message: SectionToPage) => void;
  private readonly say: (what: string) => void;
  private readonly unlisten: () => void;
  private target: SavedState;
  private readonly sent = new Map<string, Sent>();
  /** Those that this panel has asked for; others may be read for another view. */
  private readonly asked = new Set<string>();
  private life = new AbortController();

  constructor(
    port: SectionsPort,
    target: SavedState,
    to: { readonly post: (message: SectionToPage) => void; readonly say: (what: string) => void },
  ) {
    this.port = port;
    this.target = target;
    this.post = to.post;
    this.say = to.say;
    this.unlisten = port.opened.onChange(({ connectionId, customerId }, opened) => {
      const isShown = connectionId === this.target.connectionId && customerId === this.target.customerId;
      if (isShown) this.update(opened);
    });
  }

  get heads(): readonly SectionHead[] {
    return this.port.sections(this.target.connectionId);
  }

  /** Another customer, or none: nothing of the one before stays here. */
  show(target: SavedState): void {
    this.stop();
    this.target = target;
    this.life = new AbortController();
  }

  /** Sends all that is known, to a page that has nothing. */
  resend(): void {
    this.sent.clear();
    for (const { id } of this.heads) {
      const opened = this.known(id);
      if (opened && opened.state.kind !== 'closed') this.update(opened);
    }
  }

  /** What was read of the connection is forgotten: nothing of it can be acted on any more. */
  dropped(): void {
    this.sent.clear();
    for (const { id } of this.heads) this.post(this.about(id));
  }

  dispose(): void {
    this.unlisten();
    this.stop();
  }

  async obey(message: SectionFromPage): Promise<void> {
    switch (message.type) {
      case 'loadSection':
        return this.load(message.section);
      case 'refreshSection':
        return this.open(message.section)?.load({ fresh: true });
      case 'stopSection':
        return this.known(message.section)?.stop();
      case 'exportSection':
        await vscode.commands.executeCommand('clientele.exportSection', { ...this.target, section: message.section });
        return;
      case 'loadAllSections':
        await Promise.all(this.heads.map(({ id }) => this.load(id, true)));
        return;
      default:
        return this.withItem(message);
    }
  }

  private stop(): void {
    this.life.abort();
    for (const id of this.asked) this.known(id)?.stop();
    this.asked.clear();
    this.sent.clear();
  }

  private known(section: string): OpenedSection | undefined {
    return this.port.opened.known({ ...this.target, section });
  }

  /** Opens a section, reads on, or tries again. */
  private async load(id: string, onlyClosed = false): Promise<void> {
    const section = this.open(id);
    if (section?.state.kind === 'more') await (onlyClosed ? undefined : section.more());
    else await section?.load();
  }

  private open(id: string): OpenedSection | undefined {
    if (!this.heads.some(head => head.id === id)) return undefined;
    this.asked.add(id);
    return this.port.opened.of({ ...this.target, section: id });
  }

  private shownItem(item: RelatedItem, section: Pick<Section, 'covered'>): ShownItem {
    return { kind: item.kind, ...openFields(this.port.privacy.item(this.target.connectionId, item), section) };
  }

  private about(id: string): SectionUpdate {
    return {
      ...this.target,
      type: 'section',
      id,
      state: 'closed',
      failure: undefined,
      total: null,
      dropped: 0,
      problems: 0,
      fetchedAt: undefined,
      from: 0,
      items: [],
    };
  }

  /** Brings the page up to date on one section: items that it has are not sent again. */
  private update({ section, items, state, total, mayBePart, dropped, problems, fetchedAt }: OpenedSection): void {
    const sent = this.sent.get(section.id);
    const from = sent && sent.first === items[0] ? sent.items : 0;
    this.sent.set(section.id, { items: items.length, first: items[0] });
    this.post({
      ...this.about(section.id),
      ...{ total, mayBePart, dropped, fetchedAt, problems: problems.length, from },
      state: state.kind,
      failure:
        state.kind === 'failed' ? failureOf(state.error, this.port.privacy, this.target.connectionId) : undefined,
      items: items.slice(from).map(item => this.shownItem(item, section)),
    });
  }

  private async withItem(
    message: Exclude<SectionFromPage, { type: `${string}Section` | 'loadAllSections' }>,
  ): Promise<void> {
    const opened = this.known(message.section);
    const item = opened?.items[message.index];
    if (!opened || !item) return;
    const { section } = opened;
    const { privacy } = this.port;
    const { connectionId } = this.target;
    const { id, raw } = privacy.item(connectionId, item);
    if (message.type === 'openItem') return this.openItem(section, item, message.index);
    if (message.type === 'copyItemId') {
      await vscode.env.clipboard.writeText(id ?? '');
      return this.say(t('Copied the ID'));
    }
    if (message.type === 'openItemRaw') {
      const name = `${section.title} ${id ?? message.index + 1}`;
      const row = { connectionId, raw: item.raw, covered: section.covered, of: item };
      return this.port.showRaw(connectionId, name, () => privacy.raw(row, message.revealed).text);
    }
    const pointers = message.revealed || privacy.covers(connectionId) ? [] : section.covered;
    const { text, values: covered } = coverValues(raw, pointers, message);
    await vscode.env.clipboard.writeText(decode(text));
    this.say(covered === 0 ? t('Copied the value') : t('Copied the value, {0} covered', values(covered)));
  }

  /** Sends the row at once, and what it consists of when the provider has said so. */
  private async openItem(section: Section, item: RelatedItem, index: number): Promise<void> {
    const { target } = this;
    const { signal } = this.life;
    const { privacy } = this.port;
    // Anew each time: privacy mode may be switched on while the provider is asked.
    const row = () => ({
      raw: privacy.item(target.connectionId, item).raw,
      covered: privacy.covers(target.connectionId) ? [] : section.covered,
      sources: item.sources,
    });
    const send = (detail: ShownDetail) => {
      if (this.target === target)
        this.post({ ...target, type: 'item', section: section.id, index, row: row(), detail });
    };
    if (!section.detail) return send({ kind: 'none' });
    send({ kind: 'loading' });
    try {
      const detail = await this.port.detail(target.connectionId, section, item, { signal });
      const items = detail?.items.map(part => this.shownItem(part, section.detail ?? section)) ?? [];
      const so = detail?.mayBePart ? ` · ${t('{0} so far', number(items.length))}` : '';
      send(detail ? { kind: 'parts', title: section.detail.title + so, items } : { kind: 'none' });
    } catch (error) {
      if (asClienteleError(error).kind !== 'cancelled')
        send({ kind: 'failed', failure: failureOf(error, this.port.privacy, target.connectionId) });
    }
  }
}
