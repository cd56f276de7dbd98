/**
 * Finds the rows that may have a text, by the lists of its pieces: the shortest list is read first, those that narrow it
 * down beside it as long as many rows are left, and no further than somebody wants rows.
 */
import { type AnyOf, eachPiece, PieceNumbers } from './pieces.ts';
import { type Cursor, RowLists } from './row-lists.ts';

/** Rows that are read at a time, at first few: most texts are in many rows, of which some are wanted. */
const firstRows = 4096;
const mostRows = 2 ** 16;
/** Looking at a row costs about as much as reading so many of a list: no more than that are read to spare a look at one. */
const lookCost = 40;

const candidates = new Uint32Array(mostRows);
/** Rows that are looked at together. */
const batch = new Uint32Array(32);
/** Of each row how many of the lists had it. */
const marks = new Uint8Array(mostRows);
/** A level that no row comes to. */
const nowhere = 255;

/** The lists of a piece, or of several of which a row has one. */
interface Level {
  readonly numbers: readonly number[];
  /** Of all rows. */
  readonly share: number;
  /** Opened when they are first read, up to `reached`. */
  cursors: readonly Cursor[] | undefined;
  reached: number;
}

export class RowFinder {
  private readonly numbers = new PieceNumbers();
  private readonly lists = new RowLists();
  private end = 0;
  private readonly keep = (piece: number): void => this.lists.append(this.numbers.number(piece), this.row);
  private row = 0;

  /** Takes a row made by `searchRow`. */
  add(row: number, text: string): void {
    this.row = row;
    this.end = Math.max(this.end, row + 1);
    eachPiece(text, this.keep);
  }

  /** Bytes that are taken. */
  get size(): number {
    return this.lists.size;
  }

  /** Calls `look` with the rows that may have all of these pieces, some at a time, ascending, until it returns false. */
  each(pieces: readonly AnyOf[], look: (rows: Uint32Array, count: number) => boolean): void {
    const plan = this.plan(pieces);
    if (plan.length === 0) return;
    for (let from = 0, rows = firstRows; from < this.end; from += rows, rows = Math.min(rows * 2, mostRows)) {
      const found = this.candidates(plan, from, Math.min(from + rows, this.end));
      for (let nth = 0; nth < found; ) {
        let count = 0;
        while (count < batch.length && nth < found) batch[count++] = from + (candidates[nth++] ?? 0);
        if (!look(batch, count)) return;
      }
    }
  }

  /** The lists to read, the shortest first; of pieces that may be one of several, all of theirs together. */
  private plan(pieces: readonly AnyOf[]): readonly Level[] {
    const found = pieces.map(patterns => {
      const numbers = this.numbers.matching(patterns);
      return { numbers, count: numbers.reduce((sum, number) => sum + this.lists.count(number), 0) };
    });
    // A text may have a piece more than once.
    const all = [...new Map(found.map(one => [one.numbers.join(), one])).values()];
    all.sort((one, other) => one.count - other.count);
    const chosen = all.slice(0, 1);
    let left = all[0]?.count ?? 0;
    for (const one of all.slice(1)) {
      const share = Math.min(1, one.count / this.end);
      if (one.count > left * (1 - share) * lookCost) break;
      chosen.push(one);
      // Pieces beside one another come together more often than by chance.
      left *= Math.max(share, 0.3);
    }
    if (left === 0) return [];
    return chosen.map(({ numbers, count }) => ({ numbers, share: count / this.end, cursors: undefined, reached: 0 }));
  }

  /** Writes the rows of a stretch that all lists have which are worth reading to `candidates`, counted from its start. */
  private candidates(plan: readonly Level[], from: number, to: number): number {
    let found = 0;
    let isInOrder = true;
    for (const [level, lists] of plan.entries()) {
      if (level > 0 && found * lookCost <= lists.share * (to - from)) break;
      const cursors = this.cursorsAt(lists, from);
      found = 0;
      for (const cursor of cursors) found = this.lists.mark(cursor, { from, to, level, marks, out: candidates }, found);
      lists.reached = to;
      isInOrder = cursors.length === 1;
    }
    marks.fill(0, 0, to - from);
    if (!isInOrder) candidates.subarray(0, found).sort();
    return found;
  }

  /** Where lists are read from a row on; rows before it that were not worth reading are passed over. */
  private cursorsAt(lists: Level, row: number): readonly Cursor[] {
    lists.cursors ??= lists.numbers.map(number => this.lists.open(number));
    for (let from = lists.reached; from < row; from += mostRows) {
      const passed = { from, to: Math.min(from + mostRows, row), level: nowhere, marks, out: candidates };
      for (const cursor of lists.cursors) this.lists.mark(cursor, passed, 0);
    }
    return lists.cursors;
  }
}
