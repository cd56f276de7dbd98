/** What a panel shows beside the record: what belongs to the customer, and the same person in other connections. */
import type { CustomerRecord } from '../../core/model/customer.ts';
import { type ElsewherePort, PanelElsewhere } from './panel-elsewhere.ts';
import { PanelSections, type SectionsPort } from './panel-sections.ts';
import type { ElsewhereFromPage } from './shared/elsewhere-messages.ts';
import type { SavedState, ToPage } from './shared/messages.ts';
import type { SectionFromPage, SectionHead } from './shared/section-messages.ts';

export interface BesidePort extends SectionsPort, ElsewherePort {}

export class PanelBeside {
  private readonly sections: PanelSections;
  private readonly elsewhere: PanelElsewhere;

  constructor(
    port: BesidePort,
    target: SavedState,
    to: { readonly post: (message: ToPage) => void; readonly say: (what: string) => void },
  ) {
    this.sections = new PanelSections(port, target, to);
    this.elsewhere = new PanelElsewhere(port, to.post);
  }

  get heads(): readonly SectionHead[] {
    return this.sections.heads;
  }

  /** Another customer, or none: nothing of the one before stays here. */
  show(target: SavedState): void {
    this.sections.show(target);
    this.elsewhere.forget();
  }

  /** The record of the customer as it was just read. */
  take(record: CustomerRecord): void {
    void this.elsewhere.show(record);
  }

  /** Other connections have come or gone. */
  othersChanged(): void {
    void this.elsewhere.look(false);
  }

  /** What was read of connections is forgotten. */
  dropped(connectionIds: readonly string[], isOwn: boolean): void {
    if (isOwn) this.sections.dropped();
    void this.elsewhere.dropped(connectionIds);
  }

  /** More was read of a connection. */
  grown(connectionId: string): void {
    this.elsewhere.grown(connectionId);
  }

  /** Sends all that is known once more, to a page that has nothing. */
  resend(): void {
    this.elsewhere.update();
    this.sections.resend();
  }

  dispose(): void {
    this.sections.dispose();
    this.elsewhere.forget();
  }

  obey(message: SectionFromPage | ElsewhereFromPage): Promise<void> {
    switch (message.type) {
      case 'searchElsewhere':
      case 'findElsewhere':
      case 'openElsewhere':
      case 'compareElsewhere':
        return this.elsewhere.obey(message);
      default:
        return this.sections.obey(message);
    }
  }
}
