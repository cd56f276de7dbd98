/** The rows that are selected, by their places: ranges that neither touch nor overlap, so that all of a million are one. */
import type { Range } from './messages.ts';

/** The first place and the one behind the last. */
type Run = readonly [from: number, to: number];

export class Selection {
  private runs: readonly Run[] = [];
  /** Where a range begins that is made longer. */
  private anchor = 0;

  get count(): number {
    return this.runs.reduce((sum, [from, to]) => sum + to - from, 0);
  }

  get ranges(): readonly Range[] {
    return this.runs.map(([from, to]) => [from, to - from]);
  }

  has(place: number): boolean {
    return this.runs.some(([from, to]) => from <= place && place < to);
  }

  /** The same rows at other places; `end` is where that of the last step is. */
  take(ranges: readonly Range[], end: number): void {
    this.runs = ranges.map(([from, count]) => [from, from + count]);
    const [run, ...others] = this.runs;
    // One range that ends here began at its other end.
    const isOne = run !== undefined && others.length === 0;
    this.anchor = isOne && end === run[0] ? run[1] - 1 : isOne && end === run[1] - 1 ? run[0] : end;
  }

  only(place: number): void {
    this.anchor = place;
    this.runs = [[place, place + 1]];
  }

  all(count: number): void {
    this.anchor = 0;
    this.runs = count > 0 ? [[0, count]] : [];
  }

  /** Everything from where the range began to here, and nothing else. */
  extend(place: number): void {
    this.runs = [[Math.min(this.anchor, place), Math.max(this.anchor, place) + 1]];
  }

  /** Adds a row to the selection, or takes it out. */
  toggle(place: number): void {
    this.anchor = place;
    const isIn = this.has(place);
    const others = this.runs.flatMap(([from, to]): Run[] =>
      from <= place && place < to
        ? [[from, place] as const, [place + 1, to] as const].filter(([start, end]) => start < end)
        : [[from, to]],
    );
    this.runs = isIn ? others : joined([...others, [place, place + 1]]);
  }
}

function joined(runs: readonly Run[]): readonly Run[] {
  const made: [number, number][] = [];
  for (const [from, to] of [...runs].sort(([one], [other]) => one - other)) {
    const last = made.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else made.push([from, to]);
  }
  return made;
}
