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
 * shows that. A list on one page needs no proof. Without a count to go by, a row that stands twice leaves a doubt: where a
 * list has no firm order, it may stand in the place of another one.
 */
export class Counts {
  private first: number | undefined;
  private latest: number | undefined;
  private pages: number | null | undefined;
  private pagesChanged = false;
  private uncounted = false;
  private added = 0;
  private removed = 0;

  /** Takes an answer's counts, in the order of arrival; true when it is not the total of before. */
  note({ total, pageCount }: { readonly total: number | null; readonly pageCount: number | null }): boolean {
    this.pagesChanged ||= this.pages !== undefined && this.pages !== pageCount;
    this.pages = pageCount;
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

  /** Whether every answer had a count. */
  get counted(): boolean {
    return !this.uncounted && this.first !== undefined;
  }

  get total(): number | null {
    return this.uncounted ? null : (this.latest ?? null);
  }

  /** Whether this many different rows are all that ever stood in a list that only grew. */
  provenBy(rows: number): boolean {
    return this.counted && this.removed === 0 && rows === (this.first ?? 0) + this.added;
  }

  /** Whether the count stood still, at this many different rows. */
  stillAt(rows: number): boolean {
    return this.counted && this.added === 0 && this.removed === 0 && rows === this.first;
  }

  /** Whether every answer had the same counts, those of the other ones. */
  equals(other: Counts): boolean {
    const isStill = ({ added, removed, pagesChanged }: Counts) => added === 0 && removed === 0 && !pagesChanged;
    return isStill(this) && isStill(other) && this.total === other.total && this.pages === other.pages;
  }

  /** What changed, for a sentence; undefined where nothing is known to have changed. */
  get changes(): string | undefined {
    const parts = [this.added && `${this.added} added`, this.removed && `${this.removed} removed`].filter(Boolean);
    return parts.length ? parts.join(' and ') : undefined;
  }
}
