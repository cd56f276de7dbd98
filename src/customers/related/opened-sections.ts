/**
 * The sections that are opened, one for a customer's section: whoever asks, and wherever it is shown, it is read once and
 * has the same pages.
 */
import { LRUCache } from 'lru-cache';
import { OpenedSection, type SectionSource } from './opened-section.ts';

/** Which section of which customer. */
export interface SectionPlace {
  readonly connectionId: string;
  readonly customerId: string;
  /** `orders`, `cards`: by its provider's name for it. */
  readonly section: string;
}

export type SectionListener = (place: SectionPlace, opened: OpenedSection) => void;

/** Sections kept at most; who shows one that is not kept any more still has it. */
const most = 500;

const keyOf = ({ connectionId, customerId, section }: SectionPlace): string =>
  JSON.stringify([connectionId, customerId, section]);

export class OpenedSections {
  private readonly sourceOf: (place: SectionPlace) => SectionSource;
  private readonly sections = new LRUCache<string, OpenedSection>({ max: most });
  private readonly listeners = new Set<SectionListener>();

  /** `sourceOf` says where the pages of a section come from, and throws where there is no such section. */
  constructor(sourceOf: (place: SectionPlace) => SectionSource) {
    this.sourceOf = sourceOf;
  }

  /** A section of a customer, of which nothing is read where it was not opened before. */
  of(place: SectionPlace): OpenedSection {
    const known = this.known(place);
    if (known) return known;
    const opened: OpenedSection = new OpenedSection(this.sourceOf(place), () => {
      for (const listener of this.listeners) listener(place, opened);
    });
    this.sections.set(keyOf(place), opened);
    return opened;
  }

  /** The section as it was opened; undefined where it was not. */
  known(place: SectionPlace): OpenedSection | undefined {
    return this.sections.get(keyOf(place));
  }

  /** Forgets what was read of connections. */
  drop(connectionIds: readonly string[]): void {
    for (const [key, opened] of this.sections) {
      // A key is the list of what is in the place.
      const [connectionId] = JSON.parse(key) as readonly string[];
      if (connectionId === undefined || !connectionIds.includes(connectionId)) continue;
      this.sections.delete(key);
      opened.stop();
    }
  }

  /** Calls the listener whenever something is read of a section, until the returned function is called. */
  onChange(listener: SectionListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Gives up what is under way. */
  dispose(): void {
    this.listeners.clear();
    for (const opened of this.sections.values()) opened.stop();
    this.sections.clear();
  }
}
