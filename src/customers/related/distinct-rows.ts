/** Rows told apart: one that comes twice, digit for digit, is one; two that differ are two, whatever their IDs. */
export class DistinctRows {
  /** By ID. Nearly all have one of their own, and then nobody looks at what is in them: it may be megabytes. */
  private readonly rows = new Map<string, string | Set<string>>();

  hasId(id: string): boolean {
    return this.rows.has(id);
  }

  /** Whether it is a new one; it is known from then on. */
  add(id: string, raw: string): boolean {
    const known = this.rows.get(id);
    if (known === undefined) {
      this.rows.set(id, raw);
      return true;
    }
    if (known === raw) return false;
    const all = typeof known === 'string' ? new Set([known]) : known;
    this.rows.set(id, all);
    if (all.has(raw)) return false;
    all.add(raw);
    return true;
  }
}
