/** Writes all of one section of a customer, page after page and past the caches, and says whether that is all. */
import { plural, t } from '../../core/l10n/language.ts';
import { type ClienteleError, cancelled } from '../../core/model/errors.ts';
import type { RelatedItem } from '../../core/model/section.ts';
import { OpenedSection, type SectionSource } from '../related/opened-section.ts';
import { OutlastRateLimits } from '../scan/outlast-limits.ts';
import { type Destination, type Sink, writeWhole } from './destination.ts';
import type { Formatter } from './format-options.ts';
import { type SectionFormat, sectionFormatter } from './section-format.ts';

/** How far it has come. */
export interface SectionProgress {
  readonly items: number;
  /** As the provider counts them; null where it does not say. */
  readonly total: number | null;
}

export interface SectionExportOptions extends SectionFormat {
  readonly signal: AbortSignal;
  /** What becomes of each item on the way into the file, where it is to name nobody. */
  readonly redact?: ((item: RelatedItem) => RelatedItem) | undefined;
  readonly onProgress?: (progress: SectionProgress) => void;
  readonly onPause?: (retryAt: string) => void;
  /** Asked when a page failed: true asks for that page again and goes on. Without it the export fails. */
  readonly onFailure?: (error: ClienteleError, items: number) => Promise<boolean>;
}

/** What was written. */
export interface SectionSummary {
  readonly items: number;
  /** Rows that could not be read. */
  readonly problems: number;
  /** Rows of other customers, which were left out. */
  readonly dropped: number;
  /** The end was reached, and nothing speaks against it. */
  readonly complete: boolean;
  readonly doubts: readonly string[];
  /** Cells of CSV that have an apostrophe before what a spreadsheet would run. */
  readonly guarded: number;
}

/** On failure or abort it rejects, and what was written stays as `.partial`. */
export function exportSection(
  source: SectionSource,
  target: Destination,
  options: SectionExportOptions,
): Promise<SectionSummary> {
  const { signal, onPause = () => {} } = options;
  const format = sectionFormatter(source.section, options);
  const limits = new OutlastRateLimits(onPause);
  const page: SectionSource['page'] = (after, ask) =>
    limits.answer(() => source.page(after, { ...ask, fresh: true }), ask.signal);
  const opened = new OpenedSection({ ...source, page });
  const stop = () => opened.stop();
  signal.addEventListener('abort', stop, { once: true });
  const written = writeWhole(target, signal, async sink => {
    await pages(opened, options, async from => {
      const items = opened.items.slice(from);
      const text = format.rows(options.redact ? items.map(options.redact) : items);
      if (text) await sink.write(text);
    });
    await end(sink, format.end());
    return summary(opened, source.who, format);
  });
  return written.finally(() => signal.removeEventListener('abort', stop));
}

const end = async (sink: Sink, text: string): Promise<void> => {
  if (text) await sink.write(text);
};

/** Reads to the end; `write` takes what came behind a place. */
async function pages(
  opened: OpenedSection,
  { signal, onProgress, onFailure }: SectionExportOptions,
  write: (from: number) => Promise<void>,
): Promise<void> {
  let written = 0;
  await opened.load();
  for (;;) {
    if (signal.aborted) throw cancelled(t('The export'));
    await write(written);
    const { state, items, total } = opened;
    written = items.length;
    onProgress?.({ items: written, total });
    if (state.kind === 'done') return;
    if (state.kind === 'failed') {
      // Behind a circle there is nothing that could be asked for again.
      const again = state.isCircle ? undefined : onFailure;
      if (!(await again?.(state.error, written))) throw state.error;
    }
    await opened.more();
  }
}

function summary(
  opened: OpenedSection,
  who: string,
  { doubts: lost, guarded = 0 }: Pick<Formatter, 'doubts' | 'guarded'>,
): SectionSummary {
  const { items, problems, dropped, total, mayBePart } = opened;
  const came = items.length + problems.length;
  const isOther = total !== null && total !== came;
  const isPart = mayBePart && !isOther;
  const doubts = [
    ...(isOther ? [otherCount(who, total)] : []),
    ...(isPart ? [t('{0} may have more of them than it lists.', who)] : []),
    ...lost,
  ];
  return { items: items.length, problems: problems.length, dropped, complete: doubts.length === 0, doubts, guarded };
}

const otherCount = (who: string, total: number): string =>
  plural(total, {
    one: n => t('{0} counts {1} of them.', who, n),
    other: n => t('{0} counts {1} of them.', who, n),
  });
