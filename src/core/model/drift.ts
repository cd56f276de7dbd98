/** How an answer differs from what the documentation says: counted, never a reason to hide a customer. */
export type DriftKind = 'unknownField' | 'missingField' | 'unexpectedType' | 'unknownValue';

export interface DriftNote {
  readonly kind: DriftKind;
  /** JSON Pointer into the row. */
  readonly pointer: string;
  /** Rows in which it was seen. */
  readonly count: number;
  /** The most of them in one answer, where several are added up: one row that is read again is no second one. */
  readonly together?: number;
}

/** Letters of a pointer that are kept: a hostile answer can have field names of megabytes. */
const longest = 200;

/** A note that is still added to. */
interface Tally {
  readonly kind: DriftKind;
  readonly pointer: string;
  count: number;
  together?: number;
}

/** Adds up notes; at most `limit` different ones, since a hostile answer can have any number of field names. */
export class Drift {
  private readonly tallies: Tally[] = [];
  private readonly places = new Map<string, Tally[]>();
  private readonly limit: number;

  constructor(limit = 200) {
    this.limit = limit;
  }

  /** Adds what one answer differed in. */
  addAnswer(notes: readonly DriftNote[]): void {
    for (const { kind, pointer, count } of notes) {
      const tally = this.add(kind, pointer, count);
      if (tally) tally.together = Math.max(tally.together ?? 0, count);
    }
  }

  /** The note that it was added to; undefined where there are too many. */
  add(kind: DriftKind, place: string, count = 1): Tally | undefined {
    const pointer = place.length > longest ? `${place.slice(0, longest)}…` : place;
    const here = this.places.get(pointer) ?? [];
    const known = here.find(tally => tally.kind === kind);
    if (known) {
      known.count += count;
      return known;
    }
    if (this.tallies.length >= this.limit) return undefined;
    const tally: Tally = { kind, pointer, count };
    this.tallies.push(tally);
    this.places.set(pointer, [...here, tally]);
    return tally;
  }

  /** In the order in which they were first met. */
  get notes(): readonly DriftNote[] {
    return this.tallies.map(tally => ({ ...tally }));
  }
}
