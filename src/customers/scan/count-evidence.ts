/**
 * Whether a list was read whole although it may have changed meanwhile.
 *
 * A row is missed when it changes from a page that is not read yet to one that is read already. These prove that none was:
 *
 * 1. Two passes in a row that are equal page for page, with counts that stood still in both: between them the list was what
 *    both read. It costs a pass, so it is asked of short lists only, and of those that are not counted, which have no other
 *    proof.
 * 2. The count stood still in a pass, and as many different customers were read in it.
 * 3. The first answer counts n customers, later counts rise by a in all and never fall, and n + a different customers were
 *    read: all that ever stood in the list.
 *
 * The last two hold unless, within the time of a few requests, one customer was added and another one removed, as no count
 * shows that. Where nothing was asked for longer than that, a count proves nothing. A list on one page needs no proof.
 * Without a count to go by, a row that stands twice leaves a doubt: where a list has no firm order, it may stand in the
 * place of another one.
 */
import { list, t } from '../../core/l10n/language.ts';

/** Milliseconds. A provider's own limit may hold everything up for a minute. */
const longestGap = 90_000;

export class CountEvidence {
  private first: number | undefined;
  private latest: number | undefined;
  private pages: number | null | undefined;
  private pagesChanged = false;
  private late = false;
  /** When the last answer came, on the clock of `performance.now()`. */
  private at: number | undefined;
  private uncounted = false;
  private added = 0;
  private removed = 0;

  /** Takes an answer's counts, in the order of arrival; true when it is not the total of before. */
  note({ total, pageCount }: { readonly total: number | null; readonly pageCount: number | null }): boolean {
    const now = performance.now();
    this.late ||= now - (this.at ?? now) > longestGap;
    this.at = now;
    // An answer that does not say how many pages there are contradicts none that does.
    this.pagesChanged ||= typeof this.pages === 'number' && pageCount !== null && this.pages !== pageCount;
    this.pages = pageCount ?? this.pages ?? null;
    if (total === null) this.uncounted = true;
    if (total === null || total === this.latest) return false;
    const before = this.latest;
    this.latest = total;
    this.first ??= total;
    if (before === undefined) return false;
    if (total > before) this.added += total - before;
    else this.removed += before - total;
    return true;
  }

  /** Milliseconds since the last answer; infinite where there was none. */
  get age(): number {
    return this.at === undefined ? Number.POSITIVE_INFINITY : performance.now() - this.at;
  }

  /** For a long time there was no answer: one customer may have come and another one gone unseen. */
  get gapped(): boolean {
    return this.late;
  }

  /** Whether every answer had a count. */
  get counted(): boolean {
    return !this.uncounted && this.first !== undefined;
  }

  get total(): number | null {
    return this.uncounted ? null : (this.latest ?? null);
  }

  /** Whether this many different rows are all that ever stood in a list that only grew. */
  provenBy(rows: number): boolean {
    return this.counted && !this.late && this.removed === 0 && rows === (this.first ?? 0) + this.added;
  }

  /** Whether the count stood still, at this many different rows. */
  stillAt(rows: number): boolean {
    return this.counted && !this.late && this.added === 0 && this.removed === 0 && rows === this.first;
  }

  /** Whether every answer had the same counts, and those of the pass before had no others. */
  continues(before: CountEvidence): boolean {
    const isStill = ({ added, removed, pagesChanged }: CountEvidence) => added === 0 && removed === 0 && !pagesChanged;
    const isSame = this.total === before.total && this.pages === before.pages;
    return isSame && !this.late && isStill(this) && isStill(before);
  }

  /** What changed, for a sentence; undefined where nothing is known to have changed. */
  get changes(): string | undefined {
    const { added, removed } = this;
    const parts = [...(added ? [t('{0} added', added)] : []), ...(removed ? [t('{0} removed', removed)] : [])];
    return parts.length ? list(parts) : undefined;
  }
}
