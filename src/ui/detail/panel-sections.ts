/** What belongs to the customer of one panel: asked for when the page says so, and sent to it as it comes. */
import * as vscode from 'vscode';
import { values } from '../../core/l10n/counts.ts';
import { t } from '../../core/l10n/language.ts';
import { asClienteleError } from '../../core/model/errors.ts';
import type { RelatedItem, Section } from '../../core/model/section.ts';
import { coverValues } from '../../customers/privacy/cover.ts';
import type { OpenedSection } from '../../customers/related/opened-section.ts';
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
  openSection(target: SavedState, section: string, onChange: () => void): Promise<OpenedSection>;
  detail(
    connectionId: string,
    section: Section,
    item: RelatedItem,
    ask: SectionOptions,
  ): Promise<FetchedDetail | undefined>;
  /** Opens a row as a read-only document. */
  showRaw(connectionId: string, name: string, raw: string): Promise<void>;
}

interface Opened {
  readonly section: OpenedSection;
  /** Items that the page has. */
  sent: number;
  /** The first of them: it is another one when the section was read anew. */
  first: RelatedItem | undefined;
}

const shownItem = ({ kind, id, title, status, at, amount }: RelatedItem): ShownItem => ({
  ...{ kind, id, title, status, at, amount },
});

export class PanelSections {
  private readonly port: SectionsPort;
  private readonly post: (message: SectionToPage) => void;
  private readonly say: (what: string) => void;
  private target: SavedState;
  private opened = new Map<string, Promise<Opened>>();
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
  }

  get heads(): readonly SectionHead[] {
    return this.port.sections(this.target.connectionId);
  }

  /** Another customer, or none: nothing of the one before stays here. */
  show(target: SavedState): void {
    this.dispose();
    this.target = target;
    this.opened = new Map();
    this.life = new AbortController();
  }

  /** Sends all that is known once more, to a page that has nothing. */
  async resend(): Promise<void> {
    for (const opening of this.opened.values()) {
      const opened = await opening.catch(() => undefined);
      if (!opened) continue;
      opened.sent = 0;
      this.update(opened);
    }
  }

  dispose(): void {
    this.life.abort();
    for (const opening of this.opened.values())
      void opening.then(
        ({ section }) => section.stop(),
        () => {},
      );
  }

  async obey(message: SectionFromPage): Promise<void> {
    switch (message.type) {
      case 'loadSection':
        return this.load(message.section);
      case 'refreshSection':
        return (await this.open(message.section))?.section.load({ fresh: true });
      case 'stopSection':
        return (await this.open(message.section))?.section.stop();
      case 'loadAllSections':
        await Promise.all(this.heads.map(({ id }) => this.load(id, true)));
        return;
      default:
        return this.withItem(message);
    }
  }

  /** Opens a section, reads on, or tries again. */
  private async load(id: string, onlyClosed = false): Promise<void> {
    const section = (await this.open(id))?.section;
    if (section?.state.kind === 'more') await (onlyClosed ? undefined : section.more());
    else await section?.load();
  }

  private async open(id: string): Promise<Opened | undefined> {
    const { target } = this;
    if (!this.heads.some(head => head.id === id)) return undefined;
    const known = this.opened.get(id);
    if (known) return known;
    const opening = this.port
      .openSection(target, id, () => void opening.then(opened => this.update(opened)))
      .then(section => ({ section, sent: 0, first: undefined }));
    this.opened.set(id, opening);
    try {
      return await opening;
    } catch (error) {
      // Without credentials, say: nothing was opened, and the next press tries again.
      this.opened.delete(id);
      if (this.target === target) this.post({ ...this.about(id), state: 'failed', failure: failureOf(error) });
      return undefined;
    }
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
  private update(opened: Opened): void {
    const { section } = opened;
    const { items, state, total, dropped, problems, fetchedAt } = section;
    if (section.customerId !== this.target.customerId) return;
    if (opened.first !== items[0]) opened.sent = 0;
    const from = opened.sent;
    opened.sent = items.length;
    opened.first = items[0];
    this.post({
      ...this.about(section.section.id),
      ...{ total, dropped, fetchedAt, problems: problems.length, from },
      state: state.kind,
      failure: state.kind === 'failed' ? failureOf(state.error) : undefined,
      items: items.slice(from).map(shownItem),
    });
  }

  private async withItem(
    message: Exclude<SectionFromPage, { type: `${string}Section` | 'loadAllSections' }>,
  ): Promise<void> {
    const opened = await this.opened.get(message.section)?.catch(() => undefined);
    const item = opened?.section.items[message.index];
    if (!opened || !item) return;
    const { section } = opened.section;
    if (message.type === 'openItem') return this.openItem(section, item, message.index);
    if (message.type === 'copyItemId') {
      await vscode.env.clipboard.writeText(item.id ?? '');
      return this.say(t('ID'));
    }
    const pointers = message.revealed ? [] : section.covered;
    if (message.type === 'openItemRaw') {
      const name = `${section.title} ${item.id ?? message.index + 1}`;
      return this.port.showRaw(this.target.connectionId, name, coverValues(item.raw, pointers).text);
    }
    const { text, values: covered } = coverValues(item.raw, pointers, message);
    await vscode.env.clipboard.writeText(decode(text));
    this.say(covered === 0 ? t('value') : t('value, {0} covered', values(covered)));
  }

  /** Sends the row at once, and what it consists of when the provider has said so. */
  private async openItem(section: Section, item: RelatedItem, index: number): Promise<void> {
    const { target } = this;
    const { signal } = this.life;
    const row = { raw: item.raw, covered: section.covered };
    const send = (detail: ShownDetail) => {
      if (this.target === target) this.post({ ...target, type: 'item', section: section.id, index, row, detail });
    };
    if (!section.detail) return send({ kind: 'none' });
    send({ kind: 'loading' });
    try {
      const detail = await this.port.detail(target.connectionId, section, item, { signal });
      const items = detail?.items.map(shownItem) ?? [];
      send(detail ? { kind: 'parts', title: section.detail.title, items } : { kind: 'none' });
    } catch (error) {
      if (asClienteleError(error).kind !== 'cancelled') send({ kind: 'failed', failure: failureOf(error) });
    }
  }
}
