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

/** A note that is still added to. */
interface Tally {
  readonly kind: DriftKind;
  readonly pointer: string;
  count: number;
}

/** Adds up notes; at most `limit` different ones, since a hostile answer can have any number of field names. */
export class Drift {
  private readonly tallies: Tally[] = [];
  private readonly places = new Map<string, Tally[]>();
  private readonly limit: number;

  constructor(limit = 200) {
    this.limit = limit;
  }

  add(kind: DriftKind, place: string, count = 1): void {
    const pointer = place.length > longest ? `${place.slice(0, longest)}…` : place;
    const here = this.places.get(pointer) ?? [];
    const known = here.find(tally => tally.kind === kind);
    if (known) known.count += count;
    else if (this.tallies.length < this.limit) {
      const tally = { kind, pointer, count };
      this.tallies.push(tally);
      this.places.set(pointer, [...here, tally]);
    }
  }

  /** In the order in which they were first met. */
  get notes(): readonly DriftNote[] {
    return this.tallies.map(tally => ({ ...tally }));
  }
}
