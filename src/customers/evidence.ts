/**
 * Whether a list was read whole although it may have changed meanwhile.
 *
 * A row is missed when it changes from a page that is not read yet to one that is read already. Three things prove that
 * none was:
 *
 * 1. By count. The first answer counts n customers and later counts rise by a in all: n + a customers ever stood in the
 *    list. As many different ones were read, so all were. This holds unless one was added and another removed between
 *    two answers, as then no count shows either.
 * 2. By count within one pass, in the same way: what was removed before that pass no longer matters.
 * 3. By two passes in a row that are equal page for page: between them the list was what both read.
 *
 * Lists that are not counted have the third proof only; a list on one page needs none.
 */
export class Counts {
  private first: number | undefined;
  private latest: number | undefined;
  private uncounted = false;
  private added = 0;
  private removed = 0;

  /** Takes an answer's count, in the order of arrival; true when it is not the one before. */
  note(total: number | null): boolean {
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

  /** Whether this many different rows are all that ever stood in the list. */
  provenBy(rows: number): boolean {
    return this.counted && rows === (this.first ?? 0) + this.added;
  }

  /** What changed, for a sentence; undefined where nothing is known to have changed. */
  get changes(): string | undefined {
    const parts = [this.added && `${this.added} added`, this.removed && `${this.removed} removed`].filter(Boolean);
    return parts.length ? parts.join(' and ') : undefined;
  }
}
