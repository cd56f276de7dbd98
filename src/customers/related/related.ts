/** What belongs to a customer, for whoever asks in code: one section after another as each is ready. */
import { type ClienteleError, cancelled } from '../../core/model/errors.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import type { OpenedSection } from './opened-section.ts';

/** What one question for a section came to. */
export interface RelatedSection {
  /** `orders`, `subscriptions`, `cards`…: the provider's sections by their names. */
  readonly id: string;
  readonly title: string;
  /** `failed`: see `error`; of a further page the items that came before it are in the sections before. */
  readonly state: 'done' | 'more' | 'failed';
  /** Those that this question brought. */
  readonly items: readonly RelatedItem[];
  /** As the provider counts them; null where it does not say. */
  readonly total: number | null;
  /** Rows of other customers that the server sent along and that were left out, in the section so far. */
  readonly dropped: number;
  readonly error?: ClienteleError;
  /** Asks for the next page; left out at the end and after a failure. */
  readonly next?: () => Promise<RelatedSection>;
}

/** Reads on and says what came of it. */
async function step(
  opened: OpenedSection,
  signal: AbortSignal,
  read: (opened: OpenedSection) => Promise<void>,
): Promise<RelatedSection> {
  if (signal.aborted) throw cancelled();
  const before = opened.items.length;
  const stop = () => opened.stop();
  signal.addEventListener('abort', stop, { once: true });
  await read(opened);
  signal.removeEventListener('abort', stop);
  if (signal.aborted) throw cancelled();
  const { state, section, total, dropped } = opened;
  const answer = { id: section.id, title: section.title, items: opened.items.slice(before), total, dropped };
  if (state.kind === 'failed') return { ...answer, state: 'failed', error: state.error };
  if (state.kind !== 'more') return { ...answer, state: 'done' };
  return { ...answer, state: 'more', next: () => step(opened, signal, one => one.more()) };
}

/** Opens the sections side by side and hands on each as it is ready. */
export async function* related(
  sections: readonly OpenedSection[],
  { signal, fresh = false }: { readonly signal: AbortSignal; readonly fresh?: boolean },
): AsyncGenerator<RelatedSection> {
  const waiting = new Map(
    sections.map(opened => [
      opened,
      step(opened, signal, one => one.load({ fresh })).then(answer => ({ opened, answer })),
    ]),
  );
  try {
    while (waiting.size > 0) {
      const { opened, answer } = await Promise.race(waiting.values());
      waiting.delete(opened);
      yield answer;
    }
  } finally {
    for (const opened of waiting.keys()) opened.stop();
    // Whoever left waits for none of them.
    for (const left of waiting.values()) left.catch(() => {});
  }
}
