/** How an answer differs from what the documentation says: counted, never a reason to hide a customer. */
export type DriftKind = 'unknownField' | 'missingField' | 'unexpectedType' | 'unknownValue';

export interface DriftNote {
  readonly kind: DriftKind;
  /** JSON Pointer into the row. */
  readonly pointer: string;
  /** Rows in which it was seen. */
  readonly count: number;
}

/** Letters of a pointer that are kept: a hostile answer can have field names of megabytes. */
const longest = 200;

/** Adds up notes; at most `limit` different ones, since a hostile answer can have any number of field names. */
export class Drift {
  private readonly counts = new Map<string, DriftNote>();
  private readonly limit: number;

  constructor(limit = 200) {
    this.limit = limit;
  }

  add(kind: DriftKind, place: string, count = 1): void {
    const pointer = place.length > longest ? `${place.slice(0, longest)}…` : place;
    const key = `${kind} ${pointer}`;
    const known = this.counts.get(key);
    if (!known && this.counts.size >= this.limit) return;
    this.counts.set(key, { kind, pointer, count: (known?.count ?? 0) + count });
  }

  get notes(): readonly DriftNote[] {
    return [...this.counts.values()];
  }
}
